"""Which paragraphs look like rows of a header rather than like statements."""

from __future__ import annotations

import re

from tailoring.reading.cues import SURE, employer_score, is_announcement, is_prose, title_score
from tailoring.reading.header_pieces import LONGEST_DETAIL, is_labelled
from tailoring.reading.paragraphs import Paragraph, dated
from tailoring.reading.places import is_place
from tailoring.reading.rows import Row

_LABEL = re.compile(r"^[^:]{2,40}:(?:\s|$)")
BROKEN_YEAR = re.compile(r"\d\d (?:with|at|in)\s")  # what is left of "since 98 with Acme"
_LONGEST_NAME = 14  # words of a firm or school with its place
_LONGEST_BROKEN = 24  # words of a header that goes over two rows


def is_head(paragraph: Paragraph) -> bool:
    """Whether a paragraph looks like a row of a header rather than like a statement."""
    row = paragraph.rows[0]
    if row.first.level or row.joined:
        return True
    if BROKEN_YEAR.match(row.text):
        return False
    if paragraph.bullet or (len(paragraph.rows) > 1 and not _broken_header(paragraph)):
        return False
    if dated(row) or (len(paragraph.rows) == 2 and dated(paragraph.rows[1])):
        return not (row.text.rstrip().endswith(".") and row.word_count > 14)
    if _LABEL.match(row.text) and not is_labelled(row.text) and not row.text.rstrip().endswith(":"):
        return False
    with_place = len(row.parts) > 1 and any(is_place(part.text) for part in row.parts)
    named = with_place or names_place_last(row.text) or _gives_field(row.text)
    return not is_announcement(row.text) and (named or not is_prose(row.text))


def _gives_field(text: str) -> bool:
    """Whether a row is a short field of a header behind its label ("Phase: Support"), be it worded like a deed."""
    value = text.partition(":")[2].strip()
    return is_labelled(text) and value[:1].isupper() and len(value.split()) <= LONGEST_DETAIL


def names_place_last(text: str) -> bool:
    """Whether a short row ends in a dash with a place, or with nothing, after it ("Acme - Leeds -", "Acme -")."""
    pieces = re.split(r"\s[–—-](?:\s+|$)", text)
    if not 2 <= len(pieces) <= 4 or len(text.split()) > _LONGEST_NAME:
        return False
    return (not pieces[-1] and (len(pieces) == 2 or is_place(pieces[-2]))) or is_place(pieces[-1])


def _broken_header(paragraph: Paragraph) -> bool:
    """Whether two rows are one header line that was too long for its column."""
    if len(paragraph.rows) != 2:
        return False
    first, second = paragraph.rows
    if dated(second) and not dated(first):
        return first.word_count + second.word_count <= _LONGEST_BROKEN and not is_prose(first.text)
    alike = first.style() == second.style() and len(second.parts) == 1
    return (
        alike
        and first.word_count + second.word_count <= 14
        and (first.bold or first.first.italic)
        and second.word_count <= 4
    )


def names_post_and_firm(row: Row) -> bool:
    """Whether one row names both a post and a firm ("ACME CORPORATION, Field Technician")."""
    sides = [side for side in re.split(r",\s+|\s+[–—|-]\s+", row.text) if side]
    titled = any(title_score(side) >= SURE and employer_score(side) < 1 for side in sides)
    return (
        2 <= len(sides) <= 4
        and titled
        and any(employer_score(side) >= SURE and title_score(side) < SURE for side in sides)
    )
