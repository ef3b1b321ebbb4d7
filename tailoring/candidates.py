"""The facts that may stand in the résumé, each with its worth and its room, and the entries they belong to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Protocol

from tailoring.assembly_weights import assembly_weights
from tailoring.plan import SectionName

# Entries whose lines tell what was done.
_WORK: tuple[SectionName, ...] = ("experience", "projects", "volunteering")
# … and those whose lines fill room that is left.
_TOLD: tuple[SectionName, ...] = (*_WORK, "education")


class Meter(Protocol):
    """How much room text takes in the theme."""

    def lines_per_page(self) -> float:
        """Body lines a page holds."""
        ...

    def lines(self, text: str) -> int:
        """Body lines a bullet with this text takes."""
        ...

    def share(self, text: str) -> float:
        """The part of one body line that a skill in a list takes, its comma included."""
        ...


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that may be chosen. `group` is the entry that must be shown with it, `leans_on` the fact that must.

    `spare`: it is worth its room only where much would else stay white; `repeats`: it may stand although another entry
    says the same, which would else stand bare.
    """

    fact_id: str
    text: str
    section: SectionName
    group: str
    lines: float
    worth: float
    must_keep: bool = False
    leans_on: str = ""
    spare: bool = False
    repeats: bool = False

    @property
    def tells(self) -> bool:
        """Whether it is worth its room even where it answers nothing the ad asks."""
        return self.worth >= 0


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry whose header takes room: a position, school, project, award or certificate.

    `kept`: it must be shown; `full`: with bullets. `compact` is the room of its one-line form, None where it has none.
    """

    id: str
    section: SectionName
    label: str
    header: float
    fact_ids: tuple[str, ...]
    worth: float = 0.0
    kept: bool = True
    full: bool = True
    compact: float | None = None
    least: int = 0
    most: int = 99


@dataclass(slots=True)
class Pool:
    """Everything that may be chosen, and how many of the skills at most."""

    entries: list[Entry] = field(default_factory=list[Entry])
    candidates: list[Candidate] = field(default_factory=list[Candidate])
    skills_most: int = field(default_factory=lambda: assembly_weights().skills.most)


def with_spare(pool: Pool) -> Pool:
    """The same pool where what is spare is worth as much as what a summary tells."""
    worth = assembly_weights().intrinsic.summary
    return Pool(pool.entries, [replace(c, worth=worth) if c.spare else c for c in pool.candidates])


def roomier(pool: Pool) -> Pool:
    """The same pool where each position and project may show more of its lines, the latest position most."""
    more = assembly_weights().positions.more_with_room
    latest = next((entry.id for entry in pool.entries if entry.section == "experience"), "")

    def most(entry: Entry) -> int:
        return entry.most + (entry.most if entry.id == latest else max(more, entry.most // 2))

    entries = [replace(one, most=most(one)) if one.section in _WORK else one for one in pool.entries]
    return Pool(entries, pool.candidates)


def topped_up(pool: Pool, facts: Collection[str], full: Collection[str]) -> Pool:
    """The same pool where what was chosen stays, and each entry told may show all its lines, and more skills may."""
    candidates = [replace(one, must_keep=True) if one.fact_id in facts else one for one in pool.candidates]
    entries = [replace(one, most=len(candidates)) if one.section in _TOLD else one for one in pool.entries]
    entries = [replace(one, kept=True, full=True) if one.id in full else one for one in entries]
    return Pool(entries, candidates, assembly_weights().skills.most_with_room)


def has_more(pool: Pool, facts: Collection[str], full: Collection[str], room: float) -> bool:
    """Whether a skill, or a line of work or study shown in full, is left that is worth its room and fits."""
    held_back = (one for one in pool.candidates if one.fact_id not in facts and one.lines <= room and one.worth > 0)
    return any(one.section == "skills" or (one.section in _TOLD and one.group in full) for one in held_back)
