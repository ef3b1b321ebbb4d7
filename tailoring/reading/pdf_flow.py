"""Blocks → fragments in reading order, over rows, columns and page breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tailoring.reading.pdf_columns import Block, Flow, Split, rows_of
from tailoring.reading.pdf_fragments import Fragment
from tailoring.reading.pdf_notes import side_notes

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
    notes = side_notes(rows)
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
