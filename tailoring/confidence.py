"""Scores how well evidence meets one requirement, and says why in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy

from tailoring.confidence_rules.asks import Ask, Part, content_stems, read_ask
from tailoring.confidence_rules.axes import confidence_of
from tailoring.confidence_rules.combine import all_of, best_of
from tailoring.confidence_rules.credentials import credential_standing
from tailoring.confidence_rules.degrees import asks_degree, degree_standings, experience_will_do, fields_named
from tailoring.confidence_rules.evidence_parts import EvidenceParts, read_evidence
from tailoring.confidence_rules.explain import reason
from tailoring.confidence_rules.fields import field_match
from tailoring.confidence_rules.phrases import named_by_stems
from tailoring.confidence_rules.quantities import limited_by_amount, limited_by_recency, limited_by_years
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_skills import (
    Stories,
    families_asked,
    prototype_vectors,
    soft_standing,
    story_likeness,
)
from tailoring.confidence_rules.standing import Links, Standing, links_of, stand
from tailoring.confidence_rules.strategy import recommended_strategy
from tailoring.fit import Assessment, ContentSource, Evidence
from tailoring.model import Span
from tailoring.posting import Requirement, RequirementKind
from tailoring.services import Embedder, Vectors
from tailoring.skills.taxonomy import Taxonomy

_SOURCES_KEPT = 3
_LEAST_SOURCE = 0.3


@dataclass(frozen=True, slots=True)
class EvidencePool:
    """Evidence read once, to be held against many requirements. `vectors` has one row per piece, or is None."""

    parts: tuple[EvidenceParts, ...]
    links: Links
    as_of: date
    vectors: Vectors | None = None
    stories: Stories | None = None


def pool_evidence(
    evidence: Sequence[Evidence], taxonomy: Taxonomy, *, as_of: date, embedder: Embedder | None = None
) -> EvidencePool:
    """The evidence taken apart, and embedded when an embedder is given."""
    vectors = embedder.encode([one.text for one in evidence]) if embedder and evidence else None
    stories = prototype_vectors(embedder) if embedder and evidence else None
    return EvidencePool(read_evidence(evidence, taxonomy, as_of), links_of(taxonomy), as_of, vectors, stories)


def score_confidence(
    requirement: Requirement,
    evidence: Sequence[Evidence],
    taxonomy: Taxonomy,
    *,
    as_of: date,
    embedder: Embedder | None = None,
    context: str = "",
) -> Assessment:
    """How well the evidence meets the requirement. `context` is the job's title."""
    pool = pool_evidence(evidence, taxonomy, as_of=as_of, embedder=embedder)
    vector = embedder.encode([requirement.text])[0] if embedder else None
    return assess(requirement, pool, vector=vector, context=context)


def assess(
    requirement: Requirement, pool: EvidencePool, *, vector: Vectors | None = None, context: str = ""
) -> Assessment:
    """The same for a pool that was read before. `vector` is the requirement's, of the pool's embedder."""
    return judge(requirement, pool, vector=vector, context=context).assessment


@dataclass(frozen=True, slots=True)
class Judgement:
    """An assessment, and how near (0–1) each piece of the pool stands to the requirement, in the pool's order.

    `denied`: the evidence itself says that it was not done or is not held.
    """

    assessment: Assessment
    nearness: tuple[float, ...]
    denied: bool = False


def judge(
    requirement: Requirement, pool: EvidencePool, *, vector: Vectors | None = None, context: str = ""
) -> Judgement:
    """The assessment of one requirement with the nearness of every piece of evidence."""
    ask = read_ask(requirement, pool.links.taxonomy, context)
    likeness = _likeness(pool, vector)
    decided, each = _decide(ask, pool, likeness)
    match = field_match(ask.fields, decided.evidence.fields) if decided.evidence else None
    confidence = confidence_of(decided, match)
    low_coverage = not decided.known and confidence.tier in ("gap", "weak", "adjacent") and _unknown(ask)
    sources = _sources(decided, each)
    assessment = Assessment(
        confidence=confidence,
        best_match=sources[0] if sources else None,
        sources=sources,
        recommended_strategy=recommended_strategy(decided, ask, confidence.tier),
        explanation=reason(decided, ask.kind, confidence.tier, low_coverage=low_coverage),
        low_coverage=low_coverage,
    )
    return Judgement(assessment, tuple(standing.near for standing in each), denied=_denied(decided))


def requirement_from_text(text: str, kind: RequirementKind | None = None) -> Requirement:
    """A requirement from one line of an ad."""
    span = Span(start=0, end=len(text))
    return Requirement(
        id="requirement", text=text, line=text, span=span, importance="required", kind=kind or "hard_skill"
    )


def _denied(decided: Standing) -> bool:
    return decided.evidence is not None and decided.status == "negated"


def _likeness(pool: EvidencePool, vector: Vectors | None) -> Sequence[float | None]:
    if pool.vectors is None or vector is None:
        return [None] * len(pool.parts)
    return [float(value) for value in numpy.asarray(pool.vectors @ vector)]


def _decide(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> tuple[Standing, list[Standing]]:
    """The standing that answers the requirement, and that of every piece of evidence."""
    if ask.kind == "education" and asks_degree(ask):
        each = degree_standings(ask, pool.parts)
        if not experience_will_do(ask):
            return best_of(each), each
        worked = [
            standing.capped(0.82, "The ad takes experience instead.") for standing in _worked(ask, pool, likeness)
        ]
        each = [max(pair, key=_near) for pair in zip(each, worked, strict=True)]
        return best_of(each), each
    if ask.kind == "soft_skill":
        each = _by_story(ask, pool, likeness)
        return best_of(each), each
    each, whole = _by_parts(ask, pool, likeness)
    if ask.kind == "experience" and _of_people(ask):
        each = [max(pair, key=_near) for pair in zip(each, _by_story(ask, pool, likeness), strict=True)]
    candidates = [_limited(one, ask, each, pool.as_of) for one in (*each, whole)]
    decided = best_of(candidates)
    if ask.kind == "certification":
        decided = replace(decided, near=max(decided.near, scoring().no_credential))
    return decided, each


def _limited(standing: Standing, ask: Ask, each: Sequence[Standing], as_of: date) -> Standing:
    """The standing within what its years, amounts and dates allow."""
    timely = limited_by_recency(limited_by_amount(standing, ask), ask, as_of.year)
    return limited_by_years(timely, ask, each)


def _near(standing: Standing) -> float:
    return standing.near


def _of_people(ask: Ask) -> bool:
    """Whether the experience asked is of leading people, which a story shows and no keyword."""
    known = ask.roles or any(part.by_name or part.concepts for branch in ask.branches for part in branch)
    return not known and bool(families_asked(ask.text))


def _by_story(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> list[Standing]:
    families = [family.name for family in families_asked(ask.text)]
    like = story_likeness(families, pool.vectors, pool.stories) or [None] * len(pool.parts)
    return [
        soft_standing(ask, evidence, cosine, near)
        for evidence, cosine, near in zip(pool.parts, likeness, like, strict=True)
    ]


def _worked(ask: Ask, pool: EvidencePool, likeness: Sequence[float | None]) -> list[Standing]:
    """The work of the pool against the subject of a degree, where the ad takes experience instead."""
    subject = " ".join(fields_named(ask.text)).replace("_", " ")
    part = Part(subject, content_stems(subject), tuple(c for c, _ in named_by_stems(subject, pool.links.taxonomy)))
    return _by_parts(replace(ask, branches=((part,),), stems=part.stems), pool, likeness, by_work=True)[0]


def _by_parts(
    ask: Ask, pool: EvidencePool, likeness: Sequence[float | None], *, by_work: bool = False
) -> tuple[list[Standing], Standing]:
    """Every piece of evidence against the whole ask, and all the evidence together."""
    judge_part = credential_standing if ask.kind in ("certification", "education") and not by_work else stand
    per_branch = [
        [
            best_of([judge_part(part, ask, evidence, pool.links, cosine) for part in branch])
            for evidence, cosine in zip(pool.parts, likeness, strict=True)
        ]
        for branch in ask.branches
    ]
    names = [" or ".join(part.text for part in branch) for branch in ask.branches]
    each = [all_of(list(row), names, strict=ask.strict) for row in zip(*per_branch, strict=True)]
    return each, all_of([best_of(row) for row in per_branch], names, strict=ask.strict)


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
