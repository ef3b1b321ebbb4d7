"""Rows of tables: what stands side by side in a row is read as the person meant it."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.reading.drafts import DraftLine
from tailoring.reading.runs import Lines

SHORT_CELL = 3


def place_row(cells: Sequence[list[DraftLine]], lines: Lines, column: int) -> list[DraftLine]:
    """The lines of a table's row in reading order.

    Short cells (dates, place, a label) share one `cell` with the title they stand beside and are read right
    before or after it; two long cells or more are columns, each read to its end.
    """
    if len(cells) <= 1:
        return [line for cell in cells for line in cell]
    long = [index for index, cell in enumerate(cells) if _is_long(cell)]
    if len(long) > 1:
        return _columns(cells, column)
    row = lines.next_row()
    anchor = long[0] if long else len(cells)
    shared = [*(line for cell in cells[:anchor] for line in cell)]
    rest: list[DraftLine] = []
    if long:
        first, rest = cells[anchor][:1], cells[anchor][1:]
        shared += [*first, *(line for cell in cells[anchor + 1 :] for line in cell)]
    for line in shared:
        line.cell = row
    return [*shared, *rest]


def _is_long(cell: Sequence[DraftLine]) -> bool:
    return len(cell) > SHORT_CELL or (len(cell) > 1 and any(line.bullet for line in cell))


def _columns(cells: Sequence[list[DraftLine]], column: int) -> list[DraftLine]:
    result: list[DraftLine] = []
    for index, cell in enumerate(cells):
        for line in cell:
            line.column += column + index
        result += cell
    return result
