"""A section of projects: what opens each, and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from tailoring.profile import Project, Skill
from tailoring.reading.cues import is_announcement, is_prose, title_score
from tailoring.reading.descriptions import described
from tailoring.reading.engagements import Engagement, project_of
from tailoring.reading.entries import entries_of
from tailoring.reading.entry_body import body_of
from tailoring.reading.entry_headers import Entry, fields_of
from tailoring.reading.header_pieces import Slot, header_of, label_of
from tailoring.reading.inner_sections import begins_block, heads_block
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_items import text_of, tidy, url_in
from tailoring.reading.paragraphs import Page, Paragraph, paragraphs_of
from tailoring.reading.rows import Piece, Row
from tailoring.reading.vocabulary import fold, folded

_NAME_LABEL = re.compile(
    r"(?i:project (?:name|title|client))\s+(?=[A-Z\d])"  # a label that lost its colon
    r"|Project\s+(?=[A-Z]\w*\s+[A-Z])(?!(?:Accounting|Based|Control|Management|Planning|Report|Server|Tracking|Work)\b)"
)
_DESCRIPTION = re.compile(r"(?i)(?:(?:brief |project )?description|abstract|overview)\s*:\s*")
_ROLE_LABEL = re.compile(r"(?i:role(?:\s*&\s*duration)?)\s+(?=[A-Z])")
_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s")
_NAMING = ("project", "", "client")  # labels of what may name a project, the likeliest first
_SEVERAL = 2  # bulleted names that make a list of projects
_LONGEST_NAME = 12  # words


def read_projects(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[tuple[Project, tuple[Skill, ...]]]:
    """The projects of a section, each with the skills that it lists."""
    before, entries = [], _in_blocks(ledger, page, rows) or _bulleted(page, rows)
    if not entries:
        before, entries = entries_of(page, rows, linked=True)
    if not entries and not any(is_announcement(paragraph.rows[0].text) for paragraph in before):
        # Where "Responsibilities:" stands and nothing is named, the lines tell of one project, and not one each.
        entries = _one_each(before)
    if not entries and before and (name := _described(ledger, before)):
        return [project_of(ledger, Engagement([], list(before), name), "", ())]
    return [_project(ledger, entry) for entry in entries]


def _in_blocks(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Entry]:
    """Projects that are each told in a block of fields with what was done below it, where the first row begins one."""
    starts = [at for at in range(len(rows)) if begins_block(rows, at)]
    if not starts or starts[0]:
        return []
    found: list[Entry] = []
    for begin, end in pairwise([*starts, len(rows)]):
        block = list(rows[begin:end])
        if heads_block(block[0]):
            ledger.add("heading", block[0].start, block[0].end)
            block = block[1:]
        fields = list(
            takewhile(lambda row: not row.bullet and ":" in row.text and not is_announcement(row.text), block)
        )
        header = [row for row in fields if label_of(row.text)]
        found.append(Entry(header, paragraphs_of(page, [row for row in block if row not in header])))
    return found


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
    if (
        any(part.bullet for part in paragraphs[1:])
        and paragraphs
        and not paragraphs[0].bullet
        and not _is_field(paragraphs[0])
    ):
        return [Entry(list(paragraphs[0].rows), list(paragraphs[1:]))]  # a name, and what is told of it
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
    slots = sorted(header.slots, key=lambda slot: _NAMING.index(slot.label) if slot.label in _NAMING else len(_NAMING))
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
        client=_client(rows),
        url=url_in(
            ledger, Piece(ledger.document.text[entry.header[0].start : entry.header[-1].end], entry.header[0].start)
        ),
    ), body.skills


def _client(rows: Sequence[Row]) -> str:
    """For whom a project was done, where a field says so; it may be all that the project is called by."""
    fields = [value.text for row in rows for field, value in fields_of(row) if field == "client"]
    inner = (row.text.partition(":") for row in rows if not label_of(row.text))
    fields += [value for label, _, value in inner if label and label_of(f"{label.split()[-1]}: x") == "client"]
    return tidy(re.split(r"\s[/|]\s", fields[0])[0]) if fields else ""


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
