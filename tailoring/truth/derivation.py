"""What one or two steps make of the figures of a fact, by what they measure and what they count, not by cues.

A result has a dimension (what it measures, in what spell) and the figures it was made of. A figure of a statement
follows when value and dimension fit, and what it counts is what they count or has a name that no figure has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from tailoring.truth.additive import adds_up
from tailoring.truth.figure import THINGLESS
from tailoring.truth.knowledge import knowledge
from tailoring.truth.operands import Operand
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure

ANY = "?"
TIME = measure("year")[0]
_LONGEST_RUN = 5
_LINK = re.compile(r"\b(?:of|each|every|per|with|by|at|all|both|times)\b", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:each|every|per|apiece|times|occasions|a head|at a time|at once)\b|\b(?:to|in|on) an? ", re.IGNORECASE
)
_AND = re.compile(r"\band\b|;")
_TIMES = re.compile(r" (?:times|occasions)\b")
_LINK_REACH = 24
_ONE_OF = re.compile(r"\b(?:one|another) (?:of|at|for) [£$€]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Result:
    """What follows: its dimension, its value in the base unit, the figures it was made of, and how.

    `way` is same, sum, product, left (of a whole), before (a change), apart, taken (time), rate (in a spell: `per` is
    ANY), each or listed (so many figures).
    """

    kind: str
    low: float
    high: float
    per: str
    made_of: tuple[Operand, ...]
    way: str

    def has(self, *kinds: str) -> bool:
        """Whether one of its figures is of a kind: part, step, less, theirs, lent."""
        return any(getattr(term, kind) for term in self.made_of for kind in kinds)


def results(terms: Sequence[Operand]) -> Iterator[Result]:
    """Every result of one step, and of a second one where the first made a new amount."""
    plain = [Result(t.kind, t.low, t.high, t.per, (t,), "same") for t in terms if t.kind not in THINGLESS]
    yield from (one for one in plain if one.has("implied") and not one.has("dated"))
    sums, products = list(_sums(terms)), list(_products(plain, plain))
    yield from (*sums, *products, *_differences(plain), *_quotients(plain, plain))
    yield from _products([*sums, *products], plain)
    yield from (*_quotients(sums, plain), *_quotients(plain, sums), *_with_more(products, plain))
    yield from (_less(one, t) for one in (*plain, *sums) for t in terms if _excepts(t, one))
    yield from _listed(sums)


def seconds_of(spell: str) -> float:
    """How long a spell lasts; 0 for none."""
    kind, size = measure(spell)
    often = knowledge(Quantities).spells["year"].get(spell, 0.0)
    return size if kind == TIME else measure("year")[1] / often if often else 0.0


def _sums(terms: Sequence[Operand]) -> Iterator[Result]:
    """Two figures, or several in a row, of one dimension that share nothing."""
    addable = [t for t in terms if not (t.less or t.step or t.implied) and t.kind not in THINGLESS]
    many = range(len(addable))
    runs = [
        tuple(addable[a : a + size]) for a in many for size in range(3, _LONGEST_RUN + 1) if a + size <= len(addable)
    ]
    for parts in (*combinations(addable, 2), *runs):
        first = parts[0]
        alike = all(t.kind == first.kind and t.per == first.per for t in parts)
        if alike and _disjoint(parts):
            yield Result(first.kind, sum(t.low for t in parts), sum(t.high for t in parts), first.per, parts, "sum")


def _disjoint(parts: Sequence[Operand]) -> bool:
    """Whether figures share nothing: all of them parts or none, none held against another."""
    places = {(id(t.evidence), t.figure.start) for t in parts}
    alike = len(places) == len(parts) and len({t.part for t in parts}) == 1
    return alike and adds_up([(t.evidence, t.figure) for t in parts])


def _with_more(products: Sequence[Result], given: Sequence[Result]) -> Iterator[Result]:
    """Two classes of 28 and one of 24."""
    for many, one in ((a, b) for a in products for b in given):
        term = one.made_of[0]
        beside = many.made_of[-1].evidence is term.evidence and term.figure.start > many.made_of[-1].figure.end
        named = term.figure.noun and _ONE_OF.search(term.evidence.text[: term.figure.start])
        if beside and named and many.kind == one.kind and not (term.part or term.step or term.implied):
            parts = (*many.made_of, term)
            yield Result(many.kind, many.low + one.low, many.high + one.high, many.per, parts, "product")


def _excepts(term: Operand, one: Result) -> bool:
    return term.less and not term.kind and not one.kind and term not in one.made_of


def _less(one: Result, term: Operand) -> Result:
    return Result(one.kind, one.low - term.low, one.high - term.low, one.per, (*one.made_of, term), "left")


def _differences(given: Sequence[Result]) -> Iterator[Result]:
    """What is left of a whole without its part, what there was before it changed by so much, how far two are apart."""
    for first, second in combinations(given, 2):
        large, small = (first, second) if first.low > second.low else (second, first)
        whole, part = large.made_of[0], small.made_of[0]
        per = {one.per for one in (whole, part) if one.per}
        if whole.kind != part.kind or large.low == small.low or len(per) > 1:
            continue
        way = "left" if part.part or part.less else "before" if part.step else "apart"
        if way == "apart" and whole.nouns and part.nouns and not whole.nouns & part.nouns:
            continue
        low, high = sorted((large.low - small.low, large.high - small.high))
        yield Result(whole.kind, low, high, "".join(per), (whole, part), way)


def _products(first: Sequence[Result], second: Sequence[Result]) -> Iterator[Result]:
    """So many times so much; a rate over a length of time."""
    for a, b in ((a, b) for a in first for b in second):
        if _entangled(a, b) or _multiplies_nothing(a) or _multiplies_nothing(b):
            continue
        if not (b.kind or _multiplies(a, b)):
            continue
        parts = (*a.made_of, *b.made_of)
        low, high = a.low * b.low, a.high * b.high
        if not b.kind and b.low > 1 and not (a.per and b.per):
            yield Result(a.kind, low, high, a.per or b.per, parts, "product")
        elif not b.kind and b.low > 1 and a.per in {*b.made_of[0].nouns, b.made_of[0].figure.unit}:
            yield Result(a.kind, low, high, b.per, parts, "product")
        elif b.kind == TIME and (length := seconds_of(a.per)):
            yield Result(a.kind, low / length, high / length, "", parts, "product")


def _multiplies_nothing(one: Result) -> bool:
    return one.has("part", "theirs", "lent", "whole")


def _multiplies(a: Result, b: Result) -> bool:
    """Whether a sentence gives so much for each of so many, not two counts side by side: 3 here and 8 upstairs."""
    first, second = a.made_of[-1], b.made_of[-1]
    if first.per != second.per or first.evidence is not second.evidence or a.kind:
        return True
    often = any(_TIMES.match(first.evidence.text, t.figure.end) for t in (first, second))
    if not often and set(first.figure.noun.split()) & set(second.figure.noun.split()):
        return False
    start, end = sorted((first.figure, second.figure), key=lambda q: q.start)
    text = first.evidence.text
    between = text[start.end : end.start]
    linked = _LINK.search(between) and not (_AND.search(between) and not _EACH.search(between))
    return bool(often or linked or _EACH.search(text[end.end : end.end + _LINK_REACH]))


def _quotients(wholes: Sequence[Result], divisors: Sequence[Result]) -> Iterator[Result]:
    """So much for each, so much in a spell, and how long so much takes at so much in a spell."""
    for a, b in ((a, b) for a in wholes for b in divisors):
        if _entangled(a, b) or a.has("theirs", "lent", "whole") or b.has("theirs", "lent") or not b.low:
            continue
        parts = (*a.made_of, *b.made_of)
        low, high = a.low / b.high, a.high / b.low
        if a.kind == b.kind and not a.per and a.low > b.low and (length := seconds_of(b.per)):
            yield Result(TIME, low * length, high * length, "", parts, "taken")
        elif b.kind == TIME and a.kind != TIME and not (a.per or b.per):
            yield Result(a.kind, low, high, ANY, parts, "rate")
        elif not b.kind and b.low > 1 and not b.per and a.low >= b.low:
            yield Result(a.kind, low, high, a.per, parts, "each")


def _entangled(a: Result, b: Result) -> bool:
    """Whether two results share a figure, or have a step or an exception, which multiplies nothing."""
    shared = {t.figure.start for t in a.made_of} & {t.figure.start for t in b.made_of}
    return bool(shared) or a.has("step", "less") or b.has("step", "less")


def _listed(sums: Sequence[Result]) -> Iterator[Result]:
    """How many things a sentence gives a figure for: £40 at the one fair and £60 at the other are two fairs."""
    for one in sums:
        evidence = one.made_of[0].evidence
        own = [t for t in one.made_of if t.evidence is evidence]
        if len(own) == len(one.made_of):
            yield Result("", float(len(own)), float(len(own)), "", one.made_of, "listed")


def before_and_after(terms: Sequence[Operand]) -> Iterator[tuple[Operand, Operand]]:
    """The earlier and the later value of one measure, where the later one borrows its unit."""
    for a, b in permutations(terms, 2):
        if (
            (b.lent or b.implied)
            and not (a.lent or a.implied)
            and b.figure.start > 0
            and a.kind == b.kind
            and a.figure.unit == b.figure.unit
            and a.low
        ):
            yield a, b
