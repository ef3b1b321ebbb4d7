"""The walk of life that evidence speaks of beside the words it shares with the ad: one sense of a word, or another."""

from __future__ import annotations

from tailoring.confidence_rules.acronyms import spelled_out
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import content_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import Fields, field_match, fields_of
from tailoring.confidence_rules.knowledge import plain_titles
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.trade import shares_a_name, surely_its_trade


def other_world(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether the words around what is shared speak of another walk of life: a likely other sense of one word."""
    rules = scoring().other_sense
    if surely_its_trade(ask, evidence, meaning) or shares_a_name(ask.text, evidence.evidence.text):
        return False
    match = field_match(*_asked_and_around(ask, evidence))
    if spelled_otherwise(ask, evidence) and (match is None or match < rules.rest_match):
        return True
    if len(ask.stems) > 1 and ask.stems <= evidence.stems and match is None:
        return False  # it says all that is asked, and nothing of another walk of life
    least = rules.rest_least if match is None else rules.rest
    if _far_without_shared(ask, evidence, meaning, least) and (match is None or match < rules.rest_match):
        return elsewhere(ask, evidence) or not _alike(ask, evidence, meaning)
    return elsewhere(ask, evidence) and not _alike(ask, evidence, meaning)


def elsewhere(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the words around what is shared tell another walk of life than the ad's, if they tell one."""
    rules = scoring().other_sense
    asked, around = _asked_and_around(ask, evidence)
    match = field_match(asked, around)
    return (
        match is not None and match < rules.match and around.told >= rules.told and not under_its_title(ask, evidence)
    )


def another_name(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether a product's name stands there for something else: in another walk of life, and far without it."""
    rules = scoring().other_sense
    if surely_its_trade(ask, evidence, meaning):
        return False
    if elsewhere(ask, evidence):
        return _far_without_shared(ask, evidence, meaning, rules.rest)
    untold = not _around(ask, evidence).weights
    return untold and _far_without_shared(ask, evidence, meaning, rules.rest_untold)


def spelled_otherwise(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the evidence spells letters of the ad out in words that neither the line nor the job has."""
    return any(
        letters in ask.text_stems and full.isdisjoint(ask.all_stems - {letters})
        for letters, full in spelled_out(evidence.evidence.text)
    )


def under_its_title(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the work was done under the job's own title: the same craft, in whatever setting."""
    held = content_stems(evidence.lead_title) - plain_titles()
    return bool(held) and held <= ask.context_stems


def _alike(ask: Ask, evidence: EvidenceParts, meaning: Meaning) -> bool:
    """Whether the meaning is near by more than the shared words: with the job's title and without those words too."""
    rules = scoring().other_sense
    if meaning.cosine is None:
        return False
    if under_its_title(ask, evidence):
        return True
    if meaning.cosine >= rules.cosine:
        return meaning.rest is None or meaning.rest >= rules.rest_least
    with_job = meaning.with_job or 0.0
    return with_job >= rules.with_job and meaning.rest is not None and meaning.rest >= rules.rest_alike


def _asked_and_around(ask: Ask, evidence: EvidenceParts) -> tuple[Fields, Fields]:
    return ask.fields_without(evidence.stems), _around(ask, evidence)


def _far_without_shared(ask: Ask, evidence: EvidenceParts, meaning: Meaning, least: float) -> bool:
    """Whether the two share words, and mean nothing alike without them."""
    if not evidence.first_hand or evidence.stems.isdisjoint(ask.stems | ask.details):
        return False
    return meaning.rest is not None and meaning.rest < least


def _around(ask: Ask, evidence: EvidenceParts) -> Fields:
    """The walks of life told by the evidence's words that the ad does not share."""
    if evidence.stems.isdisjoint(ask.all_stems):
        return evidence.fields
    return fields_of((evidence.stems | evidence.title_stems) - ask.stems - ask.details)
