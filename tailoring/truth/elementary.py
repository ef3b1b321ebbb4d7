"""What one or two steps of arithmetic make of the figures of one fact: the last look before a figure is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, permutations

from tailoring.confidence_rules.words import stem
from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import changes, fits, follows_from_change, is_an_end, share_noun
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.figure import THINGLESS, Quantity
from tailoring.truth.implied import figures_of, lists_of, shares_of, steps_of, yearly
from tailoring.truth.knowledge import Quantities, any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.recurrence import strong
from tailoring.truth.spells import MONTH, months_of, named_spans
from tailoring.truth.units import measure

_HUNDRED = 100.0
_YEAR_SECONDS = 31557600.0
_MOST_LISTED = 12
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
_PRICE = re.compile(r"\S* ?(?:an?|per|each) (?P<thing>[a-z]+(?: [a-z]+)?)\b")
_REST = re.compile(
    r"\b(?:rest|remaining|remainder|others?|left|missing|short|lost|fewer|less|without|not|no|never|un\w+|beyond)\b",
    re.IGNORECASE,
)
_APART = re.compile(
    r"\b(?:than|by|sav\w+|cut\w*|gain\w*|fewer|less|more|reduc\w*|trim\w*|drop\w*|fell|ris\w+|rose|add\w*|extra|off|up"
    r"|down|between|apart|remov\w+|shed|free\w*|annualised|increas\w*|difference|worth|lower\w*)\b",
    re.IGNORECASE,
)
_ANNUAL = re.compile(r"\b(?:annual\w*|a year|per year|each year|every year|yearly|per annum)\b", re.IGNORECASE)
_PER = re.compile(
    r"\b(?:an?|per|each|every) (?:working |full |week)?(?P<spell>hour|day|week|month|year)\b", re.IGNORECASE
)
_RATE_REACH = 64
_WITH_PART = re.compile(r"\b(?:of them|of whom|of which|including|among them|counting|in all|in total|between)\b")
_BUT = re.compile(r"\b(?:but|except|bar|save)(?: for)? $", re.IGNORECASE)
_EMPLOYERS = frozenset(map(stem, ("employer", "company", "firm", "organisation", "organization", "business")))
_POSTS = frozenset(map(stem, ("role", "post", "job", "position")))
Span = tuple[int, int, int]


def elementary(said: Quantity, text: str, about: frozenset[str], source: Source) -> list[Support]:
    """The sentences from whose figures a figure follows by a step or two; `about` are the words of the statement."""
    if said.unit == "year-name" or said.label or said.vague:
        return []
    found = list(_counted_posts(said, source))
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
        yield from _changed(said, text, told, figures)
        yield from _compared(said, text, figures)
    if said.unit == "%":
        yield from _shares(said, text, told, figures)
    if said.unit not in THINGLESS:
        yield from _differences(said, text, figures)
        yield from _rates(said, figures)
        yield from _days(said, told)
        yield from _repeated(said, fact, source)
        yield from _lengths(said, told)
        yield from _priced(said, told, figures)
        yield from _a_day(said, text, figures)
        if not said.unit:
            yield from _counted(said, text, told, figures, source)


def _alike(first: Quantity, second: Quantity) -> bool:
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


def _value(q: Quantity) -> float:
    return q.value * measure(q.unit)[1]


def _as_shares(figures: Sequence[Quantity]) -> list[Quantity]:
    """The figures with "6 in 800" as the share that it is."""
    wholes = {q.of for q in figures}
    parts = [q for q in figures if q.value not in wholes]
    return [replace(q, value=(s := _HUNDRED * q.value / q.of), high=s, unit="%", of=None) if q.of else q for q in parts]


def _changed(said: Quantity, text: str, told: str, figures: Sequence[Quantity]) -> Iterator[Span]:
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


def _compared(said: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """So many times, so many points, so many per cent more than another: held against one another."""
    for a, b in combinations(_as_shares(figures), 2):
        bare = any(not q.unit and not q.noun for q in (a, b))
        if not _alike(a, b) and not (said.unit == "pt" and bare):
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
                and _alike(a, b)
                and not count.unit
                and fits(said, a.value * count.value / b.value, derived=True)
            ):
                yield min(a.start, b.start), max(a.end, b.end), 0


def _shares(said: Quantity, text: str, told: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """A part of a whole, half of it, every second one, a third of a year."""
    of_year = _OF_YEAR.match(text, said.end)
    failing = any_of(knowledge(Quantities).failing)
    turned = bool(failing.search(told)) != bool(failing.search(text))
    rest = _REST.search(text) or (turned and failing.search(text))
    for q in figures:
        if q.of and turned and fits(said, _HUNDRED - _HUNDRED * q.value / q.of, derived=True):
            # Five in every thousand late are 99.5 % on time.
            yield q.start, q.end, 0
        if of_year and measure(q.unit)[0] == "time" and fits(said, _HUNDRED * _value(q) / _YEAR_SECONDS, derived=True):
            yield q.start, q.end, 0
    if _in_part_of_year(said, text, told):
        yield 0, 1, 0
    yield from ((q.start, q.end, 0) for q in shares_of(told) if fits(said, q.value, derived=True))
    for a, b in combinations(figures, 2):
        low, high = sorted((a, b), key=_value)
        if (
            "%" in {a.unit, b.unit}
            or not _alike(a, b)
            or not _value(high)
            or (_THEN.search(told[a.end : b.end + _REACH]))
        ):
            continue
        share = _HUNDRED * (low.value / high.value if not low.unit else _value(low) / _value(high))
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


def _differences(said: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """What was saved, gained or left, also over a year where the figures are for a month."""
    if not _APART.search(text) or is_an_end(said, text):
        return
    table = knowledge(Quantities).spells["year"]
    for a, b in combinations(figures, 2):
        same = measure(a.unit)[0] == measure(b.unit)[0] == measure(said.unit)[0]
        if not same or a.of != b.of or not _alike(a, b) or not (said.unit or _of_its_kind(said, a, b)):
            continue
        apart = abs(_value(a) - _value(b)) / measure(said.unit)[1]
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
        if alike and fits(said, _value(q) / measure(said.unit)[1] * size / measure(q.per)[1], derived=True):
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
    years = [_value(q) / _YEAR_SECONDS for q in figures if measure(q.unit)[0] == "time"]
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


def _a_day(said: Quantity, text: str, figures: Sequence[Quantity]) -> Iterator[Span]:
    """Sixty metres in twelve working days are five metres a day."""
    rate = _PER.search(text, said.end, said.end + _RATE_REACH)
    spell = said.per or (rate.group("spell").lower() if rate else "")
    for whole, days in permutations(figures, 2):
        alike = measure(whole.unit)[0] == measure(said.unit)[0] and (said.unit or share_noun(said.noun, whole.noun))
        plain = spell and alike and days.unit == spell and days.value > 1 and not (whole.per or days.per)
        if plain and fits(said, _value(whole) / measure(said.unit)[1] / days.value, derived=True):
            yield min(whole.start, days.start), max(whole.end, days.end), 0


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


def _counted_posts(said: Quantity, source: Source) -> Iterator[Support]:
    """Two employers, three posts: as many as the facts name."""
    words = frozenset(said.noun.split())
    if said.unit or not said.noun or not words & (_EMPLOYERS | _POSTS):
        return
    if len(_posts(tuple((f.employer, f.role) for f in source.facts), bool(words & _EMPLOYERS))) == said.value:
        yield from (Support(one, 0, 0, derived=True) for one in source.evidence[:1])


@lru_cache(maxsize=1024)
def _posts(told: tuple[tuple[str, str], ...], employers: bool) -> frozenset[str]:
    return frozenset(employer if employers else f"{role} {employer}" for employer, role in told if employer)
