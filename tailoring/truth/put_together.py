"""The last look before a figure is refused: what several sentences, or people who share a task, make together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.chronology import lasts
from tailoring.truth.closure import derived
from tailoring.truth.dated_events import UNITS, events, telling_stems
from tailoring.truth.elementary import elementary
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage, passage
from tailoring.truth.pooled import counted_apart, pooled
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.shared_tasks import among_sharers
from tailoring.truth.sums import supports
from tailoring.truth.targets import reached
from tailoring.truth.terms import is_anothers_figure
from tailoring.truth.trends import changed, outpaced, rate_changed
from tailoring.truth.ways import the_right_way

_POINTS = re.compile(r"[ -](?P<of>[a-z-]+) points?\b", re.IGNORECASE)
_SHORT = re.compile(
    r"\b(?:without|still|died|lost|left|empty|missing|unclaimed|turned down|remain\w*|not)\b", re.IGNORECASE
)
_AGE = re.compile(r"\b(?:at|aged?|age of|turned|until|to) (?P<age>[1-7]\d)\b(?! ?%)")
_NEAR = {"exact": 0.08, "about": 0.15}
_SHARED = 2

Way = Callable[[Quantity, Passage, Source], tuple[str, ...]]


def put_together(said: Quantity, found: Finding, statement: Passage, source: Source) -> Finding:
    """The finding that stands, where figures put together carry what is said; else the one there was."""
    for way in _WAYS:
        ids = way(said, statement, source)
        if ids:
            return Finding("quantity", said.start, said.end, "supported", ids)
    return found


def _points(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """Four error points, where the facts measure the error in per cent."""
    match = _POINTS.match(statement.text, said.end)
    if match is None or said.unit or not passage(match.group("of")).stems() & source.stems:
        return ()
    text = f"{statement.text[: said.end]} points{statement.text[match.end() :]}"
    points = replace(said, unit="pt", noun="")
    told = supports(points, text, source) or derived(points, text, source)
    told = told or elementary(points, text, statement.stems(), source)
    return tuple(one.evidence.fact.id for one in the_right_way(told, points, statement))


def _part_of_a_name(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The 32 of a 32-bit controller, where the facts name the STM32."""
    glued = re.compile(rf"\b[A-Z][A-Za-z]*{said.value:g}\b")
    if said.unit or not statement.text.startswith("-", said.end):
        return ()
    return tuple(fact.id for fact in source.facts if glued.search(fact.text))


def _rest_of(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """57 of the 62, where the fact has 62 and says that five of them failed."""
    if said.unit or not said.of or _fell_short(statement.text):
        return ()
    rest = said.of - said.value
    for one in source.facts:
        counts = {q.value for q in quantities(one.text) if not (q.unit or q.label or q.ordinal)}
        if {said.of, rest} <= counts and _fell_short(one.text) and shared_kin(statement.stems(), source.stems):
            return (one.id,)
    return ()


def _fell_short(text: str) -> bool:
    return bool(any_of(knowledge(Quantities).failing).search(text) or _SHORT.search(text))


def _between_dates(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """Within two years of joining, where one fact dates the joining and another what came after it."""
    if said.unit not in UNITS or said.label or said.per:
        return ()
    stems = telling_stems(statement.text)
    for first, second in combinations(events(source), 2):
        own = shared_kin(stems, first.stems - second.stems), shared_kin(stems, second.stems - first.stems)
        one_post = len({one.evidence.fact.employer for one in (first, second) if one.evidence.fact.employer}) < _SHARED
        exact = said.unit == "year" or all(one.low == one.high for one in (first, second))
        if all(own) and one_post and exact and lasts(said, first, second, statement.text):
            return (first.evidence.fact.id, second.evidence.fact.id)
    return ()


def _ages(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """Seven years, from 22 to 29."""
    stems = statement.stems()
    facts = [fact for fact in source.facts if shared_kin(stems, passage(fact.text).stems())]
    told = [[float(age) for age in _AGE.findall(fact.text)] for fact in facts]
    held = (
        fact.id
        for fact, ages in zip(facts, told, strict=True)
        if len(ages) == _SHARED and ages[1] - ages[0] == said.value
    )
    return tuple(held) if said.unit == "year" and not said.per else ()


def told_as_ratio(part: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The ids of the facts that give "one in twenty" as two counts of one spell: 60 calls and three bookings a day."""
    if not part.of or part.unit:
        return ()
    share, about = part.value / part.of, statement.stems()
    for one in source.evidence if len(shared_kin(about, source.stems)) >= _SHARED else ():
        counts = [q for q in quantities(one.text) if not (q.unit or q.label or q.ordinal or q.of)]
        own = [q for q in counts if not is_anothers_figure(one, q)]
        shares = [a.value / b.value for a in own for b in own if a.value < b.value and a.per == b.per]
        if _fell_short(one.text) and not _fell_short(statement.text):
            shares = [1 - given for given in shares]
        near = _NEAR.get(part.loose, _NEAR["about"])
        told = any(abs(given - share) <= near * share for given in shares)
        if told and len(shared_kin(about, one.stems)) >= _SHARED:
            return (one.fact.id,)
    return ()


_WAYS: tuple[Way, ...] = (
    pooled,
    counted_apart,
    changed,
    outpaced,
    rate_changed,
    among_sharers,
    reached,
    _rest_of,
    _between_dates,
    _ages,
    _points,
    _part_of_a_name,
    told_as_ratio,
)
