"""An employer, an ad's analysis and their sources, in the words of an answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tailoring.research import CompanyResearch, ExtractedSkill, HiringPattern, JobAnalysis, Provenance
from tools.reply import short

Rows = Iterator[tuple[str, list[str]]]


def company_rows(company: CompanyResearch) -> Rows:
    """Labels with what the ads say of the employer, each item with where it is said."""

    def told(items: Iterable[str | None]) -> list[str]:
        return [f"{short(item, 90)} [{named_sources(_saying(item, company.sources))}]" for item in items if item]

    named = company.name if company.sources[0].origin == "this_ad" else f"{company.name} [given]"
    yield "Employer", [f"{named} (its other stored ads: {company.ads_compared})"]
    yield "About it", told([company.description])
    yield "Industry", told([company.industry])
    yield "Size", told([company.size])
    yield "Culture", told(company.culture)
    yield "Values", told(company.values)
    yield "Technologies", told(company.technologies)
    yield "Its ads repeat", [_repeated(pattern) for pattern in company.hiring_patterns]


def _repeated(pattern: HiringPattern) -> str:
    here = f", here “{short(pattern.relevance, 60)}”" if pattern.relevance else ", not in this ad"
    return f"{short(pattern.pattern, 50)}, {pattern.frequency}{here} [{named_sources(pattern.sources)}]"


def analysis_rows(analysis: JobAnalysis) -> Rows:
    """Labels with how the ad was read, as far as the rest of the answer does not tell it."""
    level = f"level: {analysis.experience_level}" if analysis.experience_level else ""
    read = (level, analysis.role_type and f"work: {analysis.role_type}")
    yield "This ad", [part for part in (*read, analysis.industry and f"industry: {analysis.industry}") if part]
    yield "Its keywords", [short(keyword, 50) for keyword in analysis.keywords]
    yield "Its duties", [short(duty, 90) for duty in analysis.responsibilities]
    yield "It asks", [_asked(skill) for skill in (*analysis.required_skills, *analysis.preferred_skills)]


def _asked(skill: ExtractedSkill) -> str:
    wish = "" if skill.importance == "required" else f", {skill.importance.replace('_', ' ')}"
    return f"{short(skill.name, 50)}{wish}: “{short(skill.source_text, 90)}”"


def sources_of(company: CompanyResearch, sources: Iterable[Provenance]) -> tuple[Provenance, ...]:
    """Those of the sources that say what is told of the company here."""
    lists = (*company.culture, *company.values, *company.technologies)
    told = [item for item in (company.name, company.description, company.industry, company.size, *lists) if item]
    return tuple(source for source in sources if any(_says(source, item) for item in told))


def _saying(item: str, sources: Iterable[Provenance]) -> list[Provenance]:
    return [source for source in sources if _says(source, item)]


def _says(source: Provenance, item: str) -> bool:
    line, words = (" ".join(text.casefold().split()) for text in (source.detail, item))
    return words in line


def named_sources(sources: Sequence[Provenance]) -> str:
    """Where something is said, in short: this ad, so many others, the taxonomy."""
    names: dict[str, None] = {}
    ads: dict[str, None] = {}
    for source in sources:
        if source.origin == "other_ads":
            ads.update(dict.fromkeys(source.posting_ids))
        else:
            names["this ad" if source.origin == "this_ad" else source.origin] = None
    if ads:
        names[next(iter(ads)) if len(ads) == 1 else f"{len(ads)} ads"] = None
    elif any(source.origin == "other_ads" for source in sources):
        names["no other ad"] = None
    return ", ".join(names)
