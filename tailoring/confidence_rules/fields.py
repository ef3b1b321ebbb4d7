"""Which walk of life a text speaks of, from plain words; it tells one sense of a word from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from math import sqrt

from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

Fields = Mapping[str, float]
_NEAR_SHARE = 0.6


class Field(Model):
    """Words of one walk of life, and the fields beside it."""

    words: str
    near: tuple[str, ...] = ()


class FieldTable(Model):
    """All fields by name; see fields.yaml."""

    fields: dict[str, Field]


@cache
def field_table() -> FieldTable:
    """The checked content of fields.yaml."""
    return load_yaml(FOLDER / "fields.yaml", FieldTable)


@cache
def _by_stem() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[frozenset[str], str], ...]]]:
    """Fields by single stem; and by the first stem of words such as "call-centre", with the stems all needed."""
    single: dict[str, list[str]] = defaultdict(list)
    joined: dict[str, list[tuple[frozenset[str], str]]] = defaultdict(list)
    for name, field in field_table().fields.items():
        for word in dict.fromkeys(field.words.split()):
            pieces = stems(word)
            if len(pieces) > 1:
                joined[pieces[0]].append((frozenset(pieces), name))
            elif name not in single[pieces[0]]:
                single[pieces[0]].append(name)
    return {k: tuple(v) for k, v in single.items()}, {k: tuple(v) for k, v in joined.items()}


def fields_of(text_stems: Iterable[str]) -> Fields:
    """The weight of each field in a text; a word of several fields counts for each in part."""
    single, joined = _by_stem()
    weights = defaultdict[str, float](float)
    found = frozenset(text_stems)
    for word in sorted(found):
        names = single.get(word, ())
        for name in names:
            weights[name] += 1 / len(names)
        for needed, name in joined.get(word, ()):
            if needed <= found:
                weights[name] += 1
    return dict(weights)


def field_match(asked: Fields, offered: Fields) -> float | None:
    """0 (nothing in common) to 1 (the same walk of life); None where either text tells none."""
    if not asked or not offered:
        return None
    norm = sqrt(sum(w * w for w in asked.values()) * sum(w * w for w in offered.values()))
    shared = sum(weight * offered.get(name, 0) for name, weight in asked.items())
    near = sum(
        weight * max((offered.get(other, 0) for other in _near(name)), default=0) for name, weight in asked.items()
    )
    return min(1.0, (shared + _NEAR_SHARE * near) / norm)


@cache
def _near(name: str) -> tuple[str, ...]:
    table = field_table().fields
    mutual = [other for other, field in table.items() if name in field.near]
    return tuple(dict.fromkeys((*table[name].near, *mutual)))
