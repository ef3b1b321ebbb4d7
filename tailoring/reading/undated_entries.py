"""The entries of a section in which nothing is dated."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.reading.cues import SURE, degree_score, school_score, title_score
from tailoring.reading.entry_headers import FURTHER, LONGEST_HEADER, Entry, is_bare_field
from tailoring.reading.further_rows import is_undated_post
from tailoring.reading.header_pieces import label_of
from tailoring.reading.paragraphs import Paragraph
from tailoring.reading.rows import Row


def undated(paragraphs: Sequence[Paragraph], heads: Sequence[bool]) -> tuple[list[Paragraph], list[Entry]]:
    """Entries without any dates: told by type, by blank space, or by the bullets under them."""
    first = next((paragraph for paragraph, head in zip(paragraphs, heads, strict=True) if head), None)
    if first is None:
        return list(paragraphs), []
    style, opening = first.rows[0].style(), first.rows[0]
    styles = {paragraph.rows[0].style() for paragraph in paragraphs if not paragraph.bullet}
    telling = len(styles) > 1 or opening.first.level > 0
    apart = _opening_gap(paragraphs)
    before: list[Paragraph] = []
    entries: list[Entry] = []
    was_head = False
    for paragraph, head in zip(paragraphs, heads, strict=True):
        row = paragraph.rows[0]
        opens = head and (row.style() == style if telling else (not was_head or row.gap > apart))
        if head and was_head and not telling:
            opens = _begins_course(entries[-1], row) or (opens and not _completes(entries[-1], row))
            opens = opens and not _names_firm(entries[-1], paragraph)
        field = bool(entries) and is_bare_field(row)
        opens = opens and not field and not (entries and label_of(row.text) in FURTHER)
        if opens and not (
            was_head
            and telling
            and entries
            and len(entries[-1].header) == 1
            and row.gap < 0.3
            and _pair(entries[-1], row)
        ):
            entries.append(Entry(list(paragraph.rows)))
        elif (
            head
            and entries
            and was_head
            and not field
            and not entries[-1].body
            and len(entries[-1].header) < LONGEST_HEADER
        ):
            entries[-1].header.extend(paragraph.rows)
        elif entries:
            entries[-1].body.append(paragraph)
        else:
            before.append(paragraph)
        was_head = head
    return before, entries


def _pair(entry: Entry, row: Row) -> bool:
    """Whether a row names the employer of the title above it, or the reverse."""
    above = entry.header[-1].text
    return (title_score(above) >= SURE) != (title_score(row.text) >= SURE)


def _completes(entry: Entry, row: Row) -> bool:
    """Whether a row names the school of the degree above it, as when a page ends between the two."""
    return _is_degree(entry.header[-1]) and school_score(row.text) > 0 and degree_score(row.text) <= 0


def _names_firm(entry: Entry, paragraph: Paragraph) -> bool:
    """Whether a row, set off as all are, is the firm of the title that alone stands above it."""
    above = Paragraph(entry.header, bullet=False)
    return not entry.body and is_undated_post([above, paragraph])


def _begins_course(entry: Entry, row: Row) -> bool:
    """Whether a row names the next degree below a degree and its school."""
    schooled = any(school_score(header.text) > 0 for header in entry.header[1:])
    return schooled and _is_degree(entry.header[0]) and _is_degree(row)


def _is_degree(row: Row) -> bool:
    return degree_score(row.text) >= 2.5 and school_score(row.text) <= 0


def _opening_gap(paragraphs: Sequence[Paragraph]) -> float:
    """The blank space above which a new group of rows begins."""
    gaps = sorted(paragraph.rows[0].gap for paragraph in paragraphs[1:])
    return gaps[len(gaps) // 2] + 0.35 if gaps else 0.35
