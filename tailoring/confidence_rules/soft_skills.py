"""Soft skills: shown by a story in some setting, never by their name alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import field_match
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_families import (
    Family,
    all_families,
    signs,
    speaks_against,
    without_what_others_took,
)
from tailoring.confidence_rules.standing import Standing
from tailoring.services import Embedder, Vectors

_SCENE_SIGNS = 2  # a scene is told by "I" and a deed, or a deed and a time
_ELSE = 0.28  # a story of something else is a gap, the nearer one the nearer
_CAUTIOUS: tuple[Status, ...] = ("observed", "studied", "assisted", "occasional")
_WEAK: tuple[Status, ...] = ("in_progress", "studied", "observed", "assisted", "trivial")


Stories = tuple[tuple[str, ...], Vectors]
_prototypes: dict[str, Stories] = {}


def prototype_vectors(embedder: Embedder) -> Stories:
    """The family of each model story and the stories' vectors; embedded once per model."""
    if embedder.model_id not in _prototypes:
        pairs = [(family.name, text) for family in all_families() for text in family.like]
        names = tuple(name for name, _ in pairs)
        _prototypes[embedder.model_id] = (names, embedder.encode([text for _, text in pairs]))
    return _prototypes[embedder.model_id]


def story_likeness(asked: Sequence[str], vectors: Vectors | None, prototypes: Stories | None) -> list[float]:
    """Per row of `vectors` the cosine with the nearest model story of the families asked; 0 without an embedder."""
    if vectors is None or prototypes is None:
        return []
    names, stories = prototypes
    rows = [place for place, name in enumerate(names) if name in asked]
    if not rows:
        return []
    return [float(value) for value in numpy.asarray(vectors @ stories[rows].T).max(axis=1)]


def soft_standing(
    ask: Ask, families: Sequence[Family], evidence: EvidenceParts, cosine: float | None, like: float | None
) -> Standing:
    """How a piece of evidence shows the soft skill asked. `like` is its nearness to model stories, where known."""
    rules = scoring()
    if not evidence.first_hand:
        return _named_only(ask, families, evidence, cosine)
    if evidence.defines:
        return Standing(0.0, _status(evidence), "It tells of something else.", evidence)
    told = told_strength(ask, families, evidence, cosine, like)
    status = _status(evidence)
    if told < rules.soft.partly:
        return Standing(_ELSE * told / rules.soft.partly, status, "It tells of something else.", evidence)
    if speaks_against(evidence.evidence.text.lower(), families):
        return Standing(rules.statuses["negated"], "negated", "The story speaks against it.", evidence)
    if status in _WEAK:
        return Standing(rules.statuses[status] + 0.03 * told, status, "It was near the thing, not its doing.", evidence)
    return _shown(ask, evidence, status, told)


def _shown(ask: Ask, evidence: EvidenceParts, status: Status, told: float) -> Standing:
    """The standing of a story that shows the skill, by how far and in which setting."""
    rules = scoring()
    if status == "occasional":
        return Standing(rules.relations["adjacent"] + 0.02, status, "It shows it in part.", evidence)
    match = field_match(ask.setting, evidence.fields)
    if match is not None and match < rules.soft.same_setting and evidence.fields.told >= rules.soft.setting_told:
        return Standing(rules.relations["transferable"], status, "A story shows it, in another setting.", evidence)
    long = len(evidence.evidence.text.split()) >= rules.soft.story_words
    if told >= rules.soft.fully or (long and match is not None and match >= rules.soft.own_setting):
        return Standing(rules.relations["direct"], status, "A story shows it.", evidence, same=True)
    return Standing(rules.relations["transferable"] - 0.04, status, "A story comes near it.", evidence)


def _signs_of_story(evidence: EvidenceParts) -> int:
    """How many signs of a story stand in what is told of, and not only in what is denied: "I had no dealings"."""
    told = " ; ".join(clause.text for clause in evidence.clauses if not clause.denied).lower()
    return sum(bool(sign.search(told)) for sign in signs("story_signs"))


def told_strength(
    ask: Ask, families: Sequence[Family], evidence: EvidenceParts, cosine: float | None, like: float | None
) -> float:
    """0–1: how much the text tells a story of the kind asked."""
    weights = scoring().soft
    text = evidence.evidence.text.lower()
    hits = sum(bool(line.search(text)) for family in families for line in family.story)
    signs = _signs_of_story(evidence)
    shared = len(ask.stems & evidence.stems)
    strength = weights.hit * min(3, hits) + weights.sign * min(3, signs) + weights.word * min(2, shared)
    strength += weights.outcome * evidence.outcome
    if cosine is not None:
        strength += weights.cosine * max(0.0, cosine - 0.1)
    if like is not None:
        strength += weights.like * max(0.0, like - 0.15)
    if cosine is None:
        strength *= weights.unaided
    if not hits and len(text.split()) < weights.least_words:
        return min(strength, 0.99 * weights.partly)  # too short for a story, and nothing of the kind in it
    return min(1.0, max(strength, _told_at_length(evidence, signs, cosine, like)))


def _told_at_length(evidence: EvidenceParts, signs: int, cosine: float | None, like: float | None) -> float:
    """The least strength of a story told at length: who tells a scene of the kind asked names no keyword of it.

    A line of work without a deed or a turn of events is no scene, unless its meaning is near what is asked; what it
    denies makes the meaning near, and tells nothing.
    """
    weights = scoring().soft
    length = len(evidence.evidence.text.split())
    told = bool(signs) or cosine is None or (cosine >= weights.scene_cosine and not evidence.denied)
    if length < weights.story_words or not told:
        return 0.0
    if (like or 0.0) >= weights.story_like:
        return weights.fully
    scene = cosine is not None and length >= weights.scene_words and signs >= _SCENE_SIGNS
    meant = (cosine or 0.0) >= weights.story_cosine and (like is None or (bool(signs) and like >= weights.story_far))
    return weights.partly if scene or meant or (like or 0.0) >= weights.story_near else 0.0


def _named_only(ask: Ask, families: Sequence[Family], evidence: EvidenceParts, cosine: float | None) -> Standing:
    rules = scoring()
    asked = {concept for branch in ask.branches for part in branch for concept in part.concepts}
    by_name = any(named.concept_id in asked for named in evidence.named)
    cover = len(ask.stems & evidence.stems) / max(1, len(ask.stems))
    if evidence.evidence.type == "skill":
        alike = (cosine or 0.0) >= rules.soft.named
        near = rules.statuses["listed"] if by_name or cover >= 0.5 or alike else 0.3 * cover
        return Standing(near, "listed", "It is named, and no story shows it.", evidence)
    told = any(family.asks.search(evidence.evidence.text.lower()) for family in families)
    told = told or (cosine or 0.0) >= rules.soft.taught
    near = rules.statuses["studied"] if told or cover >= 0.5 else 0.25 * cover
    return Standing(near, "studied", "It was taught in a course.", evidence)


def _status(evidence: EvidenceParts) -> Status:
    """The most cautious reading of the clauses, for a story is told as a whole.

    Where another takes the matter over, what the person did before shows the skill in part.
    """
    left = without_what_others_took(evidence.evidence.text.lower())
    if left is not None:
        own = len(left.split()) >= scoring().soft.story_words and any(
            sign.search(left) for sign in signs("story_signs")
        )
        return "occasional" if own else "observed"
    told = {clause.status for clause in evidence.clauses}
    for status in _CAUTIOUS:
        if status in told:
            return status
    return "demonstrated"
