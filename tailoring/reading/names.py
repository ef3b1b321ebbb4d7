"""Names of people as they are shown: given names first, and no shouting."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tailoring.reading.places import is_area, is_place
from tailoring.reading.vocabulary import fold, folded

_SMALL = "de da di van von der den la le el al bin ibn dos del zu y e ter bint st st."
PARTICLES = frozenset(_SMALL.split(" "))  # small words inside a name
_SURNAME_FIRST = re.compile(
    r"^(?P<surname>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,2}),\s+(?P<given>[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w.'’-]*){0,2})$"
)
_SHORTEST_GIVEN = 5  # letters in capitals after a comma; fewer are letters of a degree or a membership
_NUMERAL = re.compile(r"^[IVX]{2,4}$")
_LONG_WORD = 6  # letters from which a word is known without its ending as well: "Delivery", "deliveries"


def ends_in_surname(words: Sequence[str], written_small: Collection[str]) -> bool:
    """Whether the trade at the end of two or three words is a surname: "Anna Baker", and not "Pastry Baker".

    The words before a trade that is meant stand in the document in small letters too (`written_small`, folded).
    """
    *given, last = [fold(word) for word in words]
    if not 1 <= len(given) <= 2 or last not in folded("names.yaml", "trade_surnames"):
        return False
    trades = folded("occupations.yaml", "openers") | folded("occupations.yaml", "heads")
    names = folded("names.yaml", "given_words")
    return all(word in names or not (word in trades or _stands_in(word, written_small)) for word in given)


def _stands_in(word: str, words: Collection[str]) -> bool:
    if len(word) >= _LONG_WORD:
        return any(known.startswith(word[:-1]) for known in words)
    return word in words or f"{word}s" in words


def given_first(text: str) -> str:
    """A name with the given names first: "Okafor, Desmond" → "Desmond Okafor"."""
    found = _SURNAME_FIRST.match(text.strip())
    if not found or (found["given"].isupper() and not found["surname"].isupper()):
        return text
    if found["given"].isupper() and len(found["given"]) < _SHORTEST_GIVEN:
        return text
    if any(is_place(found[side]) or is_area(found[side]) for side in ("surname", "given")):
        return text
    return f"{found['given']} {found['surname']}"


def shown_name(text: str) -> str:
    """A name as it is shown; one that is wholly in capitals in normal case: "JO O'NEIL-MCKAY" → "Jo O'Neil-McKay"."""
    name = given_first(text)
    letters = [sign for sign in name if sign.isalpha()]
    if len(letters) < 4 or not all(sign.isupper() for sign in letters):
        return name
    return " ".join(_in_normal_case(word, index) for index, word in enumerate(name.split()))


def _in_normal_case(word: str, index: int) -> str:
    if _NUMERAL.match(word):
        return word
    if index and word.casefold() in PARTICLES and len(word) > 1:
        return word.lower()
    parts = re.split(r"([-'’.])", word.lower())
    joined = "".join(part[:1].upper() + part[1:] for part in parts)
    return re.sub(r"\bMc([a-z])", lambda found: f"Mc{found[1].upper()}", joined)
