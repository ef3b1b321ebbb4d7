"""The measures of a page that tell where a line was wrapped: margins, the usual gap, how far bullets are set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailoring.facts import Document
from tailoring.reading.rows import WRAPPING, Row

_ALL = -1  # the key of a whole column
_NARROW_PAGE = 595.0  # the width of A4 in points
_SHORTEST_PAGE = 60  # characters of the lines of a page that wraps
_RAGGED = 6  # characters by which full lines differ
_OF_CAPITAL = 0.25  # by how much a capital is wider than the usual letter
_SHORTEST_LINE = 40  # characters of a line that was wrapped
NEAR = 2.5  # points: edges this close are the same edge


@dataclass(frozen=True, slots=True)
class Page:
    """What decides whether a line was wrapped: right margins, the usual gap, and whether the format wraps at all.

    `right` is by column and left edge, `longest` in characters for formats without geometry; `lengths` is how long
    each line is by where it ends, and `narrow` how long the lines of its block are, where that is set narrower.
    """

    wraps: bool
    right: dict[tuple[int, int], float]
    longest: int
    gap: float
    hanging: bool
    lengths: dict[int, int] = field(default_factory=dict[int, int])
    narrow: dict[int, int] = field(default_factory=dict[int, int])

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
            lengths={row.end: len(row.text) for row in rows},
            narrow=_narrow_blocks(rows),
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
        length = self.lengths.get(row.end, len(row.text))  # of the whole line, where a label before it was cut off
        if following is None:
            return self.longest >= _SHORTEST_PAGE and length >= (share - 0.06) * self.longest
        fits = length + len(word) + 1 + _further_width(f"{row.text} {word}")
        narrow = row.end in self.narrow and fits > self.narrow[row.end]
        return narrow or (self.longest >= _SHORTEST_PAGE and fits >= self.longest - _RAGGED)

    def spans(self, row: Row, following: Row) -> bool:
        """Whether a row of plain text is as long as the longest, so that no word of the following had room on it."""
        word = following.text.split()[0]
        return self.longest >= _SHORTEST_PAGE and len(row.text) + len(word) + 1 >= self.longest - _RAGGED

    def _right(self, row: Row) -> float:
        column = row.first.column
        return self.right.get((column, round(row.x0 / 3)), 0) or self.right.get((column, -1), 0)


def _further_width(text: str) -> float:
    """By how many characters a line set mostly in capitals, which are wide, is longer than it counts."""
    letters = [sign for sign in text if sign.isalpha()]
    capitals = sum(sign.isupper() for sign in letters)
    return _OF_CAPITAL * capitals if capitals > len(letters) / 2 else 0


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


def _narrow_blocks(rows: Sequence[Row]) -> dict[int, int]:
    """How long the lines of a block are, by where they end, where some of them surely go on below.

    Only where every line that goes on had no room for the next word: so the lines were wrapped at one width.
    """
    blocks: list[list[Row]] = []
    for row in rows:
        if not blocks or row.gap >= 1 or row.bullet or row.first.box:
            blocks.append([])
        blocks[-1].append(row)
    found: dict[int, int] = {}
    for block in blocks:
        wraps = [(len(a.text), len(b.text.split()[0])) for a, b in pairwise(block) if _surely_wraps(a, b)]
        width = max((len(row.text) for row in block[:-1]), default=0)
        if wraps and all(length + word + 1 > width for length, word in wraps):
            found |= {row.end: width for row in block}
    return found


def _surely_wraps(row: Row, below: Row) -> bool:
    return (
        len(row.text) >= _SHORTEST_LINE and below.text[:1].islower() and not row.text.rstrip().endswith((".", ":", ";"))
    )


def _hangs(rows: Sequence[Row]) -> bool:
    """Whether wrapped bullets are set in from their mark, as far as the text of the first line."""
    inset = [
        row.x0 > above.x0 - NEAR
        for above, row in pairwise(rows)
        if above.bullet and not row.bullet and row.text[:1].islower() and row.first.box
    ]
    return bool(inset) and sum(inset) >= 0.7 * len(inset)
