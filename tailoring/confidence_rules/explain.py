"""Why a score is what it is, in one sentence."""

from __future__ import annotations

from tailoring.confidence_rules.standing import Standing
from tailoring.fit import Tier
from tailoring.posting import RequirementKind

_STATUS_WORDS = {
    "listed": "it is listed, but nothing shows it in use",
    "studied": "it was studied, not yet worked with",
    "in_progress": "it is in progress, not yet held",
    "observed": "the person was near while others did it",
    "assisted": "the person helped, others did it",
    "supervised": "it was done under somebody else who answered for it",
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
_QUOTED_WORDS = 15
_UNSTATED = "Not stated: the documents do not speak of it; it is a point to ask about."


def reason(
    standing: Standing, kind: RequirementKind, tier: Tier, *, low_coverage: bool, seldom_stated: bool = False
) -> str:
    """One sentence: the tier, why, and the evidence it rests on."""
    if standing.evidence is None:
        if seldom_stated and tier == "gap":
            return _UNSTATED
        why = standing.why if standing.near > 0 and standing.known else "Nothing in the evidence speaks to it."
        return f"{_TIER_WORDS[tier]}: {in_sentence(why)}"
    status = _STATUS_WORDS.get(standing.status, "")
    if standing.status == "held" and kind in ("certification", "education"):
        status = ""
    quoted = f"“{short_quote(standing.evidence.evidence.text)}”"
    coverage = " Low coverage: little is known of this field." if low_coverage else ""
    if tier == "gap" and not standing.known and standing.status != "negated":
        if seldom_stated:
            return _UNSTATED
        return f"Gap: nothing in the evidence shows it; the nearest is {quoted}.{coverage}"
    text = f"{_TIER_WORDS[tier]}: {in_sentence(standing.why.rstrip('.'))}"
    if status and standing.status != "negated":
        text += f"; {status}"
    return f"{text} – {quoted}.{coverage}"


def in_sentence(text: str) -> str:
    """The text as it stands after a colon: a plain word loses its capital, a name in capitals keeps it."""
    first = text.split(" ", 1)[0]
    plain = first in _PLAIN_OPENINGS
    return text[:1].lower() + text[1:] if plain else text


_PLAIN_OPENINGS = frozenset({"It", "The", "Nothing", "A", "Work", "Its", "There", "This"})


def short_quote(text: str) -> str:
    """The text, or its first fifteen words."""
    found = text.split()
    if len(found) <= _QUOTED_WORDS:
        return " ".join(found).rstrip(".")
    return " ".join(found[:_QUOTED_WORDS]).rstrip(" .,;:–-") + "…"
