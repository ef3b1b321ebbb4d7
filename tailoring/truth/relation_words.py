"""The word lists on things and bodies: plain words, the relations of employers and clients, sections of a text."""

from __future__ import annotations

from tailoring.model import Model
from tailoring.truth.knowledge import Cues, Words


class WordLists(Model):
    """wordlists.yaml."""

    stop: Words
    same: tuple[tuple[str, ...], ...]
    capitals: Words
    demonyms: dict[str, Words]
    within: dict[str, Words]
    vendors: Words
    adjectives: Words


class Relations(Model):
    """relations.yaml."""

    facts: dict[str, Cues]
    claims: dict[str, Cues]
    footing: Cues
    addressed: tuple[str, ...]
    employed: Cues
    employed_footing: Cues
    employed_loosely: Cues
    brief: Cues
    brief_kept: Words
    beside: Cues
    engaged: Cues
    lasting: tuple[str, ...]
    clients: Cues
    clients_footing: Cues
    giving: Words
    gatherings: Words
    asking: Words
    offered: Words
    no_short_name: Words
    placing: Cues
    placed: Cues
    moving: Cues
    elsewhen: Cues
    shifting: Cues
    told_of: Cues


class Sections(Model):
    """sections.yaml."""

    ordinals: Words
    times: Words
    comparing: Words
    partitive: Cues
    universal: Cues
    denying: Words
