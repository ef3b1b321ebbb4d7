"""Which of the four rewrites would serve a piece of evidence best."""

from __future__ import annotations

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.standing import Standing
from tailoring.fit import Strategy, Tier


def recommended_strategy(standing: Standing, ask: Ask, tier: Tier) -> Strategy | None:
    """The rewrite that would bring out the match; None where no rewrite could honestly help."""
    evidence = standing.evidence
    if evidence is None or tier in ("gap", "weak") or standing.status not in ("demonstrated", "occasional", "held"):
        return None
    if tier in ("transferable", "adjacent"):
        return "abstraction_adjust"
    if not ask.stems & evidence.stems or standing.offered.lower() != standing.asked.lower():
        return "keyword_alignment"
    if evidence.numbers and (ask.years or ask.amounts):
        return "scale_emphasis"
    return "emphasis_shift"
