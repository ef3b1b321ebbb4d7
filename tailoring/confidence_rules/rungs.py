"""Lines, tiers and levels of support: who works one below the one asked hands the hard part on."""

from __future__ import annotations

import re

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing

_RUNGS = {"first": 1, "1st": 1, "1": 1, "second": 2, "2nd": 2, "2": 2, "third": 3, "3rd": 3, "3": 3, "4": 4}
_RUNG = re.compile(
    r"\b(?P<line>first|second|third|1st|2nd|3rd)[- ]line\b"
    r"(?!\s+(?:manag|supervis|leader|therap|treat|regimen|of defen))|"
    r"\b(?:tier|level|l)[- ]?(?P<tier>[1-4])"
    r"(?=[- ](?:\w+ ){0,2}(?:support|analyst|help ?desk|service desk|soc|engineer|agent|tickets?)\b)",
    re.IGNORECASE,
)
_OF_SUPPORT = re.compile(r"\b(?:support|help ?desk|service desk|soc|security operations|tickets?|noc)\b", re.IGNORECASE)


def within_its_rung(standing: Standing, ask: Ask, evidence: EvidenceParts) -> Standing:
    """The standing; of support on a lower line than the one asked, no nearer than a neighbour."""
    asked = _rung(ask.main) if _OF_SUPPORT.search(ask.main) else None
    had = _rung(evidence.evidence.text) if asked else None
    if asked is None or had is None or had >= asked:
        return standing
    return standing.capped(scoring().relations["adjacent"], "The work is of a lower line of support.")


def _rung(text: str) -> int | None:
    """The first rung that a text names; what is told after it is where things were handed on to."""
    match = _RUNG.search(text)
    return _RUNGS[(match["line"] or match["tier"]).lower()] if match else None
