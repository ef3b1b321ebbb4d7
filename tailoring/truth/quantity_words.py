"""The word lists on how much, how often and when: quantities, recurrences, shares of the time, order in time."""

from __future__ import annotations

from tailoring.model import Model
from tailoring.truth.knowledge import Cue, Cues, Words


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
    pasts: Words = frozenset()
    spells: dict[str, dict[str, float]]
    working: dict[str, dict[str, float]]
    a_year: dict[str, float]
    failing: Cues
    small: Words
    standards: Words = frozenset()
    overall: Words = frozenset()
    unreal: Cues = ()
    companions: Words = frozenset()
    evenly: Cues = ()
    met: Cues = ()
    missed: Cues = ()


class Recurrences(Model):
    """recurrences.yaml: spells with their times a year, and the ways of saying how often."""

    spells: dict[str, tuple[float, float]]
    same: dict[str, str]
    weekdays: tuple[str, ...]
    seasons: tuple[str, ...]
    adverbs: dict[str, tuple[str, float]]
    forms: dict[str, tuple[str, ...]]


class ShareCue(Model):
    """Words for a share, as a regular expression, and the per cents that they stand for."""

    cue: Cue
    low: float
    high: float


class Frequency(Model):
    """frequency.yaml."""

    strong: Words
    weak: Words
    part: Cues
    frequencies: dict[str, Cues]
    habits: Words
    once: Cues
    reach: tuple[tuple[str, ...], ...]
    spread: Cues
    one_place: Cues
    shares: tuple[ShareCue, ...]
    throughout: Cues = ()
    passing: Cues = ()


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
