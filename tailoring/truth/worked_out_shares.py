"""Changes, comparisons and shares that one step of arithmetic makes of the figures of one fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from tailoring.truth.changes import changes, fits, follows_from_change, share_noun
from tailoring.truth.figure import Quantity
from tailoring.truth.implied import shares_of
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.spells import MONTH, months_of, named_spans
from tailoring.truth.units import measure

_HUNDRED = 100.0
YEAR_SECONDS = 31557600.0
_REACH = 24
_THEN = re.compile(
    r"\b(?:when|now|later|then|before|after|previous\w*|old|new|earlier|until|since|instead|down|up|to|was|were|got|got"
    r"|began|ended|started)\b|→",
    re.IGNORECASE,
)
_EQUAL = re.compile(r"\b(?:equal|fair|even|average|par|per[- ]head|expected|typical|proportionate)\b", re.IGNORECASE)
_OF_YEAR = re.compile(r" of (?:(?:19|20)\d\d|(?:the|a|that|each|every) (?:\w+ )?year)\b")
_NTHS = {"first": 0, "second": 1, "third": 2}
_NTH_PART = re.compile(r"\b(?:the|its) (?P<nth>first|second|third|last|latter|final) $", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r" of (?P<year>(?:19|20)\d\d)\b")
_REST = re.compile(
    r"\b(?:rest|remaining|remainder|others?|left|missing|short|lost|fewer|less|without|not|no|never|un\w+|beyond)\b",
    re.IGNORECASE,
)
Span = tuple[int, int, int]


def measure_alike(first: Quantity, second: Quantity) -> bool:
    """Whether two figures measure one thing, as far as they say."""
    a, b = measure(first.unit)[0], measure(second.unit)[0]
    bare = (not first.unit and not first.noun) or (not second.unit and not second.noun)
    if a != b:
        return bare and "%" not in {first.unit, second.unit}
    one_thing = bool(first.unit) or bare or share_noun(first.noun, second.noun)
    return one_thing and (first.per == second.per or not first.per or not second.per)


def _is_one(q: Quantity) -> bool:
    """Whether a figure is no more than the "one" of a thing."""
    return q.value == 1 and not q.unit and not q.noun


def in_base(q: Quantity) -> float:
    """The value of a figure in the base unit of what it measures."""
    return q.value * measure(q.unit)[1]


def _as_shares(figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures with "6 in 800" as the share that it is."""
    wholes = {q.of for q in figures}
    parts = [q for q in figures if q.value not in wholes]
    return [replace(q, value=(s := _HUNDRED * q.value / q.of), high=s, unit="%", of=None) if q.of else q for q in parts]


def by_change(said: Quantity, text: str, told: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """An earlier and a later figure anywhere in the fact: 40 minutes; with caching I got it to 16."""
    years = [q for q in quantities(told) if q.unit == "year-name"]
    for before, later in changes(told, sorted([*_as_shares(figures), *years], key=lambda q: q.start)):
        if _is_one(before) or _is_one(later):
            continue
        bare = not later.unit and not later.noun and before.unit
        after = replace(later, unit=before.unit) if bare else later
        direction = follows_from_change(said, text, before, after)
        if direction is not None:
            first = min(before.start, after.start)
            yield first, max(before.end, after.end), direction if _THEN.search(told[first:]) else 0


def by_comparison(said: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """So many times, so many points, so many per cent more than another: held against one another."""
    for a, b in combinations(_as_shares(figures), 2):
        bare = any(not q.unit and not q.noun for q in (a, b))
        if not measure_alike(a, b) and not (said.unit == "pt" and bare):
            continue
        size = measure(a.unit)[1] if a.unit else measure(b.unit)[1]
        low, high = sorted((a.value * size, b.value * (measure(b.unit)[1] if b.unit else size)))
        values: tuple[float, ...] = ()
        if said.unit == "pt":
            values = (high - low,) if {a.unit, b.unit} <= {"%", "", "pt"} else ()
        elif said.unit == "x" and low:
            values = (high / low,)
        if any(fits(said, value, derived=True) for value in values):
            yield a.start, b.end, 0
    if said.unit in {"x", "change"} and _EQUAL.search(text):
        for a, b, count in permutations(figures, 3):
            if (
                b.value
                and measure_alike(a, b)
                and not count.unit
                and fits(said, a.value * count.value / b.value, derived=True)
            ):
                yield min(a.start, b.start), max(a.end, b.end), 0


def by_share(said: Quantity, text: str, told: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """A part of a whole, half of it, every second one, a third of a year."""
    of_year = _OF_YEAR.match(text, said.end)
    failing = any_of(knowledge(Quantities).failing)
    turned = bool(failing.search(told)) != bool(failing.search(text))
    rest = _REST.search(text) or (turned and failing.search(text))
    for q in figures:
        if q.of and turned and fits(said, _HUNDRED - _HUNDRED * q.value / q.of, derived=True):
            # Five in every thousand late are 99.5 % on time.
            yield q.start, q.end, 0
        if of_year and measure(q.unit)[0] == "time" and fits(said, _HUNDRED * in_base(q) / YEAR_SECONDS, derived=True):
            yield q.start, q.end, 0
    if _in_part_of_year(said, text, told):
        yield 0, 1, 0
    yield from ((q.start, q.end, 0) for q in shares_of(told) if fits(said, q.value, derived=True))
    for a, b in combinations(figures, 2):
        low, high = sorted((a, b), key=in_base)
        if (
            "%" in {a.unit, b.unit}
            or not measure_alike(a, b)
            or not in_base(high)
            or (_THEN.search(told[a.end : b.end + _REACH]))
        ):
            continue
        share = _HUNDRED * (low.value / high.value if not low.unit else in_base(low) / in_base(high))
        if fits(said, share, derived=True) or (rest and fits(said, _HUNDRED - share, derived=True)):
            yield low.start, low.end, 0


def _in_part_of_year(said: Quantity, text: str, told: str) -> bool:
    """Whether the months that a fact names lie in the part of the year that is said: the first half of 2022."""
    place = _NTH_PART.search(text[: said.start])
    if place is None and _OF_YEAR.match(text, said.end):
        # January to June are half of the year.
        ranges = [named for named in named_spans(told, "month") if named]
        return any(fits(said, _HUNDRED * months / 12, derived=False) for months in ranges)
    year = _YEAR_BEHIND.match(text, said.end)
    span = months_of(told) if place and year and year.group("year") in told and MONTH.search(told) else None
    if place is None or year is None or span is None:
        return False
    months = 12 * said.value / _HUNDRED
    nth = _NTHS.get(place.group("nth").lower(), round(_HUNDRED / said.value) - 1)
    first = int(year.group("year")) * 12 + nth * months
    return span[0] >= first and span[1] <= first + months
