"""Soft skills: shown by a story in some setting, never by their name alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import field_match
from tailoring.confidence_rules.meaning import Meaning
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_families import (
    Family,
    all_families,
    signs,
    speaks_against,
    without_what_others_took,
)
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.story_reach import (
    nothing_but_beside,
    opens_with_deed,
    others_took_part,
    own_deeds,
    statuses_told,
    told_from_elsewhere,
    told_in_part,
)
from tailoring.confidence_rules.story_strength import hits_in, is_scene, told_strength
from tailoring.services import Embedder, Vectors

_PLAIN = 2  # kinds of deed that show the skill in a line as short as a résumé's
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
    ask: Ask, families: Sequence[Family], evidence: EvidenceParts, meaning: Meaning, like: float | None
) -> Standing:
    """How a piece of evidence shows the soft skill asked. `like` is its nearness to model stories, where known."""
    rules = scoring()
    if not evidence.first_hand:
        return _named_only(ask, families, evidence, meaning.cosine)
    status = _status(ask, families, evidence)
    if evidence.defines:
        return Standing(0.0, status, "It tells of something else.", evidence)
    told = told_strength(families, evidence, _cosine(families, evidence, meaning), like)
    if told < rules.soft.shown and not is_scene(evidence.evidence.text):
        return Standing(_ELSE * told / rules.soft.shown, status, "It tells of something else.", evidence)
    if speaks_against(evidence.evidence.text.lower()):
        return Standing(rules.statuses["negated"], "negated", "The story speaks against it.", evidence)
    if status in _WEAK:
        return Standing(rules.statuses[status] + 0.03 * told, status, "It was near the thing, not its doing.", evidence)
    return _shown(ask, families, evidence, status, told)


def _cosine(families: Sequence[Family], evidence: EvidenceParts, meaning: Meaning) -> float | None:
    """How near the meaning is; without a deed of the family, by more than words shared, perhaps in two senses."""
    cosine = meaning.cosine
    if cosine is None or cosine < scoring().soft.scene_cosine or hits_in(evidence, families):
        return cosine
    return cosine if meaning.rest is None else min(cosine, meaning.rest)


def _shown(ask: Ask, families: Sequence[Family], evidence: EvidenceParts, status: Status, told: float) -> Standing:
    """The standing of a story that shows the skill, by how far and in which setting."""
    rules = scoring()
    if status == "occasional":
        return Standing(rules.relations["adjacent"] + 0.02, status, "It shows it in part.", evidence)
    if _in_another_setting(ask, evidence):
        return Standing(rules.relations["transferable"], status, "A story shows it, in another setting.", evidence)
    scene, hits = is_scene(evidence.evidence.text), hits_in(evidence, families)
    if not scene and not hits:
        return Standing(rules.relations["weak"] + 0.08, status, "A few words come near it.", evidence)
    if told >= rules.soft.shown and (scene or hits >= _PLAIN):
        return Standing(rules.relations["direct"], status, "A story shows it.", evidence, same=True)
    return Standing(rules.relations["transferable"] - 0.04, status, "A story comes near it.", evidence)


def _in_another_setting(ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether the story names another post or place than the job's, or a line of work tells another walk of life."""
    if told_from_elsewhere(ask, evidence):
        return True
    weights = scoring().soft
    match = field_match(ask.setting, evidence.fields)
    far = match is not None and match < weights.same_setting and evidence.fields.told >= weights.setting_told
    return far and opens_with_deed(evidence.evidence.text)


def _named_only(ask: Ask, families: Sequence[Family], evidence: EvidenceParts, cosine: float | None) -> Standing:
    rules = scoring()
    asked = {concept for branch in ask.branches for part in branch for concept in part.concepts}
    by_name = any(named.concept_id in asked for named in evidence.named)
    shared = len(ask.stems & evidence.stems)
    cover = shared / max(1, len(ask.stems))
    told = any(family.asks.search(evidence.evidence.text.lower()) for family in families)
    if evidence.evidence.type == "skill":
        alike = (cosine or 0.0) >= rules.soft.named
        named = (by_name and (told or not families)) or (cover >= 0.5 and (told or shared > 1))
        near = rules.statuses["listed"] if named or alike else 0.3 * cover
        return Standing(near, "listed", "It is named, and no story shows it.", evidence)
    told = told or (cosine or 0.0) >= rules.soft.taught
    near = rules.statuses["studied"] if told or cover >= 0.5 else 0.25 * cover
    return Standing(near, "studied", "It was taught in a course.", evidence)


def _status(ask: Ask, families: Sequence[Family], evidence: EvidenceParts) -> Status:
    """The most cautious reading of the clauses, for a story is told as a whole.

    Where another takes the matter over, what the person did before shows the skill in part.
    """
    text = evidence.evidence.text.lower()
    left = without_what_others_took(text)
    if left is not None:
        own = len(left.split()) >= scoring().soft.story_words and any(
            sign.search(left) for sign in signs("story_signs")
        )
        return "occasional" if own else "observed"
    told = set(statuses_told(evidence.clauses))
    for status in _CAUTIOUS:
        if status in told:
            return status
    if nothing_but_beside(text):
        return "observed"
    if others_took_part(text):
        return "occasional" if own_deeds(text)[1] else "observed"
    return "occasional" if told_in_part(ask, text, families) else "demonstrated"
