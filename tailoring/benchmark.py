"""What a role usually asks, from this ad, the other stored ads and the taxonomy; nothing is invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tailoring.confidence_rules.branches import content_stems
from tailoring.data_files import DATA, load_yaml
from tailoring.model import Model
from tailoring.posting import Pay, Posting, Requirement
from tailoring.research import (
    BenchmarkImportance,
    BenchmarkSkill,
    CompensationRange,
    Demand,
    IdealCandidate,
    MarketPosition,
    Provenance,
    RoleBenchmark,
    Sourced,
    SuccessProfile,
    TypicalExperience,
)
from tailoring.skills.taxonomy import Taxonomy

_SKILL_KINDS = ("hard_skill", "soft_skill", "experience", "certification", "language")
_PERIODS = {"year": 1, "month": 12, "week": 52, "day": 260}
_MOST_ALTERNATIVES = 5
_MOST_LINES = 8


class BenchmarkRules(Model):
    """Thresholds and ladders of benchmark.yaml."""

    same_role: float
    least_ads: int
    demand: dict[str, float]
    ladder: tuple[str, ...]
    ladder_words: dict[str, tuple[str, ...]]
    achievement_words: tuple[str, ...]
    hours_per_year: int


def benchmark_rules() -> BenchmarkRules:
    """The checked content of benchmark.yaml."""
    return load_yaml(DATA / "benchmark.yaml", BenchmarkRules)


def same_role(posting: Posting, others: Sequence[Posting]) -> tuple[Posting, ...]:
    """The other ads whose titles share at least half of their words with this one's."""
    asked = content_stems(posting.title)
    least = benchmark_rules().same_role
    return tuple(
        other
        for other in others
        if other.id != posting.id
        and asked
        and (title := content_stems(other.title))
        and len(asked & title) / len(asked | title) >= least
    )


def benchmark_role(posting: Posting, other_postings: Sequence[Posting], taxonomy: Taxonomy) -> RoleBenchmark:
    """Skills, experience, pay and next steps of the role; each item names its source."""
    kin = same_role(posting, other_postings)
    skills = list(_skills(posting, kin, taxonomy))
    return RoleBenchmark(
        role_title=posting.title,
        industry=posting.industry,
        required_skills=tuple(skill for skill in skills if skill.importance == "critical"),
        preferred_skills=tuple(skill for skill in skills if skill.importance != "critical"),
        typical_experience=_experience(posting, kin),
        compensation_range=_compensation(posting, kin),
        career_progression=tuple(_progression(posting, other_postings)),
        ads_compared=len(kin),
    )


def _skills(posting: Posting, kin: Sequence[Posting], taxonomy: Taxonomy) -> Iterator[BenchmarkSkill]:
    in_ads: defaultdict[str, list[str]] = defaultdict(list)
    for other in kin:
        for key in dict.fromkeys(key for _, _, key in named_skills(other, taxonomy)):
            in_ads[key].append(other.id)
    seen: set[str] = set()
    for requirement, concept_id, key in named_skills(posting, taxonomy):
        if key in seen:
            continue
        seen.add(key)
        sources = [Provenance(origin="this_ad", detail=requirement.line)]
        naming = tuple(in_ads.get(key, ()))
        # Where enough were compared, that none names it is what the demand rests on.
        if naming or len(kin) >= benchmark_rules().least_ads:
            detail = f"named in {len(naming)} of {len(kin)} other ads of this role"
            sources.append(Provenance(origin="other_ads", detail=detail, posting_ids=naming))
        alternatives = alternatives_of(concept_id, taxonomy)
        if alternatives:
            sources.append(Provenance(origin="taxonomy", detail=taxonomy.name(concept_id)))
        yield BenchmarkSkill(
            name=taxonomy.name(concept_id) if concept_id else key,
            importance=importance_of(requirement),
            market_demand=demand_of(len(naming), len(kin)),
            alternatives=alternatives,
            concept_id=concept_id,
            sources=tuple(sources),
        )


def named_skills(posting: Posting, taxonomy: Taxonomy) -> Iterator[tuple[Requirement, str, str]]:
    """Requirement, concept id and a key that is the same for one thing in several ads."""
    for requirement in posting.requirements:
        if requirement.kind not in _SKILL_KINDS:
            continue
        for term in requirement.terms:
            yield requirement, term.concept_id, taxonomy.name(term.concept_id) if term.concept_id else term.text


def importance_of(requirement: Requirement) -> BenchmarkImportance:
    """The importance in a benchmark's own words."""
    if requirement.importance == "required":
        return "critical"
    return "important" if requirement.importance == "preferred" else "nice_to_have"


def demand_of(count: int, ads: int) -> Demand:
    """What `count` of so many compared ads say of the demand; unknown where they are too few."""
    rules = benchmark_rules()
    if ads < rules.least_ads:
        return "unknown"
    share = count / ads
    return "high" if share >= rules.demand["high"] else "medium" if share >= rules.demand["medium"] else "low"


def alternatives_of(concept_id: str, taxonomy: Taxonomy) -> tuple[str, ...]:
    """What can stand in for it: what is said to, first; then others of its class, of tools and methods alone.

    The classes of skills hold duties of one kind of work side by side, which replace nothing.
    """
    concept = taxonomy.concepts.get(concept_id)
    if concept is None:
        return ()
    said = [
        taxonomy.name(offered)
        for (asked, offered), link in taxonomy.substitutions.items()
        if asked == concept_id and link.tier == "transferable"
    ]
    shared = taxonomy.classes.get(concept.class_id)
    peers: list[str] = []
    if shared and shared.peer_tier == "transferable" and concept.kind in ("tool", "method"):
        others = (taxonomy.concepts[one] for one in taxonomy.members[concept.class_id] if one != concept_id)
        peers = sorted(other.name for other in others if other.kind == concept.kind)
    return tuple(dict.fromkeys((*said, *peers)))[:_MOST_ALTERNATIVES]


def _experience(posting: Posting, kin: Sequence[Posting]) -> TypicalExperience:
    asked = [
        (ad, requirement)
        for ad in (posting, *kin)
        for requirement in ad.requirements
        if requirement.years is not None and requirement.years > 0
    ]
    if not asked:
        return TypicalExperience()
    least = [requirement.years for _, requirement in asked if requirement.years is not None]
    most = [requirement.years_max for _, requirement in asked if requirement.years_max is not None]
    return TypicalExperience(
        min_years=min(least),
        max_years=max((*most, *least)),
        key_areas=tuple(dict.fromkeys(requirement.years_of for _, requirement in asked if requirement.years_of)),
        sources=tuple(_provenance(ad, posting, requirement.line) for ad, requirement in asked),
    )


def _provenance(ad: Posting, posting: Posting, line: str) -> Provenance:
    if ad.id == posting.id:
        return Provenance(origin="this_ad", detail=line)
    return Provenance(origin="other_ads", detail=line, posting_ids=(ad.id,))


def _compensation(posting: Posting, kin: Sequence[Posting]) -> CompensationRange | None:
    stated = [(ad, pay) for ad in (posting, *kin) if (pay := _per_year(ad.pay))]
    if not stated:
        return None
    currency = stated[0][1][2]
    alike = [(ad, pay) for ad, pay in stated if pay[2] == currency]
    return CompensationRange(
        min=min(pay[0] for _, pay in alike),
        max=max(pay[1] for _, pay in alike),
        currency=currency,
        sources=tuple(_provenance(ad, posting, ad.pay.text) for ad, _ in alike if ad.pay),
    )


def _per_year(pay: Pay | None) -> tuple[float, float, str] | None:
    if pay is None or not pay.currency or (pay.minimum is None and pay.maximum is None):
        return None
    times = benchmark_rules().hours_per_year if pay.period == "hour" else _PERIODS.get(pay.period)
    if times is None:
        return None
    low, high = (value * times for value in (pay.minimum or pay.maximum or 0, pay.maximum or pay.minimum or 0))
    return low, high, pay.currency


def _progression(posting: Posting, others: Sequence[Posting]) -> Iterator[Sourced]:
    """Titles of stored ads for the same work at a higher step; only titles that an ad really bears."""
    here, core = _step(posting.title)
    if not core:
        return
    higher: dict[str, tuple[int, Posting]] = {}
    for other in others:
        step, words = _step(other.title)
        if step > here and words == core:
            higher.setdefault(other.title, (step, other))
    for title, (_, ad) in sorted(higher.items(), key=lambda entry: (entry[1][0], entry[0])):
        yield Sourced(text=title, source=Provenance(origin="other_ads", detail=title, posting_ids=(ad.id,)))


def _step(title: str) -> tuple[int, frozenset[str]]:
    """Where a title stands on the ladder, and its words without those of the ladder."""
    rules = benchmark_rules()
    lowered = f" {title.lower()} "
    step = rules.ladder.index("")
    ladder_stems: frozenset[str] = frozenset()
    for rung, markers in rules.ladder_words.items():
        if any(f" {marker} " in lowered for marker in markers):
            step = rules.ladder.index(rung)
        ladder_stems |= content_stems(" ".join(markers))
    return step, content_stems(title) - ladder_stems


def success_profile(posting: Posting, other_postings: Sequence[Posting], taxonomy: Taxonomy) -> SuccessProfile:
    """The candidate this ad describes, in its own lines; what sets apart, and what ends an application."""
    kin = same_role(posting, other_postings)
    of_kind = _lines_by_kind(posting)
    skills = [skill for skill in _skills(posting, kin, taxonomy) if skill.importance == "critical"]
    wanted = content_stems(" ".join(benchmark_rules().achievement_words))
    return SuccessProfile(
        target_role=posting.title,
        ideal_candidate=IdealCandidate(
            background=(*of_kind.get("experience", ()), *of_kind.get("education", ()))[:_MOST_LINES],
            achievements=tuple(
                _from_ad(statement.text)
                for statement in posting.responsibilities
                if content_stems(statement.text) & wanted
            )[:_MOST_LINES],
            skills=tuple(Sourced(text=skill.name, source=skill.sources[0]) for skill in skills[:_MOST_LINES]),
            traits=of_kind.get("soft_skill", ())[:_MOST_LINES],
        ),
        differentiators=tuple(
            _from_ad(requirement.text) for requirement in posting.requirements if requirement.importance != "required"
        )[:_MOST_LINES],
        red_flags=tuple(
            _from_ad(f"Missing: {requirement.text}", requirement.line)
            for requirement in posting.requirements
            if requirement.knock_out and requirement.importance == "required"
        ),
    )


def _lines_by_kind(posting: Posting) -> Mapping[str, tuple[Sourced, ...]]:
    kinds: dict[str, list[Sourced]] = {}
    for requirement in posting.requirements:
        kinds.setdefault(requirement.kind, []).append(_from_ad(requirement.text, requirement.line))
    return {kind: tuple(lines) for kind, lines in kinds.items()}


def _from_ad(text: str, line: str = "") -> Sourced:
    return Sourced(text=text, source=Provenance(origin="this_ad", detail=line or text))


def market_position(posting: Posting, other_postings: Sequence[Posting]) -> MarketPosition:
    """How common the role is among the stored ads.

    Competition and growth stay unknown: ads carry neither counts of applicants nor a history.
    """
    kin = same_role(posting, other_postings)
    rules = benchmark_rules()
    if len(other_postings) < rules.least_ads:
        return MarketPosition()
    demand = demand_of(len(kin), len(other_postings))
    detail = f"{len(kin)} of {len(other_postings)} stored ads are for this role"
    source = Provenance(origin="other_ads", detail=detail, posting_ids=tuple(ad.id for ad in kin))
    return MarketPosition(demand_level=demand, sources=(source,))
