"""What stands at the head of a résumé: name, headline, contacts, and a summary without a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tailoring.profile import Bullet, Contact
from tailoring.reading.contacts import (
    EMAIL,
    Found,
    contact,
    find_contacts,
    is_profile_page,
    is_wish,
    linked,
    place_in,
    rest_pieces,
)
from tailoring.reading.cues import SURE, degree_pattern, is_prose, title_score
from tailoring.reading.ledger import Ledger
from tailoring.reading.name_search import NAME_WORD, PAPER, find_name, without_letters
from tailoring.reading.names import given_first, shown_name
from tailoring.reading.paragraphs import Page, paragraphs_of, statements
from tailoring.reading.places import is_address
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.section_kinds import closed_up, kind_of
from tailoring.reading.vocabulary import fold

_NEXT_TITLE = re.compile(r"\s+/\s+(?P<title>[^/|•·,;\t]+?)(?=\s+[–—|/-]\s|\s{3}|[|•·,;\t]|\s*$)")
_LARGE = 15  # points: type of this size is a name's or a heading's
_LONGEST_HEADLINE = 12  # words
_BROKEN_OFF = re.compile(r"(?:,|&|\b(?:and|or|with|of|in|for|to|the))$")
_DASHED_OFF = re.compile(r"^\w.*\s[–—-]$")
_CUT = re.compile(r"(?:\w\s+/|\s(?:at|of|with|for))$")
_LONGEST_CUT = 24  # words of a headline in two lines
_LONGEST_SMALL = 4  # words of a title in small letters


@dataclass(slots=True)
class Top:
    """What was read at the head of a document."""

    name: str = ""
    name_fact_id: str = ""
    headline: str = ""
    headline_fact_id: str = ""
    contacts: list[Contact] = field(default_factory=list[Contact])
    summary: list[Bullet] = field(default_factory=list[Bullet])


def read_top(ledger: Ledger, page: Page, rows: Sequence[Row], *, everything: Sequence[Row]) -> Top:
    """Reads the rows before the first heading. `everything` gives the sizes and addresses to compare with."""
    top = Top()
    named = find_name(rows, everything, _addresses(ledger, rows, everything), ledger.document.name)
    used: set[int] = set()
    if named:
        used = _take_name(ledger, top, rows, named)
    rest: list[Row] = []
    wish = False
    for index, row in enumerate(rows):
        wish = is_wish(row) or (wish and rows[index - 1].text.rstrip().endswith((",", "-", "–")))
        if PAPER.fullmatch(row.text.strip()):
            ledger.add("heading", row.start, row.end)
            continue
        if index in used:
            if (leftover := _beside_name(ledger, row)) is not None:
                _contact_row(ledger, top, leftover)
            _title_beside_name(ledger, top, row)
            continue
        below = rows[index + 1] if index + 1 < len(rows) else None
        goes_on = below is not None and (_is_begun(row, below) or _is_cut(row, below))
        if not _contact_row(ledger, top, row, wish=wish, complete=not goes_on):
            rest.append(row)
    _headline_and_summary(ledger, page, top, rest, named[0] if named else -1, rows)
    return top


def is_headline(text: str) -> bool:
    """Whether a text can be a headline rather than a sentence of the profile."""
    bare = text.rstrip()
    if _BROKEN_OFF.search(bare) or (_DASHED_OFF.search(bare) and title_score(bare) < SURE):
        return False
    stop = bare.endswith(".") and not re.search(r"(?i)\b(?:inc|ltd|co|corp|jr|sr|st|[a-z])\.$", bare)
    if stop and bare.count(" ") > 1:
        return False
    count = sum(any(sign.isalnum() for sign in word) for word in bare.split())
    return count <= _LONGEST_HEADLINE or len(re.findall(r"[|•·/,]", bare)) >= 2


def find_name_in(ledger: Ledger, top: Top, rows: Sequence[Row], everything: Sequence[Row]) -> None:
    """Looks for the name among other rows when the head of the document had none."""
    named = find_name(rows, everything, _addresses(ledger, rows, everything), ledger.document.name)
    if named:
        _take_name(ledger, top, rows, named)


def _addresses(ledger: Ledger, rows: Sequence[Row], everything: Sequence[Row]) -> str:
    """The person's addresses, folded: every e-mail and link of the document, and the web addresses at its head."""
    emails = [found for row in everything for found in EMAIL.findall(row.text)]
    found = [one for row in rows for piece in row.pieces() for one in find_contacts(piece)]
    links = [*(one.value for one in found if one.kind == "link"), *(link.url for link in ledger.document.links)]
    pages = [line.text for line in ledger.document.lines if is_profile_page(line.text)]
    return fold(" ".join([*emails, *links, *dict.fromkeys(pages)]))


def _beside_name(ledger: Ledger, row: Row) -> Row | None:
    """The fragments of the name's row that are not the name."""
    parts = [part for part in row.parts if not ledger.covers(part.span.start, part.span.end)]
    return Row.of(parts) if parts else None


def _title_beside_name(ledger: Ledger, top: Top, row: Row) -> None:
    """A title in the name's row ("Jane Doe – Plumber") is the headline."""
    for piece in row.pieces():
        for part in ledger.uncovered(piece):
            if (
                not top.headline
                and title_score(part.text) >= SURE
                and is_headline(part.text)
                and not find_contacts(part)
            ):
                top.headline = " ".join(part.text.split())
                top.headline_fact_id = ledger.add_piece("headline", part)


def _take_name(ledger: Ledger, top: Top, rows: Sequence[Row], named: tuple[int, Piece]) -> set[int]:
    """The name as a fact; a name set over two rows in large type is joined."""
    index, piece = named
    start, end, used = piece.start, piece.end, {index}
    row = rows[index]
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is not None and _goes_on(row, following, piece):
        end, used = following.end, {index, index + 1}
    elif index and _goes_on(rows[index - 1], row, Piece(rows[index - 1].text, 0)):
        start, used = rows[index - 1].start, {index - 1, index}
    if paper := PAPER.match(ledger.document.text[row.start : start]):
        ledger.add("heading", row.start, row.start + paper.end())
    whole = Piece(ledger.document.text[start:end], start)
    bare = without_letters(whole.text, whole=True)
    if bare != whole.text and given_first(whole.text) == bare:
        top.name, top.name_fact_id = shown_name(whole.text), ledger.add_piece("name", whole)
        return used
    letters = whole.text[len(bare) :]
    if letters and not (degree_pattern().search(letters) or re.search(r"[A-Z]{2}", letters)):
        bare = whole.text
    top.name = shown_name(closed_up(" ".join(bare.split()).strip(" ,|")))
    top.name_fact_id = ledger.add_piece("name", whole)
    return used


def _goes_on(row: Row, following: Row, piece: Piece) -> bool:
    """Whether a name in large type goes on in the next row."""
    capitals = row.first.size == 0 and row.upper and following.upper and title_score(following.text) < SURE
    alike = capitals or (abs(row.first.size - following.first.size) < 0.6 and row.first.size > _LARGE)
    one_word = len(piece.text.split()) == 1 and len(following.text.split()) <= 2 and len(row.text.split()) == 1
    return alike and one_word and not kind_of(following.text) and bool(NAME_WORD.match(following.text.split()[0]))


def _is_begun(row: Row, below: Row) -> bool:
    """Whether a row goes on in the one below it, which begins as the middle of a sentence does."""
    closed = row.text.rstrip().endswith((".", "|"))
    return not closed and below.gap < 1 and below.text[:1].islower() and row.first.column == below.first.column


def _is_cut(row: Row, below: Row) -> bool:
    """Whether a line of plain text breaks off inside a headline that goes on below ("Cook at", "BI /")."""
    plain = not (row.first.box or row.bullet or below.bullet) and len(row.parts) == len(below.parts) == 1
    long = row.word_count + below.word_count <= _LONGEST_CUT
    close = below.gap < 1 and not any(map(find_contacts, below.pieces()))
    return plain and long and close and _CUT.search(row.text.rstrip()) is not None


def _contact_row(ledger: Ledger, top: Top, row: Row, *, wish: bool = False, complete: bool = True) -> bool:
    """Takes the contacts of a row; False when it holds none.

    `wish`: its places are where the person would move. `complete`: it does not go on in the next row.
    """
    found: list[Found] = [one for piece in row.pieces() for one in find_contacts(piece)]
    if found and row.word_count > 22 and not any(part.cell for part in row.parts):
        found = [one for one in found if one.kind != "link"]
    places: list[Found] = []
    links: list[Contact] = []
    rest = list(rest_pieces(row, found))
    for piece in rest:
        if place := place_in(piece):
            places += [] if wish else [place]
        elif (link := linked(ledger, ledger.document, piece)) is not None:
            links.append(link)
        elif (
            complete
            and not (top.headline or row.bullet or is_prose(row.text) or _is_rest(row))
            and row.word_count <= 14
            and title_score(piece.text) >= SURE
            and is_headline(piece.text)
        ):
            whole = _with_titles_after(ledger, piece)
            top.headline = " ".join(whole.text.split())
            top.headline_fact_id = ledger.add_piece("headline", whole)
    if wish and not found and not links:
        # Neither contact nor profile: it is kept with what has no place.
        return True
    if not found and not places and not links:
        return False
    if not found and not links and row.word_count > 14:
        return False
    made = [contact(ledger, one) for one in sorted([*found, *places], key=lambda one: one.piece.start)]
    _keep(top, [*made, *links])
    return True


def _is_rest(row: Row) -> bool:
    """Whether a row is the rest of a sentence above it ("total experience of 13 years, Shift Lead")."""
    return row.text[:1].islower() and row.gap < 1 and row.word_count > _LONGEST_SMALL


def _with_titles_after(ledger: Ledger, piece: Piece) -> Piece:
    """A title with the further ones that follow it behind strokes ("Duty Manager / Night Manager")."""
    rest = ledger.document.text[piece.end :].split("\n", 1)[0]
    found = _NEXT_TITLE.match(rest)
    if found is None or title_score(found["title"]) < SURE:
        return piece
    return _with_titles_after(ledger, Piece(f"{piece.text}{rest[: found.end()]}", piece.start))


def _keep(top: Top, contacts: Sequence[Contact]) -> None:
    """Adds contacts; a link that stands on every page is one."""
    for one in contacts:
        if one.kind != "link" or one.value not in {known.value for known in top.contacts}:
            top.contacts.append(one)


def _headline_and_summary(
    ledger: Ledger, page: Page, top: Top, rows: Sequence[Row], name_at: int, all_rows: Sequence[Row]
) -> None:
    after = [row for row in rows if name_at < 0 or row.start > all_rows[name_at].start]
    prose = [row for row in after if is_prose(row.text) or row.bullet or not is_headline(row.text)]
    first_prose = after.index(prose[0]) if prose else len(after)
    for row, below in zip(after[:first_prose], [*after[1:], None], strict=False):
        if not top.headline and below is not None and _is_cut(row, below):
            whole = without_mark(Piece(ledger.document.text[row.start : below.end], row.start))
            top.headline, top.headline_fact_id = " ".join(whole.text.split()), ledger.add_piece("headline", whole)
            first_prose = max(first_prose, after.index(below) + 1)
            continue
        if not top.headline and below is not None and _is_begun(row, below):
            first_prose = after.index(row)
            break
        if row.word_count > 16 or row.first.region != "body" or PAPER.fullmatch(row.text) or is_address(row.text):
            continue
        piece = without_mark(Piece(ledger.document.text[row.start : row.end], row.start))
        if not top.headline:
            top.headline = " ".join(closed_up(piece.text).split())
            top.headline_fact_id = ledger.add_piece("headline", piece)
        elif (
            after[first_prose:]
            and after.index(row) == first_prose - 1
            and row.word_count > 6
            and (not ledger.covers(row.start, row.end) or ledger.covers(row.end - 3, row.end))
        ):
            first_prose = after.index(row)
            break
    tail = after[first_prose:]
    if sum(row.word_count for row in tail) >= 8 or (tail and tail[-1].text.rstrip().endswith(".")):
        body = [row for row in tail if row.first.region == "body"]
        top.summary = [
            ledger.bullet("summary", piece) for piece in statements(paragraphs_of(page, body), ledger.document.text)
        ]
