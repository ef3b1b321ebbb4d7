"""Finds words that look misspelt. The word list is pyspellchecker's; the words of every trade are added to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tailoring.skills.normalise import fold_word
from tailoring.skills.taxonomy import Taxonomy

_WORD = re.compile(r"(?<![\w@./'’-])[a-z]{4,}(?![\w@/'’-])")


def misspelt(text: str, known_text: str, taxonomy: Taxonomy) -> list[str]:
    """Lower-case words of `text` that no list knows, in order. Words of `known_text` (the ad) count as known.

    Names and abbreviations carry capitals and are not judged.
    """
    seen = dict.fromkeys(_WORD.findall(text))
    elsewhere = set(_WORD.findall(known_text.lower()))
    trade = _trade_words(taxonomy)
    candidates = [word for word in seen if word not in elsewhere and fold_word(word) not in trade]
    unknown: set[str] = _dictionary().unknown(candidates)
    return [word for word in candidates if word in unknown and not _compound(word)]


def _compound(word: str) -> bool:
    """Whether the word is two known words written together or a known word with a common beginning or ending."""
    known = _dictionary()
    cuts = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    if any(known.known([left]) and known.known([right]) for left, right in cuts):
        return True
    stem = re.sub(
        r"^(?:re|un|pre|co|multi|non|sub|over|under)|(?:ise|ised|ising|isation|ize|ized|izing|s|ed|ing)$", "", word
    )
    return stem != word and len(stem) > 3 and bool(known.known([stem, f"{stem}e"]))


_taxonomies: dict[int, frozenset[str]] = {}


def _trade_words(taxonomy: Taxonomy) -> frozenset[str]:
    key = id(taxonomy)
    if key not in _taxonomies:
        named = [*taxonomy.concepts.values(), *taxonomy.credentials.values()]
        phrases = (phrase for known in named for phrase in (known.name, *known.aliases))
        _taxonomies[key] = frozenset(fold_word(w) for phrase in phrases for w in re.findall(r"\w+", phrase.lower()))
    return _taxonomies[key]


@cache
def _dictionary() -> Any:
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)
