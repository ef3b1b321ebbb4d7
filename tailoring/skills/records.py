"""Reads the taxonomy's CSV files row by row; an error names the file and the line."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tailoring.errors import InvalidData


class Row(NamedTuple):
    """One line of a data file with the place that an error would name."""

    file: str
    line: int
    values: dict[str, str]

    @property
    def place(self) -> str:
        """File and line, as people say it."""
        return f"{self.file} line {self.line}"

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a column that holds several, separated by `|`."""
        value = self.values[column]
        return tuple([part for piece in value.split("|") if (part := piece.strip())]) if value else ()


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a CSV file whose header must be exactly `columns`.

    Raises:
        InvalidData: the header differs, a row has more or fewer columns, or the first column is empty.
    """
    name = f"{path.parent.name}/{path.name}"
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, None)
        if header is None or tuple(header) != columns:
            problem = f"{name} line 1 has the header {','.join(header or ())!r}; expected {','.join(columns)!r}."
            raise InvalidData(problem, "Write the expected header.")
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(columns) or not cells[0].strip():
                problem = f"{name} line {reader.line_num} has {len(cells)} columns, or its first is empty: {cells!r}."
                raise InvalidData(problem, f"Give {len(columns)} columns; quote a value that contains a comma.")
            yield Row(name, reader.line_num, dict(zip(columns, cells, strict=True)))
