"""Names of people as they are shown: given names first, and no shouting."""

from __future__ import annotations

import re

from tailoring.reading.places import is_area, is_place

_SMALL = "de da di van von der den la le el al bin ibn dos del zu y e ter bint st st."
PARTICLES = frozenset(_SMALL.split(" "))  # small words inside a name
_SURNAME_FIRST = re.compile(
    r"^(?P<surname>[^\W\d_][\w'’-]*(?:\s[^\W\d_][\w'’-]*){0,2}),\s+(?P<given>[^\W\d_][\w'’-]+(?:\s[^\W\d_][\w.'’-]*){0,2})$"
)
_SHORTEST_GIVEN = 5  # letters in capitals after a comma; fewer are letters of a degree or a membership
_NUMERAL = re.compile(r"^[IVX]{2,4}$")


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
