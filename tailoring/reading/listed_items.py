"""What sections that list one thing per entry have in common: entries, their text, name and issuer."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from tailoring.reading.cues import SURE, employer_score, title_score
from tailoring.reading.entries import entries_of
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import Header
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Page, paragraphs_of
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.states import piece_without_state
from tailoring.reading.vocabulary import any_of, fold, folded

CREDENTIALS = "credentials.yaml"
_SPLIT = re.compile(r",\s+|\s*:\s+|\s+(?:by|from|at|through|via)\s+(?=[A-Z])")
_GIVEN_BY = re.compile(r"(?i)\s+(?:by|from|at|through|via|of)\s*$")  # the issuer stood in a row of its own

_AWARDED = re.compile(
    r"(?i)\W*awarded\s+(?:as\s+|with\s+)?(?:(?:as|with|the|an?)\s+)(?P<name>(?:(?!\band\b)[^.:;])+)\.?$"
)
_LONGEST_HONOUR = 10  # words


@functools.cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?i)^{any_of(CREDENTIALS, 'issued_by')}\s*:?\s+")


@functools.cache
def _status_end() -> re.Pattern[str]:
    return re.compile(rf"(?i)\s*[(,–-]?\s*\b{any_of(CREDENTIALS, 'status_words')}\s*[):,–-]*\s*$")


def text_of(ledger: Ledger, rows: Sequence[Row]) -> Piece:
    """The whole text of rows, without a list mark."""
    start, end = min(row.start for row in rows), max(row.end for row in rows)
    return without_mark(Piece(ledger.document.text[start:end], start))


def list_entries(page: Page, rows: Sequence[Row]) -> list[Entry]:
    """Entries of a list; plain rows that carry their own dates, or stand alike, are an entry each."""
    before, entries = entries_of(page, rows, lists=True, linked=True)
    if any(entry.body or len(entry.header) > 1 for entry in entries):
        return [*(Entry(list(paragraph.rows)) for paragraph in before), *entries]
    paragraphs = paragraphs_of(page, rows)
    return [Entry(list(paragraph.rows)) for paragraph in paragraphs if any(c.isalnum() for c in paragraph.rows[0].text)]


def name_and_issuer(header: Header) -> tuple[str, str]:
    """What a header names, and who gave it."""
    bare = [piece_without_state(slot.piece) for slot in header.slots if not _status_only(slot.text)]
    pieces = [piece for piece in bare if piece.text]
    if not pieces:
        return "", ""
    name, issuer = pieces[0].text, pieces[1].text if len(pieces) > 1 else ""
    if fold(issuer) in folded(CREDENTIALS, "levels") or (title_score(issuer) >= SURE and employer_score(issuer) < 1):
        name, issuer = f"{name} – {issuer}", pieces[2].text if len(pieces) > 2 else ""
    if not issuer:
        name, issuer = _split_name(name)
    if by := _by().match(issuer):
        issuer = issuer[by.end() :]
    name = _GIVEN_BY.sub("", name)
    return tidy(_status_end().sub("", name) or name), tidy(_status_end().sub("", issuer))


def _split_name(text: str) -> tuple[str, str]:
    """A name and who gave it, written in one."""
    for found in _SPLIT.finditer(text):
        if employer_score(text[found.end() :]) >= 1 or found[0].strip() in ("by", "from"):
            return text[: found.start()], text[found.end() :]
    return text, ""


def _status_only(text: str) -> bool:
    """Whether a piece only says how a thing is held, or is its number."""
    return fold(text) in folded(CREDENTIALS, "status_words") or fold(text).startswith("credential id")


def award_name(text: str) -> str:
    """An honour without the words that say it was given ("Awarded as best baker" → "Best baker"); else the text."""
    found = _AWARDED.match(text)
    name = found["name"] if found else ""
    return text if not name or len(name.split()) > _LONGEST_HONOUR else f"{name[0].upper()}{name[1:]}"


def tidy(text: str) -> str:
    """A text without line breaks and separators at its ends."""
    return " ".join(text.split()).strip(" ,;:|·•–—-")


def url_in(ledger: Ledger, piece: Piece) -> str:
    """The web address that a piece carries, as a link or in its text; "" without one."""
    for link in ledger.document.links:
        if link.span and link.span.start < piece.end and link.span.end > piece.start and link.url.startswith("http"):
            return link.url
    found = re.search(r"https?://[^\s|)>,]+|(?:www\.|github\.com/|gitlab\.com/)[^\s|)>,]+", piece.text)
    return found[0] if found else ""
