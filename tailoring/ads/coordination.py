"""Parts what one clause asks in one breath, where each part is a thing of its own: "a CSCS card and a van licence"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tailoring.ads.asks import kind_of
from tailoring.ads.lines import split_sentences
from tailoring.ads.topic_words import lead_end, topic_words
from tailoring.model import Span
from tailoring.skills.concepts import Mention
from tailoring.skills.mentions import find_mentions
from tailoring.skills.taxonomy import Taxonomy

_JOINT = re.compile(
    r",\s+(?:and|plus|as well as|along with)\s+|,\s+|\s+(?:and|plus|as well as|along with|\+)\s+", re.IGNORECASE
)
_FORMAL = frozenset({"certification", "education", "eligibility", "language"})
_ARTICLE = re.compile(r"(?:an?|your own|their own|own|the)\s+\w", re.IGNORECASE)
_ADDITION = re.compile(
    r"(?:ideally|preferably|including|especially|particularly|such|as|in|with|of|on|at|for|to|by|from|within|which|who|"
    r"that|where|when|but|or|then|not|so|because|e\.g|is|are|be|would|will|must|should)\b",
    re.IGNORECASE,
)
_TO_OR = re.compile(r"(?:(?!\band\b)[^;.])*?\bor\b", re.IGNORECASE)
# "… your way around buses: UART, I2C": what is listed behind the colon lies under what is named before it.
_HEADED_LIST = re.compile(r"\w\s+\w[^:]*:\s+[^:]*$")
_COVERS = 0.6


@dataclass(frozen=True, slots=True)
class _Part:
    """A conjunct without what leads into it."""

    text: str
    start: int
    end: int
    strong: bool
    own: bool
    formal: str
    soft: bool


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = topic_words()
    return (
        re.compile(rf"\b(?:{words.whole})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{words.credential_nouns})\W*$", re.IGNORECASE),
        re.compile(rf"\b(?:{words.prepositions})\b", re.IGNORECASE),
    )


def coordinated(clause: str, span: Span, taxonomy: Taxonomy) -> tuple[Span, ...]:
    """The spans of the things that a clause asks; itself where it asks one, or several under one head."""
    whole, _, _ = _words()
    if len(split_sentences(clause, 0)) > 1 or whole.search(clause):
        return (span,)
    joints = [found for found in _JOINT.finditer(clause) if _is_open(clause, found)]
    if not joints:
        return (span,)
    mentions = find_mentions(clause, taxonomy)
    joints = [j for j in joints if not any(m.span.start < j.start() and j.end() < m.span.end for m in mentions)]
    cuts = [0, *(point for joint in joints for point in joint.span()), len(clause)]
    parts = [_part(clause, a, b, mentions) for a, b in zip(cuts[::2], cuts[1::2], strict=True)]
    if not all(part.text for part in parts):
        return (span,)
    begins, ends = [0], list[int]()
    for i, (before, after) in enumerate(pairwise(parts)):
        behind = clause[lead_end(clause, begins[-1], verbs_only=True) : before.end]
        if _parts_company(behind, before, after):
            ends.append(cuts[2 * i + 1])
            begins.append(cuts[2 * i + 2])
    ends.append(len(clause))
    return tuple(Span(start=span.start + a, end=span.start + b) for a, b in zip(begins, ends, strict=True))


def _is_open(clause: str, joint: re.Match[str]) -> bool:
    """Whether a joint stands outside brackets, in no list that ends with "or", and no mere addition follows."""
    at, after = joint.start(), clause[joint.end() :]
    if _ADDITION.match(after) or (joint[0].strip() == "," and _TO_OR.match(after)):
        return False
    return clause.count("(", 0, at) == clause.count(")", 0, at)


def _part(clause: str, start: int, end: int, mentions: tuple[Mention, ...]) -> _Part:
    _, credential_noun, _ = _words()
    begin = min(lead_end(clause, start), end)
    text = clause[begin:end].rstrip(" ,;.")
    inside = [m for m in mentions if start <= m.span.start and m.span.end <= end]
    kind = kind_of(text, years=False)[0] if text else "hard_skill"
    formal = kind if kind in _FORMAL else ""
    strong = any(m.credential for m in inside) or bool(credential_noun.search(text)) or kind == "certification"
    covered = sum(m.span.end - m.span.start for m in inside) >= _COVERS * max(len(text), 1)
    own = kind != "soft_skill" and (strong or bool(formal) or covered or bool(_ARTICLE.match(text)))
    return _Part(text, begin, end, strong, own, formal, kind == "soft_skill")


def _parts_company(behind: str, before: _Part, after: _Part) -> bool:
    """Whether a joint stands between two things; `behind` is all that the thing before it says."""
    _, _, preposition = _words()
    headed = _HEADED_LIST.search(behind) and not (before.strong or after.strong or after.formal)
    if not re.match(r"[^\W\d_]{2}|\d+(?:st|nd|rd|th)\b|an?\s", after.text) or headed or _share_a_head(before, after):
        return False
    if before.formal == after.formal == "language" or re.match(r"\w+ly\b", after.text):
        return False
    if preposition.search(behind):  # what goes on may belong under the same preposition
        return after.strong and (before.strong or bool(_ARTICLE.match(after.text)))
    if before.own and after.own:
        return True
    if before.soft != after.soft and (before.own or after.own):
        return True
    return before.formal != after.formal and len(after.text.split()) > 1


def _share_a_head(before: _Part, after: _Part) -> bool:
    """Whether the part behind names the head of both: "category B and C1 licences", "food and fire safety"."""
    _, credential_noun, _ = _words()
    found = credential_noun.search(after.text)
    if not found or _ARTICLE.match(after.text) or credential_noun.search(before.text):
        return False
    plural = found[0].rstrip(" .,").lower().endswith("s")
    return (
        (plural and not before.strong)
        or (len(before.text.split()) == 1 and not before.strong)
        or (plural and len(before.text.split()) == 1)
    )
