"""An employer as its own stored ads tell of it, and one ad as an analysis; every string stands in an ad."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from tailoring import company_lines as says
from tailoring.benchmark import named_skills
from tailoring.company_lines import Said, bare_name, company_cues
from tailoring.posting import Posting
from tailoring.research import CompanyResearch, ExtractedSkill, Frequency, HiringPattern, JobAnalysis, Provenance
from tailoring.skills.taxonomy import Taxonomy

Reader = Callable[[Posting], Iterable[Said]]


def company_research(posting: Posting, others: Sequence[Posting], as_of: date) -> CompanyResearch | None:
    """What this ad and the other ads of its employer say of the employer; None when the ad names none.

    News and competitors stay empty: no ad is a source for them.
    """
    if not bare_name(posting.employer):
        return None
    ads = (posting, *_others_of(posting, others))
    cues = company_cues()
    description, size, industry = (_grouped(ads, read)[:1] for read in (says.descriptions, says.sizes, says.industries))
    culture, values = (_grouped(ads, read)[: cues.most_lines] for read in (says.culture, says.values))
    technologies = _grouped(ads, says.technologies)[: cues.most_technologies]
    named = [*description, *size, *industry, *culture, *values, *technologies]
    return CompanyResearch(
        name=posting.employer,
        description=_first(description),
        industry=_first(industry),
        size=_first(size),
        culture=_texts(culture),
        values=_texts(values),
        technologies=_texts(technologies),
        hiring_patterns=tuple(_patterns(posting, ads)),
        researched_at=as_of.isoformat(),
        sources=(_name_source(posting), *_sources(posting, named)),
        ads_compared=len(ads) - 1,
    )


def job_analysis(posting: Posting, taxonomy: Taxonomy) -> JobAnalysis:
    """The ad in the shape that callers of the analysis expect; a skill asked twice has its weightier line."""
    skills: dict[str, ExtractedSkill] = {}
    for requirement, concept_id, name in named_skills(posting, taxonomy):
        if name not in skills or (skills[name].importance != "required" and requirement.importance == "required"):
            skills[name] = ExtractedSkill(
                name=name,
                importance=requirement.importance,
                source_text=requirement.line,
                category=taxonomy.family(concept_id) or requirement.category,
            )
    return JobAnalysis(
        required_skills=tuple(skill for skill in skills.values() if skill.importance == "required"),
        preferred_skills=tuple(skill for skill in skills.values() if skill.importance != "required"),
        experience_level=posting.seniority or _longest_asked(posting),
        industry=posting.industry,
        role_type=posting.role_type,
        keywords=posting.keywords,
        company_culture=tuple(statement.text for statement in posting.culture),
        responsibilities=tuple(statement.text for statement in posting.responsibilities),
    )


def _longest_asked(posting: Posting) -> str:
    """The line that asks most years, where the title names no level."""
    asked = [requirement for requirement in posting.requirements if requirement.years]
    return max(asked, key=lambda requirement: requirement.years or 0).text if asked else ""


def _others_of(posting: Posting, others: Sequence[Posting]) -> Iterator[Posting]:
    """The other ads of the same employer, each text once: an ad that was stored twice repeats nothing."""
    name, seen = bare_name(posting.employer), {_flat(posting.document.text)}
    for other in others:
        if other.id == posting.id or not other.employer or bare_name(other.employer) != name:
            continue
        if (text := _flat(other.document.text)) not in seen:
            seen.add(text)
            yield other


def _flat(text: str) -> str:
    return " ".join(text.casefold().split())


def _grouped(ads: Sequence[Posting], read: Reader) -> list[list[Said]]:
    """What the ads say, each thing once with all that say it, in the order of the ads."""
    groups: defaultdict[str, list[Said]] = defaultdict(list)
    for ad in ads:
        for said in read(ad):
            groups[said.key].append(said)
    return list(groups.values())


def _texts(groups: Iterable[list[Said]]) -> tuple[str, ...]:
    return tuple(group[0].text for group in groups)


def _first(groups: Sequence[list[Said]]) -> str | None:
    return groups[0][0].text if groups else None


def _name_source(posting: Posting) -> Provenance:
    stated = next((line.text for line in posting.document.lines if posting.employer in line.text), "")
    if stated:
        return Provenance(origin="this_ad", detail=stated)
    return Provenance(origin="given", detail=posting.employer)


def _sources(posting: Posting, groups: Iterable[list[Said]]) -> tuple[Provenance, ...]:
    """Each line once with the ads it stands in; one that this ad says needs no other."""
    lines: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for group in groups:
        here = [said for said in group if said.ad.id == posting.id]
        for said in here[:1] or group:
            lines[said.line][said.ad.id] = None
    return tuple(
        Provenance(origin="this_ad", detail=line)
        if posting.id in ids
        else Provenance(origin="other_ads", detail=line, posting_ids=tuple(ids))
        for line, ids in lines.items()
    )


def _patterns(posting: Posting, ads: Sequence[Posting]) -> Iterator[HiringPattern]:
    """What several of the ads ask, what most of them ask first."""
    cues = company_cues()
    relevant = {
        said.key: requirement for requirement in posting.requirements for said in says.asked(requirement, posting)
    }
    counted = [(len({said.ad.id for said in group}), group) for group in _grouped(ads, says.asks)]
    repeated = sorted((one for one in counted if one[0] >= cues.least_ads), key=lambda one: -one[0])
    for count, group in repeated[: cues.most_patterns]:
        requirement = relevant.get(group[0].key)
        yield HiringPattern(
            pattern=group[0].text,
            frequency=_frequency(count / len(ads), cues.frequency),
            relevance=requirement.text if requirement else "",
            sources=_pattern_sources(posting, group),
        )


def _frequency(share: float, least: Mapping[Frequency, float]) -> Frequency:
    for name, from_share in sorted(least.items(), key=lambda one: -one[1]):
        if share >= from_share:
            return name
    return "rare"


def _pattern_sources(posting: Posting, group: Sequence[Said]) -> tuple[Provenance, ...]:
    here = [said for said in group if said.ad.id == posting.id]
    there = [said for said in group if said.ad.id != posting.id]
    sources = [Provenance(origin="this_ad", detail=here[0].line)] if here else []
    if there:
        ids = tuple(dict.fromkeys(said.ad.id for said in there))
        sources.append(Provenance(origin="other_ads", detail=there[0].line, posting_ids=ids))
    return tuple(sources)
