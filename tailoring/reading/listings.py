"""Sections that list one thing per entry: awards, publications, interests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.profile import Award, Bullet, Publication
from tailoring.reading.cues import is_prose
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import header_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_items import award_name, list_entries, name_and_issuer, text_of, tidy, url_in
from tailoring.reading.paragraphs import ADDRESS, Page, only_dates, paragraphs_of, statements
from tailoring.reading.rows import Piece, Row
from tailoring.reading.skills_section import split_list
from tailoring.reading.vocabulary import fold, folded

_AIM = re.compile(r"To [a-z]{2,} ")
_LONGEST_INTEREST = 8  # words


def read_awards(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Award]:
    """The honours of a section."""
    found: list[Award] = []
    for entry in list_entries(page, rows):
        item_id = ledger.item_id("award")
        header = header_of(entry.header)
        whole = text_of(ledger, entry.header)
        name, issuer = name_and_issuer(header) if not is_prose(whole.text) else (tidy(whole.text), "")
        body = statements(entry.body, ledger.document.text)
        found.append(
            Award(
                id=item_id,
                fact_ids=(ledger.add_piece("award", whole, item_id),),
                dates=header.dates(alone="end"),
                bullets=tuple(ledger.bullet("award", piece, item_id) for piece in body),
                title=award_name(name or tidy(whole.text)),
                issuer=issuer,
            )
        )
    return found


def read_publications(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Publication]:
    """The publications, patents and talks of a section."""
    found: list[Publication] = []
    for entry in list_entries(page, rows):
        item_id = ledger.item_id("publication")
        if _is_form(entry):
            found.append(_from_form(ledger, entry, item_id))
            continue
        header = header_of(entry.header)
        end = max([row.end for row in entry.header] + [row.end for part in entry.body for row in part.rows])
        start = text_of(ledger, entry.header).start
        whole = Piece(ledger.document.text[start:end], start)
        pieces = [slot.piece for slot in header.slots]
        title = re.search(r"[“\"](.{8,}?)[,.]?[”\"]", whole.text.replace("\n", " "))
        found.append(
            Publication(
                id=item_id,
                fact_ids=(ledger.add_piece("publication", whole, item_id),),
                dates=header.dates(alone="end"),
                title=title[1] if title else tidy(pieces[0].text if pieces else whole.text),
                text=tidy(whole.text),
                url=url_in(ledger, whole),
            )
        )
    return found


def _is_form(entry: Entry) -> bool:
    """Whether an entry is a title with its date and address in rows of their own, and lines on it below them."""
    title, *rest = entry.header
    plain = not title.bullet and not any(title.dates) and bool(entry.body)
    return plain and bool(rest) and all(_is_address(row) or (any(row.dates) and only_dates(row)) for row in rest)


def _from_form(ledger: Ledger, entry: Entry, item_id: str) -> Publication:
    """The publication of a form; an address that was told above, as a page's foot repeats it, is not its own."""
    title = text_of(ledger, entry.header[:1])
    told = ledger.document.text[: title.start]
    links = [row for row in (*entry.header, *(row for part in entry.body for row in part.rows)) if _is_address(row)]
    own = next((row for row in links if row.text.strip() not in told), None)
    header = [row for row in entry.header if row not in links] + ([own] if own else [])
    for row in links:
        if row is not own:
            ledger.add("link", row.start, row.end)  # read, and of nothing
    body = statements(entry.body, ledger.document.text)
    return Publication(
        id=item_id,
        fact_ids=tuple(ledger.add("publication", row.start, row.end, item_id) for row in header),
        dates=header_of(entry.header).dates(alone="end"),
        bullets=tuple(ledger.bullet("publication", piece, item_id) for piece in body),
        title=tidy(title.text),
        text=tidy(title.text),
        url=own.text.strip() if own else "",
    )


def _is_address(row: Row) -> bool:
    return ADDRESS.fullmatch(row.text.strip()) is not None


def read_interests(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Bullet]:
    """The interests of a section, one by one."""
    found: list[Bullet] = []
    for paragraph in paragraphs_of(page, rows):
        piece = text_of(ledger, paragraph.rows)
        parts = list(split_list(piece)) if not is_prose(piece.text) else [piece]
        if any(_is_no_interest(part.text) for part in parts):
            continue
        found += [ledger.bullet("interest", part) for part in parts]
    return found


def _is_no_interest(text: str) -> bool:
    """Whether a text is a whole sentence, an aim ("To set up looms") or an order, as no interest is."""
    if len(text.split()) > _LONGEST_INTEREST or _AIM.match(text):
        return True
    orders = folded("labels.yaml", "orders")
    return any(
        fold(sentence).split()[:1] and fold(sentence).split()[0] in orders for sentence in re.split(r"[.!?:]\s+", text)
    )
