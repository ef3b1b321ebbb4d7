"""Which language a text is in."""

from __future__ import annotations

import importlib
import re
from typing import Any

from tailoring.reading.layout_data import small_words

SHORTEST = 120
LONGEST = 6000
# Where English small words clearly prevail, the slow detector is not loaded.
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
    langdetect: Any = importlib.import_module("langdetect")  # slow to load, and without types
    langdetect.DetectorFactory.seed = 0
    try:
        return str(langdetect.detect(sample)).partition("-")[0]
    except langdetect.LangDetectException:
        return "en"


def _plainly_english(words: list[str]) -> bool:
    small = small_words()
    found = [word for word in words if word in small.english]
    others = sum(word in small.others for word in words)
    enough = len(found) >= max(_LEAST, len(words) / _ONE_IN) and len(set(found)) >= _DISTINCT
    return enough and len(found) >= _MARGIN * others
