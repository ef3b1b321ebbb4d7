"""Years and amounts asked against years and amounts shown; overlapping roles count once."""

from __future__ import annotations

from collections.abc import Sequence

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.months import MONTHS, covered_months

_LEAST_AMOUNT = 5
_NO_YEARS_OF_IT = 0.3  # something else, and only listed, shows no years of what is asked
_COUNTS = 0.6  # a role counts towards the years when its work stands at least this near


def limited_by_years(standing: Standing, ask: Ask, others: Sequence[Standing]) -> Standing:
    """The standing, no nearer than the years allow; a standing that is not work is left alone."""
    if ask.years is None or standing.evidence is None:
        return standing
    if standing.evidence.evidence.type == "skill" and standing.evidence.timing.years is None:
        most = scoring().unknown_quantity if standing.same else _NO_YEARS_OF_IT
        return standing.capped(most, f"It is listed; nothing shows the {_plain(ask.years)} years.")
    if not standing.evidence.first_hand:
        return standing
    years = years_shown(standing, others)
    rules = scoring()
    if years is None or (years < ask.years * rules.quantity[1].share and standing.evidence.timing.years is None):
        why = f"It is the work asked, but no dates show the {_plain(ask.years)} years."
        return standing.capped(rules.unknown_quantity, why)
    share = years / ask.years
    most = next((rung.near for rung in rules.quantity if share >= rung.share), rules.quantity[-1].near)
    return standing.capped(most, f"{_plain(years)} of the {_plain(ask.years)} years asked ({share:.0%}).")


def years_shown(standing: Standing, others: Sequence[Standing]) -> float | None:
    """Elapsed years of all the work that stands about as near as the best; None when nothing is dated."""
    kin = [
        other.evidence
        for other in others
        if other.evidence and other.evidence.first_hand and other.near >= max(_COUNTS, standing.near - 0.15)
    ]
    if standing.evidence and standing.evidence not in kin:
        kin.append(standing.evidence)
    spans = [span for part in kin for span in part.timing.spans]
    stated = [part.timing.stated_years for part in kin if part.timing.stated_years and not part.timing.spans]
    named = [part.timing.stated_years for part in kin if part.timing.stated_years]
    dated = covered_months(spans) / MONTHS if spans else 0.0
    total = max(dated + max(stated, default=0.0), max(named, default=0.0))
    return total or None


def limited_by_recency(standing: Standing, ask: Ask, as_of_year: int) -> Standing:
    """Where what is asked must be recent, work that ended long ago is never above weak."""
    evidence = standing.evidence
    if not ask.recent or evidence is None or evidence.timing.last_year is None:
        return standing
    rules = scoring()
    age = as_of_year - evidence.timing.last_year
    if age < rules.outdated_years or not evidence.first_hand:
        return standing
    return standing.capped(rules.relations["weak"], f"It ended {age} years ago, and recent work is asked.")


def limited_by_amount(standing: Standing, ask: Ask) -> Standing:
    """The standing, no nearer than the head counts or volumes shown allow, where both sides name some."""
    evidence = standing.evidence
    if not ask.amounts or evidence is None or not evidence.first_hand:
        return standing
    asked = max(ask.amounts)
    shown = _nearest_amount(asked, evidence)
    if asked < _LEAST_AMOUNT or shown is None or shown >= asked:
        return standing
    rules = scoring()
    share = shown / asked
    most = next((rung.near for rung in rules.quantity if share >= rung.share), rules.quantity[-1].near)
    return standing.capped(most, f"It shows {shown:,.0f} of the {asked:,.0f} asked.")


def _nearest_amount(asked: float, evidence: EvidenceParts) -> float | None:
    """The largest amount of the same order; None where none is comparable."""
    kin = [number for number in evidence.numbers if asked / 10 <= number <= asked * 1000 and not 1950 <= number <= 2100]
    return max(kin, default=None)


def _plain(years: float) -> str:
    return f"{years:.1f}".removesuffix(".0")
