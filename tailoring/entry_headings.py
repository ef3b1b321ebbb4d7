"""What stands in the first lines of an entry: title, organisation, what it was, its dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tailoring.profile import Award, Certification, DateRange, Education, Item, Position, Profile, Project, Publication
from tailoring.reading.cues import SURE, degree_score
from tailoring.rendering.dates import show_dates, show_worded_dates
from tailoring.rendering.options import RenderOptions
from tailoring.wording import writing_data

_LONGEST_ABBREVIATION = 6
_STATES = {"in_progress": "in progress", "planned": "planned", "expired": "expired", "unknown": "", "held": ""}


class Heading(NamedTuple):
    """The parts of an entry's heading."""

    title: str
    organisation: str = ""
    detail: str = ""
    url: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """How the entries of one résumé are headed. `titles`: the title of a position where it is reframed."""

    titles: Mapping[str, str]
    options: RenderOptions
    language: str
    texts: Mapping[str, str] = field(default_factory=dict[str, str])  # of facts
    employer: str = ""  # of all posts on the page, where it is one

    def of(self, item: Item) -> Heading:
        """What stands in an entry's first lines besides its place and dates."""
        match item:
            case Position():
                title, client = self.titles.get(item.id, item.title), item.client and f"Client: {item.client}"
                return Heading(title, item.employer, client, url=item.url, group=item.employer_id)
            case Education():
                return self._of_course(item)
            case Certification():
                return Heading(item.name, item.issuer, self._state(item))
            case Project():
                studies = of_studies(" ".join(self.texts.get(fact, "") for fact in item.fact_ids))
                firm = f"Client: {item.client}" if item.client else item.employer
                called = item.client == item.name != ""  # a project that is told by its client alone
                detail = ", ".join(filter(None, (studies, item.role, "" if called or firm == self.employer else firm)))
                return Heading(firm if called else item.name, detail=detail, url=item.url)
            case Publication():
                return Heading(item.text or item.title, url=item.url)
            case _:
                return Heading(_unstopped(item.title), item.issuer) if isinstance(item, Award) else Heading("")

    def _of_course(self, item: Education) -> Heading:
        """The course first where it is named, else the school; a course that is not finished says so."""
        state = self._state(item)
        course = _course(item, " ".join(self.texts.get(fact, "") for fact in item.fact_ids))
        if not course:
            return Heading(item.school, detail=", ".join(part for part in (item.grade, state) if part))
        return Heading(", ".join(part for part in (course, item.grade) if part), item.school, state)

    def _state(self, item: Certification | Education) -> str:
        """What has to be said of a credential that is not held: "in progress, expected 2027"."""
        words = _STATES[item.state]
        ends = DateRange(end=item.dates.end or (None if item.dates.current else item.dates.start))
        expected = self._shown(ends) if item.state in ("in_progress", "planned") else ""
        return f"{words}, expected {expected}" if words and expected else words

    def dates(self, item: Item) -> str:
        """A credential's dates with their own words ("valid until Sep 2029"); all others as a range."""
        if isinstance(item, Certification):
            return show_worded_dates(item.dates, self.options, self.language)
        return self._shown(item.dates)

    def _shown(self, dates: DateRange) -> str:
        return show_dates(dates, self.options, self.language)


def labelled(profile: Profile) -> dict[str, str]:
    """The texts of the facts with the heading or label that they stand under: "UG project title:" before the title."""
    texts: dict[str, str] = {}
    label = ""
    for fact in profile.facts:
        if fact.kind == "heading":
            label = fact.text
            continue
        texts[fact.id] = f"{label} {fact.text}".strip()
        # A label is of what follows it, a heading of all below it.
        label = "" if label.endswith(":") else label
    return texts


def of_studies(text: str) -> str:
    """How a project's own words call it where it was one of one's studies ("UG project"), else ""."""
    found = re.search(writing_data().studies, text, re.IGNORECASE)
    if found is None:
        return ""
    level, work = found["level"], found["work"].lower()
    return f"{level if len(level) <= _LONGEST_ABBREVIATION else level.lower().capitalize()} {work}"


def _course(school: Education, own: str = "") -> str:
    """Degree and field as the person's `own` words join them ("Bachelor's in Commerce"), else as people write them."""
    degree, area = course_of(school)
    if area and re.search(rf"{re.escape(degree)}\s+in\s+{re.escape(area)}", own):
        return f"{degree} in {area}"
    spelled_out = bool(re.search(r"[a-z]{5}", degree))
    return (", " if spelled_out else " ").join(part for part in (degree, area) if part)


def course_of(school: Education) -> tuple[str, str]:
    """Degree and field, each said once: of "BSc in Bachelor of Science" the BSc, of "IT in IT" one."""
    degree, area = _once(school.degree), _once(school.area)
    return degree, "" if _words(area) <= _words(degree) or _spells_out(area, degree) else area


def _once(text: str) -> str:
    head, joint, tail = text.rpartition(" in ")
    again = _words(tail) <= _words(head) or _spells_out(tail, head)
    said = head.strip() if joint and again else text
    return said if said.count(")") <= said.count("(") else said.removesuffix(")")


def _spells_out(area: str, degree: str) -> bool:
    """Whether a field is but the degree in words: "Bachelor of Science" of "BSc"; an MBA is another than a BCA."""
    return degree_score(area) >= SURE and " " in area and area[:1].casefold() == degree[:1].casefold()


def _unstopped(title: str) -> str:
    """A heading without the full stop of a sentence; what is abbreviated or holds several sentences keeps it."""
    return title[:-1] if re.search(r"[^\W\d_]{4,}\.$", title) and ". " not in title else title


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
