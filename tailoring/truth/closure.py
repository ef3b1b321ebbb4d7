"""What follows from several figures of one fact, whatever the words: parts and wholes, sums, times, spells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from tailoring.truth.additive import adds_up, told_of_one
from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.binding import year_behind
from tailoring.truth.changes import fits, is_an_end, share_noun
from tailoring.truth.clause_cuts import MARK
from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.figure import THINGLESS
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.terms import Term, excepted, is_anothers_figure, parts_of, terms_of
from tailoring.truth.units import measure

_HUNDRED = 100.0
_MATES = re.compile(
    r"\b(?:with|and) (?P<count>an|a|one|two|three|four|five|six) (?:other|more|fellow|colleague|helper|assistant"
    r"|apprentice|mate|labourer|junior)s?\b",
    re.IGNORECASE,
)
_TIMES = re.compile(r"[\s-](?:times|occasions)\b")
_REMAINDER = re.compile(
    r"\b(?:rest|remaining|remainder|others?|left|short|fell|lost|cut|reduced|fewer|less|without|not|no|saved|saving"
    r"|off|gap|beyond|balance|below|under)\b",
    re.IGNORECASE,
)
# "£300 under the £6,000 quote", "a day over the five allowed".
_OFF = re.compile(
    r"\S*(?: \w+)? (?:(?P<under>under|below|short of|off|less than|inside|within)"
    r"|over|above|more than|beyond|on top of) (?:the |an? |its |my |our |their )?[£$€]?$",
    re.IGNORECASE,
)
_OF = re.compile(r"\S* of\b")
_NEAR = 0.5
_NEAREST = 3.0
_PAIR = 2


def derived(said: Quantity, text: str, source: Source) -> list[Support]:
    """The sentences from whose figures, taken together, a figure follows."""
    found: list[Support] = []
    for fact in source.facts:
        terms = terms_of(fact, source)
        found += _unstated(said, text, terms)
        found += _mates(said, text, fact, source)
        found += _share_of_count(said, terms)
        found += _whole_and_part(said, text, terms)
        found += _together(said, text, terms)
        found += _off_a_yardstick(said, text, terms)
        found += _apart(said, text, terms)
        found += _so_many_times(said, text, terms)
    return found


def as_ratio(said: Quantity) -> Quantity | None:
    """The share that "nine in ten" tells, as a percentage as coarse as it is; None for any other figure."""
    if said.unit or said.of is None or not said.of > 1 or said.value >= said.of or said.decimals > 0:
        return None
    share, slack = _HUNDRED * said.value / said.of, min(_HUNDRED * _NEAR / said.of, _NEAREST)
    if said.loose != "exact":
        return replace(said, value=share, high=share, unit="%", of=None, noun="", decimals=-1)
    return replace(said, value=share - slack, high=share + slack, unit="%", of=None, noun="", loose="exact")


def _support(term: Term) -> Support:
    return Support(term.evidence, term.figure.start, term.figure.end, derived=True)


def _unstated(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """A figure without unit or thing takes those of another one of its fact: "31 minutes, station average 44"."""
    for term in terms:
        beside = any(other is not term and _alike(said, other) for other in terms)
        subject = passage(MARK.split(term.evidence.text[: term.figure.start])[-1]).stems()
        beside = beside and (not subject or bool(shared_kin(subject, passage(text).stems())))
        if term.unstated and not term.part and beside and fits(said, term.figure.value, derived=False):
            yield Support(term.evidence, term.figure.start, term.figure.end)


def _alike(said: Quantity, term: Term) -> bool:
    q = term.figure
    if measure(said.unit)[0] != measure(q.unit)[0]:
        return False
    return bool(said.unit) or not said.noun or not q.noun or share_noun(said.noun, q.noun)


def _mates(said: Quantity, text: str, fact: SourceFact, source: Source) -> Iterator[Support]:
    """With one other baker is one of two, half of a pair."""
    numbers = knowledge(Quantities).numbers
    for one in source.evidence:
        for match in _MATES.finditer(one.text) if one.fact is fact else ():
            people = numbers.get(match.group("count").lower(), 1) + 1.0
            share = said.unit == "%" and _names(people, text) and fits(said, _HUNDRED / people, derived=True)
            whole = not said.unit and (said.value == people or (said.value == 1 and said.of == people))
            if share or whole:
                yield Support(one, match.start(), match.end(), derived=True)


def _names(value: float, text: str) -> bool:
    return any(q.value == value and not q.unit for q in quantities(text)) or (value == _PAIR and "pair" in text.lower())


def _share_of_count(said: Quantity, terms: Sequence[Term]) -> Iterator[Support]:
    """Half of 120 are 60."""
    for share, count in ((a, b) for a in terms for b in terms if a.figure.unit == "%" and b.figure.unit != "%"):
        q = count.figure
        alike = q.unit == said.unit and q.of is None and not count.part
        if alike and fits(said, share.figure.value * q.value / _HUNDRED, derived=True):
            yield _support(share)


def _whole_and_part(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """280 of 310: a share, and the thirty that are left; "all but 14"."""
    for whole, part in parts_of(terms):
        taken, total = part.figure.value, whole.figure.value
        kept = total - taken if excepted(part) else taken
        shares = (kept, total - kept) if _REMAINDER.search(text) or _turned(text) else (kept,)
        share = said.unit == "%" and any(fits(said, _HUNDRED * one / total, derived=True) for one in shares)
        left = not said.unit and said.of in {None, total} and fits(said, total - taken, derived=False)
        if share or left:
            yield _support(part)


def _turned(text: str) -> bool:
    """Whether the statement tells of the part that is missing."""
    return any_of(knowledge(Quantities).failing).search(text) is not None


def _together(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """62 here and the other 20 there are 82; rates of one spell alone are summed."""
    told = {q.of for q in quantities(text)}
    shared = any(q.unit == "%" or q.of for q in quantities(text))
    for first, second in combinations(terms, 2):
        a, b = first.figure, second.figure
        if second.rest and shared:
            # "I did three, a colleague the other nine": a third of twelve claims no more than the three.
            told = told | {said.value}
        own = not any(is_anothers_figure(term.evidence, term.figure) for term in (first, second))
        years = {year_behind(text, said.end)} | {
            year_behind(term.evidence.text, term.figure.end) for term in (first, second)
        }
        if year_behind(text, said.end) and len(years - {""}) > 1:
            # The figures of two years make none for one of them.
            continue
        if not _addable(said, first, second) or not (own or said.value in told):
            continue
        if told_of_one([(first.evidence, a), (second.evidence, b)], said, text):
            continue
        named = not said.noun or share_noun(said.noun, f"{a.noun} {b.noun}")
        alike = said.unit or second.rest or said.value in told or named
        if alike and fits(said, a.value + b.value, derived=False):
            yield _support(first)


def _addable(said: Quantity, first: Term, second: Term) -> bool:
    """Whether two figures are disjoint amounts of one unit, of one thing and of the rate that is said."""
    a, b = first.figure, second.figure
    one_unit = said.unit == a.unit and (b.unit == a.unit or second.unstated) and said.unit not in THINGLESS
    disjoint = not (first.part or second.part or a.of or b.of)
    one_thing = bool(said.unit) or second.rest or not a.noun or not b.noun or share_noun(a.noun, b.noun)
    apart = adds_up([(first.evidence, a), (second.evidence, b)])
    return one_unit and disjoint and one_thing and apart and (not said.per or {a.per, b.per} == {said.per})


def _apart(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """13 minutes under an average of 44: the difference of two figures, where the statement compares."""
    if said.unit in {"x", "change"} or said.of is not None or is_an_end(said, text):
        return
    for first, second in combinations(terms, 2):
        a, b = first.figure, second.figure
        same = measure(a.unit)[0] == measure(b.unit)[0] or first.unstated or second.unstated
        units = {q.unit for q in (a, b) if q.unit} or {""}
        if said.unit and {measure(unit)[0] for unit in units} == {measure(said.unit)[0]}:
            units = {said.unit}
        kinds = {"%", "pt"} if "%" in units else {"", "pt"} if units == {""} else {said.unit}
        if not same or not units & kinds or said.unit not in kinds or a.of or b.of or not _comparable(first, second):
            continue
        difference = abs(a.value - b.value)
        if a.unit and b.unit and a.unit != b.unit:
            difference = abs(a.value * measure(a.unit)[1] - b.value * measure(b.unit)[1]) / measure(said.unit)[1]
        if fits(said, difference, derived=False) and not (said.unit == "%" and "%" in units):
            yield _support(first)


def _off_a_yardstick(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """£300 under the £6,000 quote are £5,700, 95 per cent of it, five per cent less than it."""
    for first, second in combinations(terms, 2):
        a, b = first.figure, second.figure
        one = first.evidence
        off = _OFF.fullmatch(one.text[a.end : b.start]) if one is second.evidence else None
        if off is None or a.unit != b.unit or not b.value or a.value >= b.value:
            continue
        reached = b.value - a.value if off.group("under") else b.value + a.value
        share = reached if _OF.match(text, said.end) else a.value
        value = _HUNDRED * share / b.value if said.unit == "%" else reached
        if said.unit in {"%", a.unit} and a.unit != "%" and fits(said, value, derived=said.unit == "%"):
            yield _support(second)


def _so_many_times(said: Quantity, text: str, terms: Sequence[Term]) -> Iterator[Support]:
    """Two and a half times, from 2,400 to 6,000."""
    if not _TIMES.match(text, said.end) or said.unit or said.per:
        return
    for first, second in combinations(terms, 2):
        low, high = sorted((first.figure.value, second.figure.value))
        same = measure(first.figure.unit)[0] == measure(second.figure.unit)[0]
        if (
            same
            and low
            and not first.part
            and not second.part
            and fits(replace(said, unit="x"), high / low, derived=True)
        ):
            yield _support(first)


def _comparable(first: Term, second: Term) -> bool:
    return (
        first.unstated
        or second.unstated
        or bool(first.figure.unit)
        or first.figure.noun == second.figure.noun
        or share_noun(first.figure.noun, second.figure.noun)
    )
