"""Which texts of a skills section are sentences rather than lists."""

from __future__ import annotations

import re

from tailoring.reading.cues import is_prose, starts_with_verb
from tailoring.reading.rows import Piece
from tailoring.reading.skill_levels import ELIDED, LENGTH
from tailoring.reading.skill_lists import split_list

_LONGEST = 9  # words of one skill; more is a sentence
_SHORTEST_SENTENCE = 4  # words
_LONG_SENTENCE = 20  # words of a sentence that may have as many commas as a list
_SENTENCE_MEMBER = 7  # words between two of its commas
_SKILLED_IN = re.compile(r"(?i),\s*(?:very\s+)?(?:strong|good|excellent|proven|solid)\s+(?:\w+\s+)?skills\s+in\s")
_SENTENCE_BEFORE_LIST = 5  # words before the first comma that make a sentence, where they read as one


def is_sentence(text: str) -> bool:
    """Whether a text of a skills section reads as a sentence: by its length, its words, and what its commas part."""
    bare = LENGTH.sub("", text)
    if len(LENGTH.findall(text)) > 1 and not is_prose(bare):
        return False  # a site's list of skills, each with its years
    if _SKILLED_IN.search(text):
        return True
    parts = list(split_list(Piece(bare, 0)))
    opening = len(parts[0].text.split()) if len(parts) > 1 else 0
    if opening > 2 * _SENTENCE_BEFORE_LIST or (opening >= _SENTENCE_BEFORE_LIST and is_prose(parts[0].text)):
        return True  # "Worked with debuggers of several makers, such as …": what follows is the sentence's own
    longest = max(len(part.text.split()) for part in parts) if parts else 0
    if len(text.split()) >= _LONG_SENTENCE and text.rstrip().endswith(".") and longest >= _SENTENCE_MEMBER:
        return True
    if len(parts) >= 3 and sum(len(part.text.split()) for part in parts) / len(parts) <= 6:
        return False
    text = ELIDED.sub("", text)
    count = len(text.split())
    told = count >= _SHORTEST_SENTENCE and text.rstrip().endswith(".") and starts_with_verb(text)
    return count > _LONGEST or told or (is_prose(text) and count > _SHORTEST_SENTENCE)
