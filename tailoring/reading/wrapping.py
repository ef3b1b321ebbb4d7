"""Lines that were too long for their page: the words that spilled over, and brackets that a line's end leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.reading.cues import is_announcement, starts_with_verb
from tailoring.reading.header_pieces import is_labelled
from tailoring.reading.page import Page
from tailoring.reading.rows import Row

_MOST_SPILLED = 2  # words
_AMID = re.compile(r"(?:to|of|and|or|with|for|by|from|in|on|the)\s")
_QUOTES = frozenset("\"“‘'")
_CLOSED_END = re.compile(r"[.!?:;]$")
_PAST = re.compile(r"[a-z]{2,}(?:ed|ing)$")


def leaves_open(rows: Sequence[Row]) -> bool:
    """Whether a bracket is open at the end of some rows."""
    text = " ".join(row.text for row in rows)
    return text.rfind("(") > text.rfind(")")


def spills(page: Page, last: Row, row: Row, below: Row | None) -> bool:
    """Whether a row is the word or two of the line above it that had no room there, and the row below goes on.

    So it is where a text that had lines of its own was set again in a narrower page.
    """
    if below is None or row.first.box or row.bullet or below.bullet or max(row.gap, below.gap) > page.gap + 0.7:
        return False
    if row.word_count > _MOST_SPILLED or any(row.dates) or any(below.dates) or _CLOSED_END.search(row.text.rstrip()):
        return False
    if is_announcement(row.text) or ":" in below.text or not page.spans(last, row):
        return False
    lone_deed = row.word_count == 1 and starts_with_verb(f"{row.text} it")
    return lone_deed or not _CLOSED_END.search(last.text.rstrip())


def goes_on_after_spill(page: Page, above: Sequence[Row], row: Row) -> bool:
    """Whether a row is the rest of a statement whose last word or two had spilled over to a line of their own."""
    if len(above) < 2 or row.first.box or row.bullet or row.gap > page.gap + 0.7 or any(row.dates):
        return False
    full, spilled = above[-2], above[-1]
    if spilled.word_count > _MOST_SPILLED or not page.spans(full, spilled) or _CLOSED_END.search(spilled.text.rstrip()):
        return False
    if is_announcement(row.text) or is_labelled(row.text) or not row.text[:1].isalnum():
        return False
    named = spilled.text.split()[-1][:1].isupper()
    deed = _PAST.search(row.text.split()[0]) or (starts_with_verb(row.text) and not full.text.rstrip().endswith(","))
    return named and not deed


def marked_amid(above: Sequence[Row], row: Row) -> bool:
    """Whether a row of plain text bears a list mark in the middle of the sentence that the bullet above it begins."""
    if not (row.bullet and above[0].bullet) or row.first.box or row.gap >= 1 or _CLOSED_END.search(above[-1].text):
        return False
    text, opening = row.pieces()[0].text, above[0].pieces()[0].text
    return opening[:1].isupper() and _AMID.match(text) is not None


def quotes_on(above: Sequence[Row], row: Row) -> bool:
    """Whether a row opens with the quotation that the bullet above it leads up to: "was given the title", "“Star”"."""
    last = above[-1].text.rstrip()
    return above[0].bullet and row.text.lstrip()[:1] in _QUOTES and re.search(r"[a-z]$", last) is not None
