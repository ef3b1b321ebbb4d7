"""The measures of a page that tell where a line was wrapped: margins, the usual gap, how far bullets are set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailoring.facts import Document
from tailoring.reading.rows import WRAPPING, Row

_ALL = -1  # the key of a whole column
_NARROW_PAGE = 595.0  # the width of A4 in points
NEAR = 2.5  # points: edges this close are the same edge


@dataclass(frozen=True, slots=True)
class Page:
    """What decides whether a line was wrapped: right margins, the usual gap, and whether the format wraps at all.

    `right` is by column and left edge, `longest` in characters for formats without geometry.
    """

    wraps: bool
    right: dict[tuple[int, int], float]
    longest: int
    gap: float
    hanging: bool

    @classmethod
    def of(cls, document: Document, rows: Sequence[Row]) -> Page:
        """The measures of these rows of a document."""
        lengths = sorted(len(row.text) for row in rows)
        return cls(
            wraps=document.format in WRAPPING,
            right=_margins(rows),
            longest=lengths[int(len(lengths) * 0.95)] if lengths else 0,
            gap=_usual_gap(rows),
            hanging=_hangs(rows),
        )

    def full(self, row: Row, following: Row | None = None, *, share: float = 0.84) -> bool:
        """Whether a row reaches so far right that what follows may be its rest.

        With the `following` row: whether that row's first word would not have fitted on this one.
        """
        box, word = row.parts[-1].box, following.text.split()[0] if following else ""
        if box:
            right = self._right(row)
            if not right:
                return False
            sign = (box.x1 - box.x0) / max(1, len(row.parts[-1].text))
            if following is not None:
                return box.x1 + sign * (len(word) + 1) >= right - 1.5 * sign
            return box.x1 >= right - max(30.0, (1 - share) * (right - row.x0))
        if self.longest < 60:
            return False
        if following is not None:
            return len(row.text) + len(word) + 1 >= self.longest - 6
        return len(row.text) >= (share - 0.06) * self.longest

    def _right(self, row: Row) -> float:
        column = row.first.column
        return self.right.get((column, round(row.x0 / 3)), 0) or self.right.get((column, -1), 0)


def _usual_gap(rows: Sequence[Row]) -> float:
    """The blank space between the lines of a statement.

    Empty rows, where a format has them, stand between statements, unless nearly every row has one above it.
    """
    gaps = sorted(row.gap for row in rows if row.gap < 3)
    share = 3 if any(row.first.box for row in rows) else 20
    return gaps[len(gaps) // share] if gaps else 0


def _margins(rows: Sequence[Row]) -> dict[tuple[int, int], float]:
    """How far right rows reach: by column and left edge where three rows share it, and by column alone (-1)."""
    edges: dict[tuple[int, int], list[float]] = {}
    for row in rows:
        if row.first.box and len(row.parts) == 1 and row.word_count > 4:
            for key in ((row.first.column, round(row.x0 / 3)), (row.first.column, _ALL)):
                edges.setdefault(key, []).append(row.first.box.x1)
    found = {key: max(ends) for key, ends in edges.items() if key[1] == _ALL or _dense(ends, key[1] * 3, 3)}
    columns = [key for key in edges if key[1] == _ALL]
    left = min((row.x0 for row in rows if row.first.box), default=0)
    if len(columns) == 1 and not _dense(edges[columns[0]], left, 4):
        found[columns[0]] = max(found[columns[0]], _NARROW_PAGE - left)
    return found


def _dense(edges: Sequence[float], left: float, least: int) -> bool:
    """Whether several rows end near the furthest: a margin, and not the end of one long row."""
    furthest = max(edges)
    return len({round(edge, 1) for edge in edges if edge >= furthest - 0.06 * (furthest - left)}) >= least


def _hangs(rows: Sequence[Row]) -> bool:
    """Whether wrapped bullets are set in from their mark, as far as the text of the first line."""
    inset = [
        row.x0 > above.x0 - NEAR
        for above, row in pairwise(rows)
        if above.bullet and not row.bullet and row.text[:1].islower() and row.first.box
    ]
    return bool(inset) and sum(inset) >= 0.7 * len(inset)
