"""Conditions of the hire that a résumé seldom states: age, shifts, travel, the right to work; and limits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.data_files import load_yaml
from tailoring.fit import MatchedContent
from tailoring.model import Model
from tailoring.posting import Requirement

_AGE_ASKED = re.compile(
    r"\b(?:be|aged?|over|least|minimum)\s+(?:at least\s+|over\s+|of\s+)*(1[4-9]|2[0-9])\b|"
    r"\b(1[4-9]|2[0-9])\s*(?:\+|or (?:over|older|above))"
)
_AGE_TOLD = re.compile(r"\bage[d:]?\s*(\d\d)\b|\b(\d\d)\s*(?:years old|yrs old|years of age)\b", re.IGNORECASE)
_LIMIT = re.compile(
    r"\b(?:no|not) more than\b|\bfewer than\b|\bless than\b|\bat most\b|\bmax(?:imum)?(?: of)? \d", re.IGNORECASE
)
_NONE = re.compile(r"\b(?:no|not one|not a single|zero|nil|without|clean|never)\b", re.IGNORECASE)
_SELDOM_STATED = frozenset({"right_to_work", "travel", "shift", "age", "physical"})
_SILENCE = 0.3  # below weak: likeness never shows that a condition is met


class Conditions(Model):
    """Regular expressions of conditions.yaml, one a line."""

    formality: str
    in_hand: str


@cache
def _pattern(name: str) -> re.Pattern[str]:
    lines: str = getattr(load_yaml(FOLDER / "conditions.yaml", Conditions), name)
    return re.compile(r"\b(?:" + "|".join(f"(?:{line})" for line in lines.splitlines()) + r")\b")


def is_seldom_stated(asked: Requirement | MatchedContent) -> bool:
    """Whether a résumé seldom speaks of what is asked, so that its silence is a question and no missing condition."""
    if asked.knock_out in _SELDOM_STATED or (asked.kind == "eligibility" and asked.knock_out is None):
        return True
    text = asked.text if isinstance(asked, Requirement) else asked.requirement
    return asked.knock_out == "clearance" and is_formality(text)


def is_formality(text: str) -> bool:
    """Whether a line names a check that the employer runs, and not one whose result must be in hand."""
    lowered = text.lower()
    return bool(_pattern("formality").search(lowered)) and not _pattern("in_hand").search(lowered)


def age_asked(text: str) -> int | None:
    """The least age that a line asks; None when it asks none."""
    match = _AGE_ASKED.search(text)
    return int(next(group for group in match.groups() if group)) if match else None


def age_standings(least: int, evidence: Sequence[EvidenceParts]) -> list[Standing]:
    """How each piece of evidence stands to an age asked; only a stated age meets it."""
    return [_of_age(least, part) for part in evidence]


def _of_age(least: int, part: EvidenceParts) -> Standing:
    match = _AGE_TOLD.search(part.evidence.text)
    if match is None:
        return Standing(0.0, "listed", "No age is stated.", part)
    age = int(match[1] or match[2])
    if age < least:
        return Standing(scoring().statuses["negated"], "negated", f"The age stated is {age}.", part, known=True)
    return Standing(
        scoring().relations["direct"], "demonstrated", f"The age stated is {age}.", part, known=True, same=True
    )


def met_or_silent(standings: Sequence[Standing]) -> list[Standing]:
    """The standings to a condition: who did the thing asked meets it; what is only like it says nothing of it."""
    direct = scoring().relations["direct"]
    found: list[Standing] = []
    for one in standings:
        if one.same and one.status in ("demonstrated", "occasional", "supervised", "held", "listed"):
            found.append(replace(one, near=direct, status="demonstrated"))
        elif one.same or one.status == "negated":
            found.append(one)
        else:
            found.append(one.capped(_SILENCE, one.why))
    return found


def asks_limit(text: str) -> bool:
    """Whether a line sets a limit that is not to be passed: "no more than 6 points"."""
    return bool(_LIMIT.search(text))


def limit_standings(ask: Ask, standings: Sequence[Standing]) -> list[Standing]:
    """The standings to a limit: who says to have none of the thing stays within it; else nothing is known."""
    return [_within(ask, one) for one in standings]


def _within(ask: Ask, standing: Standing) -> Standing:
    part = standing.evidence
    if part is not None and any(ask.stems & one.stems and _NONE.search(one.text) for one in part.clauses):
        direct = scoring().relations["direct"]
        why = "It says that there was none, which is within the limit."
        return replace(standing, near=direct, status="demonstrated", why=why, known=True, same=True)
    return standing.capped(_SILENCE, standing.why)
