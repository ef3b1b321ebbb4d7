"""Ways to reach the person: e-mail, telephone, links, place."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tailoring.facts import Document, Link
from tailoring.profile import Contact
from tailoring.reading.cues import degree_pattern, is_prose
from tailoring.reading.dates import find_dates
from tailoring.reading.ledger import Ledger
from tailoring.reading.places import has_postcode, is_address, is_place
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.vocabulary import any_of, fold, folded, mapping

ContactKind = Literal["email", "phone", "place", "link"]
EMAIL = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_PHONE = re.compile(
    r"(?<![\w/.-])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4}(?![\w%/-])"
    r"|(?<![\w/.-])\(?\+?\(?\d[\d\s().\-–/‐]{6,18}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w%/])"
)
_SEPARATORS = re.compile(r"\s*[|•·●◦∙⋅¦▪■◆♦⬥⁃‖»›/]\s+|\s{3,}|\t|\s+[–—-]\s+|(?<=[a-z\d]),\s+(?=\S+@)|;\s+")
_HOST = r"(?:https?\s?:\s?//)?(?:[a-z]{2,3}\.|www\.)?"
_YEAR_PAIR = re.compile(r"^(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Found:
    """A contact in a row: `piece` is what stands there with its label, `value` the contact itself."""

    kind: ContactKind
    piece: Piece
    value: str
    label: str = ""


@functools.cache
def _url() -> re.Pattern[str]:
    domains = any_of("contacts.yaml", "domains")
    bare = rf"(?<![\w@.])(?:[a-z0-9-]+\.)+{domains}(?:/[^\s|•·<>()\"',]*)?(?![\w@])"
    return re.compile(rf"(?i)(?:https?://|www\.)[^\s|•·<>()\"']+|{bare}")


@functools.cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?P<label>{any_of('contacts.yaml', 'labels')})\s*[:#–.-]*\s*\)?[:.]?\s*$")


@functools.cache
def _wish() -> re.Pattern[str]:
    return re.compile(rf"(?i)\W*(?:{any_of('contacts.yaml', 'wish_labels')})\b")


def is_wish(row: Row) -> bool:
    """Whether a row says where the person would work rather than where they live."""
    return _wish().match(row.text) is not None


@functools.cache
def _place_label() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{any_of('contacts.yaml', 'place_labels')})\b\s*[:–-]?\s*")


def _labelled(text: str, start: int) -> tuple[int, str]:
    """Where the label before a contact begins, and the label."""
    before = text[:start]
    found = _label().search(before)
    if not found or (found.start() and before[found.start() - 1].isalnum()):
        return start, ""
    label = found["label"]
    if len(label) == 1 and not re.search(r"[:.)]\s*$", before):
        return start, ""
    return found.start(), label.strip()


def find_contacts(piece: Piece) -> list[Found]:
    """The e-mail addresses, telephone numbers and web addresses of a piece, left to right."""
    found: list[Found] = []
    taken = [False] * len(piece.text)
    for kind, pattern in (("email", EMAIL), ("link", _url()), ("phone", _PHONE)):
        for match in pattern.finditer(piece.text):
            if any(taken[match.start() : match.end()]) or not _plausible(kind, match[0]):
                continue
            if kind == "link" and _is_word(piece, match, beside=bool(found)):
                continue
            begin, label = _labelled(piece.text, match.start())
            if any(taken[begin : match.start()]):
                begin, label = match.start(), ""
            taken[begin : match.end()] = [True] * (match.end() - begin)
            value = re.sub(r"\s", "", match[0]) if kind == "email" else match[0].rstrip(".,;/) ")
            found.append(Found(_KINDS[kind], piece.cut(begin, match.end()), value.strip("'"), label))
    return sorted(found, key=lambda contact: contact.piece.start)


def _is_word(piece: Piece, match: re.Match[str], *, beside: bool) -> bool:
    """Whether what looks like a site is a degree, a product, or a word amid others ("read example.com and cooked").

    `beside`: an e-mail address stands with it, as ways to reach the person stand together.
    """
    if re.match(r"(?i)https?:|www\.", match[0]) or "/" in match[0]:
        return False
    if fold(match[0]) in folded("contacts.yaml", "no_sites") or degree_pattern().fullmatch(_as_degree(match[0])):
        return True
    _, label = _labelled(piece.text, match.start())
    return not (beside or label) and is_prose(piece.text)


def _as_degree(text: str) -> str:
    """A word with dots as degrees are written: "b.com" → "B.Com"."""
    return ".".join(part[:1].upper() + part[1:].lower() for part in text.split("."))


_KINDS: dict[str, ContactKind] = {"email": "email", "link": "link", "phone": "phone"}


def _plausible(kind: str, text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    if kind == "phone":
        return (
            7 <= digits <= 15
            and not _YEAR_PAIR.match(text.strip("() "))
            and not (find_dates(text) and digits <= 12 and "+" not in text)
        )
    return True


def rest_pieces(row: Row, found: Sequence[Found]) -> Iterator[Piece]:
    """What stands in a row beside its contacts, split at separators."""
    for part, piece in zip(row.parts, row.pieces(), strict=True):
        text = list(piece.text)
        for contact in found:
            if piece.start <= contact.piece.start < piece.end:
                begin = contact.piece.start - piece.start
                text[begin : begin + len(contact.piece.text)] = "\t" * len(contact.piece.text)
        at, blanked = 0, "".join(text)
        for match in _SEPARATORS.finditer(blanked):
            yield from _worth(Piece(blanked, piece.start).cut(at, match.start()))
            at = match.end()
        yield from _worth(Piece(blanked, piece.start).cut(at, len(blanked)))
        del part


def _worth(piece: Piece) -> Iterator[Piece]:
    cut = _without_lone_brackets(without_mark(piece).trimmed(" \t\n,;:|·•–—-/"))
    if any(sign.isalnum() for sign in cut.text):
        yield cut


def _without_lone_brackets(piece: Piece) -> Piece:
    """A piece without brackets at its ends that have no other half inside it, or that are around the whole."""
    text = piece.text
    opened = text.startswith("(") and text.find(")") in (-1, len(text) - 1)
    closed = text.endswith(")") and text.rfind("(") in (-1, 0)
    if not (opened or closed):
        return piece
    return _without_lone_brackets(piece.cut(opened, len(text) - closed).trimmed(" \t\n,;:|·•–—-/"))


def place_in(piece: Piece) -> Found | None:
    """The place that a piece names, its label taken off."""
    found = _place_label().match(piece.text)
    rest = piece.cut(found.end(), len(piece.text)) if found else piece
    if is_place(rest.text) or is_address(rest.text) or has_postcode(rest.text) or (found and rest.text):
        return Found("place", piece, rest.text.strip(" .,;|"), found[0].strip(" :") if found else "")
    return None


def contact(ledger: Ledger, found: Found) -> Contact:
    """The contact with its fact."""
    fact_id = ledger.add_piece("link" if found.kind == "link" else "contact", found.piece)
    return Contact(fact_id=fact_id, kind=found.kind, value=found.value, label=found.label)


def linked(ledger: Ledger, document: Document, piece: Piece) -> Contact | None:
    """The address behind a piece of a contact row ("github" with a link under it)."""
    link = _link_at(document.links, piece)
    if link is None or not link.url.startswith(("http", "www")):
        return None
    fact_id = ledger.add_piece("link", piece)
    return Contact(fact_id=fact_id, kind="link", value=link.url, label=piece.text)


def _link_at(links: Sequence[Link], piece: Piece) -> Link | None:
    for link in links:
        if link.span and link.span.start < piece.end and link.span.end > piece.start:
            return link
    return None


@functools.cache
def _profile_page() -> re.Pattern[str]:
    """Matches the address of a person's own page on a network: linkedin.com/in/…, one name after the site's."""
    sites = "|".join(re.escape(site) for site in mapping("contacts.yaml", "networks"))
    name = r"[^\s/]+(?:/[\w-]+/[\w-]+/[\w-]+)?/?"
    return re.compile(rf"(?i){_HOST}(?:{sites})/(?:(?:in|pub|profile|users?)/)?{name}|{_site_page().pattern}")


@functools.cache
def _site_page() -> re.Pattern[str]:
    return re.compile(rf"(?i:{_HOST}{any_of('contacts.yaml', 'site_pages')}/[^\s/]+(?:/[\w-]+){{0,3}}/?)")


def is_site_page(text: str) -> bool:
    """Whether a text is nothing but the address by which a job site ends every page of a résumé it hands out."""
    return _site_page().fullmatch(text.strip()) is not None


def is_profile_page(text: str) -> bool:
    """Whether a text is nothing but the address of a person's own page on a network."""
    return _profile_page().fullmatch(text.strip()) is not None


def is_contact_row(row: Row) -> bool:
    """Whether a row is nothing but one e-mail address, telephone number or page of the person's own."""
    if len(row.parts) > 1 or row.word_count > 6:
        return False
    if is_profile_page(row.text):
        return True
    found = [one for one in find_contacts(row.pieces()[0]) if one.kind in ("email", "phone")]
    return len(found) == 1 and len(found[0].piece.text) >= len(row.pieces()[0].text.rstrip(" .,;|")) - 1
