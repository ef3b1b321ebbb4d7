"""The four axes of a confidence. They are computed from the standing; the overall and the tier follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.fit import Breakdown, ConfidenceScore, Tier

_TIERS: tuple[Tier, ...] = ("direct", "transferable", "adjacent", "weak", "gap")


def confidence_of(standing: Standing, domain_match: float | None, others: Sequence[Standing] = ()) -> ConfidenceScore:
    """The axes of a standing, their weighted sum and its tier. `domain_match` is 0–1, None where it is unknown.

    `others` are the pieces of evidence behind it: where one as near shows more impact, that impact counts, so that
    evidence added never lowers a score.
    """
    speaking = scoring().absent_below  # below, a piece has no impact and cannot raise the score
    kin = (
        other if other.near <= standing.near else replace(other, near=standing.near)
        for other in others
        if other.near >= speaking
    )
    breakdowns = [_breakdown(one, domain_match) for one in (standing, *kin)]
    breakdown = max(breakdowns, key=overall_of)
    overall = overall_of(breakdown)
    return ConfidenceScore(overall=overall, tier=tier_of(overall), breakdown=breakdown)


def _breakdown(standing: Standing, domain_match: float | None) -> Breakdown:
    keyword, transferable, adjacent = _filled(standing.near)
    impact = _impact(standing)
    return Breakdown(
        keyword=round(keyword, 1),
        domain=round(_domain(keyword, domain_match), 1),
        technology=round(keyword, 1),
        outcome=round(min(keyword, impact), 1),
        transferable=round(transferable, 1),
        adjacent=round(adjacent, 1),
        impact=round(impact, 1),
    )


def overall_of(breakdown: Breakdown) -> float:
    """0.4 keyword + 0.3 transferable + 0.2 adjacent + 0.1 impact."""
    weights = scoring().weights
    return round(
        weights.keyword * breakdown.keyword
        + weights.transferable * breakdown.transferable
        + weights.adjacent * breakdown.adjacent
        + weights.impact * breakdown.impact,
        1,
    )


def tier_of(overall: float) -> Tier:
    """The band an overall falls into."""
    least = scoring().tiers
    return next(tier for tier in _TIERS if overall >= least[tier])


def _filled(near: float) -> tuple[float, float, float]:
    anchors = scoring().anchors
    for low, high in pairwise(anchors):
        if near <= high.near:
            share = max(0.0, (near - low.near) / (high.near - low.near))
            return (
                low.keyword + share * (high.keyword - low.keyword),
                low.transferable + share * (high.transferable - low.transferable),
                low.adjacent + share * (high.adjacent - low.adjacent),
            )
    last = anchors[-1]
    return last.keyword, last.transferable, last.adjacent


def _impact(standing: Standing) -> float:
    evidence = standing.evidence
    if evidence is None or standing.near < scoring().absent_below:
        return 0.0  # what does not speak of the thing has no impact on it
    weights = scoring().impact
    full = (
        weights.floor
        + weights.outcome * evidence.outcome
        + weights.own_part * evidence.own_part
        + weights.numbers * bool(evidence.numbers)
    )
    return min(100.0, full) * min(1.0, 0.25 + standing.near)


def _domain(keyword: float, match: float | None) -> float:
    return keyword if match is None else max(keyword, 100 * match) if keyword > 0 else 0.0
