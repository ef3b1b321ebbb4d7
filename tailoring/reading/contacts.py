"""Ways to reach the person: e-mail, telephone, links, place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from tailoring.facts import Document, Link
from tailoring.profile import Contact
from tailoring.reading.dates import find_dates
from tailoring.reading.ledger import Ledger
from tailoring.reading.places import is_address, is_place
from tailoring.reading.rows import Piece, Row, without_mark

ContactKind = Literal["email", "phone", "place", "link"]
EMAIL = re.compile(r"[\w.+'-]+\s?@\s?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}")
_URL = re.compile(
    r"(?i)(?:https?://|www\.)[^\s|•·<>()\"']+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|me|co|edu|ai|app|info|xyz|tech|de|uk|fr|ca|in|eu|us|ch|nl|es|it|at|page|site|blog|design|pro|cv|gg|ly|be|se|no|dk|pl|br|au|nz|ie|name|online|link|sh|is|to)(?:/[^\s|•·<>()\"',]*)?(?![\w@])"
)
_PHONE = re.compile(r"(?<![\w/.-])(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]?\d{3}[\s.-]\d{4}(?![\w%/-])|(?<![\w/.-])\(?\+?\(?\d[\d\s().\-–/‐]{6,18}\d(?:\s?(?:x|ext\.?)\s?\d{1,5})?(?![\w%/])")
_LABEL = re.compile(
    r"(?i)(?P<label>(?:tele)?phones?(?: (?:no|number)\.?)?|tel|mobiles?(?: (?:no|number)\.?)?|cell|home|work|mob|fon|telefon|handy|contact(?: no| number)?\.?|"
    r"e-?mails?(?: id| address)?|mail|linked ?in|git ?hub|git ?lab|twitter|x|portfolio|web ?site|web|homepage|url|blog|skype|"
    r"address|location|based in|lives in|adresse|wohnort|residence|current location|permanent address|whats ?app|fax|m|t|e|p|h|c|w|a|l|email me on indeed)\s*[:#–.-]*\s*\)?[:.]?\s*$"
)
_SEPARATORS = re.compile(r"\s*[|•·●◦∙⋅¦▪■◆♦⬥⁃‖»›/]\s+|\s{3,}|\t|\s+[–—-]\s+|(?<=[a-z\d]),\s+(?=\S+@)|;\s+")
_YEAR_PAIR = re.compile(r"^(?:19|20)\d\d\s*[-–/]\s*(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Found:
    """A contact in a row: `piece` is what stands there with its label, `value` the contact itself."""

    kind: ContactKind
    piece: Piece
    value: str
    label: str = ""


def _labelled(text: str, start: int) -> tuple[int, str]:
    """Where the label before a contact begins, and the label."""
    before = text[:start]
    found = _LABEL.search(before)
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
    for kind, pattern in (("email", EMAIL), ("link", _URL), ("phone", _PHONE)):
        for match in pattern.finditer(piece.text):
            if any(taken[match.start() : match.end()]) or not _plausible(kind, match[0]):
                continue
            begin, label = _labelled(piece.text, match.start())
            if any(taken[begin : match.start()]):
                begin, label = match.start(), ""
            taken[begin : match.end()] = [True] * (match.end() - begin)
            value = re.sub(r"\s", "", match[0]) if kind == "email" else match[0].rstrip(".,;/) ")
            found.append(Found(_KINDS[kind], piece.cut(begin, match.end()), value.strip("'"), label))
    return sorted(found, key=lambda contact: contact.piece.start)


_KINDS: dict[str, ContactKind] = {"email": "email", "link": "link", "phone": "phone"}


def _plausible(kind: str, text: str) -> bool:
    digits = sum(sign.isdigit() for sign in text)
    if kind == "phone":
        return 7 <= digits <= 15 and not _YEAR_PAIR.match(text.strip("() ")) and not (find_dates(text) and digits <= 12 and "+" not in text)
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
    cut = without_mark(piece).trimmed(" \t\n,;:|·•–—-()/")
    if any(sign.isalnum() for sign in cut.text):
        yield cut


def place_in(piece: Piece) -> Found | None:
    """The place that a piece names, its label taken off."""
    found = re.match(r"(?i)(?:(?:current\s+|home\s+|permanent\s+)?(?:address|location|residence|adresse|wohnort|city)|based in|lives in)\s*[:–-]?\s*", piece.text)
    rest = piece.cut(found.end(), len(piece.text)) if found else piece
    if is_place(rest.text) or is_address(rest.text) or (found and rest.text):
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
