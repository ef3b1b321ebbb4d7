"""How a whole profile fits a whole ad: every requirement's match, the match score and the relevance of every item."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tailoring.confidence import EvidencePool, Judgement, judge, pool_evidence
from tailoring.confidence_rules.axes import tier_of
from tailoring.confidence_rules.conditions import is_seldom_stated
from tailoring.evidence import evidence_of
from tailoring.fit import FitReport, MatchedContent
from tailoring.importance import importance_weight
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.relevance import relevance_of
from tailoring.services import Embedder, Vectors
from tailoring.skills.taxonomy import Taxonomy

KNOCK_OUT_CAP = 59.0


def assess_fit(
    posting: Posting, profile: Profile, taxonomy: Taxonomy, *, as_of: date, embedder: Embedder | None = None
) -> FitReport:
    """Every requirement held against everything the profile says. Each text is embedded once, if at all."""
    return fit_of(posting, profile, pool_of(profile, taxonomy, as_of=as_of, embedder=embedder), as_of, embedder)


def pool_of(profile: Profile, taxonomy: Taxonomy, *, as_of: date, embedder: Embedder | None = None) -> EvidencePool:
    """Everything the profile says, read once; the same for any ad."""
    return pool_evidence(
        evidence_of(profile, as_of), taxonomy, as_of=as_of, embedder=embedder, language=profile.language
    )


def fit_of(
    posting: Posting, profile: Profile, pool: EvidencePool, as_of: date, embedder: Embedder | None = None
) -> FitReport:
    """As `assess_fit`, with a pool that was read before; many ads share it."""
    judgements = _judge_all(posting, pool, embedder)
    matches = tuple(
        _match(requirement.id, judgement, posting)
        for requirement, judgement in zip(posting.requirements, judgements, strict=True)
    )
    score, capped_by = match_score(matches)
    return FitReport(
        matches=matches,
        match_score=score,
        tier=tier_of(score),
        capped_by=capped_by,
        relevance=relevance_of(posting, profile, pool, judgements, as_of),
    )


def _judge_all(posting: Posting, pool: EvidencePool, embedder: Embedder | None) -> list[Judgement]:
    vectors: Sequence[Vectors | None] = [None] * len(posting.requirements)
    if embedder and pool.vectors is not None:
        vectors = list(embedder.encode([requirement.text for requirement in posting.requirements]))
    return [
        judge(requirement, pool, vector=vector, context=posting.title, industry=posting.industry)
        for requirement, vector in zip(posting.requirements, vectors, strict=True)
    ]


def _match(requirement_id: str, judgement: Judgement, posting: Posting) -> MatchedContent:
    requirement = next(one for one in posting.requirements if one.id == requirement_id)
    found = judgement.assessment
    return MatchedContent(
        requirement_id=requirement.id,
        requirement=requirement.text,
        importance=requirement.importance,
        kind=requirement.kind,
        confidence=found.confidence,
        source_content=found.sources if found.confidence.tier != "gap" or judgement.denied else (),
        recommended_strategy=found.recommended_strategy,
        explanation=found.explanation,
        low_coverage=found.low_coverage,
        knock_out=requirement.knock_out,
    )


def match_score(matches: Sequence[MatchedContent]) -> tuple[float, tuple[str, ...]]:
    """The weighted mean of `overall`, and the ids of the missing knock-outs that cap it at 59.

    Conditions that a résumé seldom states count only where the evidence speaks of them.
    """
    counted = [match for match in matches if not unstated(match)]
    total = sum(importance_weight(match.importance) for match in counted)
    if not total:
        return 0.0, ()
    mean = sum(importance_weight(match.importance) * match.confidence.overall for match in counted) / total
    missing = tuple(match.requirement_id for match in counted if is_missing_knock_out(match))
    return round(min(mean, KNOCK_OUT_CAP) if missing else mean, 1), missing


def is_missing_knock_out(match: MatchedContent) -> bool:
    """Whether a condition without which nobody is hired is not met; one that is in progress is not met."""
    return match.knock_out is not None and match.importance == "required" and match.confidence.tier in ("gap", "weak")


def unstated(match: MatchedContent) -> bool:
    """Whether the résumé says little or nothing of a condition that résumés seldom state; a denial is no silence."""
    silent = match.confidence.tier == "gap" and not match.source_content
    return is_seldom_stated(match) and (silent or match.confidence.tier == "weak")
