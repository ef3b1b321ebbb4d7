"""What stands under the header of a post or project: deeds, what details it, what it was made with, what it is."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailoring.facts import FactKind
from tailoring.profile import Bullet, Skill
from tailoring.reading.captions import aimed_at, heads_duties, listed_below, with_captions
from tailoring.reading.cues import starts_with_verb
from tailoring.reading.descriptions import (
    goes_on,
    is_description,
    labelled_description,
    says_what_it_does,
    tells_of_thing,
)
from tailoring.reading.entry_headers import parted_details, unmarked_technologies, used_label
from tailoring.reading.header_rows import BROKEN_YEAR
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Paragraph, is_label, statements
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.skills_section import split_list
from tailoring.reading.vocabulary import any_of, fold, folded

_LONGEST_LABEL = 4  # words
_LONGEST_SKILL = 5  # words; more is a remark
_MOSTLY = 0.6
_IN_CELL = 2  # commas in the first row of a list
_CELL = re.compile(r"(?:Environment|Technologies|Tools)(?:\s+(?:Software|Used))?\s+(?=[A-Z])")
_CAPTION = re.compile(r"(?:Work|Professional|Job) Experience\s*[(:–-]")
_VERSION = re.compile(r"\d{1,4}(?:\.\d+)*\.?\s*(?:,\s+[A-Z]|$)")  # of a program that the line above names
_LONGEST_ITEM = 6  # words
_LONGEST_TAIL = 4  # words
_LONGEST_FIELD = 10  # words
_FIELD = re.compile(r"[A-Z][\w/&-]*(?: [\w/&-]+){0,2}\s*:\s+[A-Z\d]")
_ROLE = re.compile(
    r"(?i)^(?:(?:key |main |job |my )?(?:role|responsibilit(?:y|ies)|duties)|scope|areas? of exposure"
    r"|roles? (?:and|&) responsibilities|(?:brief |job |project )?description)\s*:\s*(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Body:
    """The lines under a header as facts: of its details, the person's deeds, what is described, and skills."""

    fact_ids: tuple[str, ...]
    bullets: tuple[Bullet, ...]
    about: tuple[Bullet, ...]
    skills: tuple[Skill, ...]


def body_of(ledger: Ledger, paragraphs: Sequence[Paragraph], kind: FactKind, item_id: str, *, titled: bool) -> Body:
    """What the paragraphs under a header tell; captions among them ("Responsibilities:") are headings."""
    details, rest = parted_details(with_captions(ledger, paragraphs), titled=titled)
    if rest and _is_tail(rest[0]):
        details += rest.pop(0).rows  # the sentence that it ends was cut off by the form
    lists = [piece for part in _technology_rows(ledger, rest) for piece in part]
    in_cells = _surroundings(ledger, rest)
    listed = [part for part in rest if any(_within(part, piece) for piece in lists)]
    listed += _fields_beside(rest, listed)
    rest = [part for part in rest if part not in listed]
    lists += [piece for row in details if (piece := unmarked_technologies(row))]
    about = _descriptions(ledger, rest)
    for part in [part for part in rest if _is_caption(part)]:
        ledger.add("heading", part.rows[0].start, part.rows[0].end)
        rest.remove(part)
    for part in rest:
        if is_label(part):
            ledger.add("heading", part.rows[0].start, part.rows[0].end)
    around = [piece for piece in lists if piece in in_cells or _is_around(ledger, piece)]
    skills = tuple(_skill(ledger, one, item_id) for piece in lists if piece not in around for one in _members(piece))
    rows: list[Row] = [*details, *(row for part in listed for row in part.rows)]
    return Body(
        fact_ids=tuple(ledger.add(kind, row.start, row.end, item_id) for row in rows),
        bullets=tuple(
            ledger.bullet("bullet", _without_label(ledger, piece), item_id)
            for piece in statements([part for part in rest if part not in about], ledger.document.text)
        ),
        about=tuple(ledger.bullet(kind, _without_label(ledger, _text(ledger, part)), item_id) for part in about),
        skills=skills,
    )


def _descriptions(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that say what a thing is, by their words or by the label before or above them."""
    found = [*aimed_at(paragraphs), *listed_below(paragraphs), *_above_duties(ledger, paragraphs)]
    caption, opened = "", None  # `opened`: the last line described below the caption
    for part in paragraphs:
        text = _text(ledger, part).text
        label, colon, rest = text.partition(":")
        if part in found:
            continue
        if is_label(part):
            caption, opened = label, None
        elif caption and (_opens_description(part, caption, text) or (opened and _goes_on(ledger, opened, part, text))):
            opened = opened if opened and _is_item(ledger, opened, part) else part
            found.append(part)
            continue
        elif part.bullet:
            caption = ""
        if is_description(text) or (colon and rest.strip() and labelled_description(label, rest.strip())):
            found.append(part)
    return found


def _opens_description(part: Paragraph, caption: str, text: str) -> bool:
    return labelled_description(caption, text) and (not part.bullet or tells_of_thing(text) or says_what_it_does(text))


def _goes_on(ledger: Ledger, above: Paragraph, part: Paragraph, text: str) -> bool:
    """Whether a line goes on with the description above it: it tells no deed, or is an item of what that announces."""
    return goes_on(text) or says_what_it_does(text) or _is_item(ledger, above, part)


def _is_item(ledger: Ledger, above: Paragraph, part: Paragraph) -> bool:
    """Whether a short bullet stands below a line that announces some ("It gives these benefits:")."""
    row = part.rows[0]
    short = part.bullet and len(part.rows) == 1 and row.word_count <= _LONGEST_ITEM and not row.text.endswith(".")
    return short and _text(ledger, above).text.rstrip().endswith(":")


def _above_duties(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What says above the first caption of duties who the client is or what the product does, with its name above."""
    duties = (at for at, part in enumerate(paragraphs) if heads_duties(part))
    found: list[Paragraph] = []
    above: Paragraph | None = None
    for part in paragraphs[: next(duties, 0)]:
        text = _text(ledger, part).text
        if not part.bullet and tells_of_thing(text) and goes_on(text):
            name = fold(above.rows[0].text.partition("(")[0]) if above else ""
            found += [above] if above and name and len(above.rows) == 1 and fold(text).startswith(f"{name} ") else []
            found.append(part)
        above = part
    return found


def _is_caption(part: Paragraph) -> bool:
    """Whether a paragraph heads work elsewhere in the words of a section ("Work Experience (Acme) CRM project")."""
    row = part.rows[0]
    return (
        len(part.rows) == 1 and not part.bullet and row.word_count <= _LONGEST_FIELD and bool(_CAPTION.match(row.text))
    )


def _is_tail(part: Paragraph) -> bool:
    """Whether a paragraph right below a header is the rest of a line above ("with the night team.", "2013, Joomla")."""
    row = part.rows[0]
    if not part.bullet and (_VERSION.match(row.text) or BROKEN_YEAR.match(row.text)):
        return True
    plain = len(part.rows) == 1 and not part.bullet and row.text[:1].islower() and row.word_count <= _LONGEST_TAIL
    return plain and not starts_with_verb(row.text) and ":" not in row.text


def _fields_beside(paragraphs: Sequence[Paragraph], listed: Sequence[Paragraph]) -> list[Paragraph]:
    """Rows that give a field of any name right below a list of technologies ("Domain: telephony"), and so on."""
    found: list[Paragraph] = []
    for above, part in pairwise(paragraphs):
        beside = any(above is one for one in (*listed, *found)) and not any(part is one for one in listed)
        row = part.rows[0]
        plain = len(part.rows) == 1 and not part.bullet and not _ROLE.match(row.text)
        if beside and plain and _FIELD.match(row.text) and row.word_count <= _LONGEST_FIELD:
            found.append(part)
    return found


def _text(ledger: Ledger, part: Paragraph) -> Piece:
    start, end = part.rows[0].first.span.start, part.piece[1]
    return without_mark(Piece(ledger.document.text[start:end], start))


def _within(part: Paragraph, piece: Piece) -> bool:
    start, end = part.piece
    return start < piece.end and piece.start < end


def _without_label(ledger: Ledger, piece: Piece) -> Piece:
    """Deeds that stand behind a caption in one line ("Role: testing, fixing"), which is a heading."""
    found = _ROLE.match(piece.text)
    if found is None:
        return piece
    ledger.add("heading", piece.start, piece.start + found.end())
    return piece.cut(found.end(), len(piece.text))


@functools.cache
def _technology_label() -> re.Pattern[str]:
    """Finds a label of technologies inside a line: "Oracle BI Languages: C++"."""
    return re.compile(rf"(?<=\S)\s+(?=(?i:{any_of('labels.yaml', 'technology_fields')})\s*:)")


def is_technology_list(text: str) -> bool:
    """Whether a line lists what the work was done with, behind a label ("Environment: Oracle 9i, Linux")."""
    if end := used_label(text):
        return _is_list(text[end:])
    label, colon, value = text.partition(":")
    first = _technology_label().split(value, maxsplit=1)[0]  # another label and its list may follow
    return bool(colon and first.strip()) and _is_label_of_technology(label) and _is_list(first)


def _is_list(text: str) -> bool:
    """Whether a text lists names: its members are short, and it begins with no deed."""
    members = list(split_list(Piece(text, 0)))
    short = sum(len(one.text.split()) <= _LONGEST_SKILL for one in members)
    return bool(members) and short >= _MOSTLY * len(members) and not starts_with_verb(members[0].text)


def _is_label_of_technology(label: str) -> bool:
    words = fold(label).split()
    labels = folded("labels.yaml", "technology_fields")
    known = " ".join(words) in labels or (words[-1:] and words[-1] in labels)
    return bool(known) and len(words) <= _LONGEST_LABEL


def _technology_rows(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> Iterator[list[Piece]]:
    """The lists of technologies among the paragraphs; the list may stand in the paragraph below its label."""
    below = False
    for at, part in enumerate(paragraphs):
        piece = _text(ledger, part)
        if cell := _cell(ledger, paragraphs[at : at + 2]):
            yield cell
        elif is_technology_list(piece.text):
            bare = used_label(piece.text)
            inner = _technology_label().finditer(piece.text, bare or piece.text.index(":"))
            cuts = [bare, *(found.end() for found in inner), len(piece.text)]
            parts = [piece.cut(start, end) for start, end in pairwise(cuts)]
            yield [one.cut(one.text.find(":") + 1, len(one.text)) for one in parts if one.text]
        elif below and not part.bullet and "," in piece.text and _is_list(piece.text):
            yield [piece]
        below = is_label(part) and _is_label_of_technology(part.rows[0].text)


def _cell(ledger: Ledger, parts: Sequence[Paragraph]) -> list[Piece]:
    """The list of a table's cell whose label stands beside one of its middle rows, told in one or two paragraphs."""
    rows = [row for part in parts for row in part.rows]
    labelled = next((row for row in parts[0].rows[1:] if _CELL.match(row.text)), None)
    if labelled is None or any(part.bullet for part in parts) or parts[0].rows[0].text.count(",") < _IN_CELL:
        return []
    if len(parts) > 1 and (is_label(parts[1]) or not _is_list(_text(ledger, parts[1]).text)):
        rows = list(parts[0].rows)
    whole = Piece(ledger.document.text[rows[0].start : rows[-1].end], rows[0].start)
    at = labelled.start - whole.start
    label = _CELL.match(whole.text[at:])
    cuts = [whole.cut(0, at), whole.cut(at + label.end(), len(whole.text))] if label else []
    return cuts if _is_list(", ".join(cut.text.strip(" ,.") for cut in cuts)) else []


def _surroundings(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """What a table's cell lists as the surroundings of one project; one need not master that."""
    cells = [_cell(ledger, paragraphs[at : at + 2]) for at in range(len(paragraphs)) if _names_around(paragraphs[at])]
    return [piece for cell in cells for piece in cell]


def _names_around(part: Paragraph) -> bool:
    return any(row.text.startswith("Environment") for row in part.rows)


def _is_around(ledger: Ledger, piece: Piece) -> bool:
    """Whether a label says that the work was done on or around a thing ("Platform: …"), not that one masters it."""
    before = ledger.document.text[: piece.start].rstrip(" :\t")
    text = before[before.rfind("\n") + 1 :]
    return fold(without_mark(Piece(text, 0)).text) in folded("labels.yaml", "around_work")


def _members(piece: Piece) -> list[Piece]:
    members = [one for one in split_list(piece) if 0 < len(one.text.split()) <= _LONGEST_SKILL]
    return [one for one in members if any(sign.isalpha() for sign in one.text) and ":" not in one.text]


def _skill(ledger: Ledger, piece: Piece, item_id: str) -> Skill:
    return Skill(fact_id=ledger.add_piece("skill", piece, item_id), name=" ".join(piece.text.split()))
