"""Why a score is what it is, in one sentence."""

from __future__ import annotations

from tailoring.confidence_rules.standing import Standing
from tailoring.fit import Tier

_STATUS_WORDS = {
    "listed": "it is listed, but nothing shows it in use",
    "studied": "it was studied, not yet worked with",
    "in_progress": "it is in progress, not yet held",
    "observed": "the person was near while others did it",
    "assisted": "the person helped, others did it",
    "occasional": "it was done only at times",
    "trivial": "it is too small to count as experience",
    "expired": "it was held once and is no longer",
    "negated": "the evidence says that it was not done",
    "held": "a certificate or degree names it, but no work shows it",
}
_TIER_WORDS: dict[Tier, str] = {
    "direct": "Direct match",
    "transferable": "Transferable",
    "adjacent": "Adjacent",
    "weak": "Weak",
    "gap": "Gap",
}
_QUOTED = 80


def reason(standing: Standing, tier: Tier, *, low_coverage: bool) -> str:
    """One sentence: the tier, why, and the evidence it rests on."""
    if standing.evidence is None:
        return "Gap: nothing in the evidence speaks to it."
    why = standing.why.rstrip(".")
    status = _STATUS_WORDS.get(standing.status, "")
    text = f"{_TIER_WORDS[tier]}: {why[:1].lower()}{why[1:]}"
    if status and status not in text:
        text += f"; {status}"
    coverage = "; low coverage: little is known of this field" if low_coverage else ""
    return f"{text} – “{_short(standing.evidence.evidence.text)}”{coverage}."


def _short(text: str) -> str:
    flat = " ".join(text.split()).rstrip(".")
    return flat if len(flat) <= _QUOTED else flat[: _QUOTED - 1].rsplit(" ", 1)[0] + "…"
