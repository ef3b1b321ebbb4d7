"""Compounds and either/or: the best branch wins, the weakest part decides, an absent part costs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.confidence_rules.explain import in_sentence
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import NOTHING, Standing

_ABOUT = 0.03
_BANDS = (
    0.93,
    0.72,
    0.56,
    0.36,
)  # from here a standing is direct, transferable, adjacent, weak, give or take its impact


def best_of(standings: Sequence[Standing], *, titles: bool = False) -> Standing:
    """The nearest; of those about as near, the one that is the thing asked, then the one most alike, else the first.

    A statement of what was done goes before a title or a listed name of the same tier, unless `titles` are what
    tells it best, as they do for years in a role.
    """
    nearest = max((standing.near for standing in standings), default=None)
    if nearest is None:
        return NOTHING
    if len(standings) == 1:
        return standings[0]
    about = [standing for standing in standings if standing.near >= nearest - _ABOUT]
    chosen = max(about, key=lambda standing: (standing.same, standing.likeness))
    if _only_names_it(chosen) and not (titles and chosen.evidence and chosen.evidence.is_title):
        told = [one for one in standings if _band(one.near) == _band(nearest) and one.same and not _only_names_it(one)]
        chosen = max(told, key=lambda standing: (standing.near, standing.likeness), default=chosen)
    return chosen if chosen.near == nearest else replace(chosen, near=nearest)


def _band(near: float) -> int:
    return sum(near >= least for least in _BANDS)


def _only_names_it(standing: Standing) -> bool:
    """Whether the evidence is a title or a listed name, and not a statement of what was done."""
    part = standing.evidence
    if part is None or part.evidence.type in ("education", "certification"):
        return False
    return part.evidence.type == "skill" or part.is_title


def all_of(parts: Sequence[Standing], names: Sequence[str], *, strict: bool) -> Standing:
    """One standing for a compound; `names` say which part is which.

    All parts present: the weakest decides. A part absent: at least half met → adjacent, less → weak or gap.
    When the parts are descriptive rather than things by name (not `strict`), an absent one costs less.
    """
    if len(parts) == 1:
        return parts[0]
    rules = scoring()
    if strict:
        parts = [_once(part, parts) for part in parts]
    present = [part for part in parts if part.near >= rules.absent_below]
    best, weakest = best_of(parts), min(parts, key=lambda part: part.near)
    if len(present) == len(parts):
        return _weakest_decides(parts, best, weakest) if strict else _between(best, weakest)
    absent = ", ".join(name for name, part in zip(names, parts, strict=True) if part.near < rules.absent_below)
    if any(part.status == "negated" and part.evidence for part in parts if part.near < rules.absent_below):
        most = rules.half_met if 2 * len(present) >= len(parts) else rules.denied_part
        return best.capped(most, f"The evidence denies {absent}.")
    why = f"Nothing shows {absent}; the rest: {in_sentence(best.why)}"
    if not strict:
        return best.capped(0.84, why)
    if 2 * len(present) >= len(parts):
        return best.capped(rules.half_met, why)
    return best.capped(rules.less_met if present else best.near, why)


def _weakest_decides(parts: Sequence[Standing], best: Standing, weakest: Standing) -> Standing:
    """The weakest part's nearness; but a part met in some degree never counts for less than one that is absent."""
    rules = scoring()
    met = [part for part in parts if part.near >= rules.relations["adjacent"] - _ABOUT]
    least = min(rules.half_met, best.near) if 2 * len(met) >= len(parts) else 0.0
    return replace(weakest, evidence=best.evidence, near=max(weakest.near, least))


def _between(best: Standing, weakest: Standing) -> Standing:
    return replace(best, near=0.6 * best.near + 0.4 * weakest.near)


def _once(part: Standing, parts: Sequence[Standing]) -> Standing:
    """A thing that meets one part cannot also stand in for another: Python met does not half-meet Scala."""
    taken = any(other is not part and other.same and other.offered == part.offered for other in parts)
    return replace(part, near=min(part.near, 0.1), evidence=None) if taken and part.offered and not part.same else part
