"""Years and amounts asked against years and amounts shown; overlapping roles count once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.confidence_rules.amounts import Amount, amounts_in
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.career import Career
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.phrases import dealt_in
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.months import MONTHS, covered_months

_LEAST_AMOUNT = 5
_LEAST_SCALE = 12
_LEAST_MONEY = 10_000  # from here a number without a sign may be a sum
_LEAST_SHARE_OF_MONEY = 1000
_SAME_ORDER = 4.0  # times what is asked
_LIFTED_FROM, _LIFTED_TO = 0.45, 0.96
_NO_YEARS_OF_IT = 0.3  # something else, and only listed, shows no years of what is asked
_NO_LIMIT = 99.0  # years
_COUNTS = 0.6  # a role counts towards the years when its work stands at least this near


def limited_by_years(
    standing: Standing, ask: Ask, others: Sequence[Standing], career: Career | None = None
) -> Standing:
    """The standing, no nearer than the years allow; a standing that is not work is left alone.

    In a `career` of dated posts, what stands outside them shows no years, and no work lasted longer than the whole.
    """
    if not ask.years or standing.evidence is None:
        return standing  # "0–2 years" asks for none
    rules = scoring()
    evidence = standing.evidence
    if evidence.evidence.type == "skill":
        return _listed(standing, evidence, ask, ask.years, career)
    if not evidence.first_hand:
        return standing
    years = years_shown(standing, others)
    if years is None or (years < ask.years * rules.quantity[1].share and evidence.timing.years is None):
        why = f"It is the work asked, but no dates show the {_plain(ask.years)} years."
        return standing.capped(_untold(ask, career), why)
    return _within_share(standing, min(years, _most_years(ask, career)), ask.years)


def _listed(standing: Standing, evidence: EvidenceParts, ask: Ask, asked: float, career: Career | None) -> Standing:
    """What is listed, or told in a summary, by the years that it gives itself."""
    rules = scoring()
    if evidence.timing.years is None:
        most = rules.unknown_quantity if standing.same else _NO_YEARS_OF_IT
        return standing.capped(
            min(most, _untold(ask, career)), f"It is listed; nothing shows the {_plain(asked)} years."
        )
    if dealt_in(evidence.evidence.text, ask.text_stems):
        return standing.capped(rules.denied_part, "The years are of dealing in it.")
    return _within_share(standing, min(evidence.timing.years, _most_years(ask, career)), asked)


def _within_share(standing: Standing, years: float, asked: float) -> Standing:
    rules = scoring()
    share = years / asked
    most = next((rung.near for rung in rules.quantity if share >= rung.share), rules.quantity[-1].near)
    return standing.capped(most, f"{_plain(years)} of the {_plain(asked)} years asked ({share:.0%}).")


def _most_years(ask: Ask, career: Career | None) -> float:
    return career.most_years(ask) if career else _NO_LIMIT


def _untold(ask: Ask, career: Career | None) -> float:
    """What undated work may count for: in a career whose dated posts are too short, or of another trade, little."""
    rules = scoring()
    if career is None or ask.years is None:
        return rules.unknown_quantity
    enough = career.most_years(ask) >= ask.years * rules.quantity[1].share
    return rules.unknown_quantity if enough and career.of_the_trade(ask) else rules.quantity[-1].near


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


def limited_by_recency(standing: Standing, ask: Ask, as_of_year: int, career: Career | None = None) -> Standing:
    """Where what is asked must be recent, work that ended long ago is never above weak; else it has faded in part.

    In a career it has faded by the work that came after it; how old the résumé itself is says nothing of that.
    """
    evidence = standing.evidence
    if evidence is None or evidence.timing.last_year is None or not evidence.first_hand:
        return standing
    rules = scoring()
    age = as_of_year - evidence.timing.last_year
    if ask.recent and age >= rules.outdated_years:
        return standing.capped(rules.relations["weak"], f"It ended {age} years ago, and recent work is asked.")
    later = min(as_of_year, career.last_year) if career else as_of_year
    if age >= rules.faded_years <= later - evidence.timing.last_year:
        return standing.capped(rules.relations["transferable"], f"It ended {age} years ago.")
    return standing


def decided_by_amount(standing: Standing, ask: Ask) -> Standing:
    """The standing, no nearer than the head counts, volumes or sums shown allow, where both sides name some.

    Work of a like kind that shows an amount of the order asked is lifted towards what the amount allows.
    """
    evidence = standing.evidence
    if not ask.amounts or evidence is None or evidence.evidence.type == "education":
        return standing
    asked = max(ask.amounts)
    shown = _comparable(asked, evidence.evidence.text)
    if asked.value < _LEAST_AMOUNT or shown is None:
        return standing
    rules = scoring()
    share = shown / asked.value
    most = next((rung.near for rung in rules.quantity if share >= rung.share), rules.quantity[-1].near)
    why = f"It shows {shown:,.0f} of the {asked.value:,.0f} asked."
    if standing.near > most:
        return standing.capped(most, why)
    return _lifted(standing, asked, most, share, why)


def _lifted(standing: Standing, asked: Amount, most: float, share: float, why: str) -> Standing:
    ask_counts = asked.money or asked.people or asked.value >= _LEAST_SCALE  # "patients on ten medicines" are no scale
    likely = standing.near >= _LIFTED_FROM and ask_counts and share <= _SAME_ORDER and standing.status == "demonstrated"
    if standing.same or not likely:
        return standing
    return replace(standing, near=max(standing.near, min(most, _LIFTED_TO)), why=why)


def _comparable(asked: Amount, text: str) -> float | None:
    """The largest amount of the kind and order asked; None where none is comparable."""
    told = amounts_in(text)
    of_kind = [one for one in told if one.people == asked.people] or ([] if asked.people else told)
    kin = [
        one.value
        for one in of_kind
        if asked.value / (_LEAST_SHARE_OF_MONEY if asked.money else 10) <= one.value <= asked.value * 1000
        and (one.money or one.value >= _LEAST_MONEY if asked.money else not one.money)
    ]
    return max(kin, default=None)


def _plain(years: float) -> str:
    return f"{years:.1f}".removesuffix(".0")
