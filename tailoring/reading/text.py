"""Plain text → draft."""

from __future__ import annotations

import re

from tailoring.reading.characters import list_number, plain, without_bullet
from tailoring.reading.drafts import Draft, DraftLine
from tailoring.reading.encoding import decode_text
from tailoring.reading.hyphenation import join_hyphenated
from tailoring.reading.text_furniture import with_furniture_last

_RULE = re.compile(r"^[\s\W_]+$")
_UNDERLINE = re.compile(r"^\s*([=\-_~*#])(?:\s*\1){2,}\s*$")
_CELL_GAP = re.compile(r"\t+| {3,}")


def read_text(data: bytes, name: str) -> Draft:
    """The lines of a plain text file; what stands apart on one line (tabs, wide gaps) shares a `cell`."""
    text, warnings = decode_text(data, name)
    lines = join_hyphenated(with_furniture_last(text_lines(text)))
    return Draft("text", lines, pages=text.strip("\f").count("\f") + 1, warnings=warnings)


def text_lines(text: str) -> list[DraftLine]:
    """Lines of text; a line underlined by a rule is a heading."""
    lines: list[DraftLine] = []
    rows = gap = 0
    for raw in re.split(r"\r\n|[\n\r\f\v\x85\u2028\u2029]", text):
        if raw.strip() and _RULE.match(raw):
            if lines and _UNDERLINE.match(raw) and not lines[-1].cell and not lines[-1].bullet:
                lines[-1].level = 2
            continue
        cells = split_cells(raw)
        gap = _counted(cells, gap)
        rows += len(cells) > 1
        for cell in cells:
            cell.cell = f"row:{rows}" if len(cells) > 1 else ""
        lines += cells
    _mark_numbered(lines)
    return lines


def _counted(cells: list[DraftLine], gap: int) -> int:
    """The empty rows so far: set on a row's first part, or one more where the row is empty."""
    if not cells:
        return gap + 1
    cells[0].gap = gap
    return 0


def split_cells(raw: str) -> list[DraftLine]:
    """A line's parts between tabs or wide gaps, the bullet glyph taken off the first."""
    stripped, bullet = without_bullet(raw.strip("\ufeff \t\u00a0"))
    parts = [cleaned for part in _CELL_GAP.split(stripped) if (cleaned := plain(part))]
    return [DraftLine(part, bullet=bullet and index == 0) for index, part in enumerate(parts)]


def _mark_numbered(lines: list[DraftLine]) -> None:
    found = [(line, number) for line in lines if not line.bullet and (number := list_number(line.text))]
    values = {value for _, (value, _) in found}
    for line, (value, length) in found:
        if {value - 1, value + 1} & values:
            line.text, line.bullet = line.text[length:], True
