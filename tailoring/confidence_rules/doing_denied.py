"""The doing asked, denied although what it would be done with stands there: a violin maker who taught no one."""

from __future__ import annotations

from dataclasses import replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.denials import affirmed_text, opens_with_denial
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import DENIED, Standing
from tailoring.confidence_rules.words import stem, stems, words
from tailoring.skills.normalise import fold_word
from tailoring.skills.verbs import verbs_by_form

_BEFORE_THE_VERB = frozenset(
    ("has", "have", "had", "must", "you", "will", "can", "experience", "experienced", "of", "in", "able", "to")
)


def unless_doing_denied(standing: Standing, ask: Ask, evidence: EvidenceParts) -> Standing:
    """The standing, or a denial where the line begins with a verb and the evidence says that this was not done."""
    if standing.status != "demonstrated" or not evidence.denied or not evidence.first_hand:
        return standing
    if opens_with_denial(evidence.evidence.text):
        return standing  # it tells what was done in its place
    verb = _leading_verb(ask)
    if not verb or ask.stems & evidence.denied != frozenset({verb}):
        return standing  # what is denied of the thing itself is read where the thing is
    if verb in stems(affirmed_text(evidence.evidence.text)):
        return standing
    near = min(standing.near, scoring().statuses["negated"])
    return replace(standing, near=near, status="negated", why=DENIED, of_all=True)


def _leading_verb(ask: Ask) -> str:
    """The stem of the verb that a line begins with; "" where it begins with a thing."""
    first = next((word for word in words(ask.main) if word not in _BEFORE_THE_VERB), "")
    return stem(first) if fold_word(first) in verbs_by_form() or first.endswith("ing") else ""
