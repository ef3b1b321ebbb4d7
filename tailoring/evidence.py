"""Every statement of a profile as evidence that can be held against a requirement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from tailoring.fit import Evidence, EvidenceType
from tailoring.months import MONTHS, interval_of
from tailoring.orders import gives_orders
from tailoring.profile import Certification, DateRange, Education, Item, Position, Profile, Skill

_STATES = {
    "in_progress": "in progress",
    "planned": "planned, not yet begun",
    "expired": "expired",
}
# A whole level or group label; "Learning and development" or "Machine learning" are skills.
_LEARNING = re.compile(
    r"\W*(?:(?:currently|now|still|also) )?(?:learning|studying|in progress|being learnt)(?: now)?\W*", re.IGNORECASE
)
_TO_COME = re.compile(r"\b(?:expected|due|studying|in progress|ongoing|to be completed|predicted)\b", re.IGNORECASE)


def evidence_of(profile: Profile, as_of: date) -> tuple[Evidence, ...]:
    """Bullets, skills, projects, education and certifications, in the profile's order; `id` is the fact's id.

    An item without bullets speaks through its header line, whose id is its first fact. Hidden and rejected
    facts are left out, and so is what gives its reader orders: it is no evidence of anything.
    """
    silent = {fact.id for fact in profile.facts if fact.status in ("hidden", "rejected")}
    return tuple(
        evidence for evidence in _all(profile, as_of) if evidence.id not in silent and not gives_orders(evidence.text)
    )


def _all(profile: Profile, as_of: date) -> Iterator[Evidence]:
    for position in profile.positions:
        yield from _position(position, as_of)
    for project in profile.projects:
        header = " – ".join(filter(None, (project.name, project.role)))
        # What was done in a post is work, wherever it is told.
        yield from _item(project, "experience" if project.employer else "project", header, project.employer, as_of)
    for publication in profile.publications:
        yield from _item(publication, "project", publication.text or publication.title, "", as_of)
    for award in profile.awards:
        yield from _item(award, "project", ", ".join(filter(None, (award.title, award.issuer))), "", as_of)
    for school in profile.education:
        yield from _item(
            school,
            "education",
            education_line(school, as_of),
            school.school,
            as_of,
            state=_education_state(school, as_of),
        )
    for certification in profile.certifications:
        yield from _item(
            certification,
            "certification",
            certification_line(certification),
            "",
            as_of,
            state=_STATES.get(certification.state, ""),
        )
    for skill in profile.skills:
        yield Evidence(id=skill.fact_id, type="skill", text=skill_line(skill), item_id=skill.fact_id)
    for language in profile.languages:
        text = f"{language.language} ({language.level})" if language.level else language.language
        yield Evidence(id=language.fact_id, type="skill", text=text, item_id=language.fact_id)
    for bullet in (*profile.summary, *profile.unplaced):
        yield Evidence(id=bullet.fact_id, type="skill", text=bullet.text, item_id=bullet.fact_id)


def _position(position: Position, as_of: date) -> Iterator[Evidence]:
    header = ", ".join(filter(None, (position.title, position.employer)))
    yield from _item(position, "experience", header, position.employer, as_of, title=position.title)


def _item(
    item: Item, kind: EvidenceType, header: str, employer: str, as_of: date, *, title: str = "", state: str = ""
) -> Iterator[Evidence]:
    """The header and the bullets; `state` of an unfinished course holds for its modules too."""
    interval = interval_of(item.dates, as_of)
    start, end = item.dates.from_iso, item.dates.to_iso
    lines = [(item.fact_ids[0], header)] if item.fact_ids and header else []
    lines += [(bullet.fact_id, f"{bullet.text} ({state})" if state else bullet.text) for bullet in item.bullets]
    for fact_id, text in dict(lines).items():
        yield Evidence(
            id=fact_id,
            type=kind,
            text=text,
            title=title or header,
            employer=employer,
            start=start,
            end=end,
            years=round((interval.end - interval.start) / MONTHS, 2) if interval else None,
            item_id=item.id,
        )


def education_line(school: Education, as_of: date | None = None) -> str:
    """Degree, field and school in one line, as far as they are known, and its state unless it is held.

    A course whose end lies after `as_of`, or whose dates say "expected", is in progress whatever its state says.
    """
    degree = " in ".join(filter(None, (school.degree, school.area)))
    named = ", ".join(filter(None, (degree, school.school)))
    state = _education_state(school, as_of)
    return f"{named} ({state})" if state and state not in named else named


def _education_state(school: Education, as_of: date | None) -> str:
    """The words of a course's state; "" when it is held."""
    unfinished = _TO_COME.search(school.dates.text) or _ends_after(school.dates, as_of)
    return _STATES.get(school.state) or (_STATES["in_progress"] if unfinished else "")


def _ends_after(dates: DateRange, as_of: date | None) -> bool:
    if as_of is None or dates.current:
        return dates.current
    end = dates.end
    return end is not None and (end.year, end.month or 0) > (as_of.year, as_of.month)


def skill_line(skill: Skill) -> str:
    """A skill with its level; one under a heading or level such as "Learning" says that it is still being learnt."""
    if _LEARNING.fullmatch(skill.level) or _LEARNING.fullmatch(skill.group):
        return f"{skill.name} (still learning)"
    return f"{skill.name} ({skill.level})" if skill.level else skill.name


def certification_line(certification: Certification) -> str:
    """Name, issuer and, unless it is held, its state."""
    state = _STATES.get(certification.state, "")
    named = ", ".join(filter(None, (certification.name, certification.issuer)))
    return f"{named} ({state})" if state else named
