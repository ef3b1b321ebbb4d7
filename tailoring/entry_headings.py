"""What stands in the first lines of an entry: title, organisation, what it was, its dates."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from tailoring.profile import Award, Certification, DateRange, Education, Item, Position, Project, Publication
from tailoring.reading.cues import SURE, degree_score
from tailoring.rendering.dates import show_dates, show_worded_dates
from tailoring.rendering.options import RenderOptions

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
                return Heading(item.name, detail=", ".join(filter(None, (item.role, item.employer))), url=item.url)
            case Publication():
                return Heading(item.text or item.title, url=item.url)
            case _:
                return Heading(item.title, item.issuer) if isinstance(item, Award) else Heading("")

    def _of_course(self, item: Education) -> Heading:
        """The course first where it is named, else the school; a course that is not finished says so."""
        state = self._state(item)
        if not _course(item):
            return Heading(item.school, detail=", ".join(part for part in (item.grade, state) if part))
        return Heading(", ".join(part for part in (_course(item), item.grade) if part), item.school, state)

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


def _course(school: Education) -> str:
    """Degree and field as people write them together: "BSc (Hons) Adult Nursing", "Bachelor of Arts, History"."""
    degree, area = course_of(school)
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


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
