"""The facts that may stand in the résumé, each with its worth and its room, and the entries they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from tailoring.assembly_weights import assembly_weights
from tailoring.plan import SectionName


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

    `spare`: it is worth its room only where much would else stay white.
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
    """Everything that may be chosen."""

    entries: list[Entry] = field(default_factory=list[Entry])
    candidates: list[Candidate] = field(default_factory=list[Candidate])


def with_spare(pool: Pool) -> Pool:
    """The same pool where what is spare is worth as much as what a summary tells."""
    worth = assembly_weights().intrinsic.summary
    return Pool(pool.entries, [replace(c, worth=worth) if c.spare else c for c in pool.candidates])


def roomier(pool: Pool) -> Pool:
    """The same pool where each position and project may show more of its lines."""
    more = assembly_weights().positions.more_with_room
    work = ("experience", "projects")
    entries = [replace(e, most=e.most + max(more, e.most // 2)) if e.section in work else e for e in pool.entries]
    return Pool(entries, pool.candidates)
