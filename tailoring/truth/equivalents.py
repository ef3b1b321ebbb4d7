"""Other names of what a text names, so that honest wording shares words with the facts: a jab, a vaccination."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from tailoring.model import Model
from tailoring.truth.knowledge import any_word, knowledge


class Wider(Model):
    """Names of things, and the wider names that they also bear."""

    of: tuple[str, ...]
    also: tuple[str, ...]


class Equivalents(Model):
    """equivalents.yaml."""

    same: tuple[tuple[str, ...], ...]
    wider: tuple[Wider, ...]


@cache
def _others() -> dict[str, tuple[str, ...]]:
    """Each phrase with all that it also says: its other names, and what is wider than any of them."""
    known: dict[str, dict[str, None]] = {}
    for phrases in knowledge(Equivalents).same:
        for phrase in phrases:
            known.setdefault(phrase, {}).update(dict.fromkeys(phrases))
    for row in knowledge(Equivalents).wider:
        for phrase in row.of:
            for name in {phrase, *known.get(phrase, ())}:
                known.setdefault(name, {}).update(dict.fromkeys((name, *row.also)))
    return {phrase: tuple(others) for phrase, others in known.items()}


@lru_cache(maxsize=8192)
def other_names(text: str) -> tuple[str, ...]:
    """The phrases that may stand for those of a text; a wider one stands for a narrower, never the other way."""
    return tuple(dict.fromkeys(_found(text)))


def _found(text: str) -> Iterator[str]:
    for match in any_word(tuple(_others())).finditer(text):
        yield from _others()[match.group().lower().replace("’", "'")]
