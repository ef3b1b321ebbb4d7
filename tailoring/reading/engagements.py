"""Projects done in one post, each below rows of its own ("Client: …", "Project: …", "Role: …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tailoring.profile import DateRange, Project, Skill
from tailoring.reading.captions import aimed_at, heads_duties
from tailoring.reading.cues import starts_with_verb
from tailoring.reading.dates import find_dates
from tailoring.reading.descriptions import described, is_description
from tailoring.reading.entry_body import body_of, is_technology_list
from tailoring.reading.entry_headers import Entry, capital_label, fields_of, unmarked_details
from tailoring.reading.header_pieces import is_detail, label_of
from tailoring.reading.jobs import title_alone
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Paragraph, is_label
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.vocabulary import fold, folded

_NAMING = ("project", "client")
_LONGEST_NAME = 10  # words
_NEAR = 2  # paragraphs between the name of a project and its duties
_AT_FIRM = re.compile(r"(?i:(?:work|professional|job) experience)\s*\((?P<firm>[A-Z][^()]+)\)")
_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(slots=True)
class Engagement:
    """The rows that head one project of a post, and the paragraphs under them."""

    header: list[Row]
    body: list[Paragraph] = field(default_factory=list[Paragraph])
    name: Piece | None = None


def parted_engagements(entry: Entry, text: str) -> tuple[list[Paragraph], list[Engagement]]:
    """What stands under a post's own header, and the engagements below it.

    The first one is the post itself where nothing else stands above it, and so is a lone one that names no project.
    """
    body = entry.body
    own: list[Paragraph] = []
    found: list[Engagement] = []
    heads = _heads(body, text)
    for at, part in enumerate(body):
        if at in heads:
            found.append(Engagement([], [], heads[at]))
        (found[-1].body if found else own).append(part)
    first = all(is_label(part) or _describes(part, text) for part in own)
    listed = bool(found) and (_listed(found[0].body) or _is_captioned(found[0]))
    lone = (
        len(found) == 1
        and not listed
        and not any(_named(row) for row in entry.header)
        and "project" not in _named(*_rows(found[0]))
    )
    bare = len(found) == 1 and bool(own) and all(part in _details(body) for part in found[0].body)
    if found and not listed and (first or lone or (bare and capital_label(_rows(found[0])[0].text))):
        own += found.pop(0).body
    for one in found:
        _set_heads_apart(one, body)
    return own, found


def _rows(one: Engagement) -> list[Row]:
    return [row for part in one.body for row in part.rows]


def _named(*rows: Row) -> set[str]:
    """Which fields that may name an engagement some rows give."""
    return {name for row in rows for name, _ in fields_of(row)}.intersection(_NAMING)


def _set_heads_apart(one: Engagement, body: Sequence[Paragraph]) -> None:
    """Moves the rows of details at the beginning of an engagement to its header."""
    details = [*_details(body), *(part for part in body if len(part.rows) == 1 and _is_field(part.rows[0]))]
    if _listed(one.body) or _is_captioned(one):
        one.header += one.body.pop(0).rows
    if not one.body:
        return
    begin = 0 if one.body[0] in details else 1  # what is described may stand first
    end = next((at for at in range(begin, len(one.body)) if one.body[at] not in details), len(one.body))
    one.header += [row for part in one.body[begin:end] for row in part.rows]
    del one.body[begin:end]


def _details(body: Sequence[Paragraph]) -> list[Paragraph]:
    stack = unmarked_details(body)
    return [part for part in body if part in stack or (len(part.rows) == 1 and _is_detail(part.rows[0]))]


def _is_detail(row: Row) -> bool:
    return not row.bullet and (is_detail(row.text) or label_of(row.text) == "title")


def _heads(body: Sequence[Paragraph], text: str) -> dict[int, Piece]:
    """Where engagements begin, and what names them."""
    details = _details(body)
    found = {at: _undated(body[at].rows[0].pieces()[0]) for at in range(len(body)) if _listed(body[at:])}
    found |= {at: name for at in range(1, len(body)) if (name := _captioned(body, at))}
    if found:
        return found
    at = 0
    while at < len(body):
        if body[at] not in details:
            at += 1
            continue
        fields: dict[str, Piece] = {}
        begin = at
        while at < len(body) and (body[at] in details or _lists(body[at])):
            told = fields_of(body[at].rows[0]) if body[at] in details else []
            if any(name in _NAMING and name in fields for name, _ in told):
                break
            fields |= {name: value for name, value in reversed(told) if name not in fields}
            at += 1
        above = body[begin - 1] if begin and _describes(body[begin - 1], text) else None
        if name := _name(fields, above, text, later=bool(found)):
            found[begin - 1 if above is not None else begin] = name
    return found


def _listed(body: Sequence[Paragraph]) -> bool:
    """Whether the first of some paragraphs is a bullet with but a name, and the second a field of that project."""
    if len(body) < 2 or len(body[0].rows) > 1 or not (body[0].bullet and _is_field(body[1].rows[0])):
        return False
    name = _undated(body[0].rows[0].pieces()[0]).text
    plain = len(_BRACKETS.sub("", name).split()) <= _LONGEST_NAME and ":" not in name and not name.endswith(".")
    return plain and name[:1].isupper() and not starts_with_verb(name)


def _captioned(body: Sequence[Paragraph], at: int) -> Piece | None:
    """The name that a row with a colon at its end is, below the duties of a post and soon above the next caption."""
    row = body[at].rows[0]
    name = row.pieces()[0].trimmed(" :")
    known = fold(name.text) in folded("labels.yaml", "labels") or aimed_at([body[at]])
    if not is_label(body[at]) or body[at].bullet or row.gap < 1 or known or not name.text[:1].isupper():
        return None
    above = any(heads_duties(part) for part in body[:at])
    below = any(heads_duties(part) for part in body[at + 1 : at + 1 + _NEAR])
    return name if above and below else None


def _is_captioned(one: Engagement) -> bool:
    """Whether the first row of an engagement is nothing but its name with a colon."""
    return one.name is not None and is_label(one.body[0]) and one.body[0].rows[0].start <= one.name.start


def _undated(piece: Piece) -> Piece:
    """A name without the dates behind it ("Harbour Portal - May 2011-June 2014")."""
    first = next((date.span.start for date in find_dates(piece.text) if not date.single), None)
    return piece if not first else piece.cut(0, first).trimmed(" -–—,(:")


def _is_field(row: Row) -> bool:
    """Whether a row gives a field of a project, be it a bullet ("Client: Acme")."""
    text = row.pieces()[0].text
    return label_of(text) in (*_NAMING, "title") and is_detail(text)


def _lists(part: Paragraph) -> bool:
    return not part.bullet and is_technology_list(part.rows[0].text)


def _name(fields: dict[str, Piece], above: Paragraph | None, text: str, *, later: bool) -> Piece | None:
    """What names an engagement: its project, the client, what is described above it, or the part one had in it."""
    for field_name in _NAMING:
        if field_name in fields:
            return fields[field_name]
    if "title" not in fields or len(fields) < 2:
        return None
    if above is not None and (name := described(_text(above, text).text)):
        return Piece(name, above.rows[0].start)
    return fields["title"] if later else None


def _describes(part: Paragraph, text: str) -> bool:
    return not part.bullet and is_description(_text(part, text).text)


def _text(part: Paragraph, text: str) -> Piece:
    start = part.rows[0].first.span.start
    return without_mark(Piece(text[start : part.piece[1]], start))


def firm_above(own: Sequence[Paragraph], engagements: Sequence[Engagement], employer: Piece | None) -> Paragraph | None:
    """The caption that gives the firm where a "firm" is but a project's client ("Work Experience (Acme)")."""
    fields = [pair for one in engagements for row in one.header for pair in fields_of(row)]
    clients = {fold(value.text) for field, value in fields if field == "client"}
    if employer is None or fold(employer.text) not in clients:
        return None
    return next((part for part in own if firm_in(part.rows[0])), None)


def firm_in(row: Row) -> Piece | None:
    """The firm that a caption on work names in brackets."""
    piece = row.pieces()[0]
    found = _AT_FIRM.match(piece.text)
    return piece.cut(found.start("firm"), found.end("firm")) if found else None


def project_of(
    ledger: Ledger, one: Engagement, employer: str, post: Sequence[str]
) -> tuple[Project, tuple[Skill, ...]]:
    """The project that an engagement is, done in a post with an employer; and the skills it lists.

    `post`: the facts of the post's header, which tell the employer.
    """
    item_id = ledger.item_id("project")
    told = dict(reversed([pair for row in one.header for pair in fields_of(row)]))
    header = tuple(ledger.add("project", row.start, row.end, item_id) for row in one.header)
    body = body_of(ledger, one.body, "project", item_id, titled=True)
    role = told.get("title")
    name = " ".join(one.name.text.split()).strip(" .,;") if one.name else ""
    client = told["client"].text.strip(" .,;") if "client" in told else ""
    if fold(client) not in ("", fold(name)) or fold(name) == fold(employer):
        employer = ""  # work for the firm itself is named once; work for another may be told of another firm's post
    return Project(
        id=item_id,
        fact_ids=(*header, *(bullet.fact_id for bullet in body.about), *body.fact_ids, *(post if employer else ())),
        dates=_dates(one.header),
        bullets=body.bullets,
        about=body.about,
        name=name,
        role=title_alone(role).text.strip(" .") if role and role != one.name else "",
        employer=employer,
        client=client,
    ), body.skills


def _dates(rows: Sequence[Row]) -> DateRange:
    found = [one.dates for row in rows for part in row.parts for one in find_dates(part.text) if not one.single]
    return found[0] if found else DateRange()
