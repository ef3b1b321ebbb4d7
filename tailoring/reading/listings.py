"""Sections that list one thing per entry: certificates, awards, publications, languages, interests, projects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from tailoring.profile import (
    Award,
    Bullet,
    LanguageSkill,
    Project,
    Publication,
    Skill,
)
from tailoring.reading.cues import is_announcement, is_prose, title_score
from tailoring.reading.descriptions import described
from tailoring.reading.engagements import Engagement, project_of
from tailoring.reading.entries import entries_of
from tailoring.reading.entry_body import body_of
from tailoring.reading.entry_headers import Entry, fields_of
from tailoring.reading.header_pieces import Slot, header_of, label_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_items import list_entries, name_and_issuer, text_of, tidy
from tailoring.reading.paragraphs import Page, Paragraph, paragraphs_of, statements
from tailoring.reading.rows import Piece, Row
from tailoring.reading.skills_section import split_list
from tailoring.reading.vocabulary import fold, folded, phrases

_SPEAKER = re.compile(r"(?i)\b(?:in|of|speaker|speaking|speaks?|spoken)\b")
_NAME_LABEL = re.compile(
    r"(?i:project (?:name|title|client))\s+(?=[A-Z\d])"  # a label that lost its colon
    r"|Project\s+(?=[A-Z]\w*\s+[A-Z])(?!(?:Accounting|Based|Control|Management|Planning|Report|Server|Tracking|Work)\b)"
)
_DESCRIPTION = re.compile(r"(?i)(?:(?:brief |project )?description|abstract|overview)\s*:\s*")
_ROLE_LABEL = re.compile(r"(?i:role(?:\s*&\s*duration)?)\s+(?=[A-Z])")
_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s")
_SEVERAL = 2  # bulleted names that make a list of projects
_LONGEST_NAME = 12  # words
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
                title=name or tidy(whole.text),
                issuer=issuer,
            )
        )
    return found


def read_publications(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Publication]:
    """The publications, patents and talks of a section."""
    found: list[Publication] = []
    for entry in list_entries(page, rows):
        item_id = ledger.item_id("publication")
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
                url=_url_in(ledger, whole),
            )
        )
    return found


def _url_in(ledger: Ledger, piece: Piece) -> str:
    for link in ledger.document.links:
        if link.span and link.span.start < piece.end and link.span.end > piece.start and link.url.startswith("http"):
            return link.url
    found = re.search(r"https?://[^\s|)>,]+|(?:www\.|github\.com/|gitlab\.com/)[^\s|)>,]+", piece.text)
    return found[0] if found else ""


def read_languages(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[LanguageSkill]:
    """The human languages of a section with their levels, listed or side by side with the levels below."""
    found: list[LanguageSkill] = []
    flow: list[Row] = []
    for row in rows:
        if len(row.parts) > 1:
            found += [
                one
                for paragraph in paragraphs_of(page, flow)
                for one in languages_in(ledger, text_of(ledger, paragraph.rows))
            ]
            flow = []
            found = _beside(ledger, row, found)
        else:
            flow.append(row)
    for paragraph in paragraphs_of(page, flow):
        found = _with_level(ledger, found, text_of(ledger, paragraph.rows))
    return found


def _beside(ledger: Ledger, row: Row, found: list[LanguageSkill]) -> list[LanguageSkill]:
    """A row of fragments: language and level, or several languages, or the levels of those above."""
    pieces = row.pieces()
    names = phrases("languages.yaml", "languages")
    named = [piece for piece in pieces if names.search(fold(piece.text))]
    if len(named) == 1 and named[0] is pieces[0]:
        whole = text_of(ledger, [row])
        fact_id = ledger.add_piece("language", whole)
        return [
            *found,
            LanguageSkill(
                fact_id=fact_id, language=pieces[0].text.strip(" :"), level=" ".join(p.text for p in pieces[1:])
            ),
        ]
    if not named and len(found) >= len(pieces):
        kept, last = found[: -len(pieces)], found[-len(pieces) :]
        for piece in pieces:
            ledger.add_piece("language", piece)
        return [*kept, *(one.model_copy(update={"level": piece.text}) for one, piece in zip(last, pieces, strict=True))]
    return [*found, *(one for piece in named for one in languages_in(ledger, piece))]


def _with_level(ledger: Ledger, found: list[LanguageSkill], piece: Piece) -> list[LanguageSkill]:
    """The languages of a piece; a level that stands alone belongs to the language above it."""
    more = languages_in(ledger, piece)
    if more or not found or found[-1].level or not phrases("languages.yaml", "levels").search(fold(piece.text)):
        return [*found, *more]
    ledger.add_piece("language", piece)
    return [*found[:-1], found[-1].model_copy(update={"level": " ".join(piece.text.split())})]


def languages_in(ledger: Ledger, piece: Piece) -> list[LanguageSkill]:
    """The languages of a list."""
    names = phrases("languages.yaml", "languages")
    found: list[LanguageSkill] = []
    for part in split_list(piece):
        text = " ".join(part.text.split())
        match = names.search(fold(text))
        if match is None:
            if found and fold(text) and phrases("languages.yaml", "levels").search(fold(text)):
                last = found.pop()
                found.append(last.model_copy(update={"level": f"{last.level}, {text}".strip(", ")}))
                ledger.add_piece("language", part)
            continue
        found += _spoken(ledger.add_piece("language", part), text, [one[0] for one in names.finditer(fold(text))])
    return found


def _spoken(fact_id: str, text: str, names: Sequence[str]) -> list[LanguageSkill]:
    """The languages that one member of a list names, with the level that stands beside them."""
    spans: list[tuple[int, int]] = []
    for name in names:
        if begin := re.search(re.escape(name.split()[0]), fold_signs(text)[spans[-1][1] if spans else 0 :]):
            at = begin.start() + (spans[-1][1] if spans else 0)
            spans.append((at, at + len(name)))
    between = [text[above[1] : below[0]].strip(" ,&/") for above, below in pairwise(spans)]
    spans = spans if all(word.casefold() in ("and", "und", "et", "y", "") for word in between) else spans[:1]
    if not spans:
        return [LanguageSkill(fact_id=fact_id, language=text)]
    before, after = text[: spans[0][0]], _SPEAKER.sub("", text[spans[-1][1] :])
    level = after.strip(" :()[]–—-,./\t") or _SPEAKER.sub("", before).strip(" :()–—-,.")
    return [LanguageSkill(fact_id=fact_id, language=text[start:end], level=level) for start, end in spans]


def fold_signs(text: str) -> str:
    """The text in lower case without accents, as long as it was, so that places in it stay."""
    return (
        "".join(unicodedata.normalize("NFKD", sign)[:1] for sign in text.lower())
        if len(text.lower()) == len(text)
        else text.lower()
    )


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
    """Whether a text is a whole sentence or tells someone to do something, as no interest does."""
    if len(text.split()) > _LONGEST_INTEREST:
        return True
    orders = folded("labels.yaml", "orders")
    return any(
        fold(sentence).split()[:1] and fold(sentence).split()[0] in orders for sentence in re.split(r"[.!?:]\s+", text)
    )


def read_projects(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[tuple[Project, tuple[Skill, ...]]]:
    """The projects of a section, each with the skills that it lists."""
    before, entries = [], _bulleted(page, rows)
    if not entries:
        before, entries = entries_of(page, rows, linked=True)
    if not entries and not any(is_announcement(paragraph.rows[0].text) for paragraph in before):
        # Where "Responsibilities:" stands and nothing is named, the lines tell of one project, and not one each.
        entries = _one_each(before)
    if not entries and before and (name := _described(ledger, before)):
        return [project_of(ledger, Engagement([], list(before), name), "", ())]
    return [_project(ledger, entry) for entry in entries]


def _described(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> Piece | None:
    """What names a project that nothing heads: the thing that one of its lines describes."""
    for part in paragraphs:
        piece = text_of(ledger, part.rows)
        label = _DESCRIPTION.match(piece.text)
        if not part.bullet and (name := described(piece.text[label.end() if label else 0 :])):
            return Piece(name, piece.start)
    return None


def _one_each(paragraphs: Sequence[Paragraph]) -> list[Entry]:
    """Each paragraph a project with the labelled lines below it; where some are numbered, only these begin one."""
    numbered = [part for part in paragraphs if _NUMBER.match(part.rows[0].text)]
    found: list[Entry] = []
    for part in paragraphs:
        opens = (not numbered or part in numbered) and not _is_field(part)
        rest = [Paragraph(part.rows[1:], bullet=False)] if part.rows[1:] else []
        if opens or not found:
            found.append(Entry([part.rows[0]], rest))
        else:
            found[-1].body.append(part)
    return found


def _is_field(part: Paragraph) -> bool:
    """Whether a paragraph stands behind the label of a field or a caption ("Client: …", "Responsibilities: …")."""
    text = part.rows[0].pieces()[0].text
    label, colon, _ = text.partition(":")
    return bool(colon) and bool(label_of(text) or fold(label) in folded("labels.yaml", "labels"))


def _bulleted(page: Page, rows: Sequence[Row]) -> list[Entry]:
    """Projects whose names stand as bullets, each above a row that gives its client or surroundings; else none."""
    paragraphs = paragraphs_of(page, rows)
    named = [at for at in range(len(paragraphs) - 1) if _names_project(paragraphs[at], paragraphs[at + 1])]
    if len(named) < _SEVERAL or named[0] > 0:
        return []
    edges = [*named, len(paragraphs)]
    return [Entry(list(paragraphs[a].rows), list(paragraphs[a + 1 : b])) for a, b in pairwise(edges)]


def _names_project(paragraph: Paragraph, below: Paragraph) -> bool:
    """Whether a bullet is no statement but a name, with a labelled row without a mark below it."""
    row, text = paragraph.rows[0], below.rows[0].text
    label = fold(text.partition(":")[0]) if ":" in text else ""
    surroundings = label in folded("labels.yaml", "project_surroundings") or label_of(text) in ("client", "title")
    return paragraph.bullet and not below.bullet and surroundings and row.word_count <= _LONGEST_NAME


def _project(ledger: Ledger, entry: Entry) -> tuple[Project, tuple[Skill, ...]]:
    item_id = ledger.item_id("project")
    header = header_of(entry.header)
    facts = tuple(ledger.add("project", row.start, row.end, item_id) for row in entry.header)
    body = body_of(ledger, entry.body, "project", item_id, titled=True)
    slots = sorted(header.slots, key=lambda slot: (slot.label != "project", slot.label == "client"))
    name = slots[0] if slots else None
    role = next((slot for slot in slots[1:] if slot.label == "title" or title_score(slot.text) >= 2), None)
    rows = [*entry.header, *(row for part in entry.body for row in part.rows if not part.bullet)]
    piece = name.piece if name else Piece(entry.header[0].text, entry.header[0].start)
    return Project(
        id=item_id,
        fact_ids=(*facts, *body.fact_ids),
        dates=header.dates(alone="end"),
        place=header.place.text if header.place else "",
        bullets=body.bullets,
        about=body.about,
        name=_project_name(piece.text),
        role=_role(role),
        employer=next((value.text for row in rows for field, value in fields_of(row) if field == "employer"), ""),
        url=_url_in(
            ledger, Piece(ledger.document.text[entry.header[0].start : entry.header[-1].end], entry.header[0].start)
        ),
    ), body.skills


def _role(slot: Slot | None) -> str:
    return tidy(_ROLE_LABEL.sub("", slot.text)) if slot else ""


def _project_name(text: str) -> str:
    """The name alone: "Name: what it is" and "Name (Python, Flask)" → "Name"."""
    text = _NAME_LABEL.sub("", text)
    bare = re.sub(r"\s*\((?:[^()]*,[^()]*|https?:[^()]*)\)\s*$", "", text)
    found = re.match(r"^([^:]{2,60}?)\s*:\s+\S", bare)
    if found and label_of(f"{found[1].split()[-1]}: x") == "client":
        return tidy(found[1].rsplit(maxsplit=1)[0])  # "Engine Firmware Client: Acme" on one line
    return tidy(found[1] if found and not is_prose(found[1]) else bare)
