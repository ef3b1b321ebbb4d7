"""Lines that were too long for their page: the words that spilled over, and brackets that a line's end leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from tailoring.reading.cues import SURE, employer_score, is_announcement, starts_with_verb, title_score
from tailoring.reading.header_pieces import is_labelled
from tailoring.reading.page import Page
from tailoring.reading.rows import Row
from tailoring.reading.section_kinds import kind_of

_MOST_SPILLED = 2  # words
_AMID = re.compile(r"(?:to|of|and|or|with|for|by|from|in|on|the)\s")
_QUOTES = frozenset("\"“‘'")
_CLOSED_END = re.compile(r"[.!?:;]$")
_OF_WIDTH = 0.6  # the share of the longest line that a line of a list has at least where its sentence was broken
_SHORTEST_BROKEN = 40  # characters of such a line
_STOPS = (".", "!", "?", ":", ";", ")")
_PAIRED = re.compile(r"\S+ (?:and|&) [a-z]+,")  # a noun that is a verb as well: "Process and policy, reviews"
_MOST_BROKEN = 6  # lines of a bullet that was broken so
_SMALL_END = re.compile(r"\b(?:and|of|for|the|in|by|to|an?|with|from|than|as)$")
_PAST = re.compile(r"[a-z]{2,}(?:ed|ing)$")


def leaves_open(rows: Sequence[Row]) -> bool:
    """Whether a bracket is open at the end of some rows."""
    text = " ".join(row.text for row in rows)
    return text.rfind("(") > text.rfind(")")


def goes_on(page: Page, above: Sequence[Row], row: Row, below: Sequence[Row]) -> bool:
    """Whether a row that does not look it is the rest of the statement above: how lines of plain text are broken."""
    return (
        _goes_on_after_spill(page, above, row)
        or _spills(page, above[-1], row, below[0] if below else None)
        or _marked_amid(above, row)
        or _goes_on_amid_list(page, above, row, below)
        or _goes_on_overleaf(page, above, row)
    )


def _spills(page: Page, last: Row, row: Row, below: Row | None) -> bool:
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


def _goes_on_after_spill(page: Page, above: Sequence[Row], row: Row) -> bool:
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


def _marked_amid(above: Sequence[Row], row: Row) -> bool:
    """Whether a row of plain text bears a list mark in the middle of the sentence that the bullet above it begins."""
    if not (row.bullet and above[0].bullet) or row.first.box or row.gap >= 1 or _CLOSED_END.search(above[-1].text):
        return False
    text, opening = row.pieces()[0].text, above[0].pieces()[0].text
    return opening[:1].isupper() and _AMID.match(text) is not None


def _goes_on_amid_list(page: Page, above: Sequence[Row], row: Row, below: Sequence[Row]) -> bool:
    """Whether a row without a mark, between two marked ones, is the rest of the bullet above it.

    So are names and nouns before which a line of a list was broken: "reviews of stock,", "Orders and Returns".
    """
    last = above[-1]
    if not above[0].bullet or row.bullet or row.first.box or max(row.gap, last.gap if len(above) > 1 else 0) >= 1:
        return False
    plain = list(takewhile(lambda other: not other.bullet and other.gap < 1, below[:_MOST_BROKEN]))
    amid = all(_is_rest(other) or other.text[:1].islower() for other in plain) and len(plain) < _MOST_BROKEN
    long = page.full(last, share=_OF_WIDTH) and len(last.text) >= _SHORTEST_BROKEN
    if not (amid and long) or last.text.rstrip().endswith(_STOPS):
        return False
    deed = starts_with_verb(row.text) and not _PAIRED.match(row.text)
    return _is_rest(row) and not (deed or _PAST.match(row.text.split()[0].lower()))


def _goes_on_overleaf(page: Page, above: Sequence[Row], row: Row) -> bool:
    """Whether a sentence that the end of a page broke behind a small word goes on below with a capital."""
    last = above[-1]
    if starts_with_verb(row.text):
        return False
    broken = _SMALL_END.search(last.text.rstrip()) is not None and page.gap + 0.7 < row.gap < page.gap + 3.6
    return broken and not (row.bullet or row.first.box) and page.full(last, row) and _is_rest(row)


def _is_rest(row: Row) -> bool:
    """Whether a row can be the rest of a sentence: no heading, label, post, firm or deed, and not all in capitals."""
    if len(row.parts) > 1 or any(row.dates) or (row.upper and row.word_count > 1):
        return False
    if ":" in row.text or is_announcement(row.text) or is_labelled(row.text) or kind_of(row.text):
        return False
    named = title_score(row.text) >= SURE or employer_score(row.text) >= SURE
    return row.text[:1].isalnum() and not named


def quotes_on(above: Sequence[Row], row: Row) -> bool:
    """Whether a row opens with the quotation that the bullet above it leads up to: "was given the title", "“Star”"."""
    last = above[-1].text.rstrip()
    return above[0].bullet and row.text.lstrip()[:1] in _QUOTES and re.search(r"[a-z]$", last) is not None
