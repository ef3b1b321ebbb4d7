"""Which language a text is in."""

from __future__ import annotations

import re

SHORTEST = 120
LONGEST = 6000
# Small words of English and of its neighbours: where the first clearly prevail, the slow detector is not loaded.
_ENGLISH = frozenset(["the", "and", "with", "from", "by", "for", "to", "of", "using", "their", "which", "at"])
_OTHER = frozenset(
    [
        "de",
        "la",
        "el",
        "los",
        "las",
        "y",
        "en",
        "con",
        "para",
        "por",
        "que",
        "un",
        "una",
        "der",
        "die",
        "das",
        "und",
        "mit",
        "für",
        "von",
        "im",
        "zur",
        "le",
        "les",
        "des",
        "et",
        "du",
        "pour",
        "dans",
        "avec",
        "sur",
        "het",
        "een",
        "van",
        "voor",
        "met",
        "di",
        "e",
        "il",
        "che",
        "per",
        "del",
        "della",
        "em",
        "do",
        "da",
        "dos",
        "os",
        "och",
        "på",
        "i",
        "w",
        "z",
        "na",
        "ve",
    ]
)
_LEAST = 5
_DISTINCT = 4
_ONE_IN = 40
_MARGIN = 4
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """The ISO 639-1 code; "en" for texts too short to tell. The same text always gives the same code."""
    sample = text[:LONGEST]
    words = [word.lower() for word in _WORD.findall(sample)]
    if sum(map(len, words)) < SHORTEST or _plainly_english(words):
        return "en"
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0
    try:
        return str(detect(sample)).partition("-")[0]
    except LangDetectException:
        return "en"


def _plainly_english(words: list[str]) -> bool:
    found = [word for word in words if word in _ENGLISH]
    others = sum(word in _OTHER for word in words)
    enough = len(found) >= max(_LEAST, len(words) / _ONE_IN) and len(set(found)) >= _DISTINCT
    return enough and len(found) >= _MARGIN * others
