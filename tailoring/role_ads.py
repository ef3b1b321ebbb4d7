"""What a role asks where no single ad stands for it: everything from the stored ads that bear its title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from tailoring.benchmark import (
    alternatives_of,
    benchmark_role,
    demand_of,
    importance_of,
    market_position,
    named_skills,
    same_role,
    success_profile,
)
from tailoring.facts import Document
from tailoring.posting import Posting, Requirement
from tailoring.research import (
    BenchmarkImportance,
    BenchmarkSkill,
    IdealCandidate,
    MarketPosition,
    Provenance,
    RoleBenchmark,
    Sourced,
    SuccessProfile,
)
from tailoring.skills.taxonomy import Taxonomy

_ORDER: tuple[BenchmarkImportance, ...] = ("critical", "important", "nice_to_have")
_MOST_LINES = 8


class RoleResearch(NamedTuple):
    """What is known of a role, and the ads that it is known from."""

    benchmark: RoleBenchmark
    success_profile: SuccessProfile
    market_position: MarketPosition
    ads: tuple[Posting, ...]


def research_of_job(posting: Posting, others: Sequence[Posting], taxonomy: Taxonomy) -> RoleResearch:
    """The role of one ad, with the other stored ads of the same role beside it."""
    return RoleResearch(
        benchmark_role(posting, others, taxonomy),
        success_profile(posting, others, taxonomy),
        market_position(posting, others),
        same_role(posting, others),
    )


def research_of_role(role: str, stored: Sequence[Posting], taxonomy: Taxonomy) -> RoleResearch:
    """A role by its name, over the stored ads; without such an ad everything is empty."""
    centre = _title_alone(role)
    ads = same_role(centre, stored)
    # Of an ad that asks nothing only what the others say is left: experience, pay and the next steps.
    benchmark = benchmark_role(centre, stored, taxonomy)
    skills = sorted(_skills(ads, taxonomy), key=lambda skill: _ORDER.index(skill.importance))
    industries = Counter(ad.industry for ad in ads if ad.industry)
    benchmark = benchmark.model_copy(
        update={
            "industry": next(iter(industries)) if len(industries) == 1 else "",
            "required_skills": tuple(skill for skill in skills if skill.importance == "critical"),
            "preferred_skills": tuple(skill for skill in skills if skill.importance != "critical"),
        }
    )
    return RoleResearch(benchmark, _success(role, benchmark, ads, taxonomy), market_position(centre, stored), ads)


def _title_alone(role: str) -> Posting:
    empty = Document(id="", name="", format="text", sha256="", text="", lines=())
    return Posting(id="", document=empty, title=role)


def _skills(ads: Sequence[Posting], taxonomy: Taxonomy) -> Iterator[BenchmarkSkill]:
    """Each skill once, what most ads name first; its importance is what most of those ads give it."""
    naming: defaultdict[str, dict[str, tuple[Requirement, str]]] = defaultdict(dict)
    for ad in ads:
        for requirement, concept_id, key in named_skills(ad, taxonomy):
            naming[key].setdefault(ad.id, (requirement, concept_id))
    for key, found in sorted(naming.items(), key=lambda entry: -len(entry[1])):
        concept_id = next(iter(found.values()))[1]
        given = Counter(importance_of(requirement) for requirement, _ in found.values())
        detail = f"named in {len(found)} of {len(ads)} stored ads of this role"
        sources = [Provenance(origin="other_ads", detail=detail, posting_ids=tuple(found))]
        alternatives = alternatives_of(concept_id, taxonomy)
        if alternatives:
            sources.append(Provenance(origin="taxonomy", detail=taxonomy.name(concept_id)))
        yield BenchmarkSkill(
            name=taxonomy.name(concept_id) if concept_id else key,
            importance=max(_ORDER, key=lambda one: (given[one], _ORDER.index(one))),
            market_demand=demand_of(len(found), len(ads)),
            alternatives=alternatives,
            concept_id=concept_id,
            sources=tuple(sources),
        )


def _success(role: str, benchmark: RoleBenchmark, ads: Sequence[Posting], taxonomy: Taxonomy) -> SuccessProfile:
    """What the ads say of their candidates, line by line, what several of them say first."""
    profiles = [(ad, success_profile(ad, (), taxonomy)) for ad in ads]

    def joined(part: Callable[[SuccessProfile], Iterable[Sourced]]) -> tuple[Sourced, ...]:
        return _joined((ad.id, one) for ad, profile in profiles for one in part(profile))

    return SuccessProfile(
        target_role=role,
        ideal_candidate=IdealCandidate(
            background=joined(lambda profile: profile.ideal_candidate.background),
            achievements=joined(lambda profile: profile.ideal_candidate.achievements),
            skills=tuple(
                Sourced(text=skill.name, source=skill.sources[0]) for skill in benchmark.required_skills[:_MOST_LINES]
            ),
            traits=joined(lambda profile: profile.ideal_candidate.traits),
        ),
        differentiators=joined(lambda profile: profile.differentiators),
        red_flags=joined(lambda profile: profile.red_flags),
    )


def _joined(lines: Iterable[tuple[str, Sourced]]) -> tuple[Sourced, ...]:
    """Each line once, with all the ads that it stands in."""
    groups: defaultdict[str, list[tuple[str, Sourced]]] = defaultdict(list)
    for ad_id, line in lines:
        groups[" ".join(line.text.casefold().split()).rstrip(".")].append((ad_id, line))
    merged = [
        Sourced(
            text=found[0][1].text,
            source=Provenance(
                origin="other_ads",
                detail=found[0][1].source.detail,
                posting_ids=tuple(dict.fromkeys(ad_id for ad_id, _ in found)),
            ),
        )
        for found in groups.values()
    ]
    return tuple(sorted(merged, key=lambda line: -len(line.source.posting_ids))[:_MOST_LINES])
