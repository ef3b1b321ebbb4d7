"""Whether a text names a certificate or licence: one of the taxonomy's, or one marked by its words."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

from tailoring.reading.states import says
from tailoring.reading.vocabulary import fold

_TABLES = Path(__file__).parents[1] / "skills" / "data" / "credentials"
_FEWEST = 3  # letters: two are a state, a town or a pair of initials as often as not
_SHORTEST = 4  # letters of a name that is looked for without regard to capitals


@functools.cache
def _names() -> tuple[frozenset[str], frozenset[str]]:
    """The names of certificates and licences, folded; and the abbreviations, as written."""
    plain: set[str] = set()
    letters: set[str] = set()
    for path in sorted(_TABLES.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as source:
            for row in csv.DictReader(source):
                if row["type"] != "degree":
                    for name in (row["name"], *row["aliases"].split("|")):
                        (letters if _is_short(name) else plain).add(name if _is_short(name) else fold(name))
    return frozenset(plain - {""}), frozenset(name for name in letters if len(name) >= _FEWEST)


def _is_short(name: str) -> bool:
    return len(name) <= _SHORTEST or (name.isupper() and " " not in name)


@functools.cache
def _longest() -> int:
    return max(len(name.split()) for name in _names()[0])


def _named_in(text: str) -> bool:
    words, names = fold(text).split(), _names()[0]
    return any(
        " ".join(words[at : at + length]) in names
        for at in range(len(words))
        for length in range(1, min(_longest(), len(words) - at) + 1)
    )


def names_credential(text: str) -> bool:
    """Whether a text names a certificate, licence, ticket or card, ours or one told by its words."""
    if says("marks", text) or _named_in(text):
        return True
    return any(word.strip(".,;:()") in _names()[1] for word in text.split())
