"""Draft → JSON Resume (schema 1.0.0), the exchange form that other tools read."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from tailoring.plan import SectionName
from tailoring.reading.cues import degree_score, school_score
from tailoring.rendering.dates import PRESENT
from tailoring.rendering.page import safe_address, tidy
from tailoring.resume import Draft, DraftItem, DraftSection

Json: TypeAlias = dict[str, Any]
SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"


def to_json_resume(draft: Draft) -> Json:
    """The draft as a JSON Resume object. Dates are ISO at the precision given; what is empty is left out."""
    out: Json = {"$schema": SCHEMA, "basics": _basics(draft)}
    for section in draft.sections:
        if section.name == "summary":
            continue
        key, entries = _KEYS[section.name], list(_entries(section))
        if entries:
            out.setdefault(key, []).extend(entries)
    return out


def render_json_resume(draft: Draft) -> str:
    """The JSON Resume file's text."""
    return json.dumps(to_json_resume(draft), ensure_ascii=False, indent=2) + "\n"


def _basics(draft: Draft) -> Json:
    contacts = draft.contacts
    first = {kind: next((tidy(one.text) for one in contacts if one.kind == kind), "") for kind in ("email", "phone")}
    places = [tidy(one.text) for one in contacts if one.kind == "place"]
    links = [one for one in contacts if one.kind == "link"]
    more = [tidy(one.text) for one in contacts if one.kind in first and tidy(one.text) != first[one.kind]]
    summary = " ".join(tidy(line.text) for part in draft.sections if part.name == "summary" for line in part.lines)
    return _filled({
        "name": tidy(draft.name),
        "label": tidy(draft.headline_line.text if draft.headline_line else draft.headline),
        **first,
        "summary": summary,
        "location": {"address": ", ".join(places)} if places else {},
        "profiles": [_filled({"network": tidy(one.text), "url": safe_address(one.url)}) for one in links],
        "otherContacts": more,
    })  # fmt: skip


def _filled(entry: Json) -> Json:
    return {key: value for key, value in entry.items() if value not in ("", [], {}, None)}


def _entries(section: DraftSection) -> Iterator[Json]:
    shape = _SHAPES.get(section.name, _plain)
    yield from (_filled(shape(item)) for item in section.items)
    for line in section.lines:
        yield {_NAME_KEY.get(section.name, "name"): tidy(line.text)}
    for group in section.groups:
        yield _filled({"name": tidy(group.label), "keywords": [tidy(skill.text) for skill in group.skills]})


def _dates(item: DraftItem) -> Json:
    """ISO where the draft has it; a range known only as shown stays as shown."""
    shown = {"dates": tidy(item.dates)} if not (item.start or item.end) else {}
    return {"startDate": item.start, "endDate": "" if item.end.lower() == PRESENT else item.end, **shown}


def _bullets(item: DraftItem) -> list[str]:
    return [tidy(line.text) for line in item.lines]


def _work(item: DraftItem) -> Json:
    return {
        "name": tidy(item.organisation), "position": tidy(item.title), "location": tidy(item.place), "url": item.url,
        **_dates(item), "summary": tidy(item.detail), "highlights": _bullets(item),
    }  # fmt: skip


def _volunteer(item: DraftItem) -> Json:
    work = _work(item)
    return {"organization": work.pop("name"), **work}


def _education(item: DraftItem) -> Json:
    school, course = tidy(item.organisation), tidy(item.title)
    if not school and school_score(course) >= degree_score(course):  # an entry of one line, headed by its school
        school, course = course, ""
    return {
        "institution": school, "studyType": course, "location": tidy(item.place),
        "url": item.url, **_dates(item), "summary": tidy(item.detail), "courses": _bullets(item),
    }  # fmt: skip


def _project(item: DraftItem) -> Json:
    return {
        "name": tidy(item.title), "entity": tidy(item.organisation), "location": tidy(item.place), "url": item.url,
        **_dates(item), "description": tidy(item.detail), "highlights": _bullets(item),
    }  # fmt: skip


def _dated(name: str, giver: str, date: str) -> Callable[[DraftItem], Json]:
    """The shape of certificates, awards and publications: one date; an expiry stands beside it."""

    def shape(item: DraftItem) -> Json:
        return {
            name: tidy(item.title), giver: tidy(item.organisation), "location": tidy(item.place),
            date: item.start or item.end or tidy(item.dates), "endDate": item.end if item.start else "",
            "url": item.url, "summary": tidy(item.detail), "highlights": _bullets(item),
        }  # fmt: skip

    return shape


def _plain(item: DraftItem) -> Json:
    return {"name": tidy(item.title), "entity": tidy(item.organisation), **_project(item)}


_SHAPES: dict[SectionName, Callable[[DraftItem], Json]] = {
    "experience": _work,
    "volunteering": _volunteer,
    "education": _education,
    "projects": _project,
    "certifications": _dated("name", "issuer", "date"),
    "awards": _dated("title", "awarder", "date"),
    "publications": _dated("name", "publisher", "releaseDate"),
}
_KEYS: dict[SectionName, str] = {
    "experience": "work", "volunteering": "volunteer", "education": "education", "projects": "projects",
    "certifications": "certificates", "awards": "awards", "publications": "publications", "skills": "skills",
    "languages": "languages", "interests": "interests", "additional": "additional",
}  # fmt: skip
_NAME_KEY: dict[SectionName, str] = {"awards": "title", "languages": "language", "education": "studyType"}
