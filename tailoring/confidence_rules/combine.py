"""Compounds and either/or: the best branch wins, the weakest part decides, an absent part costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import NOTHING, Standing


def best_of(standings: Sequence[Standing]) -> Standing:
    """The nearest; of equals the first."""
    return max(standings, key=lambda standing: standing.near, default=NOTHING)


def all_of(parts: Sequence[Standing], names: Sequence[str], *, strict: bool) -> Standing:
    """One standing for a compound; `names` say which part is which.

    All parts present: the weakest decides. A part absent: at least half met → adjacent, less → weak or gap.
    When the parts are descriptive rather than things by name (not `strict`), an absent one costs less.
    """
    if len(parts) == 1:
        return parts[0]
    rules = scoring()
    present = [part for part in parts if part.near >= rules.absent_below]
    best, weakest = best_of(parts), min(parts, key=lambda part: part.near)
    if len(present) == len(parts):
        return replace(weakest, evidence=best.evidence) if strict else _between(best, weakest)
    absent = ", ".join(name for name, part in zip(names, parts, strict=True) if part.near < rules.absent_below)
    if any(part.status == "negated" and part.evidence for part in parts if part.near < rules.absent_below):
        return best.capped(rules.denied_part, f"The evidence denies {absent}.")
    why = f"Nothing shows {absent}; the rest: {best.why[0].lower()}{best.why[1:]}"
    if not strict:
        return best.capped(0.84, why)
    if 2 * len(present) >= len(parts):
        return best.capped(rules.half_met, why)
    return best.capped(rules.less_met if present else best.near, why)


def _between(best: Standing, weakest: Standing) -> Standing:
    return replace(best, near=0.6 * best.near + 0.4 * weakest.near)
