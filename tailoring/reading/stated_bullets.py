"""What lines under a post or project tell that belongs to a section: honours, certificates, languages, training."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TypeVar

from tailoring.profile import Award, Bullet, Certification, Education, LanguageSkill, Position, Project
from tailoring.reading.degree_names import degree_and_area
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_items import award_name
from tailoring.reading.loose_facts import languages_told
from tailoring.reading.rows import Piece
from tailoring.reading.states import state_in
from tailoring.reading.vocabulary import fold

_AWARD = re.compile(
    r"(?i)\W*(?:(?:[\w'’-]+\s+){0,2}awards?\s+(?:for|from|of|by|and)\b|awarded\s+(?:as|for|with|the|an?|in)\b|appreciations?\s+(?:from|by|for)\b"
    r"|.{0,60}\band\s+awarded\s+as\b)"
)
_PASSED = re.compile(
    r"(?i)\W*(?:successfully\s+)?(?:cleared|completed|passed|obtained|earned|achieved)\s+(?:the\s+|an?\s+)?"
    r"(?P<name>.*?\bcertifications?\b.*?)(?:\s+by\s+(?P<issuer>[A-Z].*?))?\s*\.?$"
)
_PAPER = re.compile(
    r"(?i)\W*certifi(?:cations?|cates?)\s*(?:done|completed|obtained|earned|held)?\s*:\s*(?P<name>[^:;,]{4,}?)\s*\.?$"
)
_STUDIED = re.compile(
    r"(?i)\W*(?:(?:have|has)\s+)?(?:successfully\s+)?(?:finished|completed|done|did)\s+(?:an?\s+|the\s+|my\s+)?"
    r"(?P<course>(?:[\w-]+\s+){0,2}diploma\b[^,.;]*?)(?:\s+course)?\s+(?:from|at)\s+(?P<school>(?-i:[A-Z])[^,;]*?)\s*\.?$"
)
_Held = TypeVar("_Held", Position, Project)
_LONGEST = 20  # words of a line that names an honour or certificate and tells no more


@dataclass(slots=True)
class Told:
    """What the lines told, by the section it belongs to."""

    awards: list[Award] = field(default_factory=list[Award])
    certifications: list[Certification] = field(default_factory=list[Certification])
    courses: list[Education] = field(default_factory=list[Education])
    languages: list[LanguageSkill] = field(default_factory=list[LanguageSkill])
    unplaced: list[Bullet] = field(default_factory=list[Bullet])

    def taken(self, ledger: Ledger, item: _Held) -> _Held:
        """The post or project without the lines that tell such things, which are taken."""
        kept = tuple(bullet for bullet in item.bullets if not self._takes(ledger, item, bullet))
        return item.model_copy(update={"bullets": kept}) if len(kept) < len(item.bullets) else item

    def trains(self, ledger: Ledger, project: Project) -> bool:
        """Whether a project is the training that a firm gave ("Title: Training"): no work, and no licence either.

        Its lines have no place; they stay together, in the person's own words.
        """
        trained = bool(project.employer) and fold(project.name).split()[-1:] == ["training"]
        if trained:
            self.unplaced.append(ledger.left_whole(project.id))
        return trained

    def _takes(self, ledger: Ledger, item: Position | Project, bullet: Bullet) -> bool:
        if len(bullet.text.split()) > _LONGEST:
            return False
        if _AWARD.match(bullet.text):
            item_id = ledger.item_id("award")
            fact_id = ledger.refiled(bullet.fact_id, "award", item_id)
            firm = item.employer if isinstance(item, Position) and "client" not in fold(bullet.text) else ""
            facts = (fact_id, *(item.fact_ids if firm else ()))
            self.awards.append(
                Award(id=item_id, fact_ids=facts, title=award_name(bullet.text.rstrip(".")), issuer=firm)
            )
            return True
        if passed := _PASSED.match(bullet.text) or _PAPER.match(bullet.text):
            self._take_paper(ledger, bullet, passed["name"], passed.groupdict().get("issuer") or "")
            return True
        if studied := _STUDIED.match(bullet.text):
            item_id = ledger.item_id("education")
            fact_id = ledger.refiled(bullet.fact_id, "education", item_id)
            degree, area = degree_and_area(Piece(studied["course"], 0))
            self.courses.append(
                Education(id=item_id, fact_ids=(fact_id,), degree=degree, area=area, school=studied["school"])
            )
            return True
        told = languages_told(bullet.text)
        fact_id = ledger.refiled(bullet.fact_id, "language", "") if told else ""
        self.languages += [LanguageSkill(fact_id=fact_id, language=name, level=level) for name, level in told]
        return bool(told)

    def _take_paper(self, ledger: Ledger, bullet: Bullet, name: str, issuer: str) -> None:
        item_id = ledger.item_id("certification")
        fact_id = ledger.refiled(bullet.fact_id, "certification", item_id)
        state = state_in(bullet.text)
        self.certifications.append(
            Certification(id=item_id, fact_ids=(fact_id,), name=name, issuer=issuer, state=state)
        )
