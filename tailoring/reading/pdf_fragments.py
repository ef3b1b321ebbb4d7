"""Glyphs → fragments: stretches of text on one baseline that belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tailoring.reading.pdf_glyphs import ASCENT, DESCENT, Dot, Glyph, PageGlyphs
from tailoring.reading.pdf_marks import (
    DASHES,
    Mark,
    bullet_edges,
    bullet_like,
    marks_of,
    repeated_icons,
    rows_of_marks,
    wanted,
    without_separators,
)
from tailoring.reading.pdf_spacing import accented, spaces_before

# All gaps are in multiples of the font size.
BREAK_WITH_SPACE = 2.1
BREAK_WITH_SPACES = 1.2
MANY_SPACES = 3
BREAK_WITHOUT_SPACE = 0.62
BREAK_IN_SPACELESS = 1.15
BREAK_OUT_OF_ORDER = 0.5
BREAK_AT_EDGE = 0.6
BREAK_AT_STYLE = 0.55
EDGE_ROWS = 3
BULLET_REACH = 4.0
DOT_REACH = 2.2
DOT_SIZE = 0.48
SPREAD_LETTERS = 4


@dataclass(slots=True)
class Fragment:
    """A stretch of glyphs on one visual row, without spaces. `spaced` tells which glyphs follow a space."""

    glyphs: list[Glyph]
    spaced: list[bool]
    bullet: bool = False
    x0: float = 0
    x1: float = 0
    text_x0: float = 0
    base: float = 0
    size: float = 0
    page: int = 1
    row: int = 0

    @property
    def top(self) -> float:
        """Where its tallest letters reach."""
        return self.base - ASCENT * self.size

    @property
    def bottom(self) -> float:
        """Where its lowest letters reach."""
        return self.base + DESCENT * self.size

    @property
    def order(self) -> int:
        """Its place in the order of drawing."""
        return self.glyphs[0].order

    def text(self) -> str:
        """The fragment's raw text."""
        pieces = ((" " if spaced else "") + glyph.text for glyph, spaced in zip(self.glyphs, self.spaced, strict=True))
        return "".join(pieces).strip()


def fragments_of(page: PageGlyphs) -> list[Fragment]:
    """The page's fragments, rows from top to bottom and each row from left to right."""
    marks, has_spaces = marks_of(page.glyphs)
    bullets = repeated_icons(marks)
    rows = [[mark for mark in row if wanted(mark.glyph, bullets)] for row in rows_of_marks(marks)]
    listed = bullet_edges(rows)
    page_look = _PageLook(has_spaces, _left_edges(rows))
    result: list[Fragment] = []
    for row, members in enumerate(rows):
        for fragment in _broken(without_separators(members, listed), page_look):
            fragment.row = row
            fragment.page = page.number
            result.append(fragment)
    _mark_dotted(result, page.dots)
    return result


def _mark_dotted(fragments: Sequence[Fragment], dots: Sequence[Dot]) -> None:
    """Browsers draw bullets as shapes: a small one right before a fragment makes it a bullet."""
    edges = Counter(round(dot.x0) for dot in dots)
    lists = [dot for dot in dots if edges[round(dot.x0)] > 1 and not _in_series(dot, dots)]
    for fragment in fragments:
        middle = fragment.base - 0.3 * fragment.size
        for dot in lists:
            near = 0 < fragment.x0 - dot.x1 <= DOT_REACH * fragment.size
            if near and abs(dot.middle - middle) <= 0.3 * fragment.size and dot.x1 - dot.x0 <= DOT_SIZE * fragment.size:
                fragment.bullet, fragment.x0 = True, dot.x0


def _in_series(dot: Dot, dots: Sequence[Dot]) -> bool:
    """Whether other dots stand right beside it, as in a rating."""
    width = dot.x1 - dot.x0
    return any(
        other is not dot and abs(other.middle - dot.middle) < width and 0 < abs(other.x0 - dot.x0) < 3 * width
        for other in dots
    )


@dataclass(slots=True, frozen=True)
class _PageLook:
    """Whether word spaces are drawn, and the left edges (rounded points) at which many rows begin."""

    has_spaces: bool
    edges: frozenset[int]


def _left_edges(rows: Sequence[Sequence[Mark]]) -> frozenset[int]:
    starts: Counter[int] = Counter()
    for row in rows:
        starts.update(round(mark.glyph.x0) for mark in row[:1])
        for before, mark in pairwise(row):
            if mark.glyph.x0 - before.glyph.x1 > BREAK_IN_SPACELESS * mark.glyph.size:
                starts[round(mark.glyph.x0)] += 1
    return frozenset(edge for edge, count in starts.items() if count >= EDGE_ROWS)


def _broken(row: Sequence[Mark], look: _PageLook) -> Iterator[Fragment]:
    """The row's fragments: broken at gaps too wide for a word space."""
    groups: list[list[Mark]] = []
    for mark in row:
        if groups and not _breaks(groups[-1], mark, look):
            groups[-1].append(mark)
        else:
            groups.append([mark])
    for group in _spread_words(groups):
        yield _fragment(group, look)


def _spread_words(groups: Sequence[list[Mark]]) -> Iterator[list[Mark]]:
    """Letters so far apart that each was taken for a text of its own are one heading again."""
    for single, same in groupby(groups, key=lambda group: len(group) == 1 and group[0].glyph.text.isalpha()):
        found = list(same)
        if single and len(found) >= SPREAD_LETTERS:
            yield [mark for group in found for mark in group]
        else:
            yield from found


def _breaks(current: Sequence[Mark], mark: Mark, look: _PageLook) -> bool:
    previous, glyph = current[-1].glyph, mark.glyph
    gap = (glyph.x0 - previous.x1) / max(min(previous.size, glyph.size), 1)
    if len(current) == 1 and bullet_like(previous) and previous.text != glyph.text:
        return gap > BULLET_REACH
    if gap > BREAK_AT_EDGE and (round(glyph.x0) in look.edges or (bullet_like(glyph) and glyph.text not in DASHES)):
        return True
    if gap > BREAK_AT_STYLE and glyph.style.weight != previous.style.weight:
        return True
    return gap > _widest_space(previous, mark, look)


def _widest_space(previous: Glyph, mark: Mark, look: _PageLook) -> float:
    """How wide the gap before a glyph may be for the text to go on."""
    if mark.glyph.order - previous.order - mark.spaces != 1:
        return BREAK_OUT_OF_ORDER
    if mark.spaces:
        return BREAK_WITH_SPACES if mark.spaces >= MANY_SPACES else BREAK_WITH_SPACE
    return BREAK_WITHOUT_SPACE if look.has_spaces else BREAK_IN_SPACELESS


def _fragment(marks: Sequence[Mark], look: _PageLook) -> Fragment:
    glyphs = [mark.glyph for mark in marks]
    spaced = spaces_before(marks, has_spaces=look.has_spaces)
    bullet = len(glyphs) > 1 and _leading_bullet(glyphs, spaced)
    x0 = glyphs[0].x0
    if bullet:
        glyphs, spaced = glyphs[1:], [False, *spaced[2:]]
    glyphs, spaced = accented(glyphs, spaced)
    return Fragment(
        glyphs=glyphs,
        spaced=spaced,
        bullet=bullet,
        x0=x0,
        x1=max(glyph.x1 for glyph in glyphs),
        text_x0=glyphs[0].x0,
        base=glyphs[-1].base,
        size=_main_size(glyphs),
    )


def _main_size(glyphs: Sequence[Glyph]) -> float:
    """The size of most glyphs; small capitals count as the size of their large ones."""
    sizes = Counter(round(glyph.size, 1) for glyph in glyphs)
    main = sizes.most_common(1)[0][0]
    large = max(sizes)
    capitals = all(not glyph.text.islower() for glyph in glyphs)
    return large if capitals and main < large <= main * 1.5 else main


def _leading_bullet(glyphs: Sequence[Glyph], spaced: Sequence[bool]) -> bool:
    first, second = glyphs[0], glyphs[1]
    if not bullet_like(first) or first.text == second.text:
        return False
    gap = (second.x0 - first.x1) / max(second.size, 1)
    if first.text in DASHES:
        return spaced[1] and (first.text != "o" or gap > 0.5)
    return True
