"""A page's fragments → blocks in reading order: flows of rows, and splits into columns.

Two texts side by side are columns when each goes its own way (own headings, own line positions, drawn one after
the other); they are one table or a title with its dates when their rows belong together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailoring.reading.layout_data import column_headings
from tailoring.reading.pdf_fragments import Fragment

MIN_ROWS = 3
MIN_GUTTER = 0.45  # of the font size
MAX_DEPTH = 4
# Shares that tell a column from the cells of a table: of fragments with dates, of rows on one line with the other
# side's, and of changes of side while drawing (table rows are drawn side by side, columns one after the other).
MANY_DATES = 0.4
MANY_ALIGNED = 0.5
NEARLY_ALL = 0.9
ALTERNATING = 0.3
DRAWN_APART = 0.25
_DATE_LIKE = re.compile(
    r"(?:19|20)\d\d\b|\b\d{1,2}[/.]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b"
    r"|\bpresent\b|\bcurrent\b|\b\d+ (?:years?|months?|yrs?|mos?)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Flow:
    """Rows read one after the other."""

    fragments: list[Fragment]


@dataclass(slots=True)
class Split:
    """Columns side by side, each read to its end before the next."""

    x: float
    left: list[Block] = field(default_factory=list["Block"])
    right: list[Block] = field(default_factory=list["Block"])


Block = Flow | Split


@dataclass(slots=True)
class _Gap:
    """A vertical stripe without text: rows `first` to `last` of a region, and what lies on its sides."""

    x: float
    first: int
    last: int
    left: list[Fragment]
    right: list[Fragment]

    @property
    def weight(self) -> tuple[int, float]:
        smaller = min(len(self.left), len(self.right))
        return smaller, min(f.x0 for f in self.right) - max(f.x1 for f in self.left)


def blocks_of(fragments: Sequence[Fragment], body_size: float, depth: int = 0) -> list[Block]:
    """The region's blocks from top to bottom."""
    if not fragments:
        return []
    rows = rows_of(fragments)
    gap = _column_gap(rows, body_size) if depth < MAX_DEPTH else None
    if gap is None:
        return [Flow(list(fragments))]
    above = [fragment for row in rows[: gap.first] for fragment in row]
    below = [fragment for row in rows[gap.last + 1 :] for fragment in row]
    split = Split(
        gap.x,
        blocks_of(gap.left, body_size, depth + 1),
        blocks_of(gap.right, body_size, depth + 1),
    )
    return [*blocks_of(above, body_size, depth + 1), split, *blocks_of(below, body_size, depth + 1)]


def rows_of(fragments: Sequence[Fragment]) -> list[list[Fragment]]:
    """The fragments by visual row, top to bottom, left to right."""
    rows: dict[int, list[Fragment]] = {}
    for fragment in fragments:
        rows.setdefault(fragment.row, []).append(fragment)
    return [sorted(rows[key], key=lambda fragment: fragment.x0) for key in sorted(rows)]


def _column_gap(rows: Sequence[Sequence[Fragment]], body_size: float) -> _Gap | None:
    found = [gap for gap in _gaps(rows) if _independent(gap, body_size)]
    return max(found, key=lambda gap: gap.weight, default=None)


def _gaps(rows: Sequence[Sequence[Fragment]]) -> Iterator[_Gap]:
    """Every stripe with text enough on both sides."""
    edges = sorted({round(fragment.x0) for row in rows if len(row) > 1 for fragment in row[1:]})
    edges += sorted({round(row[0].x0) for row in rows} - set(edges))
    for edge in edges:
        x = edge - 1.0
        start = 0
        for index in range(len(rows) + 1):
            if index < len(rows) and not any(_crosses(fragment, x) for fragment in rows[index]):
                continue
            gap = _gap(rows, x, start, index - 1)
            if gap is not None:
                yield gap
            start = index + 1


def _crosses(fragment: Fragment, x: float) -> bool:
    return fragment.x0 < x - 1 and fragment.x1 > x + 1


def _gap(rows: Sequence[Sequence[Fragment]], x: float, first: int, last: int) -> _Gap | None:
    """The stripe over these rows, without rows at an end that a wide row follows and that have one side only."""
    sides = [(any(f.x0 < x - 1 for f in row), any(f.x0 >= x - 1 for f in row)) for row in rows[first : last + 1]]
    if first > 0:
        while sides and not all(sides[0]):
            sides.pop(0)
            first += 1
    if last < len(rows) - 1:
        while sides and not all(sides[-1]):
            sides.pop()
            last -= 1
    inside = [fragment for row in rows[first : last + 1] for fragment in row]
    left = [fragment for fragment in inside if fragment.x0 < x - 1]
    right = [fragment for fragment in inside if fragment.x0 >= x - 1]
    if len({f.row for f in left}) < MIN_ROWS or len({f.row for f in right}) < MIN_ROWS:
        return None
    gap = _Gap(x, first, last, left, right)
    sizes = sorted(fragment.size for fragment in inside)
    return gap if gap.weight[1] >= MIN_GUTTER * sizes[len(sizes) // 2] else None


def _independent(gap: _Gap, body_size: float) -> bool:
    """Whether the two sides are texts of their own rather than one table."""
    left, right = _Side.of(gap.left, body_size), _Side.of(gap.right, body_size)
    if left.known and right.known and not (left.mostly_headings or right.mostly_headings):
        return True
    if left.mostly_headings or right.mostly_headings or max(left.dates, right.dates) >= MANY_DATES:
        return False
    aligned, switches = _aligned_share(gap), _switch_share(gap)
    if right.right_aligned and aligned > MANY_ALIGNED:
        return False
    if left.headings and right.headings and (aligned < NEARLY_ALL or switches < ALTERNATING):
        return True
    rows = min(left.rows, right.rows)
    return (switches <= DRAWN_APART and rows >= 4) or (aligned <= MANY_ALIGNED and rows >= 5)


@dataclass(slots=True)
class _Side:
    """What one side of a stripe looks like. `dates` is the share of its fragments that hold a date."""

    rows: int
    headings: int
    known: int
    dates: float
    mostly_headings: bool
    right_aligned: bool

    @classmethod
    def of(cls, fragments: Sequence[Fragment], body_size: float) -> _Side:
        texts = [fragment.text() for fragment in fragments]
        known = sum(known_heading(text) for text in texts)
        headings = sum(
            known_heading(text) or _looks_like_heading(fragment, text, body_size)
            for fragment, text in zip(fragments, texts, strict=True)
        )
        return cls(
            rows=len({fragment.row for fragment in fragments}),
            headings=headings,
            known=known,
            dates=sum(_mostly_date(text) for text in texts) / len(texts),
            mostly_headings=headings > 0.6 * len(fragments),
            right_aligned=_right_aligned(fragments),
        )


def known_heading(text: str) -> bool:
    """Whether the text is a common section heading."""
    return " ".join(text.lower().strip(" :").split()) in column_headings()


def _looks_like_heading(fragment: Fragment, text: str, body_size: float) -> bool:
    if len(text) > 40 or len(text) < 3 or not text[0].isupper():
        return False
    heavy = fragment.glyphs[0].style.weight >= 600
    return fragment.size >= 1.15 * body_size or (heavy and text.isupper())


def _mostly_date(text: str) -> bool:
    return len(text) <= 40 and bool(_DATE_LIKE.search(text))


def _right_aligned(fragments: Sequence[Fragment]) -> bool:
    ends = [fragment.x1 for fragment in fragments]
    starts = [fragment.x0 for fragment in fragments]
    edge = max(ends)
    at_edge = sum(edge - end <= 3 for end in ends)
    common_start = max(sum(abs(start - other) <= 3 for other in starts) for start in starts)
    return at_edge >= 0.7 * len(ends) and common_start <= 0.6 * len(starts)


def _aligned_share(gap: _Gap) -> float:
    """Of the side with fewer rows, the share whose baseline is another side's too."""
    sides: list[dict[int, Fragment]] = [{f.row: f for f in side} for side in (gap.left, gap.right)]
    few, many = sorted(sides, key=len)
    matched = sum(
        row in many and abs(many[row].base - fragment.base) <= 0.12 * fragment.size for row, fragment in few.items()
    )
    return matched / len(few)


def _switch_share(gap: _Gap) -> float:
    """How often drawing goes from one side to the other, per fragment of the smaller side."""
    drawn = sorted([(f.order, 0) for f in gap.left] + [(f.order, 1) for f in gap.right])
    switches = sum(side != other for (_, side), (_, other) in pairwise(drawn))
    return switches / min(len(gap.left), len(gap.right))
