"""What the readers of the sections have found so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tailoring.profile import (
    Award,
    Bullet,
    Certification,
    Education,
    LanguageSkill,
    Position,
    Project,
    Publication,
    Skill,
)
from tailoring.reading.top import Top
from tailoring.reading.vocabulary import fold


@dataclass(slots=True)
class Parts:
    """The items of a profile as they are found, in the order of the document."""

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
    unplaced: list[Bullet] = field(default_factory=list[Bullet])  # what has no place and belongs together
    listed: list[Skill] = field(default_factory=list[Skill])  # under posts and projects

    def take_languages(self, languages: Sequence[LanguageSkill]) -> None:
        """Adds the languages that are not known yet."""
        known = {fold(one.language) for one in self.languages}
        for one in languages:
            if fold(one.language) not in known:
                known.add(fold(one.language))
                self.languages.append(one)

    def take_listed(self) -> None:
        """Adds to the skills those listed under posts and projects that are not known yet."""
        for skill in self.listed:
            if fold(skill.name) not in {fold(known.name) for known in self.skills}:
                self.skills.append(skill)
