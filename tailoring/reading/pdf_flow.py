"""Blocks → lines in reading order: what stands beside a title follows it, and never cuts a bullet in two."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tailoring.reading.pdf_columns import Block, Flow, Split, known_heading, rows_of
from tailoring.reading.pdf_fragments import Fragment

STACK_REACH = 1.9  # a stacked side note's distance from the one above it, in font sizes
PARAGRAPH_WIDTH = 20  # what is narrower than so many font sizes is a cell, not a wrapped paragraph
SAME_GUTTER = 12.0  # points by which the gap between columns may move from page to page


@dataclass(slots=True)
class Placed:
    """A fragment in reading order. Fragments of one visual row share `row`; it is -1 for a row of one."""

    fragment: Fragment
    row: int
    column: int


def read_blocks(pages: Sequence[Sequence[Block]]) -> list[Placed]:
    """All pages' fragments in reading order; a column that goes on over a page break is read on."""
    rows = _RowCounter()
    result: list[Placed] = []
    for block in _joined(pages):
        result += _read(block, 0, rows)
    return result


class _RowCounter:
    def __init__(self) -> None:
        self.count = 0

    def next(self) -> int:
        self.count += 1
        return self.count


def _joined(pages: Sequence[Sequence[Block]]) -> list[Block]:
    """The pages' blocks, with columns that reach a page's end joined to the next page's columns."""
    result: list[Block] = []
    for page in pages:
        blocks = list(page)
        last = result[-1] if result else None
        if blocks and isinstance(last, Split) and (joined := _with_next(last, blocks[0])) is not None:
            result[-1] = joined
            blocks = blocks[1:]
        result += blocks
    return result


def _with_next(last: Split, first: Block) -> Split | None:
    """The columns with what the next page begins with, when that goes on in them."""
    if isinstance(first, Split):
        if abs(first.x - last.x) > SAME_GUTTER:
            return None
        return Split(last.x, [*last.left, *first.left], [*last.right, *first.right])
    if all(fragment.x0 >= last.x - SAME_GUTTER for fragment in first.fragments):
        return Split(last.x, last.left, [*last.right, first])
    if all(fragment.x1 <= last.x + SAME_GUTTER for fragment in first.fragments):
        return Split(last.x, [*last.left, first], last.right)
    return None


def _read(block: Block, column: int, rows: _RowCounter) -> list[Placed]:
    if isinstance(block, Flow):
        return list(_read_flow(block.fragments, column, rows))
    left = [placed for part in block.left for placed in _read(part, column, rows)]
    next_column = max((placed.column for placed in left), default=column) + 1
    return left + [placed for part in block.right for placed in _read(part, next_column, rows)]


def _read_flow(fragments: Sequence[Fragment], column: int, counter: _RowCounter) -> Iterator[Placed]:
    rows = rows_of(fragments)
    notes = _side_notes(rows)
    moved = {id(note) for found in notes.values() for note in found}
    for row in rows:
        own = [fragment for fragment in row if id(fragment) not in moved]
        ordered = [placed for fragment in own for placed in _with_notes(fragment, notes)]
        number = counter.next() if len(ordered) > 1 else -1
        for fragment in ordered:
            yield Placed(fragment, number, column)


def _with_notes(fragment: Fragment, notes: Mapping[int, Sequence[Fragment]]) -> Iterator[Fragment]:
    yield fragment
    for note in notes.get(id(fragment), []):
        yield from _with_notes(note, notes)


def _side_notes(rows: Sequence[Sequence[Fragment]]) -> dict[int, list[Fragment]]:
    """What stands beside running text, by the id() of the fragment above it, after which it is read."""
    notes: dict[int, list[Fragment]] = {}
    beside: dict[int, Fragment] = {}  # for each fragment of a row of several, the text it stands beside
    running: list[Fragment] = []
    limits = _right_edges(rows)
    for index, row in enumerate(rows):
        text = _running_text(row, running, limits)
        if len(row) > 1:
            main = text or max(row, key=lambda fragment: fragment.x1 - fragment.x0)
            beside.update((id(fragment), main) for fragment in row if fragment is not main)
        running = [text] if text is not None else list(row)
        for fragment in row:
            above = _stacked_on(rows, index, fragment)
            if above is None or fragment is text or (text is None and not _lone_note(row, above, beside)):
                continue
            notes.setdefault(id(above), []).append(fragment)
            if id(above) in beside:
                beside[id(fragment)] = beside[id(above)]
            running = [other for other in running if other is not fragment] or running
    return notes


def _lone_note(row: Sequence[Fragment], above: Fragment, beside: Mapping[int, Fragment]) -> bool:
    """Whether a row's only fragment goes on a note that stands beside a text, without a line of text of its own."""
    text = beside.get(id(above))
    if len(row) > 1 or text is None or row[0].bullet:
        return False
    fragment = row[0]
    apart = fragment.x1 < text.x0 or (fragment.x0 > text.x1 and above.x0 > text.x1)
    alike = abs(fragment.size - above.size) <= 0.3 and _weight(fragment) == _weight(above)
    return apart and alike and not known_heading(fragment.text())


def _weight(fragment: Fragment) -> int:
    return fragment.glyphs[0].style.weight


def _right_edges(rows: Sequence[Sequence[Fragment]]) -> dict[int, float]:
    """How far to the right the lines go that begin at a left edge (in points, rounded)."""
    edges: dict[int, float] = {}
    for row in rows:
        for fragment in row:
            edge = round(fragment.text_x0)
            edges[edge] = max(edges.get(edge, 0.0), fragment.x1)
    return edges


def _running_text(row: Sequence[Fragment], running: Sequence[Fragment], limits: Mapping[int, float]) -> Fragment | None:
    """The row's fragment that is a bullet or goes on from the line above; None in a row of titles or cells."""
    for fragment in row:
        if fragment.bullet:
            return fragment
    for above in running:
        for fragment in row:
            close = 0 < fragment.base - above.base <= STACK_REACH * fragment.size
            aligned = abs(above.text_x0 - fragment.text_x0) <= 0.5 * fragment.size
            if close and aligned and (above.bullet or (len(row) > 1 and _wraps(above, fragment, limits))):
                return fragment
    return None


def _wraps(above: Fragment, fragment: Fragment, limits: Mapping[int, float]) -> bool:
    """Whether the lower line's first word would not have fitted on the upper one."""
    first = next((index for index, spaced in enumerate(fragment.spaced) if spaced), len(fragment.glyphs)) - 1
    word = fragment.glyphs[first].x1 - fragment.text_x0
    limit = limits.get(round(above.text_x0), above.x1)
    if above.x1 - above.text_x0 < PARAGRAPH_WIDTH * above.size:
        return False
    return above.x1 + 0.25 * above.size + word > limit and _weight(above) == _weight(fragment)


def _stacked_on(rows: Sequence[Sequence[Fragment]], index: int, fragment: Fragment) -> Fragment | None:
    """The fragment right above this one, in one of the three rows before, that is no bullet."""
    if fragment.bullet:
        return None
    for row in reversed(rows[max(0, index - 3) : index]):
        for other in row:
            overlap = min(other.x1, fragment.x1) - max(other.x0, fragment.x0)
            close = 0 < fragment.base - other.base <= STACK_REACH * max(fragment.size, other.size)
            if overlap > 0 and close and not other.bullet:
                return other
    return None
