"""Keeps the side on which a figure lies of its yardstick: 5 % below budget is none above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tailoring.truth.clause_cuts import JOINTS, SENTENCE, cut_at, spans_of
from tailoring.truth.evidence import Source
from tailoring.truth.figure import Quantity
from tailoring.truth.findings import Finding
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, passage
from tailoring.truth.units import measure

_SIDE = re.compile(
    r"\S*(?: [\w-]+)? (?P<side>below|under|beneath|short of|inside|less than|lower than|off|cheaper than|above|over"
    r"|more than|higher than|ahead of|beyond|on top of|up on|dearer than)\b"
    r"(?P<yard>(?:(?! (?:and|but|while) )[^,;.]){2,60})",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"\b(?P<side>under|below|inside|within|over|above|ahead of|beyond|short of) (?:the |its |their |our |my )?"
    r"(?P<yard>budget|target|estimate|quota|forecast|plan|allowance|limit)\b",
    re.IGNORECASE,
)
_EXPLICIT = re.compile(
    r"\b(?P<side>under|below|inside|within|over|above|ahead of|beyond|short of) (?:the |its |their |our |my |an? )?"
    r"(?:[£$€]?[\d,.]+(?:m|k|bn)? )?(?P<yard>[a-z]+)\b",
    re.IGNORECASE,
)
_OTHER_SIDE = re.compile(r"\b(?:over|under|above|below)\b", re.IGNORECASE)
_UNDER = frozenset(
    {"below", "under", "beneath", "short of", "inside", "within", "less than", "lower than", "off", "cheaper than"}
)
_RANGE = re.compile(r"\bbetween [£$€]?\d", re.IGNORECASE)
_PIECE = cut_at(*JOINTS, "against", "on", "from", "for", "with")


def check_yardsticks(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each figure that the statement puts on the other side of a yardstick than the facts do."""
    for start, end, side, yard in _told(statement.text):
        stems = passage(yard).stems()
        for fact in source.facts:
            if not (statement.stems() - stems) & (passage(fact.text).stems() - stems):
                continue
            way = _side(fact.text, stems) or _side(_nearest(fact.text, statement.stems() - stems), stems)
            if way and (way < 0) != (side in _UNDER):
                reason = f"“{statement.text[start:end].strip()}”: the facts put it on the other side"
                change = "Say on which side of it the figure lies."
                yield Finding("quantity", start, end, "contradicted", (fact.id,), reason, change)


def _told(text: str) -> Iterator[tuple[int, int, str, str]]:
    """What a text puts below or above what: the characters, the side and the yardstick."""
    for q in quantities(text):
        match = _SIDE.match(text, q.end) if q.unit and q.unit != "year-name" else None
        if match:
            side = match.group("side").lower()
            # Two days ahead of plan are two days less.
            early = side == "ahead of" and measure(q.unit)[0] == "time"
            yield q.start, match.end("side"), "under" if early else side, match.group("yard")
    for match in _BARE.finditer(text):
        yield *match.span(), match.group("side").lower(), match.group("yard")


def _nearest(text: str, stems: frozenset[str]) -> str:
    """The one sentence of a fact that shares most with a statement; "" where two share as much."""
    parts = sorted(((len(stems & passage(part).stems()), part) for part in SENTENCE.split(text)), reverse=True)
    return parts[0][1] if len(parts) > 1 and parts[0][0] > parts[1][0] else ""


@lru_cache(maxsize=4096)
def _side(text: str, stems: frozenset[str]) -> int:
    """Whether the figure of a fact lies below (-1) or above (1) the one called by the yardstick; 0 where unsure."""
    told = [m for m in _EXPLICIT.finditer(text) if passage(m.group("yard")).stems() & stems]
    if told:
        sides = {m.group("side").lower() in _UNDER for m in told}
        return 0 if len(sides) > 1 or _OTHER_SIDE.search(text[told[-1].end() :]) else (-1 if sides == {True} else 1)
    if _RANGE.search(text):
        return 0
    yards: list[Quantity] = []
    others: list[Quantity] = []
    for start, end in spans_of(text, _PIECE):
        inside = [q for q in quantities(text) if start <= q.start < end and q.unit not in {"year-name", "%", "x", ""}]
        (yards if stems & passage(text[start:end]).stems() else others).extend(inside)
    if len(yards) != 1 or len(others) != 1 or measure(yards[0].unit)[0] != measure(others[0].unit)[0]:
        return 0
    size, other = yards[0].value * measure(yards[0].unit)[1], others[0].value * measure(others[0].unit)[1]
    return (other > size) - (other < size)
