"""Entries of a list of certificates: one to a line where the lines say so themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.reading.cues import employer_score, is_prose
from tailoring.reading.dates import find_dates
from tailoring.reading.entry_headers import Entry
from tailoring.reading.known_credentials import names_credential
from tailoring.reading.listed_items import list_entries
from tailoring.reading.paragraphs import ADDRESS, Page, Paragraph, only_dates, paragraphs_of
from tailoring.reading.rows import Row
from tailoring.reading.states import is_absent, is_state_note, says, state_in
from tailoring.reading.vocabulary import fold

_OPEN_END = re.compile(r"(?:[,&/(–—-]|\b(?:and|or|of|the|in|for|with))\s*$")
_MOSTLY = 0.6  # share of the lines that must name a credential by themselves
_LONGEST = 16  # words of a line that is an entry


def credential_entries(page: Page, rows: Sequence[Row]) -> list[Entry]:
    """The entries of a section of certificates, in order."""
    paragraphs = [part for whole in paragraphs_of(page, rows) for part in _told_apart(whole)]
    paragraphs = [paragraph for paragraph in paragraphs if any(map(str.isalnum, _text(paragraph)))]
    if _is_flat(paragraphs):
        return _line_by_line(paragraphs)
    return _one_to_a_block(paragraphs) if _is_form(paragraphs) else list_entries(page, rows)


def _is_form(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether short lines are each set off by a blank row, as a job site's form sets names and dates.

    Where two names stand above each dates, the second is as likely who gave the first.
    """
    rows = _rows(paragraphs)
    set_off = all(not row.bullet and row.first.gap >= 1 and not row.first.box and not row.first.level for row in rows)
    names = [at for at, row in enumerate(rows) if _opens(row)]
    dates = [at for at, row in enumerate(rows) if _is_date(row)]
    alike = len({row.style()[:3] for row in rows}) == 1
    if len(names) < 2 or not set_off or not alike or any(row.word_count > _LONGEST for row in rows):
        return False
    return len(names) != 2 * len(dates) or any(at % 3 != 2 for at in dates)


def _is_date(row: Row) -> bool:
    """Whether a row holds dates and nothing beside them; three letters alone ("CSM") are a name."""
    return any(row.dates) and only_dates(row)


def _rows(paragraphs: Sequence[Paragraph]) -> list[Row]:
    """The rows, without those that hold nothing but a web address."""
    return [row for paragraph in paragraphs for row in paragraph.rows if not ADDRESS.fullmatch(row.text.strip())]


def _opens(row: Row) -> bool:
    """Whether a row of a form names a credential, rather than dates or tells more of the one above it."""
    if _is_date(row) or _about_the_last(row.text):
        return False
    return names_credential(row.text) or not (is_prose(row.text) or employer_score(row.text) >= 1)


def _one_to_a_block(paragraphs: Sequence[Paragraph]) -> list[Entry]:
    """Entries of a form: a name each, with the dates below it; web addresses are none."""
    entries: list[Entry] = []
    rows = _rows(paragraphs)
    for at, row in enumerate(rows):
        # What stands between two dates is named by the second, be it worded like a firm.
        between = 0 < at < len(rows) - 1 and _is_date(rows[at - 1]) and _is_date(rows[at + 1])
        if not entries or between or _opens(row):
            entries.append(Entry([row]))
        elif is_prose(row.text):
            entries[-1].body.append(Paragraph([row], bullet=False))
        else:
            entries[-1].header.append(row)
    return entries


def _told_apart(paragraph: Paragraph) -> list[Paragraph]:
    """Lines that were taken for one statement, cut where the next names a credential by itself.

    Only in formats without geometry: there nothing else shows whether a line was wrapped.
    """
    if paragraph.bullet or paragraph.rows[0].first.box:
        return [paragraph]
    parts: list[Paragraph] = []
    for row in paragraph.rows:
        above = parts[-1].rows[-1].text if parts else ""
        alone = row.text[:1].isupper() and names_credential(row.text) and not _OPEN_END.search(above)
        if parts and not alone:
            parts[-1].rows.append(row)
        else:
            parts.append(Paragraph([row], bullet=False))
    return parts


def _text(paragraph: Paragraph) -> str:
    return " ".join(row.text for row in paragraph.rows)


def _is_flat(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether plain lines of one look name a credential each."""
    if len(paragraphs) < 2 or any(paragraph.bullet for paragraph in paragraphs):
        return False
    if len({paragraph.rows[0].style()[:3] for paragraph in paragraphs}) > 1:
        return False
    lines = [_text(paragraph) for paragraph in paragraphs]
    if any(_about_the_last(line) for line in lines):
        return False
    telling = sum(_tells(paragraph) for paragraph in paragraphs)
    return telling >= _MOSTLY * len(lines)


def _tells(paragraph: Paragraph) -> bool:
    """Whether a line names a credential, or carries a date or state of its own beside a name."""
    text = _text(paragraph)
    if len(text.split()) > _LONGEST or (is_prose(text) and not _has_state(text)):
        return False
    dated = any(dates for row in paragraph.rows for dates in row.dates)
    return names_credential(text) or dated or _has_state(text)


def _has_state(text: str) -> bool:
    return is_absent(text) or state_in(text) != "held"


def _about_the_last(line: str) -> bool:
    """Whether a line only dates, numbers or places the credential above it."""
    opening = fold(line).startswith(("issued", "credential id", "valid", "expires", "awarded by", "license number"))
    return opening or is_state_note(line) or not re.search(r"[^\W\d_]{3}", _dateless(line))


def _dateless(line: str) -> str:
    for found in reversed(find_dates(line)):
        line = line[: found.span.start] + line[found.span.end :]
    return line


def _line_by_line(paragraphs: Sequence[Paragraph]) -> list[Entry]:
    entries: list[Entry] = []
    for paragraph in paragraphs:
        text = _text(paragraph)
        if entries and not _tells(paragraph) and _belongs_above(text):
            if employer_score(text) >= 1:
                entries[-1].header.extend(paragraph.rows)
            else:
                entries[-1].body.append(paragraph)
        else:
            entries.append(Entry(list(paragraph.rows)))
    return entries


def _belongs_above(text: str) -> bool:
    """Whether a line is the issuer, the contents or a sentence about the credential above it."""
    listed = text.count(",") >= 2 and not says("marks", text)
    return listed or is_prose(text) or employer_score(text) >= 1
