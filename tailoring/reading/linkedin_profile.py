"""A LinkedIn data export (one line per CSV cell) → profile."""

from __future__ import annotations

from collections.abc import Iterator

from tailoring.facts import Document, FactKind
from tailoring.profile import (
    Award,
    Certification,
    Contact,
    DateRange,
    Education,
    LanguageSkill,
    Position,
    Profile,
    Project,
    Publication,
    Skill,
)
from tailoring.reading.json_profile import Table, read_date
from tailoring.reading.ledger import Ledger
from tailoring.reading.states import course_state, state_in
from tailoring.reading.vocabulary import fold


class Row(Table):
    """One row of one CSV file of the export."""

    def spell(self) -> DateRange:
        """Started On and Finished On; what has begun and has not finished is current."""
        start, end = read_date(self.text("Started On", "Start Date")), read_date(self.text("Finished On", "End Date"))
        text = " – ".join(
            part for part in (self.text("Started On", "Start Date"), self.text("Finished On", "End Date")) if part
        )
        return DateRange(start=start, end=end, current=start is not None and end is None, text=text)


def _rows(ledger: Ledger, file: str, kind: FactKind) -> Iterator[Row]:
    rows: dict[str, Row] = {}
    for line in ledger.document.lines:
        name, _, rest = line.cell.partition(":")
        index, _, column = rest.partition(":")
        if name.casefold() == f"{file.casefold()}.csv" and line.text.strip():
            row = rows.setdefault(index, Row(ledger, kind))
            row.lines.setdefault(column, []).append(line)
    yield from rows.values()


def profile_of_export(document: Document) -> Profile:
    """The profile that a LinkedIn export tells."""
    ledger = Ledger(document)
    person = next(_rows(ledger, "Profile", "name"), Row(ledger, "name"))
    first, last = person.facts("First Name"), person.facts("Last Name")
    headline = _one(person, "headline", "Headline")
    summary = person.bullets("Summary", kind="summary")
    contacts = tuple(_contacts(ledger, person))
    profile = Profile(
        name=f"{person.text('First Name')} {person.text('Last Name')}".strip(),
        name_fact_id=next(iter((*first, *last)), ""),
        headline=person.text("Headline"),
        headline_fact_id=headline,
        summary=summary,
        contacts=contacts,
        positions=(*_positions(ledger), *_volunteering(ledger)),
        education=tuple(_education(row) for row in _rows(ledger, "Education", "education")),
        certifications=tuple(_certifications(ledger)),
        skills=tuple(
            Skill(fact_id=row.facts("Name")[0], name=row.text("Name"))
            for row in _rows(ledger, "Skills", "skill")
            if row.text("Name")
        ),
        projects=tuple(_project(row) for row in _rows(ledger, "Projects", "project")),
        publications=tuple(_publications(ledger)),
        languages=tuple(
            LanguageSkill(
                fact_id=row.facts("Name", "Proficiency")[0], language=row.text("Name"), level=row.text("Proficiency")
            )
            for row in _rows(ledger, "Languages", "language")
            if row.text("Name")
        ),
        awards=tuple(_award(row) for row in _rows(ledger, "Honors", "award")),
        language=document.language,
    )
    for row in _rows(ledger, "Recommendations_Received", "reference"):
        row.facts(*row.lines)
    return profile.model_copy(update={"unplaced": ledger.leftovers(), "facts": ledger.facts()})


def _one(row: Row, kind: FactKind, field: str) -> str:
    for line in row.lines.get(field, []):
        return row.ledger.add(kind, line.span.start, line.span.end)
    return ""


def _contacts(ledger: Ledger, person: Row) -> Iterator[Contact]:
    for row in _rows(ledger, "Email Addresses", "contact"):
        if row.text("Email Address"):
            yield Contact(fact_id=_one(row, "contact", "Email Address"), kind="email", value=row.text("Email Address"))
    for row in _rows(ledger, "PhoneNumbers", "contact"):
        if row.text("Number"):
            yield Contact(fact_id=_one(row, "contact", "Number"), kind="phone", value=row.text("Number"))
    place = "Geo Location" if person.text("Geo Location") else "Address"
    if person.text(place):
        yield Contact(fact_id=_one(person, "contact", place), kind="place", value=person.text(place))
    for field in ("Websites", "Twitter Handles"):
        for line in person.lines.get(field, []):
            value = line.text.strip("[] ").partition(":")
            url = value[2] if value[2] and not value[0].startswith("http") else line.text.strip("[] ")
            yield Contact(
                fact_id=ledger.add("link", line.span.start, line.span.end), kind="link", value=url, label=field
            )


def _positions(ledger: Ledger) -> Iterator[Position]:
    for row in _rows(ledger, "Positions", "position"):
        yield _position(row, title="Title")


def _volunteering(ledger: Ledger) -> Iterator[Position]:
    for file in ("Volunteering", "Volunteer Experience"):
        for row in _rows(ledger, file, "volunteering"):
            yield _position(row, title="Role").model_copy(update={"volunteering": True})


def _position(row: Row, *, title: str) -> Position:
    employer = row.text("Company Name", "Organization")
    return Position(
        id=row.item_id,
        fact_ids=row.facts("Company Name", "Organization", title, "Cause", "Location", "Started On", "Finished On"),
        dates=row.spell(),
        place=row.text("Location"),
        bullets=row.bullets("Description"),
        employer=employer,
        title=row.text(title),
        employer_id=f"{row.ledger.document.id}:employer-{fold(employer).replace(' ', '-')}" if employer else "",
    )


def _education(row: Row) -> Education:
    degree, _, area = row.text("Degree Name").partition(", ")
    spell = row.spell()
    return Education(
        id=row.item_id,
        fact_ids=row.facts("School Name", "Degree Name", "Start Date", "End Date"),
        dates=spell.model_copy(update={"current": False}),
        bullets=row.bullets("Notes", "Activities", kind="education"),
        school=row.text("School Name"),
        degree=degree,
        area=area,
        state=course_state(row.text("Degree Name"), row.text("Notes")),
    )


def _certifications(ledger: Ledger) -> Iterator[Certification]:
    for row in _rows(ledger, "Certifications", "certification"):
        spell = row.spell()
        text = " ".join(line.text for lines in row.lines.values() for line in lines)
        yield Certification(
            id=row.item_id,
            fact_ids=row.facts(*row.lines),
            dates=spell.model_copy(update={"current": False}),
            name=row.text("Name"),
            issuer=row.text("Authority"),
            number=row.text("License Number"),
            state=state_in(text),
        )
    for row in _rows(ledger, "Courses", "certification"):
        yield Certification(id=row.item_id, fact_ids=row.facts(*row.lines), name=row.text("Name"), state="unknown")


def _project(row: Row) -> Project:
    return Project(
        id=row.item_id,
        fact_ids=row.facts("Title", "Url", "Started On", "Finished On"),
        dates=row.spell(),
        bullets=row.bullets("Description"),
        name=row.text("Title"),
        url=row.text("Url"),
    )


def _publications(ledger: Ledger) -> Iterator[Publication]:
    for file, day in (("Publications", "Published On"), ("Patents", "Issued On")):
        for row in _rows(ledger, file, "publication"):
            text = " ".join(line.text for lines in row.lines.values() for line in lines)
            facts = row.facts(*row.lines)
            title = row.text("Name", "Title")
            yield Publication(
                id=row.item_id, fact_ids=facts, dates=row.single(day), title=title, text=text, url=row.text("Url")
            )


def _award(row: Row) -> Award:
    return Award(
        id=row.item_id,
        fact_ids=row.facts("Title", "Issued On"),
        dates=row.single("Issued On"),
        bullets=row.bullets("Description", kind="award"),
        title=row.text("Title"),
    )
