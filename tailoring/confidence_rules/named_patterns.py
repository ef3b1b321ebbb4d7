"""Tables of things told by a pattern, with links between them: fields of study, roles."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tailoring.errors import InvalidData


@dataclass(frozen=True, slots=True)
class NamedPattern:
    """A row: its name, the pattern that finds it in a text, and the names it is linked to closely and loosely."""

    name: str
    pattern: re.Pattern[str]
    close: frozenset[str]
    loose: frozenset[str]


def read_named_patterns(path: Path, columns: tuple[str, str, str, str], ending: str = "") -> dict[str, NamedPattern]:
    """The rows of a CSV by name; `columns` are its header, `ending` a pattern that every row may end with.

    A pattern is matched at word boundaries, in small letters; names in one cell are joined by |.

    Raises:
        InvalidData: a line is not as it should be, or names what no line defines; with file and line.
    """
    lines: dict[str, int] = {}
    found: dict[str, NamedPattern] = {}
    for line, row in _rows(path, columns):
        try:
            name, words, close, loose = row
            pattern = re.compile(
                rf"(?<![\w-])(?:{words}){ending}(?![\w-])" if ending else rf"(?<![\w-])(?:{words})(?!\w)"
            )
        except (ValueError, re.error) as error:
            problem = f"{path.name} line {line} cannot be read: {error}."
            raise InvalidData(problem, f"Give {', '.join(columns)}, the second as a regular expression.") from error
        found[name] = NamedPattern(name, pattern, split_names(close), split_names(loose))
        lines[name] = line
    for one in found.values():
        unknown = (one.close | one.loose) - found.keys()
        if unknown:
            problem = f"{path.name} line {lines[one.name]}: {one.name} names {sorted(unknown)}, which no line defines."
            raise InvalidData(problem, "Name what stands in the first column.")
    return found


def split_names(cell: str) -> frozenset[str]:
    """The names of a cell, joined by |."""
    return frozenset(filter(None, cell.split("|")))


def _rows(path: Path, columns: tuple[str, str, str, str]) -> Iterator[tuple[int, list[str]]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        header = next(rows, None)
        if header is None or tuple(header) != columns:
            raise InvalidData(f"{path.name} line 1 must be {','.join(columns)}.", "Write that header.")
        for row in rows:
            yield rows.line_num, row
