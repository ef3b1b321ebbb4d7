"""The walk of life that evidence speaks of beside the words it shares with the ad: one sense of a word, or another."""

from __future__ import annotations

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import Fields, field_match, fields_of
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.scoring_data import scoring


def other_world(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether the words around what is shared speak of another walk of life: a likely other sense of one word."""
    rules = scoring().other_sense
    around, asked = _around(ask, evidence), ask.fields_without(evidence.stems)
    match = field_match(asked, around)
    elsewhere = match is not None and match < rules.match and around.told >= rules.told
    alike = meaning.cosine is not None and meaning.cosine >= rules.cosine
    if _far_without_shared(ask, evidence, meaning) and (match is None or match < rules.rest_match):
        return elsewhere or not alike
    return elsewhere and not alike


def _far_without_shared(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether the two share words, and mean nothing alike without them."""
    if not evidence.first_hand or evidence.stems.isdisjoint(ask.stems | ask.details):
        return False
    return meaning.rest is not None and meaning.rest < scoring().other_sense.rest


def _around(ask: Ask, evidence: EvidenceParts) -> Fields:
    """The walks of life told by the evidence's words that the ad does not share."""
    if evidence.stems.isdisjoint(ask.all_stems):
        return evidence.fields
    return fields_of((evidence.stems | evidence.title_stems) - ask.stems - ask.details)
