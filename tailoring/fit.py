"""How evidence stands against requirements: confidence, matches, gaps and what to do about them."""

from __future__ import annotations

from typing import Literal

from tailoring.model import Model, Score
from tailoring.posting import Importance, KnockOut, RequirementKind

Tier = Literal["direct", "transferable", "adjacent", "weak", "gap"]
EvidenceType = Literal["experience", "skill", "project", "education", "certification"]
Strategy = Literal["keyword_alignment", "emphasis_shift", "abstraction_adjust", "scale_emphasis"]
GapSeverity = Literal["critical", "significant", "minor"]
MitigationType = Literal["reframe_adjacent", "highlight_transferable", "cover_letter", "acknowledge_learning"]
Placement = Literal["opening", "body", "closing"]


class Breakdown(Model):
    """The axes of a confidence, 0–100 each and nested: keyword ≤ transferable ≤ adjacent.

    `domain`, `technology` and `outcome` are the parts of keyword.
    """

    keyword: Score
    domain: Score
    technology: Score
    outcome: Score
    transferable: Score
    adjacent: Score
    impact: Score


class ConfidenceScore(Model):
    """overall = 0.4 keyword + 0.3 transferable + 0.2 adjacent + 0.1 impact."""

    overall: Score
    tier: Tier
    breakdown: Breakdown


class Evidence(Model):
    """One statement offered against a requirement, with what is known of its setting."""

    id: str
    type: EvidenceType
    text: str
    title: str = ""
    employer: str = ""
    start: str = ""
    end: str = ""
    years: float | None = None
    item_id: str = ""


class ContentSource(Model):
    """Evidence that was used, with its relevance to the requirement."""

    type: EvidenceType
    id: str
    original_text: str
    relevance_score: Score


class Assessment(Model):
    """The answer to one requirement: confidence, best evidence, the reason in one sentence."""

    confidence: ConfidenceScore
    best_match: ContentSource | None = None
    sources: tuple[ContentSource, ...] = ()
    recommended_strategy: Strategy | None = None
    explanation: str
    low_coverage: bool = False


class ReframingStrategy(Model):
    """A rewrite of evidence for a requirement."""

    type: Strategy
    original_text: str
    reframed_text: str
    preserved_meaning: str
    adapted_elements: tuple[str, ...] = ()


class MatchedContent(Model):
    """Requirement × best evidence × confidence."""

    requirement_id: str
    requirement: str
    importance: Importance
    kind: RequirementKind
    confidence: ConfidenceScore
    source_content: tuple[ContentSource, ...] = ()
    reframing_strategy: ReframingStrategy | None = None
    selected_content: str | None = None
    recommended_strategy: Strategy | None = None
    explanation: str = ""
    low_coverage: bool = False
    knock_out: KnockOut | None = None


class MitigationStrategy(Model):
    """What can be done about a gap. `fact_ids` are what it cites; empty for acknowledge_learning."""

    type: MitigationType
    description: str
    content: str | None = None
    confidence: Score
    fact_ids: tuple[str, ...] = ()


class GapAnalysis(Model):
    """A requirement that the evidence does not meet."""

    requirement_id: str
    requirement: str
    gap_type: RequirementKind
    severity: GapSeverity
    knock_out: KnockOut | None = None
    mitigation_strategies: tuple[MitigationStrategy, ...] = ()


class CoverLetterRecommendation(Model):
    """How the letter can meet a gap."""

    gap_id: str
    recommendation: str
    suggested_phrasing: str
    placement: Placement
    fact_ids: tuple[str, ...] = ()


class GapReport(Model):
    """All gaps. `mitigation_coverage` counts only mitigations that cite a fact, in percent of the gaps.

    `acknowledged_coverage` is the further share that has nothing but acknowledge_learning.
    """

    gaps: tuple[GapAnalysis, ...] = ()
    critical_gaps_count: int = 0
    mitigation_coverage: Score = 100
    acknowledged_coverage: Score = 0
    cover_letter_recommendations: tuple[CoverLetterRecommendation, ...] = ()


class Relevance(Model):
    """An item's 0–100 relevance to the job with its parts (keywords, skills, experience, industry/role)."""

    item_id: str
    label: str
    type: EvidenceType
    score: Score
    keywords: Score
    skills: Score
    experience: Score
    industry_role: Score


class FitReport(Model):
    """Every requirement's match, the match score and the relevance of every item.

    `match_score` is the weighted mean of `overall` (required 3, preferred 2, nice to have 1), capped at 59
    when a knock-out is missing; `capped_by` names the requirement ids that cap it.
    """

    matches: tuple[MatchedContent, ...] = ()
    match_score: Score = 0
    tier: Tier = "gap"
    capped_by: tuple[str, ...] = ()
    relevance: tuple[Relevance, ...] = ()
