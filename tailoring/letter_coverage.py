"""Whether a story names all that the letter quotes of a need: no "B2B" or "large-scale" is answered by silence."""

from __future__ import annotations

import re

from tailoring.letter_words import letter_data
from tailoring.model import Span
from tailoring.posting import Requirement
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

_STEM = 5
_WORD = re.compile(r"[^\W_][\w+#]*")
_OR = re.compile(r"\s+or\s+|/")


def covers(requirement: Requirement, need: tuple[str, Span], told: str, taxonomy: Taxonomy) -> bool:
    """Whether every telling word of the `need` is `told`: itself, by another name, or by a kind of it.

    Of what is asked one "or" the other, one is enough.
    """
    named = _named(requirement, need[1], told, taxonomy)
    said = {_stem(word) for word in _WORD.findall(told)} | named
    ways = [_WORD.findall(way) for way in _OR.split(need[0])]
    telling = [[word for word in way if not _is_light(word)] for way in ways]
    return any(words and all(_stem(word) in said for word in words) for words in telling)


def _named(requirement: Requirement, need: Span, told: str, taxonomy: Taxonomy) -> set[str]:
    """The stems of those names within the need that the story has another word, or a narrower one, for."""
    mentions = [one for one in find_mentions(told, taxonomy) if one.modality == "held" and one.actor != "other"]
    held = {above for one in mentions for above in (one.concept_id, *taxonomy.ancestors(one.concept_id))}
    terms = [one for one in requirement.terms if one.span.start < need.end and need.start < one.span.end]
    return {_stem(word) for term in terms if term.concept_id in held for word in _WORD.findall(term.text)}


def _stem(word: str) -> str:
    return word.casefold().rstrip("s")[:_STEM]


def _is_light(word: str) -> bool:
    return re.fullmatch(letter_data().need_light, word, re.IGNORECASE) is not None
