"""What one or two steps of arithmetic make of the figures of one fact: the last look before a figure is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, permutations

from tailoring.confidence_rules.words import stem
from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits, is_an_end, share_noun
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.figure import THINGLESS, Quantity
from tailoring.truth.implied import figures_of, lists_of, steps_of, yearly
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.recurrence import strong
from tailoring.truth.spells import months_of, named_spans
from tailoring.truth.units import measure
from tailoring.truth.worked_out_shares import (
    YEAR_SECONDS,
    Span,
    by_change,
    by_comparison,
    by_share,
    in_base,
    measure_alike,
)

_MOST_LISTED = 12
_PRICE = re.compile(r"\S* ?(?:an?|per|each) (?P<thing>[a-z]+(?: [a-z]+)?)\b")
_APART = re.compile(
    r"\b(?:than|by|sav\w+|cut\w*|gain\w*|fewer|less|more|reduc\w*|trim\w*|drop\w*|fell|ris\w+|rose|add\w*|extra|off|up"
    r"|down|between|apart|remov\w+|shed|free\w*|annualised|increas\w*|difference|worth|lower\w*)\b",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\b(?:annual\w*|a year|per year|each year|every year|yearly|per annum)\b", re.IGNORECASE)
_WITH_PART = re.compile(r"\b(?:of them|of whom|of which|including|among them|counting|in all|in total|between)\b")
_BUT = re.compile(r"\b(?:but|except|bar|save)(?: for)? $", re.IGNORECASE)


def elementary(said: Quantity, text: str, about: frozenset[str], source: Source) -> list[Support]:
    """The sentences from whose figures a figure follows by a step or two; `about` are the words of the statement."""
    if said.unit == "year-name" or said.label or said.vague:
        return []
    found: list[Support] = []
    for fact in source.facts:
        own = [one for one in source.evidence if one.fact is fact]
        stems = frozenset[str]().union(*(one.stems for one in own))
        if not shared_kin(about, stems):
            continue
        for start, end, direction in _spans(said, text, fact, source):
            one, at = _sentence(own, fact, start)
            found.append(Support(one, start - at, max(start - at + 1, end - at), derived=True, direction=direction))
    return found


def _sentence(own: Sequence[Evidence], fact: SourceFact, start: int) -> tuple[Evidence, int]:
    """The sentence of a fact in which a character stands, and where it begins."""
    places = [(fact.text.find(one.text), one) for one in own]
    inside = [(at, one) for at, one in places if 0 <= at <= start]
    at, one = inside[-1] if inside else (0, own[0])
    return one, at


def _spans(said: Quantity, text: str, fact: SourceFact, source: Source) -> Iterator[Span]:
    """The characters of a fact on which a figure rests, with the way it changed."""
    told = fact.text
    figures = figures_of(told)
    if said.unit in {"%", "x", "change", "pt"}:
        yield from by_change(said, text, told, figures)
        yield from by_comparison(said, text, figures)
    if said.unit == "%":
        yield from by_share(said, text, told, figures)
    if said.unit not in THINGLESS:
        yield from _differences(said, text, figures)
        yield from _rates(said, figures)
        yield from _days(said, told)
        yield from _repeated(said, fact, source)
        yield from _lengths(said, told)
        yield from _priced(said, told, figures)
        if not said.unit:
            yield from _counted(said, text, told, figures, source)


def _differences(said: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """What was saved, gained or left, also over a year where the figures are for a month."""
    if not _APART.search(text) or is_an_end(said, text):
        return
    table = knowledge(Quantities).spells["year"]
    for a, b in combinations(figures, 2):
        same = measure(a.unit)[0] == measure(b.unit)[0] == measure(said.unit)[0]
        if not same or a.of != b.of or not measure_alike(a, b) or not (said.unit or _of_its_kind(said, a, b)):
            continue
        apart = abs(in_base(a) - in_base(b)) / measure(said.unit)[1]
        per = a.per or b.per
        yearly_too = _ANNUAL.search(text) and per in table
        if fits(said, apart, derived=False) or (yearly_too and fits(said, apart * table[per], derived=False)):
            yield a.start, b.end, 0


def _of_its_kind(said: Quantity, *figures: Quantity) -> bool:
    return any(not q.noun or share_noun(said.noun, q.noun) for q in figures)


def _rates(said: Quantity, figures: Sequence[Quantity]) -> Iterator[Span]:
    """Two million a day are 23 a second."""
    size = measure(said.per)[1]
    if not said.per or measure(said.per)[0] != "time":
        return
    for q in figures:
        if not q.per or q.per == said.per or measure(q.per)[0] != "time":
            continue
        alike = measure(q.unit)[0] == measure(said.unit)[0] and (said.unit or _of_its_kind(said, q))
        if alike and fits(said, in_base(q) / measure(said.unit)[1] * size / measure(q.per)[1], derived=True):
            yield q.start, q.end, 0


def _days(said: Quantity, told: str) -> Iterator[Span]:
    """On Mondays and Thursdays are two days a week."""
    if said.per and (not said.unit or said.unit in {"day", "night"}):
        yield from ((r.start, r.end, 0) for r in strong(told) if r.spell == said.per and r.low <= said.value <= r.high)


def _repeated(said: Quantity, fact: SourceFact, source: Source) -> Iterator[Span]:
    """Once a month for five years are sixty times."""
    often = yearly(fact.text)
    if said.unit or said.per or not often or said.value <= _MOST_LISTED:
        return
    figures = figures_of(fact.text)
    years = [in_base(q) / YEAR_SECONDS for q in figures if measure(q.unit)[0] == "time"]
    years += named_spans(fact.text, "year")
    span = months_of(fact.dates, source.as_of) if fact.dates else None
    years += [(span[1] - span[0]) / 12] if span and not years else []
    for low, high in often:
        for length in years:
            if low * length * 0.95 <= said.value <= high * length * 1.05 or fits(said, high * length, derived=True):
                yield 0, 1, 0


def _lengths(said: Quantity, told: str) -> Iterator[Span]:
    """The years, months or weeks between the dates that a fact names, over all of its sentences."""
    for q in figures_of(told):
        if q.unit == said.unit != "" and q.value == said.value > 1 and not q.per:
            # By the third year: in three years.
            yield q.start, q.end, 0
    if said.unit in {"year", "month"} and said.value > 1 and said.value in named_spans(told, said.unit):
        yield 0, 1, 0


def _priced(said: Quantity, told: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """$80 a square metre for 250 square metres are $20,000."""
    for price, count in permutations(figures, 2):
        each = _PRICE.match(told, price.end) if price.unit == said.unit and price.unit else None
        things = (each.group("thing"), each.group("thing").split()[0]) if each else ()
        named = bool(things) and told[count.end :].lstrip().startswith(things)
        if named and fits(said, price.value * count.value, derived=True):
            yield price.start, count.end, 0
        others = [q for q in figures if named and q is not price and q.unit == price.unit]
        if any(fits(said, abs(q.value - price.value) * count.value, derived=True) for q in others):
            # From £5 to £4.40 a bottle, on 3,000 bottles.
            yield price.start, count.end, 0


def _counted(said: Quantity, text: str, told: str, figures: Sequence[Quantity], source: Source) -> Iterator[Span]:
    """What a fact lists, numbers or adds up: Welsh and Gaelic are two; two assistants and six others are eight."""
    everywhere = [q for one in source.evidence for q in quantities(one.text)]
    rivals = [
        q for q in everywhere if not q.unit and q.noun and share_noun(said.noun, q.noun) and q.value != said.value
    ]
    for label, steps, start, end in steps_of(told):
        if steps == said.value and stem(label) in said.noun.split():
            yield start, end, 0
    if not rivals and said.value == said.high and 2 <= said.value <= _MOST_LISTED and said.of is None:
        yield from ((start, end, 0) for count, start, end in lists_of(told) if count == said.value)
    if _BUT.search(text[: said.start]) and said.of:
        whole = {q.value for q in figures}
        if said.of in whole and said.of - said.value in whole:
            yield figures[0].start, figures[-1].end, 0
    parts = {q.value for q in quantities(text) if q.start != said.start}
    if _WITH_PART.search(text, said.end):
        for a, b in combinations(figures, 2):
            if not a.unit and not b.unit and parts & {a.value, b.value} and a.value + b.value == said.value:
                yield a.start, b.end, 0
