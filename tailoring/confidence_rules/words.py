"""Words of a sentence, cut to stems so that "developed", "developer" and "development" meet."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9à-ÿ]+(?:[+#]+|(?:[./&'’-][a-z0-9à-ÿ]+)*)", re.IGNORECASE)
_ENDINGS = (
    "isations", "izations", "isation", "ization", "ations", "ation", "ators", "ator", "ments", "ment", "ings", "ing",
    "ically", "ional", "ions", "ion", "ities", "ity", "ers", "er", "ors", "or", "ably", "able", "ies", "ied", "ive",
    "ists", "ist", "ical", "ics", "ic", "als", "al", "ants", "ant", "ances", "ance",
    "ed", "ely", "ly", "es", "ys", "s", "e", "y",
)  # fmt: skip
_IRREGULAR = {
    "analyst": "analys", "analysts": "analys", "analysis": "analys", "analyses": "analys", "analytics": "analys",
    "analytic": "analys", "analytical": "analys", "administer": "administr", "administered": "administr",
    "administering": "administr", "administers": "administr", "taught": "teach", "led": "lead", "ran": "run",
    "built": "build", "sold": "sell", "wrote": "writ", "written": "writ", "writing": "writ", "made": "make",
    "bought": "buy", "children": "child", "people": "person", "mathematics": "math", "maths": "math",
    "medicine": "medic", "rose": "rais", "risen": "rais", "rises": "rais", "rise": "rais", "rising": "rais",
    "raise": "rais", "raises": "rais",
    "held": "hold", "kept": "keep", "taken": "take", "took": "take", "drove": "driv", "driven": "driv",
    "grew": "grow", "grown": "grow", "met": "meet", "chose": "choos",
    "taking": "take", "making": "make", "gave": "give", "given": "give", "giving": "give",
    "won": "win", "spoke": "speak",
}  # fmt: skip
# Here "-ment" is of the root: who documents writes documentation, who implements does an implementation.
_ROOTS_IN_MENT = (
    "document", "implement", "supplement", "complement", "segment", "instrument", "sediment", "regiment",
)  # fmt: skip
_IRREGULAR.update({f"{root}{ending}": root for root in _ROOTS_IN_MENT for ending in ("", "s")})
_LEAST_STEM = 4
_LEAST_PIECE = 3
_VOWELS = "aeiou"


def words(text: str) -> list[str]:
    """The words of a text in lower case; "C++", "node.js" and "R&D" stay whole."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


@lru_cache(maxsize=32_768)
def stem(word: str) -> str:
    """The word without its ending: "negotiates" and "negotiation" are both "negotiat"."""
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isalpha() or len(word) <= _LEAST_STEM:
        return word[:-1] if len(word) == _LEAST_STEM and word.endswith("s") and not word.endswith("ss") else word
    for ending in _ENDINGS:
        rest = word[: -len(ending)]
        if word.endswith(ending) and len(rest) >= _LEAST_STEM:
            return _tidy(rest.removesuffix("e") if len(rest) > _LEAST_STEM else rest)
    return word


def _tidy(rest: str) -> str:
    if len(rest) > _LEAST_STEM and rest[-1] == rest[-2] and rest[-1] not in _VOWELS + "ls":
        return rest[:-1]
    return rest


@lru_cache(maxsize=16_384)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text in order; a hyphenated or slashed word of real words counts as its pieces."""
    found: list[str] = []
    for word in words(text):
        pieces = [piece for piece in re.split(r"[/&-]", word) if piece]
        if len(pieces) == 1 or any(len(piece) < _LEAST_PIECE for piece in pieces):
            found.append(stem(word))
        if len(pieces) > 1:
            found += [stem(piece) for piece in pieces if len(piece) >= _LEAST_PIECE]
    return tuple(found)
