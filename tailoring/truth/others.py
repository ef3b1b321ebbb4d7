"""Finds what the facts give to someone else: a colleague, a team, an agency, a named person."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tailoring.truth.evidence import Evidence
from tailoring.truth.knowledge import Verbs, any_of, knowledge
from tailoring.truth.passages import Passage, passage, verb_forms

_PARTS = re.compile(r"[,;:.](?:\s|$)")
_SUBJECT = 7
_TITLED = frozenset({"Dr", "Mr", "Mrs", "Ms", "Prof", "Miss"})
_NOT_OTHERS = frozenset(
    {"i", "we", "my", "which", "who", "that", "after", "before", "by", "for", "to", "with", "from", "of"}
)


def is_anothers(one: Evidence, stem: str) -> bool:
    """Whether the part of the sentence that names the thing has someone else as its doer."""
    cues = any_of(knowledge(Verbs).others_cues)
    for part in _PARTS.split(one.text):
        if stem in passage(part).stems():
            return bool(cues.search(part)) or any(deed.text == part.strip() for deed in others_deeds(one))
    return False


@dataclass(frozen=True, slots=True)
class OthersDeed:
    """What someone else did: the part of the sentence, and the verb."""

    text: str
    verb: str


def others_deeds(one: Evidence) -> list[OthersDeed]:
    """The parts of a sentence in which another person or group does something: "Marta wrote the menu"."""
    found: list[OthersDeed] = []
    for text in _PARTS.split(one.text):
        part = passage(text.strip())
        at = next((n for n, word in enumerate(part.words[1:_SUBJECT], start=1) if _finite(word.lower)), None)
        if at is not None and _is_other(part, at, one):
            found.append(OthersDeed(text.strip(), part.words[at].lower))
    return found


def _finite(word: str) -> bool:
    form = verb_forms().get(word)
    return word in knowledge(Verbs).did or (form is not None and form[2] in {"past", "s"} and form[0] != word)


def _is_other(part: Passage, at: int, one: Evidence) -> bool:
    """Whether the words before a verb name a person or a group other than the writer."""
    others = knowledge(Verbs).others
    words = list(part.words[:at])
    if not words or words[0].lower in verb_forms() or any(word.lower in _NOT_OTHERS for word in words):
        return False
    cut = next((n for n, word in enumerate(words) if word.lower in {"in", "on", "at", "beside", "under"}), len(words))
    head = words[:cut][-1] if cut else words[-1]
    owned = part.text[head.end : head.end + 2] in {"'s", "’s"}
    if head.lower in others and not owned:
        return True
    titled = words[0].raw in _TITLED
    named = len(words) <= 2 and all(word.capital for word in words) and words[0].lower not in one.fact.employer.lower()
    following = part.words[at + 1].lower if at + 1 < len(part.words) else ""
    return titled or (named and following in {"it", "them", "the", "a", "an", "this", "that", "all"})
