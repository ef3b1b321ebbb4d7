"""How many of the listed figures of a fact reached its target: 92, 85, 80 and 78 against 80 met it three times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Source
from tailoring.truth.figure import Quantity
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure

_TARGET = re.compile(r"\b(?:targets?|goals?|quotas?|budgets?|plans?|limits?|standards?|benchmarks?)\b", re.IGNORECASE)
_LISTED = re.compile(r"\S*,? (?:and |then )?[£$€]?|%,? (?:and )?")
_ONCE = re.compile(r"\b(?:once|one time)\b", re.IGNORECASE)
_LEAST = 3
_TIMES = frozenset({"", "day", "week", "month", "quarter", "year", "term"})
_MORE = re.compile(
    r"\b(?:beat|beaten|beating|exceed\w*|surpass\w*|above|over|better\w*|topp\w+|outdid)\b", re.IGNORECASE
)
_OR_MORE = re.compile(r"\b(?:met|hit|reach\w*|match\w*|made|achiev\w+|at least)\b", re.IGNORECASE)
_LOW = re.compile(r"\b(?:under|within|inside|below)\b", re.IGNORECASE)


def reached(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The id of the fact whose listed figures reached, or missed, their target as often as is said; () without one."""
    return tuple(fact.id for fact in source.facts if reached_in(said, statement, fact.text))


def reached_in(said: Quantity, statement: Passage, fact: str) -> bool:
    """Whether the listed figures of one fact reached, or missed, its target as often as is said."""
    text = statement.text
    told = _TARGET.search(text) or any_of(knowledge(Quantities).met).search(text)
    if said.unit not in _TIMES or said.label or said.value != said.high or not told:
        return False
    figures = [q for q in quantities(fact) if q.unit != "year-name" and not q.label and not q.ordinal]
    aim = _aim(fact, figures)
    if aim is None or not shared_kin(statement.stems(), passage(fact).stems()):
        return False
    return any(_as_often(said, text, _counts(text, aim, run), len(run)) for run in _runs(fact, figures, aim))


def _as_often(said: Quantity, text: str, counts: set[int], listed: int) -> bool:
    """Whether a figure is how many reached the target, or how many there are beside it."""
    if said.value in counts and said.of in {None, listed}:
        return True
    beside = bool(_ONCE.search(text) and 1 in counts) or any(q.value in counts for q in quantities(text))
    return said.value == listed and said.of is None and beside


def _aim(text: str, figures: Sequence[Quantity]) -> Quantity | None:
    """The figure that a text calls the target."""
    named = _TARGET.search(text)
    behind = [q for q in figures if named and q.start >= named.start()]
    return behind[0] if behind else None


def _runs(text: str, figures: Sequence[Quantity], aim: Quantity) -> Iterator[list[Quantity]]:
    """The lists of three figures or more that measure what the target does."""
    run: list[Quantity] = []
    for q in [*figures, None]:
        alike = q is not None and q is not aim and (not q.unit or measure(q.unit)[0] == measure(aim.unit)[0])
        if q and alike and run and _LISTED.fullmatch(text[run[-1].end : q.start]):
            run.append(q)
            continue
        if len(run) >= _LEAST:
            yield run
        run = [q] if q and alike else []


def _counts(text: str, aim: Quantity, run: Sequence[Quantity]) -> set[int]:
    """How many of the figures did what the statement says of the target."""
    values, goal = [q.value for q in run], aim.value
    above, below = sum(v > goal for v in values), sum(v < goal for v in values)
    if _LOW.search(text) or measure(aim.unit)[0] == "time":
        return {below, len(values) - above} if _OR_MORE.search(text) else {below}
    if any_of(knowledge(Quantities).missed).search(text):
        return {below}
    return {len(values) - below} if _OR_MORE.search(text) else {above} if _MORE.search(text) else set()
