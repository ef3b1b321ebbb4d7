"""The word lists on what limits a deed: plans, restrictions, and what was kept from the person."""

from __future__ import annotations

from tailoring.model import Model
from tailoring.truth.knowledge import Cues, Words


class Limits(Model):
    """limits.yaml."""

    unrealised: Cues
    tentative: Cues
    contraries: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    realising: tuple[str, ...]
    preparing: Words
    took_effect: tuple[str, ...]
    paper: tuple[str, ...]
    finishing: tuple[str, ...]
    realised: tuple[str, ...]
    accepted: Cues
    kept: tuple[str, ...]
    negators: Words
    literals: tuple[str, ...]
    carrying: Words
    common: Words
    asking: Cues


class Restrictions(Model):
    """restrictions.yaml."""

    broken: Cues
    whole: Cues
    partial: Cues
    many: Cues
    standing: Cues


class Withheld(Model):
    """withheld.yaml."""

    met: Cues
    reserved: Cues
    advised: Cues
    lapsed: Cues
    schemes: Words
    fruitless: Cues
    nobodies: Words
    answers: Words
    keeping: dict[str, Words]
    outcomes: Words
    oversight: Words
    behind: Words
    means: Words
    bad: Words
    untaken: Cues
    effects: Words
    effect_nouns: Words
    lessons: Words
    sharing: Words
    served: Words
    instruments: Words
