"""The word lists on deeds and who does them: verbs, titles and posts, and making."""

from __future__ import annotations

from tailoring.model import Model
from tailoring.truth.knowledge import Cues, Words


class Verbs(Model):
    """verbs.yaml."""

    levels: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, str]]
    noun_like: Words
    joint: Words
    small_parts: dict[str, str]
    small_deeds: Cues
    plain: tuple[str, ...]
    sole: Cues
    personal: Words
    ownership: Cues
    shared: Cues
    own_people: Words
    others: Words
    others_cues: Cues
    did: Words
    idle: Words
    human: tuple[str, ...]
    occupations: Words
    standing_in: Cues
    for_others: Cues
    membership: Cues
    exposure: Cues
    events: Words
    same_deed: tuple[tuple[str, ...], ...]
    in_charge: Cues = ()
    second: Cues = ()
    exposed_said: tuple[str, ...]


class Titles(Model):
    """titles.yaml."""

    heads: Words
    same: tuple[Words, ...]
    raising: Words
    lowering: Words
    learning: Words
    descriptions: Words
    authority: Words
    done_to: Words
    enders: Words
    standing_in: Cues
    stood_in: tuple[str, ...]
    doers: dict[str, str]
    makers: dict[str, Words]
    built_to_plans: Words


class Making(Model):
    """making.yaml."""

    making: Words
    made: tuple[str, ...]
    makers: Words
