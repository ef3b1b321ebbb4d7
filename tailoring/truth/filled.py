"""Tells how a title was held, if at all: filled for a time, as cover, sought, offered and turned down."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.truth.deed_words import Titles, Verbs
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import any_of, any_word, knowledge
from tailoring.truth.passages import Passage, Word, canonical

_FILLED = re.compile(
    r"\b(?:act(?:ed|ing)|interim|stood in|standing in|deputi[sz]\w*|cover(?:ed|ing)?"
    r"|stepped|filled|in charge|ran|took (?:charge|over))\b",
    re.IGNORECASE,
)
_BESIDE = frozenset({"assisted", "supported", "alongside", "under"})
_BEHIND_WHO = re.compile(r" (?:who|that|whose) ")
FOR_A_TIME = re.compile(
    r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d+|several|few|the|that|her|his|my|their)[ -]"
    r"(?:\w+[ -])?"
    r"(?:days?|weeks?|months?|fortnight|shifts?|afternoons?|mornings?|summer|spell|term|holidays?|season|weekends?)\b"
    r"|\b(?:temporar\w+|interim|acting|acted|cover\w*|briefly|stood in|standing in|stand-in|relief)\b",
    re.IGNORECASE,
)


def only_filled(
    statement: Passage, first: int, said: Sequence[Word], held: Sequence[Sequence[str]], source: Source
) -> Evidence | None:
    """The sentence that gives the title, or the field in it, only as cover, as help or as sought."""
    if stood_in(statement, first, source):
        return None
    owned = {canonical(word) for title in held for word in title}
    telling = ({word.stem for word in said if word.content} - owned) & source.stems
    small = knowledge(Verbs).small_parts
    for one in source.evidence:
        looked_on = any_of(knowledge(Verbs).exposure).search(one.text)
        slight = (
            looked_on
            or any_of(knowledge(Titles).standing_in).search(one.text)
            or any(word.lower in small for word in one.passage.words)
        )
        elsewhere = any(telling <= other.stems for other in source.evidence if other is not one)
        if slight and telling and telling <= one.stems and not elsewhere and not _says_small(statement, one):
            return one
    return None


def _says_small(statement: Passage, one: Evidence) -> bool:
    small = knowledge(Verbs).small_parts
    return any(word.lower in small for word in statement.words) or bool(
        {w.lower for w in statement.words} & {w.lower for w in one.passage.words if w.lower in small}
    )


def stood_in(statement: Passage, first: int, source: Source) -> bool:
    """Whether the statement says that the title was only filled for a time, as the facts do."""
    titles = knowledge(Titles)
    sentence = statement.part(statement.sentence_of(first))
    said = any_word(titles.stood_in).search(sentence)
    if said and said.group().lower() in _BESIDE and _BEHIND_WHO.search(sentence[: said.start()]):
        # "Manager who supported a student": not the post was filled beside another.
        return False
    if said and said.group().lower() in {"acting", "interim"} and not _FILLED.search(source.text):
        return False
    words = {word.lower for one in source.evidence for word in one.passage.words}
    small = words & (titles.lowering | set(knowledge(Verbs).small_parts))
    return bool(said) and bool(small or any_of(titles.standing_in).search(source.text))


def stood_in_as(statement: Passage, first: int, said: Sequence[Word], source: Source) -> bool:
    """Whether the statement says that this very title was only filled for a time, as a fact does."""
    cues = any_of(knowledge(Titles).standing_in)
    # "Acting head chef" is head chef, acting.
    named = {word.lower for word in said} - {"acting", "interim", "relief", "temporary", "stand-in"}
    filled = (one for one in source.evidence if cues.search(one.text) or FOR_A_TIME.search(one.text))
    return stood_in(statement, first, source) and any(
        named <= {word.lower for word in one.passage.words} for one in filled
    )
