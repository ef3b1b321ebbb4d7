"""What changed between two sentences: 240 in 2018 and 300 in 2019 are a quarter more, within a year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits, follows_from_change
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import YEAR, Quantity
from tailoring.truth.knowledge import knowledge
from tailoring.truth.likeness import are_alike, in_its_years, resumes
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, canonical, passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure
from tailoring.truth.ways import the_right_way

_HUNDRED = 100.0
_SHARED = 2
_SKIPPED = frozenset({"year-name", "pt", "x", "change"})
_MOVED = frozenset({"%", "pt", "x", "change"})
_TIMES_AS = re.compile(r"\S*(?: times)? (?:as |the |that of |more |over |what )")
# "5 in 100, down from 8", "from 9 in 100 to 4".
_BACK = re.compile(r"\S*(?: [\w-]+){0,3},? (?:down|up) from (?:about )?")
_ON = re.compile(r"\S*(?: [\w-]+){0,3} to (?:about )?")

_HELD = re.compile(
    r"\b(?:against|target|quota|goal|compared (?:with|to)|budget|than|of)(?: of)?(?: an?| the)?(?: [\w-]+){0,2} [£$€]?$"
)

_OVER_YEARS = re.compile(r"\b(?:over|in|across|during) (?:the |those )?$")

_OTHER = re.compile(r"\bother\b", re.IGNORECASE)

Level = tuple[Evidence, Quantity, int]


def changed(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The ids of two facts that tell one measure in two years, where it changed as is said; () without them."""
    if said.unit not in {*_MOVED, "year"} or said.label:
        return ()
    for (one, a, first), (other, b, second) in permutations(_levels(source), 2):
        if first >= second or measure(a.unit)[0] != measure(b.unit)[0] or not _one_measure(one, other, statement):
            continue
        if said.unit == "year":
            inside = _OVER_YEARS.search(statement.text[: said.start])
            held = fits(said, second - first, derived=False) or bool(inside and second - first + 1 == said.value)
        else:
            way = follows_from_change(said, statement.text, a, b)
            support = Support(one, a.start, a.end, derived=True, direction=way or 0)
            held = way is not None and bool(the_right_way([support], said, statement))
        if held and not _of_a_third(one, other, statement, source):
            return (one.fact.id, other.fact.id)
    return ()


def _levels(source: Source) -> list[Level]:
    """The sentences that tell one figure of one year; a part of a whole is the share that it is."""
    found: list[Level] = []
    for one in source.evidence:
        years = {int(year) for year in YEAR.findall(one.text)}
        level = _level(one)
        if level and len(years) == 1:
            found.append((one, level, years.pop()))
    return found


def _level(one: Evidence) -> Quantity | None:
    told = [q for q in quantities(one.text) if q.unit not in _SKIPPED and not q.label and not q.ordinal]
    told = [q for q in told if not _HELD.search(one.text[: q.start])]
    parts = [q for q in told if q.of]
    told = parts or told
    if len(told) != 1:
        return None
    q = told[0]
    return replace(q, value=_HUNDRED * q.value / q.of, high=0.0, unit="%", of=None, noun="") if q.of else q


def _one_measure(one: Evidence, other: Evidence, statement: Passage) -> bool:
    """Whether two sentences measure one thing, of which the statement speaks, in years that it names if any."""
    common = shared_kin(one.stems, other.stems)
    if (_OTHER.search(one.text) is None) != (_OTHER.search(other.text) is None):
        return False
    near = len(common) >= min(_SHARED, len(one.stems), len(other.stems)) or resumes(other.text) or resumes(one.text)
    return near and are_alike((one, other), statement) and in_its_years((one, other), statement.text)


def _of_a_third(one: Evidence, other: Evidence, statement: Passage, source: Source) -> bool:
    """Whether the statement has a word of a third sentence with a figure, which these two lack."""
    data = knowledge(Quantities)
    moved = {canonical(word) for word in data.up | data.down}
    for third in source.evidence:
        if third in (one, other) or not any(q.unit != "year-name" for q in quantities(third.text)):
            continue
        alike = shared_kin(third.stems, one.stems | other.stems) or _level(third)
        if alike and shared_kin(third.stems - one.stems - other.stems - moved, statement.stems()):
            return True
    return False


def outpaced(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The ids of two facts that tell one measure here and there, where it moved so many times as far here."""
    if said.unit != "x" or not _TIMES_AS.match(statement.text, said.end):
        return ()
    here, there = passage(statement.text[: said.start]).stems(), passage(statement.text[said.end :]).stems()
    moves = [(one, move) for one in source.evidence for move in _moves(one)]
    for (one, mine), (other, theirs) in permutations(moves, 2):
        if one.fact is other.fact or not theirs or (mine > 0) != (theirs > 0):
            continue
        own, foreign = one.stems - other.stems, other.stems - one.stems
        placed = shared_kin(foreign, there) and not shared_kin(own, there) and not shared_kin(foreign - own, here)
        if placed and are_alike((one, other), statement) and fits(said, mine / theirs, derived=True):
            way = Support(one, 0, 0, derived=True, direction=1 if mine > 0 else -1)
            if the_right_way([way], replace(said, unit="%"), statement):
                return (one.fact.id, other.fact.id)
    return ()


def _moves(one: Evidence) -> Iterator[float]:
    """By how much what a sentence measures moved: in points, or as it says itself."""
    told = [q for q in quantities(one.text) if q.unit not in _SKIPPED and not q.label and not q.ordinal]
    data = knowledge(Quantities)
    words = {word.lower for word in one.passage.words}
    if len(told) == _SHARED and measure(told[0].unit) == measure(told[1].unit):
        years = [int(year) for year in YEAR.findall(one.text)]
        if len(years) == _SHARED and years[0] < years[1]:
            yield round(told[1].value - told[0].value, 6)
    elif len(told) == 1 and told[0].unit == "%" and bool(words & data.up) != bool(words & data.down):
        yield told[0].value if words & data.up else -told[0].value


def rate_changed(said: Quantity, statement: Passage, source: Source) -> tuple[str, ...]:
    """The id of the fact nearest to the statement that tells a change of so many in a hundred, where it is as said."""
    if said.unit not in {"%", "change", "x"}:
        return ()
    about = statement.stems()
    told = [(len(shared_kin(about, one.stems)), one, *ends) for one in source.evidence for ends in _ends(one)]
    most = max((row[0] for row in told), default=0)
    nearest = [row for row in told if row[0] == most]
    if len(nearest) != 1 or most < _SHARED:
        return ()
    _, one, before, after = nearest[0]
    way = follows_from_change(said, statement.text, before, after)
    support = Support(one, before.start, before.end, derived=True, direction=way or 0)
    return (one.fact.id,) if way is not None and the_right_way([support], said, statement) else ()


def _ends(one: Evidence) -> Iterator[tuple[Quantity, Quantity]]:
    """The earlier and the later part of one whole that a sentence tells once."""
    figures: Sequence[Quantity] = quantities(one.text)
    for first in figures:
        whole = next((q for q in figures if q.value == first.of and q.start > first.end), None)
        second = next((q for q in figures if whole and q.start > whole.end and q.unit == first.unit), None)
        if whole is None or second is None:
            continue
        between, plain = one.text[whole.end : second.start], [replace(q, of=None, noun="") for q in (first, second)]
        if _BACK.fullmatch(between):
            yield plain[1], plain[0]
        elif _ON.fullmatch(between) and re.search(r"\bfrom \S{0,3}$", one.text[: first.start]):
            yield plain[0], plain[1]
