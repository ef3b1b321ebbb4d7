"""Rows that open with a dated name and go on after a colon: "Food Bank, Saturdays 2024: sorted donations"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.model import Span
from tailoring.reading.cues import degree_score, is_prose
from tailoring.reading.rows import Row

_LONGEST_NAME = 8  # words
_COLON = re.compile(r"\s*[)\]]?\s*:\s+(?=\S)")


def opened(rows: Sequence[Row]) -> list[Row]:
    """The rows, each that opens with a dated name and a colon made two: the name, and what is said of it."""
    return [part for row in rows for part in _parted(row)]


def _parted(row: Row) -> list[Row]:
    if len(row.parts) > 1 or not row.dates[0]:
        return [row]
    text, first = row.first.text, row.dates[0][0]
    colon = _COLON.match(text, first.span.end)
    name = text[: first.span.start].strip()
    if not colon or not name or len(name.split()) > _LONGEST_NAME or not name[:1].isupper() or is_prose(name):
        return [row]
    end = colon.start() + len(colon[0].split(":")[0].rstrip())
    line = row.first
    span = Span(start=line.span.start, end=line.span.start + end)
    head = Row.of((line.model_copy(update={"text": text[:end], "span": span}),), row.gap)
    rest = row.without_start(colon.end())
    said = rest.first.model_copy(update={"bullet": degree_score(rest.text) <= 0})
    return [head, Row.of((said,), 0)]
