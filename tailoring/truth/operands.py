"""The figures of one fact as terms of a reckoning, with those that words imply and what each of them counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.figure import THINGLESS, YEAR, Quantity, exactly
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.recurrence import inside_recurrence, recurrences
from tailoring.truth.spells import named_spans
from tailoring.truth.terms import is_anothers_figure, terms_of
from tailoring.truth.units import measure, noun_after

_RATE_REACH = 24
_WHOLE_BEHIND = re.compile(
    r"\S*(?: (?!and\b|or\b|but\b|to\b)[\w-]+){0,4}? (?:out of|of)"
    r" (?:(?:an?|the|my|our|its|their|that|those|these) )?(?=[£$€]?\d)"
)
_BY = re.compile(r"\bby (?:about |around |over |some )?[£$€]?$", re.IGNORECASE)
_EXCEPTION = re.compile(r"\b(?:but|except|bar|save)(?: for)? (?P<count>one|\w+)\b", re.IGNORECASE)
_INCLUSIVE = re.compile(r"\b(?:including|counting|with) (?:me|myself)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\bthe (?:other|remaining) (?P<count>\w+)(?P<things> (?:[a-z-]+ ){0,2}[a-z]+s)\b", re.IGNORECASE)
_SINGLE = re.compile(r"\b(?:an?|one|each|single) (?P<unit>[a-z]+)\b(?!['’-])", re.IGNORECASE)
_A_TIME = re.compile(r" (?:at a time|at once|each time|per load|per trip|to a [a-z]+)\b")
_AGAIN = re.compile(r"\b(?:as many|as much|the same number)(?: again| more)?\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_TO_ONE = re.compile(r"\b(?:to|became|now|then) (?:just |only )?(?:one|an?)(?=\s*(?:[.,;:)]|$))", re.IGNORECASE)
_IN_A_YEAR = re.compile(r"\b(?:in|during|over|throughout|for) (?:19|20)\d\d\b", re.IGNORECASE)
# "11 permanent and 22 agency people": the first are people too.
_SHORTENED = re.compile(r"\S* (?:[\w-]+ )?[a-z-]+(?<!s),? (?:and|or|plus)\b")


@dataclass(frozen=True, slots=True)
class Operand:
    """A figure to reckon with.

    `kind` is what it measures ("" for a count) and `low` to `high` its value in the base unit; `part` says that it was
    taken out of another, `step` that it is by how much something changed, `less` that it is an exception, `theirs`
    that someone else did it, `implied` that no figure stands there, `lent` that its unit is that of one before it,
    `dated` that it is the time between dates, `whole` that a part of it is told.
    """

    evidence: Evidence
    figure: Quantity
    kind: str
    low: float
    high: float
    per: str = ""
    part: bool = False
    step: bool = False
    less: bool = False
    theirs: bool = False
    implied: bool = False
    lent: bool = False
    dated: bool = False
    whole: bool = False

    @property
    def nouns(self) -> frozenset[str]:
        """The stems of what it counts; none for what is measured, or left to a figure behind it to name."""
        short = _SHORTENED.match(self.evidence.text, self.figure.end) and not self.implied
        return frozenset() if self.kind or short else frozenset(self.figure.noun.split())


def operands(fact: SourceFact, source: Source) -> list[Operand]:
    """The terms of a fact in order, those that are implied behind them."""
    told = [t for t in terms_of(fact, source) if not _of_a_rate(t.figure, t.evidence.text)]
    found = [
        _operand(t.evidence, t.figure, part=t.part or t.figure.of is not None or _taken(t.figure, t.evidence.text))
        for t in told
    ]
    found = [_with_rate(_as_whole(one, found), found) for one in found]
    lent = list(_lent(found))
    for one in source.evidence:
        if one.fact is fact:
            found += (replace(term, implied=True) for term in _implied(one))
            found += (*_again(one), *_at_a_time(one))
    return [*found, *lent]


def _operand(one: Evidence, q: Quantity, *, part: bool = False, less: bool = False) -> Operand:
    kind, size = measure(q.unit)
    step = bool(_BY.search(one.text[: q.start]))
    return Operand(one, q, kind, q.value * size, q.high * size, q.per, part, step, less, is_anothers_figure(one, q))


def _of_a_rate(q: Quantity, text: str) -> bool:
    """Whether "a week" is that of "ten a week"."""
    return any(o.per == q.unit and 0 < q.start - o.end <= _RATE_REACH for o in quantities(text) if o.per)


def _taken(q: Quantity, text: str) -> bool:
    """Whether a figure is taken out of the one behind it: £18,000 of a £24,000 loan."""
    whole = _WHOLE_BEHIND.match(text, q.end)
    return whole is not None and any(0 <= o.start - whole.end() <= 1 and o.value > q.value for o in quantities(text))


def _as_whole(term: Operand, among: Sequence[Operand]) -> Operand:
    return replace(term, whole=any(t.figure.of == term.figure.value for t in among))


def _with_rate(term: Operand, among: Sequence[Operand]) -> Operand:
    """A whole with the rate that only its part bears: 40 meals a day out of 160."""
    parts = [t for t in among if t.figure.of == term.low and t.per and t.evidence is term.evidence]
    return replace(term, per=parts[0].per, implied=True) if parts and not (term.per or term.kind) else term


def _lent(found: Sequence[Operand]) -> Iterator[Operand]:
    """Bare figures with the unit of one before them: "took 80 minutes; … it takes 24"."""
    for at, one in enumerate(found):
        bare = not (one.kind or one.part or one.less or noun_after(one.evidence.text, one.figure.end))
        units = {t.figure.unit: t for t in found[:at] if t.kind and t.kind not in THINGLESS} if bare else {}
        for unit in units:
            kind, size = measure(unit)
            figure = replace(one.figure, unit=unit, noun="")
            yield replace(one, figure=figure, kind=kind, low=one.low * size, high=one.high * size, lent=True)


def _implied(one: Evidence) -> Iterator[Operand]:
    """The wholes, exceptions, times and lengths of time that a sentence only implies."""
    told = [q for q in quantities(one.text) if q.unit not in THINGLESS and not q.label and not q.ordinal]
    wholes = (replace(q, value=q.of, high=q.of, of=None) for q in told if q.of and _without_whole(q, told))
    yield from (replace(_operand(one, q), whole=True) for q in wholes)
    for match in _EXCEPTION.finditer(one.text):
        if count := _number(match.group("count")):
            yield _operand(one, exactly(count, "", match), part=True, less=True)
    for match in _INCLUSIVE.finditer(one.text):
        yield _operand(one, exactly(1.0, "", match), part=True, less=True)
    for match in _OTHERS.finditer(one.text):
        if count := _number(match.group("count")):
            yield _operand(one, replace(exactly(count + 1, "", match), noun=noun_after(match.group("things"), 0)))
    for match in _TO_ONE.finditer(one.text):
        yield from (_operand(one, exactly(1.0, q.unit, match)) for q in told if q.unit and q.end <= match.start())
    for often in recurrences(one.text):
        if not often.weak and often.low == often.high and often.low >= 1:
            figure = Quantity(often.low, often.low, "", "", often.start, often.end, "exact", 0)
            yield Operand(one, figure, "", often.low, often.high, often.spell)
    yield from _lengths(one)


def _at_a_time(one: Evidence) -> Iterator[Operand]:
    """The five of "40 kg sacks, 5 at a time", which are no kilos."""
    for q in quantities(one.text):
        if q.unit and _A_TIME.match(one.text, q.end):
            yield _operand(one, replace(q, unit="", noun=""))


def _again(one: Evidence) -> Iterator[Operand]:
    """The same figure once more: "25 costumes for the spring show and as many again for the autumn one"."""
    for match in _AGAIN.finditer(one.text):
        before = [q for q in quantities(one.text) if q.end <= match.start() and q.unit not in THINGLESS]
        yield from (_operand(one, replace(q, start=match.start(), end=match.end())) for q in before[-1:])


def _without_whole(q: Quantity, told: Sequence[Quantity]) -> bool:
    return q.of is not None and not q.unit and not any(o.value == q.of for o in told)


def _number(word: str) -> float:
    return float(word) if word.isdigit() else float(knowledge(Quantities).numbers.get(word.lower(), 0))


def _lengths(one: Evidence) -> Iterator[Operand]:
    """The lengths of time that words and dates give: a second, 2021, January to June."""
    for match in _SINGLE.finditer(one.text):
        unit = match.group("unit").lower()
        rate = inside_recurrence(one.text, match.start()) or _of_a_rate(exactly(1.0, unit, match), one.text)
        if measure(unit)[0] == measure("year")[0] and not rate:
            yield _operand(one, exactly(1.0, unit, match))
    for unit in ("year", "month"):
        for length in named_spans(one.text, unit):
            place = YEAR.search(one.text) or re.match("", one.text)
            if length >= 1 and place:
                yield replace(_operand(one, exactly(length, unit, place)), dated=True)
    named = _IN_A_YEAR.search(one.text)
    if named and len(set(YEAR.findall(one.text))) == 1:
        yield replace(_operand(one, exactly(1.0, "year", named)), dated=True)
    days = {match.group(): match for match in _WEEKDAY.finditer(one.text)}
    if len(days) > 1:
        yield _operand(one, exactly(float(len(days)), "day", next(iter(days.values()))))
