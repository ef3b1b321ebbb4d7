"""The words by which the noun phrase asked for is cut out, compiled from the data folder."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tailoring.data_files import load_yaml
from tailoring.model import Model

_OF_VERBS = 3
_ALL = 99
TOPICS = Path(__file__).parent / "data" / "topics.yaml"


class TopicWords(Model):
    """The file; see its comments."""

    lead_ins: tuple[str, ...]
    verbal: str
    tails: tuple[str, ...]
    never_begins: frozenset[str]
    never_holds: str
    thing_nouns: str
    soft_nouns: str
    never_ends: str
    most_words: int
    whole: str
    credential_nouns: str
    prepositions: str


@cache
def topic_words() -> TopicWords:
    """The words, read once."""
    return load_yaml(TOPICS, TopicWords)


@cache
def _lead_in(first: int) -> re.Pattern[str]:
    ways = "|".join(f"(?:{way})" for way in topic_words().lead_ins[:first])
    return re.compile(rf"[\s\"“'(,:*-]*(?:{ways})(?=[\s:,])[\s:,]*", re.IGNORECASE)


@cache
def tail() -> re.Pattern[str]:
    """Finds what may be taken off the end of a phrase."""
    ways = "|".join(f"(?:{way})" for way in topic_words().tails)
    return re.compile(rf"(?:(?<=\s)|(?=[\s,;:.!?()/–—-]))(?:{ways})$", re.IGNORECASE | re.DOTALL)


def lead_end(text: str, start: int, *, verbs_only: bool = False) -> int:
    """Where the thing asked begins behind all that only leads into it; or behind who must have it."""
    begin = start
    while (found := _lead_in(_OF_VERBS if verbs_only else _ALL).match(text, begin)) and found.end() > begin:
        begin = found.end()
    return begin
