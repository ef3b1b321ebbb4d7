"""How relevant each position, skill, project, school and certificate is to a job, 0–100."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tailoring.confidence import EvidencePool, Judgement
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import field_match, fields_of
from tailoring.confidence_rules.words import stems
from tailoring.evidence import certification_line, education_line
from tailoring.experience import ended_years_ago
from tailoring.fit import EvidenceType, Relevance
from tailoring.months import MONTHS, interval_of
from tailoring.posting import Posting
from tailoring.profile import DateRange, Profile

WEIGHTS = {"keywords": 0.4, "skills": 0.3, "experience": 0.2, "industry_role": 0.1}
_ENOUGH_KEYWORDS = 6
_ENOUGH_YEARS = 3.0
_FORGOTTEN_AFTER = 15.0


@dataclass(frozen=True, slots=True)
class _Thing:
    """An item of the profile with its label and dates."""

    item_id: str
    label: str
    type: EvidenceType
    dates: DateRange | None = None


def relevance_of(
    posting: Posting, profile: Profile, pool: EvidencePool, judgements: Sequence[Judgement], as_of: date
) -> tuple[Relevance, ...]:
    """Every item's relevance, in the profile's order; keywords 40, skills 30, experience 20, industry/role 10."""
    by_item: Mapping[str, list[int]] = _places(pool.parts)
    keywords = _keyword_stems(posting)
    return tuple(
        _relevance(thing, by_item.get(thing.item_id, []), posting, pool.parts, judgements, keywords, as_of)
        for thing in _things(profile)
    )


def _places(parts: Sequence[EvidenceParts]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for place, part in enumerate(parts):
        places[part.evidence.item_id].append(place)
    return places


def _things(profile: Profile) -> Iterator[_Thing]:
    for position in profile.positions:
        label = ", ".join(filter(None, (position.title, position.employer)))
        yield _Thing(position.id, label, "experience", position.dates)
    for skill in profile.skills:
        yield _Thing(skill.fact_id, skill.name, "skill")
    for project in profile.projects:
        yield _Thing(project.id, project.name or project.role, "project", project.dates)
    for school in profile.education:
        yield _Thing(school.id, education_line(school), "education", school.dates)
    for certification in profile.certifications:
        yield _Thing(certification.id, certification_line(certification), "certification", certification.dates)


def _relevance(
    thing: _Thing,
    places: Sequence[int],
    posting: Posting,
    parts: Sequence[EvidenceParts],
    judgements: Sequence[Judgement],
    keywords: Sequence[frozenset[str]],
    as_of: date,
) -> Relevance:
    own = [parts[place] for place in places]
    words = frozenset(stems(thing.label)).union(*(part.stems for part in own))
    nearest = _nearest(posting, judgements, places)
    found = {
        "keywords": _keywords(words, keywords),
        "skills": _skills(nearest),
        "experience": _experience(thing, nearest, as_of),
        "industry_role": _industry_role(thing, words, posting),
    }
    score = sum(WEIGHTS[name] * value for name, value in found.items())
    return Relevance(
        item_id=thing.item_id,
        label=thing.label,
        type=thing.type,
        score=round(score, 1),
        **{name: round(value, 1) for name, value in found.items()},
    )


def _keyword_stems(posting: Posting) -> list[frozenset[str]]:
    named = [content_stems(keyword) for keyword in posting.keywords]
    if not any(named):
        named = [content_stems(term.text) for requirement in posting.requirements for term in requirement.terms]
    return [one for one in dict.fromkeys(named) if one]


def _keywords(words: frozenset[str], keywords: Sequence[frozenset[str]]) -> float:
    if not keywords:
        return 0.0
    hits = sum(1 for keyword in keywords if keyword <= words)
    return 100 * min(1.0, hits / min(_ENOUGH_KEYWORDS, len(keywords)))


def _nearest(posting: Posting, judgements: Sequence[Judgement], places: Sequence[int]) -> list[tuple[float, bool]]:
    """Per requirement how near the item stands (0–1), nearest first, and whether experience is asked."""
    found = [
        (max((judgement.nearness[place] for place in places), default=0.0), requirement.kind == "experience")
        for requirement, judgement in zip(posting.requirements, judgements, strict=True)
    ]
    return sorted(found, reverse=True)


def _skills(nearest: Sequence[tuple[float, bool]]) -> float:
    """The best match counts most; two more show breadth."""
    top = [near for near, _ in nearest[:3]]
    return 100 * min(1.0, 0.6 * top[0] + 0.4 * sum(top) / 3) if top else 0.0


def _experience(thing: _Thing, nearest: Sequence[tuple[float, bool]], as_of: date) -> float:
    asked = max((near for near, experience in nearest if experience), default=0.0)
    if thing.dates is None or thing.type not in ("experience", "project"):
        return 100 * min(1.0, asked)
    interval = interval_of(thing.dates, as_of)
    years = (interval.end - interval.start) / MONTHS if interval else 0.0
    recent = max(0.0, 1 - ended_years_ago(thing.dates, as_of) / _FORGOTTEN_AFTER)
    matched = max((near for near, _ in nearest), default=0.0)
    return 100 * min(1.0, 0.4 * recent + 0.3 * min(1.0, years / _ENOUGH_YEARS) + 0.3 * max(asked, matched))


def _industry_role(thing: _Thing, words: frozenset[str], posting: Posting) -> float:
    title = content_stems(posting.title)
    shared = len(title & frozenset(stems(thing.label))) / len(title) if title else 0.0
    match = field_match(fields_of(stems(f"{posting.title} {posting.industry}")), fields_of(words))
    return 100 * min(1.0, max(shared, match or 0.0))
