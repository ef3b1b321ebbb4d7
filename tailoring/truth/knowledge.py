"""What the guard knows, from its data files: verbs, units, titles, states, ranks, proficiency, limits and causes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator

from tailoring.data_files import load_yaml
from tailoring.model import Model

DATA = Path(__file__).parent / "data"
M = TypeVar("M", bound=Model)


def _compiles(expression: str) -> str:
    try:
        re.compile(expression.replace("NAME", "x"))
    except re.error as error:
        message = f"{expression!r} is not a regular expression ({error})"
        raise ValueError(message) from error
    return expression


Cue = Annotated[str, AfterValidator(_compiles)]
Cues = tuple[Cue, ...]
Words = frozenset[str]


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


class Quantities(Model):
    """quantities.yaml."""

    numbers: dict[str, int]
    scales: dict[str, int]
    lots: dict[str, tuple[float, float]]
    fractions: dict[str, float]
    changes: dict[str, float]
    measures: dict[str, dict[str, float]]
    currencies: dict[str, str]
    points: tuple[str, ...]
    about: tuple[str, ...]
    over: tuple[str, ...]
    under: tuple[str, ...]
    nearly: tuple[str, ...]
    up_to: tuple[str, ...]
    up: Words
    down: Words
    backwards: tuple[str, ...]
    labels: Words
    ceilings: Words
    granted: Words
    occasions: Words = frozenset()
    pasts: Words = frozenset()
    spells: dict[str, dict[str, float]]
    working: dict[str, dict[str, float]]
    a_year: dict[str, float]
    failing: Cues
    standards: Words = frozenset()


class Titles(Model):
    """titles.yaml."""

    heads: Words
    same: tuple[Words, ...]
    raising: Words
    lowering: Words
    learning: Words
    descriptions: Words
    authority: Words
    enders: Words
    standing_in: Cues
    stood_in: tuple[str, ...]
    doers: dict[str, str]
    makers: dict[str, Words]
    built_to_plans: Words
    not_taken: Cues = ()
    not_taken_said: Words = frozenset()


class Credentials(Model):
    """credentials.yaml."""

    states: dict[str, Cues]
    grades: tuple[tuple[str, ...], ...]
    standing: tuple[str, ...]
    keeping: Words
    alone: Words
    claiming: Words
    levels: Words
    generic: Words
    ordinary: Words
    open_forms: Words


class Awards(Model):
    """awards.yaml."""

    ranks: dict[str, Cues]
    weak: Cues
    reach: tuple[str, ...]
    running: Cues
    groups: Words
    shared: Cues
    outside: Cues
    lost: Cues
    anothers: Cues
    names: Cues


class Proficiency(Model):
    """proficiency.yaml."""

    words: dict[str, int]
    first_steps: Cues
    denials: Words
    uses: Words
    languages: Words
    met: Cues
    met_said: Words


class Recurrences(Model):
    """recurrences.yaml: spells with their times a year, and the ways of saying how often."""

    spells: dict[str, tuple[float, float]]
    same: dict[str, str]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    adverbs: dict[str, tuple[str, float]]
    forms: dict[str, tuple[str, ...]]


class Modes(Model):
    """modes.yaml."""

    modes: dict[str, Words]
    using: Words
    unused: Cues
    well: dict[str, int]
    slight: Cues
    simple: Cues
    through: Cues
    unaided: Cues
    studied: Words
    taught: Words
    teaching: Words


class Chronology(Model):
    """chronology.yaml; seasons are the first and the last month of each, counted from 0."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    then: tuple[str, ...]
    function: Words
    seasons: dict[str, tuple[int, int]]
    unbroken: Cues = ()
    broken: Cues = ()
    away: Cues = ()


class Making(Model):
    """making.yaml."""

    making: Words
    made: tuple[str, ...]
    scratch: Cues
    light: Cues
    reading: Cues
    manual: Cues
    machine: Cues
    makers: Words


class ToolStanding(Model):
    """A way in which a tool was not the writer's own, its cues in a fact, and the words of a rewrite that keep it."""

    reason: str
    cues: Cues
    keeping: Words
    outright: bool = False


class Tools(Model):
    """tools.yaml."""

    standings: tuple[ToolStanding, ...]
    taken_up: tuple[str, ...]
    using: Words


class Wider(Model):
    """Names of things, and the wider names that they also bear."""

    of: tuple[str, ...]
    also: tuple[str, ...]


class Equivalents(Model):
    """equivalents.yaml."""

    same: tuple[tuple[str, ...], ...]
    wider: tuple[Wider, ...]


class ShareCue(Model):
    """Words for a share, as a regular expression, and the per cents that they stand for."""

    cue: Cue
    low: float
    high: float


class Frequency(Model):
    """frequency.yaml."""

    strong: Words
    weak: Words
    wide: tuple[str, ...]
    part: Cues
    frequencies: dict[str, Cues]
    implied: dict[str, tuple[str, ...]]
    habits: Words
    once: Cues
    reach: tuple[tuple[str, ...], ...]
    spread: Cues
    one_place: Cues
    shares: tuple[ShareCue, ...]
    throughout: Cues = ()
    passing: Cues = ()


class Causation(Model):
    """causation.yaml."""

    outcomes: tuple[str, ...]
    weak_outcomes: tuple[str, ...]
    happened: Words
    links: tuple[str, ...]
    causal: Cues
    came_of_it: Cues
    mending: Words
    sequence: Cues
    unexplained: Cues
    around: Words
    everyday: tuple[str, ...]
    driving: tuple[str, ...]
    gains: Cues


class Directions(Model):
    """directions.yaml."""

    up: tuple[str, ...]
    down: tuple[str, ...]
    better: tuple[str, ...]
    ended: tuple[str, ...]
    more: Words
    fewer: Words
    rises: Words
    falls: Words
    outdone: Cues
    level: Cues


class Parts(Model):
    """parts.yaml."""

    parts: Words


class Sections(Model):
    """sections.yaml."""

    ordinals: Words
    times: Words
    comparing: Words
    partitive: Cues
    universal: Cues
    denying: Words
    good: Cues
    bad: Cues


class Intent(Model):
    """intent.yaml."""

    meant: Cues
    uncertain: Cues
    failed: Cues
    over: Cues


class Restrictions(Model):
    """restrictions.yaml."""

    broken: Cues
    whole: Cues
    partial: Cues
    many: Cues
    standing: Cues
    degrees: Words = frozenset()


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
    offering: Cues
    untaken: Cues
    refused: Cues
    contributed: Cues
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


class Kind(Model):
    """A kind of thing, with the names it goes by and things that are of it."""

    names: tuple[str, ...]
    things: tuple[str, ...]


class Kinds(Model):
    """kinds.yaml."""

    kinds: tuple[Kind, ...]


class WordLists(Model):
    """words.yaml."""

    stop: Words
    same: tuple[tuple[str, ...], ...]
    capitals: Words
    demonyms: dict[str, Words]
    within: dict[str, Words]
    vendors: Words
    adjectives: Words


@cache
def _path(model: type[Model]) -> Path:
    name = "words" if model is WordLists else model.__name__.lower()
    return DATA / f"{name}.yaml"


def knowledge(model: type[M]) -> M:
    """The checked content of the data file that belongs to a model; read once.

    Raises:
        InvalidData: the file has an error; it is named with the entry.
    """
    return load_yaml(_path(model), model)


@cache
def any_of(cues: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a group of regular expressions, at word boundaries."""
    return re.compile(r"(?<![\w'’-])(?:" + "|".join(f"(?:{cue})" for cue in cues) + r")(?![\w'’])", re.IGNORECASE)


@cache
def any_word(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for a group of plain words and phrases, the longest first."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return re.compile(r"(?<![\w'’-])(?:" + "|".join(map(re.escape, longest_first)) + r")(?![\w'’])", re.IGNORECASE)
