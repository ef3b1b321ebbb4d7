"""Each kind of section → what it tells, added to the parts of the profile."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from tailoring.profile import Contact, Skill
from tailoring.reading.contacts import contact, find_contacts, linked, place_in, rest_pieces
from tailoring.reading.credentials import names_subject, read_certifications, trained_at
from tailoring.reading.cues import SURE, degree_score, is_prose, school_score, title_score
from tailoring.reading.education import read_education
from tailoring.reading.further_information import filed_rows, labelled_kind
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_languages import languages_in, read_languages
from tailoring.reading.listed_projects import read_projects
from tailoring.reading.listings import read_awards, read_interests, read_publications
from tailoring.reading.paragraphs import Page, dated, paragraphs_of, statements
from tailoring.reading.parts import Parts
from tailoring.reading.positions import Posts, read_positions, read_tabled
from tailoring.reading.rows import Row
from tailoring.reading.section_kinds import OTHER, Section, kind_of
from tailoring.reading.skills_section import SkillList, read_skill_list
from tailoring.reading.syllabus import take_syllabus
from tailoring.reading.vocabulary import fold, phrases

_ADDRESS = re.compile(r"(?i)^(?:https?\s?:\s?//|www\.)\S+$")
Reader = Callable[[Ledger, Page, Parts, Sequence[Row]], None]


def read_section(ledger: Ledger, page: Page, parts: Parts, section: Section, *, first: bool) -> None:
    """Adds what a section tells to the parts. `first`: it stands at the top, where a summary does."""
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
    posts, rest = read_tabled(ledger, rows)
    _take_posts(parts, posts)
    pieces = statements(paragraphs_of(page, rest), ledger.document.text)
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
    rows, course = take_syllabus(ledger, _links_taken(ledger, parts, rows))
    parts.education += [course] if course else []
    found = read_skill_list(ledger.document, page, rows, [skill.name for skill in parts.skills])
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
    """Interests; a row with a label of its own tells what that says ("Computer skills - …")."""
    skills = [row for row in rows if labelled_kind(row.text) == "skills"]
    parts.interests += read_interests(ledger, page, [row for row in rows if row not in skills])
    if skills:
        _skills(ledger, page, parts, skills)


def _additional(ledger: Ledger, page: Page, parts: Parts, rows: Sequence[Row]) -> None:
    """Further information: what its labels name goes where it belongs, the rest is left over."""
    for kind, filed in filed_rows(rows, [skill.name for skill in parts.skills]):
        _READERS[kind](ledger, page, parts, filed)


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
