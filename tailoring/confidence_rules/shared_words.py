"""Which of the words asked a piece of evidence speaks, and whether it names the thing by its name."""

from __future__ import annotations

import re
from functools import lru_cache

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import ASIDE, Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.knowledge import anybody, people_words, product_kinds, same_stems
from tailoring.confidence_rules.words import stems, words

_WORD = re.compile(r"[\w'’+#-]+")
_MAKER_AND_NAME = 2
_TELLING = 5  # letters: a shorter word may be of any name
_PROPER = re.compile(r"(?<![\w-])[A-Z][\w+#.-]*")


def _without_kind(part: Part) -> frozenset[str]:
    """The asked words; of a thing with a name, its name alone: who knows Fourth knows the "Fourth system".

    The kind stands last: "Machine Learning" is no machine of the name of Learning.
    """
    if not product_kinds() & {*stems(part.text)[-1:]}:
        return part.stems
    names = frozenset(one for word in _PROPER.findall(part.text) for one in stems(word)) - product_kinds()
    named = part.stems & names
    return named if named and part.stems - named <= product_kinds() else part.stems


def named_in_brackets(part: Part, ask: Ask, evidence: EvidenceParts) -> bool:
    """Whether one clause speaks of most of what is asked by a name that the ad gives as an example of it."""
    if "(" not in ask.text:
        return False
    named = {one for aside in ASIDE.findall(ask.text) for word in _PROPER.findall(aside) for one in stems(word)}
    return any(
        len(part.stems & clause.stems) >= 0.6 * len(part.stems) and bool(named & clause.stems - clause.denied)
        for clause in evidence.clauses
    )


def named_without_kind(part: Part, evidence: EvidenceParts) -> bool:
    """Whether the evidence writes the name alone, as a name, where the ad adds of what kind the thing is."""
    name = _without_kind(part)
    written = {one for word in _PROPER.findall(evidence.evidence.text) for one in stems(word)}
    return name < part.stems and name <= written


def listed_by_its_own_name(part: Part, evidence: EvidenceParts) -> bool:
    """Whether a list of skills has the product by the last word of its name: "Adobe CC: Illustrator, InDesign"."""
    names = _PROPER.findall(part.text)
    if evidence.evidence.type != "skill" or len(names) < _MAKER_AND_NAME or len(names[-1]) < _TELLING:
        return False
    told = evidence.evidence.text
    listed = told == names[-1] or "," in told or names[0] in told  # "Willing to relocate: Anywhere" is no list
    return listed and names[-1] in _PROPER.findall(told) and frozenset(stems(names[-1])).isdisjoint(product_kinds())


def cover_of(part: Part, evidence: EvidenceParts) -> tuple[frozenset[str], float]:
    """The asked words that one clause speaks, and their share; words scattered over the clauses count for less."""
    asked = _without_kind(part)
    whole = _spoken(part, asked, evidence.stems, evidence.evidence.text)
    if not whole:
        return whole, 0.0
    each = (_spoken(part, asked, clause.stems, clause.text) for clause in evidence.clauses)
    closest = max(each, key=len, default=whole)
    together = len(closest) / len(asked)
    apart = 0.0 if part.concepts else 0.6 * len(whole) / len(asked)
    return (closest, together) if together >= apart else (whole, apart)


def _spoken(part: Part, asked: frozenset[str], told: frozenset[str], text: str) -> frozenset[str]:
    """The asked words that a text speaks itself, by a word of one meaning, or, of people, by those of any trade."""
    found = asked & told
    if not found:
        return found
    same = same_stems()
    left = asked - found
    alike = {one for one in left if one in same and same[one] in {same.get(other) for other in told}}
    of_people = _anybody_asked(part.text) & left
    if of_people and _people_named(text):
        alike |= of_people
    return found | alike


def of_any_trade(part: Part) -> bool:
    """Whether something is asked that is done with the people of a workplace, of whatever trade."""
    return bool(_anybody_asked(part.text))


@lru_cache(maxsize=2048)
def _anybody_asked(text: str) -> frozenset[str]:
    return frozenset(one for word in words(text) if word in anybody() for one in stems(word))


@lru_cache(maxsize=8192)
def _people_named(text: str) -> bool:
    return any((word in people_words() and word.endswith("s")) or word in anybody() for word in words(text))


def in_words(shared: frozenset[str], text: str) -> str:
    """The shared words as the ad writes them: "“audit” and “leading”"."""
    found = [word for word in dict.fromkeys(_WORD.findall(text)) if shared & set(stems(word))]
    quoted = [f"“{word}”" for word in found] or ["its words"]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
