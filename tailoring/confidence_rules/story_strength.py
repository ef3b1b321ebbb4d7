"""How much a text tells a story of the kind asked: deeds of the family, signs of a scene, and its meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from tailoring.confidence_rules.denials import denied_stems
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.soft_families import Family, signs
from tailoring.confidence_rules.story_reach import own_deeds, to_credit

_OF_DEEDS = 2  # the first signs of a story tell what a person did; the last, when
_SENTENCE = re.compile(r"(?<=[\w)\"%’'])[.;!?]\s+(?=[A-Z0-9\"“‘'])|;\s")
_PEOPLE = re.compile(
    r"\b(?:i|me|my|we|us|our|he|she|they|him|her|his|them|their|who|"
    r"nobody|no one|none|everyone|everybody|someone|each|both|man|woman|boy|girl|lad|child|lady|gentleman|stranger|"
    r"neighbour|father|mother|son|daughter|brother|sister|wife|husband|widow|widower|bride|groom|mum|dad)\b"
)
_SENTENCE_WORDS = 2  # fewer tell nothing
_PIECE = re.compile(r"[.;:,!?–—]\s*|\s+(?:and|but|so)\s+")


def hits_in(evidence: EvidenceParts, families: Sequence[Family]) -> int:
    """How many kinds of deed of the families asked the text tells."""
    return deeds_in(evidence.evidence.text.lower(), tuple(families))


@lru_cache(maxsize=8192)
def deeds_in(text: str, families: tuple[Family, ...]) -> int:
    """How many kinds of deed of the families a text in small letters tells."""
    return sum(bool(line.search(text)) for family in families for line in family.story)


@lru_cache(maxsize=4096)
def _told(text: str) -> str:
    """What a text tells of, without what it denies: "I had no dealings" tells nothing, "nobody left" does."""
    ends = [0, *(match.end() for match in _PIECE.finditer(text)), len(text)]
    pieces = (text[start:end] for start, end in pairwise(ends))
    return "".join(piece for piece in pieces if not denied_stems(piece) or to_credit(piece.lower()))


def _signs(text: str, most: int | None = None) -> int:
    """How many of the first signs of a story stand in a text in small letters."""
    return sum(bool(sign.search(text)) for sign in signs("story_signs")[:most])


def told_strength(
    families: Sequence[Family], evidence: EvidenceParts, cosine: float | None, like: float | None
) -> float:
    """0–1: how much the text tells a story of the kind asked."""
    weights = scoring().soft
    hits = hits_in(evidence, families)
    text = evidence.evidence.text
    told = _told(text).lower()
    turns = _signs(told)
    strength = weights.hit * min(3, hits) + weights.sign * min(3, turns) + weights.outcome * evidence.outcome
    if cosine is not None:
        strength += weights.cosine * max(0.0, cosine - 0.1)
    if like is not None:
        strength += weights.like * max(0.0, like - 0.15)
    if cosine is None:
        strength *= weights.unaided
    plain = own_deeds(text.lower())[0] > 0 and (cosine is not None or hits > 0)  # a line of work on any matter opens so
    deed = _signs(told, _OF_DEEDS) > 0 or plain or (turns > 0 and hits > 1)  # a time alone is no deed
    if not deed or (not hits and len(text.split()) < weights.least_words):
        return min(strength, 0.99 * weights.shown)  # no deed, or too short and nothing of the kind in it
    return min(1.0, strength)


def is_scene(text: str) -> bool:
    """Whether a text tells a scene: at length, in more than one sentence, with people in it.

    Who tells a scene names no keyword of the skill, and each author's scenes have other words: what all have in common
    is that something happens between people, and a line of work is one sentence on things.
    """
    if len(text.split()) < scoring().soft.story_words:
        return False
    told = [piece for one in _SENTENCE.split(text) if len((piece := _told(one)).split()) >= _SENTENCE_WORDS]
    return len(told) > 1 and any(_PEOPLE.search(one.lower()) for one in told)
