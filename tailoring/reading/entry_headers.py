"""Which rows belong to an entry's header, and which stand under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailoring.reading.cues import SURE, degree_score, employer_score, school_score, starts_with_verb, title_score
from tailoring.reading.dates import is_duration
from tailoring.reading.header_pieces import is_detail, is_labelled, label_of, labelled_fields
from tailoring.reading.header_rows import names_place_last
from tailoring.reading.paragraphs import Paragraph, dated, is_label, only_dates
from tailoring.reading.places import is_place, split_place
from tailoring.reading.rows import Piece, Row
from tailoring.reading.vocabulary import fold, folded

_UNMARKED = re.compile(
    r"((?i:project(?: name| title)?|client|employer|role|team size|duration|technologies|environment))"
    r"\s*#?\s*\d*\s+(?=[A-Z\d])(?!(?i:client|customer|duration|environment|role|team|technolog)\w*\b)"
)
_CAPITALS = tuple(
    re.compile(rf"(?P<label>[A-Z]{{4,}}{second})\s+(?=[A-Z\d].*[a-z\d,])(?!.*[.:]$)") for second in (" [A-Z]{2,}", "")
)
_TABLE_ROW = re.compile(r"[A-Z][a-z]+\s+[A-Z](?!.*\s(?:a|an|and|the|of|in|on|to|for|with)\s)")
_USED = re.compile(r"(?P<what>[A-Z]\w*(?: \w+){0,2}) (?i:used) (?=[A-Z\d.])")
_OF_TECHNOLOGY = ("technologies", "environment")
_LONGEST_NAME = 9  # words
_LONGEST_SITE = 5  # words
_LONGEST_SIZE = 4  # words of "Team size 20 members"
_NO_NAME = re.compile(r":|[.–—-]\s*$")
LONGEST_HEADER = 5  # rows
FURTHER = frozenset({"client", "place", "date", "detail"})  # labelled fields that open no entry below another's header


@dataclass(slots=True)
class Entry:
    """The rows that head an item, and the paragraphs under it."""

    header: list[Row]
    body: list[Paragraph] = field(default_factory=list[Paragraph])


def belongs(entry: Entry, paragraph: Paragraph, *, in_run: bool) -> bool:
    """Whether a header-like row is part of an entry's header rather than the first line under it."""
    row = paragraph.rows[0]
    if entry.body and not in_run:
        return _titles_late(entry, row)
    if entry.body or len(entry.header) >= LONGEST_HEADER:
        return False
    if len(entry.header) > 1 and row.text.rstrip().endswith(".") and starts_with_verb(row.text):
        return False
    if _plainly_header(row) or not any(dated(header) for header in entry.header):
        return True
    names = sum(not only_dates(header) and not is_place(header.text) for header in entry.header)
    return names < 2 and (len(entry.header) < 2 or _names_something(row))


def _titles_late(entry: Entry, row: Row) -> bool:
    """Whether a title follows a line about the firm in an entry that has none yet."""
    titled = any(title_score(part.text) >= SURE for header in entry.header for part in header.parts)
    listed = any(above.bullet for above in entry.body) or len(entry.body) > 2
    return not titled and not listed and title_score(row.text) >= 2


def _plainly_header(row: Row) -> bool:
    """Whether a row is a place, a date or a labelled field, or stands out by its type."""
    told = row.joined or is_place(row.text) or is_duration(row.text) or dated(row) or is_labelled(row.text)
    return told or row.bold or row.first.italic or row.first.level > 0


def _names_something(row: Row) -> bool:
    """Whether a row names a post, a firm, a school or a degree, or ends in a place."""
    if row.word_count <= 8 and split_place(Piece(row.text, 0))[1] is not None:
        return True
    return max(title_score(row.text), employer_score(row.text), school_score(row.text), degree_score(row.text)) >= 1


def names_it(entry: Entry, paragraph: Paragraph) -> bool:
    """Whether a wrapped line is the name of an entry whose header so far holds nothing but dates."""
    if entry.body or paragraph.bullet or len(paragraph.rows) > 3 or _is_deed(paragraph):
        return False
    if not all(only_dates(row) for row in entry.header):
        return False
    opening = re.split(r",|\s[–—|-]\s", paragraph.rows[0].text)[0]
    named = max(title_score(opening), employer_score(opening), degree_score(opening), school_score(opening)) >= SURE
    return named and not paragraph.rows[-1].text.rstrip().endswith(".")


def _is_deed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a long sentence that begins with a deed."""
    opening = paragraph.rows[0]
    return opening.word_count > _LONGEST_NAME and starts_with_verb(opening.text)


def parted_details(body: Sequence[Paragraph], *, titled: bool) -> tuple[list[Row], list[Paragraph]]:
    """The rows under a header that only give its details ("Client: …"), and the paragraphs that state something.

    A role is a detail only in an entry that is `titled`: elsewhere nothing else says what the person was.
    """
    stack = unmarked_details(body)
    rows = [
        part.rows[0]
        for part in body
        if part in stack
        or (len(part.rows) == 1 and (is_detail(part.rows[0].pieces()[0].text) or _only_sites(part.rows[0])))
    ]
    rows += [row for part in body if not part.bullet and label_of(part.rows[0].text) == "employer" for row in part.rows]
    details = [row for row in rows if titled or label_of(row.text) != "title"]
    return details, [part for part in body if part.rows[0] not in details]


def _only_sites(row: Row) -> bool:
    """Whether a row says nothing but where, on whose payroll or with how many ("Leeds, UK", "Team size 20")."""
    words = fold(row.text)
    if row.word_count <= _LONGEST_NAME and words.startswith(tuple(folded("labels.yaml", "paid_by"))):
        return True
    if row.word_count <= _LONGEST_SIZE and words.startswith(tuple(folded("labels.yaml", "detail_openings"))):
        return True
    if row.bullet or row.word_count > _LONGEST_SITE or starts_with_verb(row.text) or _NO_NAME.search(row.text):
        return False
    return is_place(row.text) or (row.text[:1].isupper() and names_place_last(row.text))


def unmarked_details(body: Sequence[Paragraph]) -> list[Paragraph]:
    """Rows like those of a table of details that lost its lines ("Client ACME INC", below it "Role Test Engineer")."""
    labels = [
        found[1].casefold()
        if len(part.rows) == 1 and not (part.bullet or is_label(part)) and (found := _UNMARKED.match(part.rows[0].text))
        else ""
        for part in body
    ]
    pairs = [at for at, (one, other) in enumerate(pairwise(labels)) if one and other and one != other]
    found = sorted({*pairs, *(at + 1 for at in pairs)})
    # A further row of the table, whose label is none of ours.
    more = [at + 1 for at in found if at - 1 in found and at + 1 not in found and at + 1 < len(body)]
    bare = [
        at
        for at, part in enumerate(body)
        if len(part.rows) == 1 and not part.bullet and capital_label(part.rows[0].text)
    ]
    return [body[at] for at in sorted({*found, *bare, *(at for at in more if _is_table_row(body[at]))})]


def capital_label(text: str) -> re.Match[str] | None:
    """A label in capitals without a colon before its value ("LANGUAGE Python, Perl")."""
    known = folded("labels.yaml", "capital_labels")
    matches = (found for form in _CAPITALS if (found := form.match(text)))
    return next((found for found in matches if fold(found["label"]) in known), None)


def is_bare_field(row: Row) -> bool:
    """Whether a row gives a field of a project behind a label without a colon ("Team Size 6", "Tools Used Java")."""
    words = fold(row.text)
    sized = row.word_count <= _LONGEST_SIZE and words.startswith(tuple(folded("labels.yaml", "detail_openings")))
    return not row.bullet and (sized or used_label(row.text) > 0)


def used_label(text: str) -> int:
    """How long the label of technologies is that opens a text without a colon ("Tools Used Java"); 0 without one."""
    found = _USED.match(text)
    known = folded("labels.yaml", "technology_fields")
    return found.end() if found and fold(found["what"]).rpartition(" ")[2] in known else 0


def _is_table_row(part: Paragraph) -> bool:
    """Whether a paragraph is a label and its value side by side ("Testing Automated & Manual"), and no statement."""
    row = part.rows[0]
    short = len(part.rows) == 1 and row.word_count <= _LONGEST_NAME and not row.text.rstrip().endswith((".", ":"))
    return short and not part.bullet and _TABLE_ROW.match(row.text) is not None


def unmarked_technologies(row: Row) -> Piece | None:
    """What a row lists behind a label of technologies that lost its colon ("Technologies Java, Groovy")."""
    piece = row.pieces()[0]
    if found := capital_label(piece.text):
        known = fold(found["label"]) in folded("labels.yaml", "technology_fields")
        return piece.cut(found.end(), len(piece.text)) if known else None
    found = _UNMARKED.match(piece.text)
    return piece.cut(found.end(), len(piece.text)) if found and found[1].casefold() in _OF_TECHNOLOGY else None


def fields_of(row: Row) -> list[tuple[str, Piece]]:
    """The fields that a row of details gives behind labels, with or without a colon: ("client", "ACME INC")."""
    piece = row.pieces()[0]
    found = [(_named(field, value, piece), value) for field, value in labelled_fields(piece) if value.text]
    if not found and (bare := capital_label(piece.text) or _UNMARKED.match(piece.text)):
        field = label_of(f"{bare[1]}: x")
        return [(field, piece.cut(bare.end(), len(piece.text)))] if field else []
    return found


def _named(field: str, value: Piece, row: Piece) -> str:
    """What a field names: a title that sounds like nobody's is that of a project ("Title: Harbour Roll-out")."""
    label = fold(row.text[: value.start - row.start])
    own = label == "title" or (label.endswith(" title") and not label.endswith(" job title"))
    return "project" if field == "title" and own and title_score(value.text.strip(" .,")) <= 0 else field


def opens_engagement(row: Row) -> bool:
    """Whether a row names a project with its dates behind labels ("Title: KXW, Period: May 2010 - June 2011")."""
    told = dict(fields_of(row)) if is_labelled(row.text) else {}
    return "project" in told and "date" in told
