"""Scores how well evidence meets one requirement, and says why in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tailoring.ads.asks import kind_of, own_importance
from tailoring.ads.years import find_years
from tailoring.confidence_rules.asks import Ask, asks_craft, read_ask
from tailoring.confidence_rules.axes import confidence_of
from tailoring.confidence_rules.conditions import is_seldom_stated
from tailoring.confidence_rules.decision import decide
from tailoring.confidence_rules.degree_names import asks_work_at_level
from tailoring.confidence_rules.explain import reason
from tailoring.confidence_rules.fields import field_match
from tailoring.confidence_rules.meaning import Meanings
from tailoring.confidence_rules.pool import EvidencePool, pool_evidence
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.strategy import recommended_strategy
from tailoring.fit import Assessment, ContentSource, Evidence
from tailoring.model import Span
from tailoring.posting import Requirement, RequirementKind
from tailoring.services import Embedder, Vectors
from tailoring.skills.taxonomy import Taxonomy

__all__ = ["EvidencePool", "Judgement", "judge", "pool_evidence", "requirement_from_text", "score_confidence"]

_SOURCES_KEPT = 3
_LEAST_SOURCE = 0.3


def score_confidence(
    requirement: Requirement,
    evidence: Sequence[Evidence],
    taxonomy: Taxonomy,
    *,
    as_of: date,
    embedder: Embedder | None = None,
    context: str = "",
    industry: str = "",
) -> Assessment:
    """How well the evidence meets the requirement. `context` is the job's title, `industry` the employer's."""
    pool = pool_evidence(evidence, taxonomy, as_of=as_of, embedder=embedder)
    vector = embedder.encode([requirement.text])[0] if embedder else None
    return judge(requirement, pool, vector=vector, context=context, industry=industry).assessment


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment, and how near (0–1) each piece of the pool stands to the requirement, in the pool's order.

    `denied`: the evidence itself says that it was not done or is not held.
    """

    assessment: Assessment
    nearness: tuple[float, ...]
    denied: bool = False


def judge(
    requirement: Requirement,
    pool: EvidencePool,
    *,
    vector: Vectors | None = None,
    context: str = "",
    industry: str = "",
) -> Judgement:
    """The assessment of one requirement, for a pool that was read before. `vector` is the requirement's."""
    if requirement.kind == "education" and asks_work_at_level(requirement.text):
        requirement = requirement.model_copy(update={"kind": "experience"})
    ask = read_ask(requirement, pool.links.taxonomy, context, industry)
    if requirement.kind == "soft_skill" and asks_craft(ask):
        requirement = requirement.model_copy(update={"kind": "hard_skill"})
        ask = read_ask(requirement, pool.links.taxonomy, context, industry)
    meanings = Meanings(ask, context, vector, pool.encoder).against(pool.parts, pool.vectors)
    decided, each = decide(ask, pool, meanings)
    match = field_match(ask.fields, decided.evidence.fields) if decided.evidence else None
    confidence = confidence_of(decided, match, each)
    low_coverage = not decided.known and confidence.tier in ("gap", "weak", "adjacent") and _unknown(ask)
    sources = _sources(decided, each)
    assessment = Assessment(
        confidence=confidence,
        best_match=sources[0] if sources else None,
        sources=sources,
        recommended_strategy=recommended_strategy(decided, ask, confidence.tier),
        explanation=reason(
            decided, ask.kind, confidence.tier, low_coverage=low_coverage, seldom_stated=is_seldom_stated(requirement)
        ),
        low_coverage=low_coverage,
    )
    return Judgement(assessment, tuple(standing.near for standing in each), denied=_denied(decided))


def requirement_from_text(text: str, kind: RequirementKind | None = None) -> Requirement:
    """A requirement from one line of an ad, with the kind given or else as the line reads."""
    years = find_years(text)
    read_kind, knock_out = kind_of(text, years=years is not None)
    importance = own_importance(text) or "required"
    return Requirement(
        id="requirement",
        text=text,
        line=text,
        span=Span(start=0, end=len(text)),
        importance=importance,
        kind=kind or read_kind,
        years=years.least if years else None,
        years_max=years.most if years else None,
        years_of=years.of if years else "",
        knock_out=knock_out if importance == "required" else None,
    )


def _denied(decided: Standing) -> bool:
    return decided.evidence is not None and decided.status == "negated"


def _sources(decided: Standing, each: Sequence[Standing]) -> tuple[ContentSource, ...]:
    chosen = decided.evidence
    if chosen is None:
        return ()
    ranked = sorted(
        (one for one in each if one.evidence and one.evidence is not chosen and one.near >= _LEAST_SOURCE),
        key=lambda one: -one.near,
    )
    return tuple(_source(one) for one in (replace(decided, near=max(decided.near, 0)), *ranked[: _SOURCES_KEPT - 1]))


def _source(standing: Standing) -> ContentSource:
    assert standing.evidence is not None
    evidence = standing.evidence.evidence
    return ContentSource(
        type=evidence.type,
        id=evidence.id,
        original_text=evidence.text,
        relevance_score=round(100 * min(1.0, standing.near), 1),
    )


def _unknown(ask: Ask) -> bool:
    return not any(part.concepts or part.credentials for branch in ask.branches for part in branch)
