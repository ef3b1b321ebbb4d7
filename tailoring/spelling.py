"""Finds words that look misspelt. The word list is pyspellchecker's; the words of every trade are added to it."""

from __future__ import annotations

import re
from functools import lru_cache

from tailoring.skills.normalise import fold_word
from tailoring.skills.taxonomy import Taxonomy
from tailoring.word_list import english_words, longest_word

# What is so much longer than any word is no misspelling of one.
_TOO_LONG = 3
_WORD = re.compile(r"(?<![\w@./'’-])[a-z]{4,}(?![\w@/'’-])")


def misspelt(text: str, known_text: str, taxonomy: Taxonomy) -> list[str]:
    """Lower-case words of `text` that no list knows, in order. Words of `known_text` (the ad) count as known.

    Names and abbreviations carry capitals and are not judged.
    """
    seen = dict.fromkeys(_WORD.findall(text))
    elsewhere = set(_WORD.findall(known_text.lower()))
    known, longest = english_words(), longest_word() + _TOO_LONG
    unknown = [word for word in seen if word not in known and word not in elsewhere and len(word) <= longest]
    trade = taxonomy.words
    doubtful = [word for word in unknown if word not in trade and not _compound(word)]
    if not doubtful:
        return []
    return [word for word in doubtful if fold_word(word) not in _folded(trade)]


def _compound(word: str) -> bool:
    """Whether the word is two known words written together or a known word with a common beginning or ending."""
    known = english_words()
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    if any(left in known and right in known for left, right in cuts):
        return True
    stem = re.sub(
        r"^(?:re|un|pre|co|multi|non|sub|over|under)|(?:ise|ised|ising|isation|ize|ized|izing|s|ed|ing)$", "", word
    )
    return stem != word and len(stem) > 3 and (stem in known or f"{stem}e" in known)


@lru_cache(maxsize=2)
def _folded(trade: frozenset[str]) -> frozenset[str]:
    return frozenset(map(fold_word, trade))
