"""Document → profile with facts: sections are found, each is read by its own reader, nothing is dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.errors import NothingRecognised
from tailoring.facts import Conflict, Document
from tailoring.profile import Bullet, Profile
from tailoring.reading.contacts import EMAIL, is_contact_row, is_site_page
from tailoring.reading.cues import is_prose
from tailoring.reading.filed_degrees import without_degrees
from tailoring.reading.form_posts import without_empty
from tailoring.reading.ledger import Ledger
from tailoring.reading.loose_facts import take_loose_facts
from tailoring.reading.paragraphs import ADDRESS, Page, paragraphs_of
from tailoring.reading.parts import Parts
from tailoring.reading.payers import at_named_firms, with_payers
from tailoring.reading.people import other_people
from tailoring.reading.positions import read_tabled
from tailoring.reading.rows import Piece, Row, rows_of, without_mark
from tailoring.reading.section_kinds import OTHER, TOP, Section
from tailoring.reading.section_readers import read_section
from tailoring.reading.sections import split_sections
from tailoring.reading.skill_levels import is_brief
from tailoring.reading.stated_bullets import Told
from tailoring.reading.stated_summary import lengths_told, present_post, stated_course
from tailoring.reading.text_furniture import PAGE_MARK
from tailoring.reading.told_again import dated_elsewhere, with_true_titles, without_repeats
from tailoring.reading.top import find_name_in, read_top
from tailoring.reading.vocabulary import fold

_FIRST_ROWS = 6
_PAGE_NUMBER = re.compile(r"(?i)\b\d+\s*(?:/|of|von|sur|de)\s*\d+\b|^\s*(?:page|seite)?\s*\d+\s*$|last updated")


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
    body = [row for row in rows if row.first.region in ("body", "textbox") and not _is_of_page(row)]
    margin = [row for row in rows if row.first.region not in ("body", "textbox")]
    lengths = lengths_told(body)
    body = [row for row in body if row not in lengths]
    parts.summary += [ledger.bullet("summary", without_mark(row.pieces()[0])) for row in lengths]
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
    note_furniture(ledger, [row for row in rows if row not in (*body, *lengths)], kept)
    posts, tops = read_tabled(ledger, tops)
    parts.positions += posts.positions
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
            read_section(ledger, page, parts, section, first=index <= 1)
    certificates, languages = take_loose_facts(
        ledger, [row for part in sections if _is_loose(part) for row in part.rows]
    )
    parts.certifications += certificates
    parts.take_languages(languages)
    parts.take_listed()
    _take_stated(ledger, parts)
    return _profile(ledger, parts, conflicts, _over_lines(ledger, page, body))


def _is_of_page(row: Row) -> bool:
    """Whether a row marks a page, or is what a job site puts at the foot of it."""
    return PAGE_MARK.match(row.text) is not None or is_site_page(row.text)


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
    parts.certifications, parts.education = without_degrees(ledger, parts.certifications, parts.education)
    parts.positions = without_repeats(ledger, without_empty(ledger, parts.positions))
    parts.positions = dated_elsewhere(parts.positions, told)
    parts.positions = with_true_titles(parts.positions, parts.projects, parts.skills)
    parts.positions = at_named_firms(ledger, parts.positions, parts.skills)
    told_below = Told()
    parts.positions = [told_below.taken(ledger, post) for post in parts.positions]
    parts.positions = with_payers(ledger, parts.positions)
    projects = [told_below.taken(ledger, project) for project in parts.projects]
    parts.projects = [project for project in projects if not told_below.trains(ledger, project)]
    parts.unplaced += told_below.unplaced
    parts.awards += told_below.awards
    parts.certifications += told_below.certifications
    parts.education += told_below.courses
    parts.take_languages(told_below.languages)
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


def _over_lines(ledger: Ledger, page: Page, rows: Sequence[Row]) -> list[Piece]:
    """The statements that go over several lines."""
    wrapped = [
        part.piece for part in paragraphs_of(page, rows) if len(part.rows) > 1 and not ADDRESS.match(part.rows[-1].text)
    ]
    return [Piece(ledger.document.text[start:end], start).trimmed() for start, end in wrapped]


def _profile(ledger: Ledger, parts: Parts, conflicts: tuple[Conflict, ...], wholes: Sequence[Piece]) -> Profile:
    unplaced = (*parts.unplaced, *ledger.leftovers(wholes))
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
        skills=tuple(sorted(parts.skills, key=lambda skill: is_brief(skill.level))),  # what is hardly known comes last
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
