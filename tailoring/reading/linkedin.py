"""A LinkedIn data export (a ZIP of CSV files) → draft, one line per filled cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from tailoring.errors import UnreadableDocument
from tailoring.reading.archive import member, opened_archive
from tailoring.reading.characters import plain, without_bullet
from tailoring.reading.drafts import Draft, DraftLine, Target
from tailoring.reading.encoding import decode_text
from tailoring.reading.layout_data import linkedin_tables
from tailoring.reading.limits import Limits


def is_linkedin_export(paths: Iterable[str]) -> bool:
    """Whether an archive's file names are those of a LinkedIn export."""
    names = {PurePosixPath(path).name.lower() for path in paths}
    return bool(names & {"positions.csv", "profile.csv"}) or {"education.csv", "skills.csv"} <= names


def read_linkedin(data: bytes, name: str, limits: Limits) -> Draft:
    """Lines whose `cell` is "File.csv:row:Column" (rows count from 0) and whose text is the cell's value.

    Only the tables about the person's career are read; the others, which are about other people or about use of
    the site, are named in a warning.
    """
    archive = opened_archive(data, name, limits)
    known = {table.lower(): rank for rank, table in enumerate(linkedin_tables())}
    paths = [path for path in archive.namelist() if path.lower().endswith(".csv")]
    wanted = sorted(
        (path for path in paths if PurePosixPath(path).name.lower() in known),
        key=lambda path: (known[PurePosixPath(path).name.lower()], path),
    )
    draft = Draft("linkedin_zip", [])
    for path in wanted:
        text, warnings = decode_text(member(archive, path, name) or b"", f"{name}: {path}")
        draft.warnings += warnings
        draft.lines += _table_lines(PurePosixPath(path).name, text)
    if not draft.lines:
        raise UnreadableDocument(
            f"{name} is a LinkedIn export without positions, education or skills.",
            "Ask LinkedIn for “the larger data archive” and give that ZIP.",
        )
    left_out = sorted({PurePosixPath(path).name for path in paths} - {PurePosixPath(path).name for path in wanted})
    if left_out:
        draft.warnings.append(f"{name}: not about your career and not read: {', '.join(left_out)}.")
    return draft


def _table_lines(table: str, text: str) -> Iterator[DraftLine]:
    csv.field_size_limit(1 << 20)
    rows = [row for row in csv.reader(io.StringIO(text)) if any(cell.strip() for cell in row)]
    if not rows:
        return
    header, *body = rows
    for index, row in enumerate(body):
        for column, value in zip(header, row, strict=False):
            yield from _cell_lines(f"{table}:{index}:{column.strip()}", value)


def _cell_lines(cell: str, value: str) -> Iterator[DraftLine]:
    for raw in value.splitlines():
        stripped, bullet = without_bullet(raw.strip())
        text = plain(stripped)
        if not text:
            continue
        line = DraftLine(text, bullet=bullet, cell=cell)
        if text.startswith(("http://", "https://")):
            line.targets = [Target(text, 0, len(text))]
        yield line
