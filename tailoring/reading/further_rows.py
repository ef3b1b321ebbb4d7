"""Header-like rows below the dates of an entry: what says more of it, and what opens another that is not dated."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.profile import PartialDate
from tailoring.reading.cues import SURE, degree_score, employer_score, is_announcement, school_score, title_score
from tailoring.reading.entry_headers import FURTHER, fields_of
from tailoring.reading.header_pieces import is_labelled, label_of
from tailoring.reading.header_rows import names_place_last
from tailoring.reading.paragraphs import Paragraph, only_dates
from tailoring.reading.places import is_place
from tailoring.reading.rows import Row
from tailoring.reading.vocabulary import fold

SURE_TITLE = 2.0
_LONGEST_NAME = 5  # words of a title or firm that nothing else tells


def is_undated_pair(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether two rows below the dates, each set off by a blank row, name a course or post and where it was."""
    name, site = (paragraph.rows[0] for paragraph in paragraphs)
    if min(name.first.gap, site.first.gap) < 1 or is_labelled(name.text) or is_labelled(site.text):
        return False
    schooled = school_score(site.text) > 0 and degree_score(site.text) <= 0
    return (schooled or names_place_last(site.text)) and school_score(name.text) <= 0 and not name.text.endswith(":")


def is_undated_post(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether two rows, each set off by a blank row, are surely a title and, below it, a short name."""
    title, firm = (paragraph.rows[0] for paragraph in paragraphs)
    if any(len(paragraph.rows) > 1 for paragraph in paragraphs) or min(title.first.gap, firm.first.gap) < 1:
        return False
    if title_score(title.text) < SURE_TITLE or title.word_count > _LONGEST_NAME or firm.word_count > _LONGEST_NAME:
        return False
    plain = not (title.text + firm.text).count(":") and not firm.text.rstrip().endswith((".", ","))
    named = firm.text[:1].isupper() or firm.text.isalpha()
    return plain and named and title_score(firm.text) < SURE and employer_score(title.text) < 1


def is_bare_firm(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the middle one of three paragraphs is one word alone between a title and bullets."""
    if len(paragraphs) < 3 or not paragraphs[2].bullet or any(len(part.rows) > 1 for part in paragraphs[:2]):
        return False
    title, firm = (part.rows[0] for part in paragraphs[:2])
    if min(title.first.gap, firm.first.gap, paragraphs[2].rows[0].first.gap) < 1 or firm.word_count > 1:
        return False
    named = firm.text.isalpha() and title_score(firm.text) < 1 and not is_announcement(firm.text)
    return named and title_score(title.text) >= SURE_TITLE and title.word_count <= _LONGEST_NAME


def is_further_firm(header: Sequence[Row], paragraphs: Sequence[Paragraph]) -> bool:
    """Whether a row below the lines of a post names a firm with its place ("Acme - Leeds"), and tells of work there.

    The firm is shown to be one by its form, or by the header above, which names it as well.
    """
    if len(paragraphs) < 2 or len(paragraphs[0].rows) > 1:
        return False
    row, below = paragraphs[0].rows[0], paragraphs[1]
    name, dash, place = row.text.strip(" –—-").rpartition(" - ")
    if not dash or not is_place(place) or is_place(name) or row.first.gap < 1 or row.word_count > _LONGEST_NAME + 1:
        return False
    known = any(f" {fold(name)} " in f" {fold(above.text)} " for above in header)
    return (known or employer_score(name) >= SURE) and title_score(name) < SURE and not only_dates(below.rows[0])


def says_more(above: Row, paragraphs: Sequence[Paragraph], lead: int) -> bool:
    """Whether the last of some rows is dated for the entry dated above them: nothing before it names another."""
    row = paragraphs[-1].rows[0]
    if all(_is_further(paragraph.rows[0]) for paragraph in paragraphs):
        return True
    again = _spells(above)[-1:] == _spells(row)[:1]
    if len(paragraphs) > 1 or not (only_dates(row) or (again and row.text[:1].islower())):
        return False  # the last word of a title, which spilled over with the dates, names nothing either
    return (lead > 0 and only_dates(above)) or again


def _is_further(row: Row) -> bool:
    """Whether a row gives a further field of an entry behind its label ("Client: Acme", "Duration May 2010 - …")."""
    return label_of(row.text) in FURTHER or [field for field, _ in fields_of(row)] == ["date"]


def _spells(row: Row) -> list[tuple[PartialDate | None, PartialDate | None, bool]]:
    """From when until when the dates of a row go."""
    return [(one.dates.start, one.dates.end, one.dates.current) for dates in row.dates for one in dates]
