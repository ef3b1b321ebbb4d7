"""How headings of one document look, and which rows could be headings by their looks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tailoring.reading.rows import Row
from tailoring.reading.section_kinds import kind_of, surely
from tailoring.reading.vocabulary import fold

Look = tuple[int, bool, bool, int]  # size, bold, capitals, level
# Words of headings that no group label or title has.
CORE = re.compile(
    r"\b(?:experience|employment|education|skills|projects|certifications|publications|awards|references|history|qualifications|honou?rs|summary|internships|werdegang|berufserfahrung|ausbildung|kenntnisse|formation|experiencia|educacion)\b"
)
_MOSTLY = 0.6


def could_be_heading(row: Row) -> bool:
    """Whether a row is short, undated and no sentence or address, as headings are."""
    text = row.first.text.strip()
    if len(row.parts) > 1 or not text or len(text) > 60 or any(row.dates):
        return False
    if text.endswith((".", ",", ";")) or (row.first.bullet and not row.first.level):
        return False
    return not re.search(r"@|https?:|\d{3}", text)


def stands_out(row: Row, body: Row | None) -> bool:
    """Whether a row looks like a heading: marked, in capitals, bold, larger, or closed by a colon."""
    larger = body is not None and row.first.size > body.first.size + 0.4
    return bool(row.first.level) or row.upper or row.bold or larger or row.text.rstrip().endswith(":") or row.gap >= 1


def look_of(row: Row) -> Look:
    """How headings of one document resemble each other."""
    return (round(row.first.size), row.bold, row.upper, row.first.level)


def body_row(rows: Sequence[Row]) -> Row | None:
    """A row in the most common look, weighed by words."""
    weights: Counter[tuple[object, ...]] = Counter()
    for row in rows:
        weights[row.style()] += row.word_count
    if not weights:
        return None
    usual = weights.most_common(1)[0][0]
    return next(row for row in rows if row.style() == usual)


def heading_looks(rows: Sequence[Row]) -> Counter[Look]:
    """How often each look carries a heading whose words are beyond doubt."""
    looks: Counter[Look] = Counter()
    for row in rows:
        lone = could_be_heading(row) or (len(row.parts) > 1 and row.bold and not row.first.bullet)
        if lone and CORE.search(fold(row.first.text)) and surely(row.first.text):
            looks[look_of(row)] += 1
    return looks


def is_promotable(rows: Sequence[Row], look: Look, body: Row | None) -> bool:
    """Whether a look is used for headings only, so that other rows in it are headings too."""
    if body is not None and look == look_of(body):
        return False
    alike = [row for row in rows if look_of(row) == look]
    fit = [row for row in alike if could_be_heading(row) and row.word_count <= 5]
    known = [row for row in fit if kind_of(row.text)]
    typeset = bool(look[0] or look[1] or look[3])
    return len(known) >= 2 and len(fit) >= 0.8 * len(alike) and len(known) >= (0.4 if typeset else 0.7) * len(alike)


def set_off_below(rows: Sequence[Row], headings: Sequence[Row]) -> bool:
    """Whether in a plain text a blank row stands below most of the rows that are surely headings."""
    if any(row.first.box for row in rows):
        return False
    gaps = [below.gap for row, below in pairwise(rows) if row in headings and CORE.search(fold(row.text))]
    return len(gaps) > 1 and sum(gap >= 1 for gap in gaps) >= _MOSTLY * len(gaps)
