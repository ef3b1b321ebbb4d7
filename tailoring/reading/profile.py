"""Document → profile with facts: sections are found, each is read by its own reader, nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailoring.errors import NothingRecognised
from tailoring.facts import Conflict, Document
from tailoring.profile import (
    Award,
    Bullet,
    Certification,
    Contact,
    Education,
    LanguageSkill,
    Position,
    Profile,
    Project,
    Publication,
    Skill,
)
from tailoring.reading.contacts import EMAIL, contact, find_contacts, is_contact_row, linked, place_in, rest_pieces
from tailoring.reading.credentials import names_subject, read_certifications, trained_at
from tailoring.reading.cues import SURE, degree_score, is_prose, school_score, title_score
from tailoring.reading.education import read_education
from tailoring.reading.ledger import Ledger
from tailoring.reading.listings import (
    languages_in,
    read_awards,
    read_interests,
    read_languages,
    read_projects,
    read_publications,
)
from tailoring.reading.loose_facts import take_loose_facts
from tailoring.reading.paragraphs import Page, dated, paragraphs_of, statements
from tailoring.reading.people import other_people
from tailoring.reading.positions import Posts, read_positions
from tailoring.reading.rows import Row, rows_of
from tailoring.reading.sections import OTHER, TOP, Section, kind_of, split_sections
from tailoring.reading.skills_section import SkillList, read_skill_list, unmarked_label
from tailoring.reading.stated_bullets import Told
from tailoring.reading.stated_summary import present_post, stated_course
from tailoring.reading.text_furniture import PAGE_MARK
from tailoring.reading.top import Top, find_name_in, read_top
from tailoring.reading.vocabulary import fold, phrases

_FIRST_ROWS = 6
_PAGE_NUMBER = re.compile(r"(?i)\b\d+\s*(?:/|of|von|sur|de)\s*\d+\b|^\s*(?:page|seite)?\s*\d+\s*$|last updated")


@dataclass(slots=True)
class Parts:
    """What the readers of the sections have found so far."""

    top: Top = field(default_factory=Top)
    summary: list[Bullet] = field(default_factory=list[Bullet])
    positions: list[Position] = field(default_factory=list[Position])
    education: list[Education] = field(default_factory=list[Education])
    certifications: list[Certification] = field(default_factory=list[Certification])
    skills: list[Skill] = field(default_factory=list[Skill])
    projects: list[Project] = field(default_factory=list[Project])
    publications: list[Publication] = field(default_factory=list[Publication])
    languages: list[LanguageSkill] = field(default_factory=list[LanguageSkill])
    awards: list[Award] = field(default_factory=list[Award])
    interests: list[Bullet] = field(default_factory=list[Bullet])
    listed: list[Skill] = field(default_factory=list[Skill])  # under posts and projects


def read_profile(document: Document) -> Profile:
    """The profile that a document tells. Raises NothingRecognised when it holds no text at all."""
    if document.format == "json_resume":
        from tailoring.reading.json_profile import profile_of_json_resume

        return profile_of_json_resume(document)
    if document.format == "linkedin_zip":
        from tailoring.reading.linkedin_profile import profile_of_export

        return profile_of_export(document)
    rows = rows_of(document)
    if not rows:
        message = f"{document.name} holds no text."
        raise NothingRecognised(message, "Give a document with text, or paste the text.")
    return _read(document, rows)


def _read(document: Document, rows: Sequence[Row]) -> Profile:
    ledger = Ledger(document)
    page = Page.of(document, rows)
    parts = Parts()
    body = [row for row in rows if row.first.region in ("body", "textbox") and not PAGE_MARK.match(row.text)]
    margin = [row for row in rows if row.first.region not in ("body", "textbox")]
    loose = [row for row in body if is_contact_row(row)]
    sections = split_sections([row for row in body if row not in loose])
    if early := _under_a_heading(body, sections, loose):
        loose += early
        sections = split_sections([row for row in body if row not in loose])
    kept = margin_contacts(margin)
    tops = [
        *kept,
        *(row for section in sections if section.kind == TOP for row in section.rows),
        *loose,
    ]
    note_furniture(ledger, [row for row in rows if row not in body], kept)
    parts.top = read_top(ledger, page, tops, everything=rows)
    if not parts.top.name:
        near = [
            row for section in sections[:3] if section.kind in ("contact", "summary", "other") for row in section.rows
        ]
        find_name_in(ledger, parts.top, near, rows)
    conflicts = other_people(ledger, parts.top, body, sections)
    for index, section in enumerate(sections):
        if section.title is not None:
            ledger.add_piece("heading", section.title)
        if section.kind != TOP and section.rows:
            _read_section(ledger, page, parts, section, first=index <= 1)
    certificates, languages = take_loose_facts(
        ledger, [row for part in sections if _is_loose(part) for row in part.rows]
    )
    parts.certifications += certificates
    _take_languages(parts, languages)
    for skill in parts.listed:
        if fold(skill.name) not in {fold(known.name) for known in parts.skills}:
            parts.skills.append(skill)
    _take_stated(ledger, parts)
    return _profile(ledger, parts, conflicts)


def _take_languages(parts: Parts, languages: Sequence[LanguageSkill]) -> None:
    for one in languages:
        if fold(one.language) not in {fold(known.language) for known in parts.languages}:
            parts.languages.append(one)


def _take_stated(ledger: Ledger, parts: Parts) -> None:
    """Moves what sentences of the summary state of a post or a course to where it belongs."""
    told = [*parts.top.summary, *parts.summary]
    used: list[Bullet] = []
    if found := present_post(ledger, told, parts.positions):
        used.append(found[0])
        parts.positions.insert(0, found[1])
    for bullet in told:
        if (courses := stated_course(ledger, bullet, parts.education)) is not None:
            used.append(bullet)
            parts.education = courses
    told_below = Told()
    parts.positions = [told_below.taken(ledger, post) for post in parts.positions]
    projects = [told_below.taken(ledger, project) for project in parts.projects]
    parts.projects = [project for project in projects if not told_below.trains(ledger, project)]
    parts.awards += told_below.awards
    parts.certifications += told_below.certifications
    _take_languages(parts, told_below.languages)
    parts.top.summary = [bullet for bullet in parts.top.summary if bullet not in used]
    parts.summary = [bullet for bullet in parts.summary if bullet not in used]


def _under_a_heading(body: Sequence[Row], sections: Sequence[Section], loose: Sequence[Row]) -> list[Row]:
    """Rows with the person's address among the first, where a line in capitals above them reads like a heading."""
    tops = [*loose, *(row for section in sections if section.kind == TOP for row in section.rows)]
    if any(EMAIL.search(row.text) for row in tops):
        return []
    return [row for row in body[:_FIRST_ROWS] if EMAIL.search(row.text) and not is_prose(row.text)]


def _is_loose(section: Section) -> bool:
    """Whether a section may hold anything: the head, further information, a heading we do not know."""
    return section.kind in (TOP, OTHER, "additional", "contact")


def note_furniture(ledger: Ledger, rows: Sequence[Row], kept: Sequence[Row]) -> None:
    """Page numbers, running titles and dates of printing say nothing about the person."""
    for row in rows:
        if row not in kept:
            for line in row.parts:
                ledger.add("heading", line.span.start, line.span.end)


def margin_contacts(rows: Sequence[Row]) -> list[Row]:
    """The rows of page headers that belong to the head of a résumé: no page numbers, each text once."""
    seen: set[str] = set()
    found: list[Row] = []
    for row in rows:
        words = fold(row.text)
        if row.first.region == "header" and words not in seen and not _PAGE_NUMBER.search(row.text):
            found.append(row)
        seen.add(words)
    return found


Reader = Callable[[Ledger, Page, Parts, Sequence[Row]], None]


def _read_section(ledger: Ledger, page: Page, parts: Parts, section: Section, *, first: bool) -> None:
    kind = section.kind
    if kind == OTHER:
        kind = _guessed(section, first=first)
    if kind == "placements" and any(dated(row) for row in section.rows):
        kind = "experience"
    if reader := _READERS.get(kind):
        reader(ledger, page, parts, section.rows)


def _guessed(section: Section, *, first: bool) -> str:
    """The kind of a section whose heading is not known, by what stands under it."""
    has_dates = [row for row in section.rows if dated(row)]
    titled = sum(title_score(part.text) >= SURE for row in section.rows for part in row.parts if not row.bullet)
    degrees = sum(degree_score(row.text) > 0 for row in section.rows if not row.bullet)
    if has_dates and titled >= max(1, len(has_dates) / 2) and titled > degrees:
        return "experience"
    if degrees and any(school_score(row.text) > 0 for row in section.rows):
        return "education"
    prose = sum(row.word_count for row in section.rows if is_prose(row.text) or row.word_count > 9)
    total = sum(row.word_count for row in section.rows)
    if first and not has_dates and prose >= 0.5 * total:
        return "summary"
    return "projects" if has_dates and any(row.bullet for row in section.rows) else OTHER


def _summary(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    pieces = statements(paragraphs_of(page, rows), ledger.document.text)
    parts.summary += [ledger.bullet("summary", piece) for piece in pieces]


def _experience(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    _take_posts(parts, read_positions(ledger, page, rows))


def _take_posts(parts: Parts, posts: Posts) -> None:
    parts.positions += posts.positions
    parts.projects += posts.projects
    parts.listed += posts.skills


def _volunteering(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    _take_posts(parts, read_positions(ledger, page, rows, volunteering=True))


def _education(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    studies = read_education(ledger, page, rows)
    parts.education += studies.courses
    parts.certifications += studies.certificates


def _coursework(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    """Courses taken belong to the course of study read last; with none they are left over."""
    if parts.education:
        last = parts.education.pop()
        pieces = statements(paragraphs_of(page, rows), ledger.document.text)
        bullets = tuple(ledger.bullet("education", piece, last.id) for piece in pieces)
        parts.education.append(last.model_copy(update={"bullets": (*last.bullets, *bullets)}))


def _certifications(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    parts.certifications += read_certifications(ledger, page, rows)


def _training(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    parts.certifications += read_certifications(ledger, page, rows, course=True)


_ADDRESS = re.compile(r"(?i)^(?:https?\s?:\s?//|www\.)\S+$")


def _placements(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    """Training in a firm, undated: the firm, and below it what the training was on."""
    del page
    parts.certifications += [
        trained_at(ledger, firm, subject) for firm, subject in pairwise(rows) if names_subject(subject)
    ]


def _links_taken(ledger: Ledger, parts: Parts, rows: Sequence[Row]) -> list[Row]:
    """The rows that are no bare web addresses; those are ways to reach the person."""
    left: list[Row] = []
    for row in rows:
        piece = row.pieces()[0]
        if len(row.parts) == 1 and _ADDRESS.match(piece.text):
            value = re.sub(r"\s", "", piece.text).rstrip("/")
            fact_id = ledger.add_piece("link", piece)
            if value not in {known.value for known in parts.top.contacts}:
                parts.top.contacts.append(Contact(fact_id=fact_id, kind="link", value=value))
        else:
            left.append(row)
    return left


def _skills(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    found = read_skill_list(
        ledger.document, page, _links_taken(ledger, parts, rows), [skill.name for skill in parts.skills]
    )
    for label in found.labels:
        ledger.add_piece("heading", label)
    parts.summary += [ledger.bullet("summary", piece) for piece in found.sentences]
    for listed in found.skills:
        if _filed_elsewhere(found, listed.group.text if listed.group else "", listed.piece.text):
            if phrases("languages.yaml", "languages").search(fold(listed.piece.text)):
                parts.languages += languages_in(ledger, listed.piece)
            else:
                parts.interests.append(ledger.bullet("interest", listed.piece))
            continue
        group = " ".join(listed.group.text.split()) if listed.group else ""
        fact_id = ledger.add_piece("skill", listed.piece)
        parts.skills.append(Skill(fact_id=fact_id, name=listed.name, group=group, level=listed.level))


def _filed_elsewhere(found: SkillList, group: str, text: str) -> bool:
    """Whether a group of a skills section lists human languages or interests rather than skills."""
    kind = kind_of(group) if group else ""
    if kind == "interests":
        return True
    if kind == "languages" or "language" in fold(group):
        names = phrases("languages.yaml", "languages")
        members = [skill for skill in found.skills if skill.group and skill.group.text == group]
        spoken = [skill for skill in members if names.search(fold(skill.piece.text))]
        return len(spoken) >= 0.6 * len(members) and bool(names.search(fold(text)))
    return False


def _projects(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    for project, skills in read_projects(ledger, page, rows):
        parts.projects.append(project)
        parts.listed += skills


def _publications(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    parts.publications += read_publications(ledger, page, rows)


def _languages(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    found = read_languages(ledger, page, rows)
    if found:
        parts.languages += found
    else:
        _skills(ledger, page, parts, rows)


def _awards(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    parts.awards += read_awards(ledger, page, rows)


def _interests(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    parts.interests += read_interests(ledger, page, rows)


def _additional(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    """Further information: what its labels name goes where it belongs, the rest is left over."""
    for row in rows:
        label, _, rest = row.first.text.partition(":")
        kind = kind_of(label) if rest.strip() and len(label.split()) <= 4 else ""
        if not kind and len(row.parts) == 1 and unmarked_label(row.text, [skill.name for skill in parts.skills]):
            kind = "skills"
        if kind in ("skills", "languages", "interests", "certifications"):
            _READERS[kind](ledger, page, parts, [row])


def _references(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    del parts
    for piece in statements(paragraphs_of(page, rows), ledger.document.text):
        ledger.add_piece("reference", piece)


def _contact(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    del page
    for row in rows:
        found = [one for piece in row.pieces() for one in find_contacts(piece)]
        for piece in rest_pieces(row, found):
            if place := place_in(piece):
                found.append(place)
            elif link := linked(ledger, ledger.document, piece):
                parts.top.contacts.append(link)
        parts.top.contacts += [contact(ledger, one) for one in sorted(found, key=lambda one: one.piece.start)]


_READERS: dict[str, Reader] = {
    "summary": _summary,
    "experience": _experience,
    "volunteering": _volunteering,
    "education": _education,
    "certifications": _certifications,
    "training": _training,
    "placements": _placements,
    "coursework": _coursework,
    "memberships": _certifications,
    "skills": _skills,
    "languages": _languages,
    "projects": _projects,
    "publications": _publications,
    "awards": _awards,
    "interests": _interests,
    "references": _references,
    "additional": _additional,
    "contact": _contact,
}


def _profile(ledger: Ledger, parts: Parts, conflicts: tuple[Conflict, ...]) -> Profile:
    unplaced = ledger.leftovers()
    top = parts.top
    return Profile(
        name=top.name,
        name_fact_id=top.name_fact_id,
        headline=top.headline,
        headline_fact_id=top.headline_fact_id,
        summary=(*top.summary, *parts.summary),
        contacts=tuple(top.contacts),
        positions=tuple(parts.positions),
        education=tuple(parts.education),
        certifications=tuple(parts.certifications),
        skills=tuple(parts.skills),
        projects=tuple(parts.projects),
        publications=tuple(parts.publications),
        languages=tuple(parts.languages),
        awards=tuple(parts.awards),
        interests=tuple(parts.interests),
        unplaced=unplaced,
        facts=ledger.facts(),
        conflicts=conflicts,
        language=ledger.document.language,
    )
