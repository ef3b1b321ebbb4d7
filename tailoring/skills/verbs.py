"""The forms of a verb and the nouns made of it: "took minutes", "rotate stock" and "stock rotation"."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tailoring.errors import InvalidData
from tailoring.skills.normalise import fold_word

_VERBS = Path(__file__).parent / "data" / "verbs.csv"


class Verb(NamedTuple):
    """The folded forms of a verb, and the nouns that name what it does: "rotating" and "rotation" of "rotate"."""

    base: str
    gerund: str
    past: str
    nouns: tuple[str, ...]

    @property
    def forms(self) -> tuple[str, ...]:
        """Base, gerund and past."""
        return (self.base, self.gerund, self.past)


@cache
def _verbs() -> tuple[Verb, ...]:
    with _VERBS.open(encoding="utf-8", newline="") as file:
        return tuple(_verb(row, line) for line, row in enumerate(csv.DictReader(file), start=2))


def _verb(row: Mapping[str, str], line: int) -> Verb:
    base, gerund, past = (fold_word(row.get(name) or "") for name in ("base", "gerund", "past"))
    if not base or not gerund or not past:
        problem = f"verbs.csv line {line} has an empty column; base, gerund and past are needed."
        raise InvalidData(problem, "Fill the columns or remove the line.")
    nouns = tuple(fold_word(noun) for noun in (row.get("nouns") or "").split("|") if noun)
    return Verb(base, gerund, past, tuple(dict.fromkeys((gerund, *nouns))))


@cache
def _openers() -> dict[str, Verb]:
    """A verb by its base and its gerund; a past form alone opens no phrase of the taxonomy."""
    return {form: verb for verb in _verbs() for form in (verb.base, verb.gerund)}


@cache
def verbs_by_form() -> Mapping[str, Verb]:
    """Each folded form of a verb as an ad or a résumé may use it, "rotates" counting as "rotate"."""
    return {form: verb for verb in reversed(_verbs()) for form in verb.forms}


@cache
def verbs_by_noun() -> Mapping[str, tuple[Verb, ...]]:
    """Each folded noun with the verbs that it is made of."""
    found: dict[str, tuple[Verb, ...]] = {}
    for verb in _verbs():
        for noun in verb.nouns:
            found[noun] = (*found.get(noun, ()), verb)
    return found


def other_forms(word: str) -> tuple[str, ...]:
    """The other forms of a folded word that is a verb; () for any other word."""
    verb = _openers().get(word)
    return tuple(form for form in verb.forms if form != word) if verb else ()
