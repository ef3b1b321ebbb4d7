"""JSON Resume document → profile: each leaf is a line whose cell is its JSON pointer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from tailoring.facts import Document, FactKind, Line
from tailoring.profile import (
    Award,
    Bullet,
    Certification,
    Contact,
    CredentialState,
    DateRange,
    Education,
    LanguageSkill,
    PartialDate,
    Position,
    Profile,
    Project,
    Publication,
    Skill,
)
from tailoring.reading.dates import find_dates
from tailoring.reading.ledger import Ledger
from tailoring.reading.rows import Piece
from tailoring.reading.states import course_state, state_in
from tailoring.reading.vocabulary import fold

_REACHED_BY: dict[str, Literal["email", "phone", "link"]] = {
    "email": "email",
    "phone": "phone",
    "url": "link",
    "website": "link",
}
_STATES: dict[str, CredentialState] = {
    "held": "held",
    "in_progress": "in_progress",
    "planned": "planned",
    "expired": "expired",
    "unknown": "unknown",
}


class Table:
    """The leaves of one object: their lines by field name. Lists have the same field for each member."""

    def __init__(self, ledger: Ledger, kind: FactKind) -> None:
        self.ledger = ledger
        self.kind: FactKind = kind
        self.item_id = ledger.item_id(kind)
        self.lines: dict[str, list[Line]] = {}

    def text(self, *fields: str) -> str:
        """The value of the first of these fields that has one."""
        for field in fields:
            if field in self.lines:
                return " ".join(line.text.strip() for line in self.lines[field])
        return ""

    def facts(self, *fields: str) -> tuple[str, ...]:
        """The facts of the lines of these fields."""
        return tuple(
            self.ledger.add(self.kind, line.span.start, line.span.end, self.item_id)
            for field in fields
            for line in self.lines.get(field, [])
        )

    def bullets(self, *fields: str, kind: FactKind = "bullet") -> tuple[Bullet, ...]:
        """The statements of these fields, one per line."""
        return tuple(
            self.ledger.bullet(kind, Piece(line.text, line.span.start), self.item_id)
            for field in fields
            for line in self.lines.get(field, [])
        )

    def dates(self) -> DateRange:
        """StartDate and endDate; a job that has begun and has no end is current."""
        start, end = read_date(self.text("startDate")), read_date(self.text("endDate"))
        text = " – ".join(part for part in (self.text("startDate"), self.text("endDate")) if part)
        current = start is not None and end is None
        return DateRange(start=start, end=end, current=current, text=text)

    def single(self, field: str) -> DateRange:
        """A lone date, which is an end."""
        found = read_date(self.text(field))
        return DateRange(end=found, text=self.text(field)) if found else DateRange()


def read_date(text: str) -> PartialDate | None:
    """The date a field holds; None for "" and "present"."""
    found = find_dates(text)
    return (found[0].dates.start or found[0].dates.end) if found else None


_POINTER = re.compile(r"^/(?P<section>[^/]+)(?:/(?P<index>\d+))?(?:/(?P<field>.+))?$")


def tables_of(ledger: Ledger, section: str, kind: FactKind) -> Iterator[Table]:
    """The objects of a list section, in order."""
    tables: dict[str, Table] = {}
    for line in ledger.document.lines:
        found = _POINTER.match(line.cell)
        if found is None or found["section"] != section or found["index"] is None or not line.text.strip():
            continue
        table = tables.setdefault(found["index"], Table(ledger, kind))
        field = re.sub(r"/\d+$", "", found["field"] or "")
        table.lines.setdefault(field, []).append(line)
    yield from tables.values()


def profile_of_json_resume(document: Document) -> Profile:
    """The profile that a JSON Resume document tells."""
    ledger = Ledger(document)
    basics = _basics(ledger)
    contacts = [*_contacts(ledger, basics), *_networks(ledger)]
    summary = basics.bullets("summary", kind="summary")
    headline = basics.text("label", "headline")
    education = [_education(table) for table in tables_of(ledger, "education", "education")]
    certificates = [_certification(table) for table in tables_of(ledger, "certificates", "certification")]
    skills = [skill for table in tables_of(ledger, "skills", "skill") for skill in _skills(table)]
    projects = [_project(table) for table in tables_of(ledger, "projects", "project")]
    publications = [_publication(table) for table in tables_of(ledger, "publications", "publication")]
    languages = [_language(table) for table in tables_of(ledger, "languages", "language")]
    awards = [_award(table) for table in tables_of(ledger, "awards", "award")]
    interests = [bullet for table in tables_of(ledger, "interests", "interest") for bullet in _interests(table)]
    positions = (*_positions(ledger, "work"), *_positions(ledger, "volunteer"))
    for table in tables_of(ledger, "references", "reference"):
        table.facts(*table.lines)
    name_facts, label_facts = _named(basics, "name", "name"), _named(basics, "headline", "label", "headline")
    return Profile(
        name=basics.text("name"),
        name_fact_id=name_facts,
        headline=headline,
        headline_fact_id=label_facts,
        summary=summary,
        contacts=tuple(contacts),
        positions=positions,
        education=tuple(education),
        certifications=tuple(certificates),
        skills=tuple(skills),
        projects=tuple(projects),
        publications=tuple(publications),
        languages=tuple(languages),
        awards=tuple(awards),
        interests=tuple(interests),
        unplaced=ledger.leftovers(),
        facts=ledger.facts(),
        language=document.language,
    )


def _named(basics: Table, kind: FactKind, *fields: str) -> str:
    for field in fields:
        for line in basics.lines.get(field, []):
            return basics.ledger.add(kind, line.span.start, line.span.end)
    return ""


def _basics(ledger: Ledger) -> Table:
    table = Table(ledger, "contact")
    for line in ledger.document.lines:
        if line.cell.startswith("/basics/") and line.text.strip():
            table.lines.setdefault(line.cell.removeprefix("/basics/"), []).append(line)
    return table


def _contacts(ledger: Ledger, basics: Table) -> Iterator[Contact]:
    for field, kind in _REACHED_BY.items():
        for line in basics.lines.get(field, []):
            fact_id = ledger.add("link" if kind == "link" else "contact", line.span.start, line.span.end)
            yield Contact(fact_id=fact_id, kind=kind, value=line.text.strip())
    location = [line for field, lines in basics.lines.items() if field.startswith("location/") for line in lines]
    parts = {line.cell.rsplit("/", 1)[-1]: line for line in location}
    chosen = [parts[key] for key in ("city", "region", "countryCode") if key in parts] or location[:1]
    facts = [ledger.add("contact", line.span.start, line.span.end) for line in location]
    if chosen:
        yield Contact(
            fact_id=facts[location.index(chosen[0])],
            kind="place",
            value=", ".join(line.text.strip() for line in chosen),
        )


def _networks(ledger: Ledger) -> Iterator[Contact]:
    found: dict[str, dict[str, Line]] = {}
    for line in ledger.document.lines:
        if match := re.match(r"^/basics/profiles/(\d+)/(\w+)$", line.cell):
            found.setdefault(match[1], {})[match[2]] = line
    for fields in found.values():
        ids = {name: ledger.add("link", line.span.start, line.span.end) for name, line in fields.items()}
        best = next((name for name in ("url", "username", "network") if name in fields), "")
        if best:
            label = fields["network"].text.strip() if "network" in fields else ""
            yield Contact(fact_id=ids[best], kind="link", value=fields[best].text.strip(), label=label)


def _positions(ledger: Ledger, section: str) -> Iterator[Position]:
    volunteering = section == "volunteer"
    kind: FactKind = "volunteering" if volunteering else "position"
    for table in tables_of(ledger, section, kind):
        employer = table.text("name", "company", "organization")
        yield Position(
            id=table.item_id,
            fact_ids=table.facts(
                "name", "company", "organization", "position", "startDate", "endDate", "location", "url", "website"
            ),
            dates=table.dates(),
            place=table.text("location"),
            bullets=table.bullets("summary", "description", "highlights"),
            employer=employer,
            title=table.text("position"),
            employer_id=f"{ledger.document.id}:employer-{fold(employer).replace(' ', '-')}" if employer else "",
            url=table.text("url", "website"),
            volunteering=volunteering,
        )


def _education(table: Table) -> Education:
    return Education(
        id=table.item_id,
        fact_ids=table.facts("institution", "studyType", "area", "startDate", "endDate", "score", "gpa", "url"),
        dates=table.dates(),
        bullets=table.bullets("courses", "highlights", kind="education"),
        school=table.text("institution"),
        degree=table.text("studyType"),
        area=table.text("area"),
        grade=table.text("score", "gpa"),
        state=course_state(table.text("studyType"), table.text("area"), table.text("endDate")),
    )


def _certification(table: Table) -> Certification:
    issued, expires = read_date(table.text("date")), read_date(table.text("x-expires", "expires", "expiryDate"))
    whole = " ".join(line.text for lines in table.lines.values() for line in lines)
    return Certification(
        id=table.item_id,
        fact_ids=table.facts(*table.lines),
        dates=DateRange(start=issued, end=expires, text=table.text("date")),
        name=table.text("name", "title"),
        issuer=table.text("issuer", "authority"),
        state=_STATES.get(table.text("x-state")) or state_in(whole),
    )


def _skills(table: Table) -> Iterator[Skill]:
    """A group's members; a group without keywords is a skill itself."""
    members = table.lines.get("keywords", [])
    group, level = table.text("name"), table.text("level")
    if members:
        for line in (*table.lines.get("name", []), *table.lines.get("level", [])):
            table.ledger.add("heading", line.span.start, line.span.end)
        for line in members:
            fact_id = table.ledger.add("skill", line.span.start, line.span.end)
            yield Skill(fact_id=fact_id, name=line.text.strip(), group=group)
    elif group:
        facts = table.facts("name", "level")
        yield Skill(fact_id=facts[0], name=group, level=level)


def _project(table: Table) -> Project:
    dates = table.dates()
    return Project(
        id=table.item_id,
        fact_ids=table.facts("name", "roles", "entity", "type", "startDate", "endDate", "url", "keywords"),
        dates=dates,
        bullets=table.bullets("description", "summary", "highlights"),
        name=table.text("name"),
        role=", ".join(line.text.strip() for line in table.lines.get("roles", [])),
        employer=table.text("entity"),
        url=table.text("url"),
    )


def _publication(table: Table) -> Publication:
    facts = table.facts(*table.lines)
    text = " ".join(line.text for lines in table.lines.values() for line in lines)
    return Publication(
        id=table.item_id,
        fact_ids=facts,
        dates=table.single("releaseDate"),
        title=table.text("name", "title"),
        text=text,
        url=table.text("url", "website"),
    )


def _language(table: Table) -> LanguageSkill:
    facts = table.facts("language", "fluency")
    return LanguageSkill(
        fact_id=facts[0] if facts else "", language=table.text("language"), level=table.text("fluency")
    )


def _award(table: Table) -> Award:
    return Award(
        id=table.item_id,
        fact_ids=table.facts("title", "awarder", "date"),
        dates=table.single("date"),
        bullets=table.bullets("summary", kind="award"),
        title=table.text("title"),
        issuer=table.text("awarder"),
    )


def _interests(table: Table) -> Iterator[Bullet]:
    lines = [*table.lines.get("name", []), *table.lines.get("keywords", [])]
    for line in lines:
        yield table.ledger.bullet("interest", Piece(line.text, line.span.start))
