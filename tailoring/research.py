"""What is known of a role, of its market and of an employer, each item with where it comes from."""

from __future__ import annotations

from typing import Literal

from tailoring.model import Model
from tailoring.posting import Importance

BenchmarkImportance = Literal["critical", "important", "nice_to_have"]
Demand = Literal["high", "medium", "low", "unknown"]
Trend = Literal["growing", "stable", "declining", "unknown"]
Frequency = Literal["common", "occasional", "rare"]
Origin = Literal["this_ad", "other_ads", "taxonomy", "given"]


class Provenance(Model):
    """Where an item comes from: this ad, other stored ads (with their ids), the taxonomy, or given text.

    `detail` is the verbatim line, or the count behind the item.
    """

    origin: Origin
    detail: str = ""
    posting_ids: tuple[str, ...] = ()


class Sourced(Model):
    """A statement with its source."""

    text: str
    source: Provenance


class BenchmarkSkill(Model):
    """A skill that the role asks, how much, and what can stand in for it."""

    name: str
    importance: BenchmarkImportance
    market_demand: Demand
    alternatives: tuple[str, ...] = ()
    concept_id: str = ""
    sources: tuple[Provenance, ...] = ()


class TypicalExperience(Model):
    """Years asked and the areas they are asked in; None where no ad says."""

    min_years: float | None = None
    max_years: float | None = None
    key_areas: tuple[str, ...] = ()
    sources: tuple[Provenance, ...] = ()


class CompensationRange(Model):
    """Pay as the ads state it, per year; only ads of one currency are joined."""

    min: float
    max: float
    currency: str
    sources: tuple[Provenance, ...] = ()


class RoleBenchmark(Model):
    """What a role usually asks. Nothing here is invented: an empty field means no source says."""

    role_title: str
    industry: str = ""
    required_skills: tuple[BenchmarkSkill, ...] = ()
    preferred_skills: tuple[BenchmarkSkill, ...] = ()
    typical_experience: TypicalExperience = TypicalExperience()
    compensation_range: CompensationRange | None = None
    career_progression: tuple[Sourced, ...] = ()
    ads_compared: int = 0


class IdealCandidate(Model):
    """The candidate the ads describe."""

    background: tuple[Sourced, ...] = ()
    achievements: tuple[Sourced, ...] = ()
    skills: tuple[Sourced, ...] = ()
    traits: tuple[Sourced, ...] = ()


class SuccessProfile(Model):
    """What would set a candidate apart for a role, and what would end the application."""

    target_role: str
    ideal_candidate: IdealCandidate = IdealCandidate()
    differentiators: tuple[Sourced, ...] = ()
    red_flags: tuple[Sourced, ...] = ()


class MarketPosition(Model):
    """How the role stands among the stored ads; `unknown` where they are too few to say."""

    demand_level: Demand = "unknown"
    competition_level: Demand = "unknown"
    growth_trend: Trend = "unknown"
    sources: tuple[Provenance, ...] = ()


class HiringPattern(Model):
    """Something an employer's ads repeat. `relevance` is this ad's requirement that asks it, "" where none does."""

    pattern: str
    frequency: Frequency
    relevance: str
    sources: tuple[Provenance, ...] = ()


class CompanyResearch(Model):
    """What an employer's own ads say of it, verbatim. `researched_at` is an ISO date.

    `ads_compared` counts its other ads. No ad is a source for `recent_news` and `competitors`.
    """

    name: str
    description: str | None = None
    industry: str | None = None
    size: str | None = None
    culture: tuple[str, ...] = ()
    recent_news: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    hiring_patterns: tuple[HiringPattern, ...] = ()
    competitors: tuple[str, ...] = ()
    researched_at: str
    sources: tuple[Provenance, ...] = ()
    ads_compared: int = 0


class ExtractedSkill(Model):
    """A skill named in an ad, with its verbatim line."""

    name: str
    importance: Importance
    source_text: str
    category: str = ""


class JobAnalysis(Model):
    """An ad in the shape that callers of the analysis expect.

    `experience_level` is the title's level, else the requirement that asks most years.
    """

    required_skills: tuple[ExtractedSkill, ...] = ()
    preferred_skills: tuple[ExtractedSkill, ...] = ()
    experience_level: str = ""
    industry: str = ""
    role_type: str = ""
    keywords: tuple[str, ...] = ()
    company_culture: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
