"""What a reader of a rendered résumé sees: where each line stands, and the profile of what is shown up to a place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from tailoring.profile import Bullet, Item, Profile
from tailoring.resume import Draft

# A field is looked for no further than this many characters on, so that one that is missing draws none after it along.
_REACH = 1500


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a PDF: the page, counted from 0, and how far down it, from 0 at the top to 1."""

    page: int
    down: float


END_OF_FIRST_HALF = Place(0, 0.5)


def before(one: Place, other: Place) -> bool:
    """Whether `one` stands above `other`."""
    return (one.page, one.down) < (other.page, other.down)


def places(pdf: bytes, draft: Draft) -> dict[str, Place]:
    """Where each line and each entry's title begins, by its id. What is not found is left out.

    An entry that has no heading begins where its first line does.
    """
    text, where = _letters(pdf)
    found: dict[str, Place] = {}
    at, bare = 0, ""
    for key, field in _fields(draft):
        wanted = _folded(field)
        bare = key if not wanted else bare
        start = text.find(wanted, at, at + _REACH + len(wanted)) if wanted else -1
        if start < 0:
            continue
        at = start + len(wanted)
        if key:
            found[key] = where[start]
        if bare:
            found[bare], bare = where[start], ""
    return found


def _fields(draft: Draft) -> Iterator[tuple[str, str]]:
    """Id and text of everything in reading order; headings have no id."""
    yield "", draft.name
    if draft.headline_line:
        yield draft.headline_line.id, draft.headline_line.text
    for section in draft.sections:
        yield "", section.heading
        yield from ((line.id, line.text) for line in section.lines)
        for item in section.items:
            yield item.id, item.title or item.organisation
            yield from ((line.id, line.text) for line in item.lines)
        for group in section.groups:
            yield from ((line.id, line.text) for line in group.skills)


def _letters(pdf: bytes) -> tuple[str, list[Place]]:
    """The letters and digits of a PDF, folded, and the place of each."""
    pypdfium2: Any = import_module("pypdfium2")  # without types
    document = pypdfium2.PdfDocument(pdf)
    letters: list[str] = []
    where: list[Place] = []
    try:
        for number, page in enumerate(document):
            text, height = page.get_textpage(), page.get_height()
            for index in range(text.count_chars()):
                folded = _folded(chr(pypdfium2.raw.FPDFText_GetUnicode(text, index)))
                if folded:
                    letters.append(folded)
                    place = Place(number, 1 - text.get_charbox(index)[3] / height)
                    where.extend([place] * len(folded))
    finally:
        document.close()
    return "".join(letters), where


def _folded(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).casefold() if letter.isalnum())


def shown_profile(profile: Profile, draft: Draft, pdf: bytes, end: Place) -> Profile:
    """The profile as far as the document shows it above `end`.

    Sentences of the summary stand in the words they are shown in; everything else in the words of its facts.
    """
    shown = {key for key, place in places(pdf, draft).items() if before(place, end)}
    lines = [line for line in draft.all_lines() if line.id in shown]
    facts = {fact for line in lines for fact in line.fact_ids}
    summary = [line for s in draft.sections if s.name == "summary" for line in s.lines if line.id in shown]
    in_items = {
        f
        for s in draft.sections
        for i in s.items
        if i.id in shown
        for x in i.lines
        if x.id in shown
        for f in x.fact_ids
    }
    listed = facts - in_items
    elsewhere = listed - {fact for line in summary for fact in line.fact_ids}
    items: dict[str, tuple[Item, ...]] = {
        name: tuple(_cut(item, in_items) for item in getattr(profile, name) if item.id in shown)
        for name in ("positions", "education", "certifications", "projects", "publications", "awards")
    }
    return profile.model_copy(
        update={
            **items,
            "summary": (
                *(Bullet(fact_id=line.id, text=line.text) for line in summary),
                *(bullet for bullet in profile.summary if bullet.fact_id in elsewhere),
            ),
            "skills": tuple(skill for skill in profile.skills if skill.fact_id in listed),
            "languages": tuple(language for language in profile.languages if language.fact_id in listed),
            "interests": tuple(bullet for bullet in profile.interests if bullet.fact_id in listed),
            "unplaced": tuple(bullet for bullet in profile.unplaced if bullet.fact_id in listed),
        }
    )


def _cut(item: Item, facts: set[str]) -> Item:
    return item.model_copy(update={"bullets": tuple(b for b in item.bullets if b.fact_id in facts)})
