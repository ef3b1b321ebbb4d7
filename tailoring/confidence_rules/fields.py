"""Which walk of life a text speaks of, from plain words; it tells one sense of a word from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from math import sqrt

from tailoring.confidence_rules.knowledge import FOLDER
from tailoring.confidence_rules.words import stems
from tailoring.data_files import load_yaml
from tailoring.model import Model

_NEAR_SHARE = 0.6


@dataclass(frozen=True)
class Fields:
    """How much a text speaks of each walk of life."""

    weights: Mapping[str, float]

    @property
    def told(self) -> float:
        """How much it tells of its field at all; 0 where no word does."""
        return sum(self.weights.values())

    @cached_property
    def norm(self) -> float:
        """The length of the weights as a vector."""
        return sqrt(sum(weight * weight for weight in self.weights.values()))

    @cached_property
    def reach(self) -> Mapping[str, float]:
        """What a word of each field counts when this text asks: fully in its own fields, in part in those beside."""
        found = dict(self.weights)
        for name, weight in self.weights.items():
            for other in _near(name):
                found[other] = max(found.get(other, 0.0), self.weights.get(other, 0.0) + _NEAR_SHARE * weight)
        return found

    def plus(self, other: Fields, times: float) -> Fields:
        """Both together, the other so many times."""
        weights = dict(self.weights)
        for name, weight in other.weights.items():
            weights[name] = weights.get(name, 0.0) + times * weight
        return Fields(weights)


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
            first, *rest = stems(word)
            if rest:
                joined[first].append((frozenset((first, *rest)), name))
            elif name not in single[first]:
                single[first].append(name)
    return {k: tuple(v) for k, v in single.items()}, {k: tuple(v) for k, v in joined.items()}


def fields_of(text_stems: Iterable[str]) -> Fields:
    """The weight of each field in a text; a word of several fields counts for each in part."""
    single, joined = _by_stem()
    weights: dict[str, float] = {}
    found = frozenset(text_stems)
    for word in sorted(found & single.keys()):
        names = single[word]
        for name in names:
            weights[name] = weights.get(name, 0.0) + 1 / len(names)
    for word in sorted(found & joined.keys()):
        for needed, name in joined[word]:
            if needed <= found:
                weights[name] = weights.get(name, 0.0) + 1
    return Fields(weights)


def field_match(asked: Fields, offered: Fields) -> float | None:
    """0 (nothing in common) to 1 (the same walk of life); None where either text tells none."""
    if not asked.weights or not offered.weights:
        return None
    reach = asked.reach
    shared = sum(weight * reach.get(name, 0.0) for name, weight in offered.weights.items())
    return min(1.0, shared / (asked.norm * offered.norm))


@cache
def _near(name: str) -> tuple[str, ...]:
    table = field_table().fields
    mutual = [other for other, field in table.items() if name in field.near]
    return tuple(dict.fromkeys((*table[name].near, *mutual)))
