"""A person's career as read from their documents: the structured view over the facts."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tailoring.facts import Conflict, Fact
from tailoring.model import Model


class PartialDate(Model):
    """A date at the precision given: a year, or a year and month, or a full day."""

    year: int = Field(ge=1900, le=2200)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)

    def iso(self) -> str:
        """ISO 8601 at the same precision: "2020", "2020-03" or "2020-03-09"."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)


class DateRange(Model):
    """From–to as written. `current` means "to present". `text` is verbatim; "" when no dates stand there."""

    start: PartialDate | None = None
    end: PartialDate | None = None
    current: bool = False
    text: str = ""

    @property
    def from_iso(self) -> str:
        """The beginning in ISO form at its precision, "" where none is told."""
        return self.start.iso() if self.start else ""

    @property
    def to_iso(self) -> str:
        """The end in ISO form at its precision, "present" while it goes on, "" where none is told."""
        return "present" if self.current else self.end.iso() if self.end else ""


class Bullet(Model):
    """A statement under an item; `fact_id` is its fact, `text` the verbatim statement."""

    fact_id: str
    text: str


_NAMING = ("title", "employer", "school", "degree", "area", "name", "issuer", "role", "text", "url")


class Item(Model):
    """What all items share. `fact_ids` are the facts of its header lines (employer, title, dates).

    `about` says what the firm, project or product is, and nothing that the person did.
    """

    id: str
    fact_ids: tuple[str, ...] = ()
    dates: DateRange = DateRange()
    place: str = ""
    bullets: tuple[Bullet, ...] = ()
    about: tuple[Bullet, ...] = ()

    @property
    def names_nothing(self) -> bool:
        """Whether dates or a place are all there is: no title, no organisation, not one line."""
        return not self.bullets and not any(getattr(self, name, "") for name in _NAMING)


class Position(Item):
    """One title at one employer. Roles nested under one employer share `employer_id`.

    `client`: for whom the work was done, "" where that is the employer.
    """

    employer: str = ""
    title: str = ""
    client: str = ""
    employer_id: str = ""
    url: str = ""
    volunteering: bool = False


CredentialState = Literal["held", "in_progress", "planned", "expired", "unknown"]


class Education(Item):
    """One course of study; `degree` as written (BSc, PhD), `area` its field, `state` whether it is finished."""

    school: str = ""
    degree: str = ""
    area: str = ""
    grade: str = ""
    state: CredentialState = "held"


class Certification(Item):
    """A certificate or licence with issuer, state and dates (issued = start, expires = end)."""

    name: str = ""
    issuer: str = ""
    number: str = ""
    state: CredentialState = "held"


class Project(Item):
    """A project or other named piece of work; `employer` is the firm of the post it was done in, "" where none is.

    `client`: for whom it was done; with one, no employer is given.
    """

    name: str = ""
    role: str = ""
    employer: str = ""
    client: str = ""
    url: str = ""


class Publication(Item):
    """A publication, patent or talk; `text` is the whole citation verbatim."""

    title: str = ""
    text: str = ""
    url: str = ""


class Award(Item):
    """An honour with who gave it."""

    title: str = ""
    issuer: str = ""


class LanguageSkill(Model):
    """A human language and the level as written."""

    fact_id: str
    language: str
    level: str = ""


class Skill(Model):
    """A skill as listed, with the group it stood under ("" when none)."""

    fact_id: str
    name: str
    group: str = ""
    level: str = ""


class Contact(Model):
    """A way to reach the person."""

    fact_id: str
    kind: Literal["email", "phone", "place", "link"]
    value: str
    label: str = ""


class Profile(Model):
    """One person's career. Every item names the facts it rests on; `facts` holds them all, in reading order."""

    name: str = ""
    name_fact_id: str = ""
    headline: str = ""
    headline_fact_id: str = ""
    summary: tuple[Bullet, ...] = ()
    contacts: tuple[Contact, ...] = ()
    positions: tuple[Position, ...] = ()
    education: tuple[Education, ...] = ()
    certifications: tuple[Certification, ...] = ()
    skills: tuple[Skill, ...] = ()
    projects: tuple[Project, ...] = ()
    publications: tuple[Publication, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    awards: tuple[Award, ...] = ()
    interests: tuple[Bullet, ...] = ()
    unplaced: tuple[Bullet, ...] = ()
    facts: tuple[Fact, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    language: str = "en"

    def fact(self, fact_id: str) -> Fact:
        """The fact with this id. Raises KeyError when there is none."""
        for fact in self.facts:
            if fact.id == fact_id:
                return fact
        raise KeyError(fact_id)
