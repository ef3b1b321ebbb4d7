"""The form in which two ways of saying one thing are the same: aliases, spelling, figures and idle words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.skills.mentions import find_mentions
from tailoring.skills.normalise import fold_word, tokens
from tailoring.skills.taxonomy import Taxonomy
from tailoring.wording import writing_data

_SENTENCE_END = re.compile(r"(?<=[.!?;])\s+")
# Finer than `CLAUSE`: the guard compares these word for word, and an item of a list may be left out.
_JOINT = re.compile(r"[,;:.!?—–|/]|\b(?:and|or|but|then)\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]*\)")
_IDLE = frozenset({"a", "an", "the", "i", "i've", "i'm", "my", "have", "was", "am"})

Clause = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a whole mention, with its key and place."""

    key: str
    start: int
    end: int


def sentences(text: str) -> list[str]:
    """The sentences of a text; a semicolon ends one too."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


@lru_cache(maxsize=4096)
def words(text: str, taxonomy: Taxonomy) -> tuple[Word, ...]:
    """The words of a text, a mention of a concept counting as one word named by the concept."""
    found: list[Word] = []
    mentions = list(find_mentions(text, taxonomy))
    for token in tokens(text):
        while mentions and mentions[0].span.end <= token.start:
            mentions.pop(0)
        if mentions and mentions[0].span.start <= token.start < mentions[0].span.end:
            if mentions[0].span.start == token.start:
                found.append(Word(f"#{mentions[0].concept_id}", token.start, mentions[0].span.end))
            continue
        found.append(Word(token.folded, token.start, token.end))
    return tuple(found)


@lru_cache(maxsize=4096)
def clauses(text: str, taxonomy: Taxonomy) -> tuple[Clause, ...]:
    """The clauses of a sentence as word keys, idle words left out; empty ones are dropped."""
    idle = _idle_adverbs()
    cuts = [match.start() for match in _JOINT.finditer(text) if not _inside_word(text, match)]
    kept: list[list[str]] = [[]]
    pending = list(cuts)
    for word in words(text, taxonomy):
        while pending and pending[0] < word.start:
            pending.pop(0)
            kept.append([])
        if pending and word.start <= pending[0] < word.end:
            # The joint itself ("and"), or one inside a mention ("health and safety").
            pending.pop(0)
            if word.key in {"and", "or", "but", "then"}:
                kept.append([])
                continue
        if word.key not in _IDLE and word.key not in idle:
            kept[-1].append(word.key)
    return tuple(tuple(clause) for clause in kept if clause)


def _inside_word(text: str, match: re.Match[str]) -> bool:
    """A point or comma inside a number or a name (1,200; 2.4; node.js) joins nothing."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return match.group() in ",.:/" and before.strip() != "" and after.strip() != ""


@cache
def _idle_adverbs() -> frozenset[str]:
    return frozenset(fold_word(word) for word in writing_data().idle_adverbs)


def without_parentheses(text: str) -> str:
    """The text less what stands in parentheses."""
    return " ".join(_PARENTHESES.sub(" ", text).split())


def contains(haystack: Sequence[str], needle: Sequence[str]) -> bool:
    """Whether `needle` stands in `haystack` as a run."""
    size = len(needle)
    return any(tuple(haystack[at : at + size]) == tuple(needle) for at in range(len(haystack) - size + 1))
