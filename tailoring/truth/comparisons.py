"""What is held against the figure of another fact: points ahead of the team, half the rate of the whole firm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support
from tailoring.truth.changes import fits
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import Quantity
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import passage
from tailoring.truth.units import measure

_HUNDRED = 100.0
_SHARED = 2
# The side of the other figure, and whose it is: "eight points clear of the site figure".
_HELD = re.compile(
    r"\S*(?: [\w-]+){0,2}? (?:(?P<up>more|higher|greater|better|faster|ahead|above|clear|over|up|beyond)"
    r"|(?P<down>less|lower|fewer|below|under|behind|short|slower|down))(?: (?:than|of|on))? (?P<other>[^,;.]{3,60})"
)
_SHARE_OF = re.compile(r"\S* (?:of )?(?P<other>(?:the|that|our|its|their|what) [^,;.]{3,60})")
_TIMES = re.compile(r"\S*(?: times)? (?:as \w+ as |the |that of )(?P<other>[^,;.]{3,60})")


def compared(said: Quantity, text: str, about: frozenset[str], source: Source) -> list[Support]:
    """The sentences whose one figure, held against the one of a like sentence of another fact, gives what is said."""
    if said.unit not in {"%", "pt", "x"} or said.label:
        return []
    held = _HELD.match(text, said.end)
    share = None if held else (_TIMES if said.unit == "x" else _SHARE_OF).match(text, said.end)
    if held is None and (share is None or said.unit == "pt"):
        return []
    match = held or share
    named = passage(match.group("other")).stems() if match else frozenset[str]()
    found: list[Support] = []
    for one, other in permutations(source.evidence, 2):
        if one.fact is other.fact or len(one.stems & other.stems) < _SHARED:
            continue
        if not shared_kin(other.stems - one.stems, named) or not shared_kin(about, one.stems):
            continue
        found += _held(said, one, other, held)
    return found


def _held(said: Quantity, one: Evidence, other: Evidence, side: re.Match[str] | None) -> Iterator[Support]:
    """The support that the figures of two sentences give, where each has a single one that the other lacks."""
    for mine, theirs in _pairs(one, other):
        (a, q), (b, _) = mine, theirs
        if side is not None and ((a > b) != bool(side.group("up")) or a == b):
            continue
        value = a - b if side is not None else a
        given = abs(value) if said.unit == "pt" else value / b * (1 if said.unit == "x" else _HUNDRED)
        if fits(said, abs(given), derived=True):
            yield Support(one, q.start, q.end, derived=True)


def _pairs(one: Evidence, other: Evidence) -> Iterator[tuple[tuple[float, Quantity], tuple[float, Quantity]]]:
    """The figures of one measure that two sentences do not share: shares, or amounts of one unit."""
    own, their = _values(one), _values(other)
    for kind in own.keys() & their.keys():
        alone = [pair for pair in own[kind] if pair[0] not in {value for value, _ in their[kind]}]
        others = [pair for pair in their[kind] if pair[0] not in {value for value, _ in own[kind]}]
        if len(alone) == len(others) == 1 and others[0][0]:
            yield alone[0], others[0]


def _values(one: Evidence) -> dict[str, Sequence[tuple[float, Quantity]]]:
    """The figures of a sentence by what they measure; a part of a whole is the share that it is."""
    found: dict[str, list[tuple[float, Quantity]]] = {}
    for q in quantities(one.text):
        if q.unit in {"year-name", "change", "x", "pt"} or q.label or q.ordinal:
            continue
        if q.of:
            found.setdefault("%", []).append((_HUNDRED * q.value / q.of, q))
        elif q.unit:
            kind, size = measure(q.unit)
            found.setdefault(kind, []).append((q.value * size, q))
    return dict(found)
