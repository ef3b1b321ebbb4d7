"""Entries of a list of certificates: one to a line where the lines say so themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.reading.cues import employer_score, is_prose
from tailoring.reading.dates import find_dates
from tailoring.reading.entry_headers import Entry
from tailoring.reading.known_credentials import names_credential
from tailoring.reading.listed_items import list_entries
from tailoring.reading.paragraphs import Page, Paragraph, paragraphs_of
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
    return _line_by_line(paragraphs) if _is_flat(paragraphs) else list_entries(page, rows)


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
