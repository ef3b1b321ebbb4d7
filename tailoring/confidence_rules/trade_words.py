"""Which occupations a word belongs to, as the names of the taxonomy tell: "fascia" to building, "fracture" to medicine.

The lists of fields.yaml know a few words of a walk of life well; these know ten thousand, each a little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from math import sqrt
from pathlib import Path

from tailoring.compiled import compiled
from tailoring.confidence_rules.knowledge import filler
from tailoring.confidence_rules.words import stems
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy, sources

Trades = Mapping[str, float]

_OF_NO_TRADE = frozenset({"people_skills"})
_LEAST_LETTERS = 3
_PER = 500  # names: families are weighed as if each had so many
_UNCERTAIN = 0.5  # a word of one name only tells less than one of ten
_LEAST_SHARE = 0.08  # below, a word only happens to stand in a name of the family
_JOB_COUNTS = 2.0  # the job's title, which is seldom ambiguous


def same_trade(asked: Trades, offered: Trades) -> float | None:
    """0 (no word of one occupation) to 1 (the same); None where either has no word that tells."""
    lengths = sqrt(sum(v * v for v in asked.values()) * sum(v * v for v in offered.values()))
    if not lengths:
        return None
    return sum(weight * asked.get(family, 0.0) for family, weight in offered.items()) / lengths


def told_of(asked: Trades, words: frozenset[str]) -> float:
    """How much the words, all together, tell of the occupations asked; 0 where none does."""
    length = sqrt(sum(weight * weight for weight in asked.values()))
    offered = trades_of(words)
    return sum(weight * asked.get(family, 0.0) for family, weight in offered.items()) / length if length else 0.0


@lru_cache(maxsize=4096)
def trades_asked(text: frozenset[str], context: frozenset[str]) -> Trades:
    """The occupations that a line of an ad and the job's title speak of."""
    found = dict(trades_of(text))
    for family, weight in trades_of(context).items():
        found[family] = found.get(family, 0.0) + _JOB_COUNTS * weight
    return found


@lru_cache(maxsize=8192)
def trades_of(text_stems: frozenset[str]) -> Trades:
    """How much the words of a text speak of each occupation family."""
    known = _table()
    found: dict[str, float] = {}
    for word in sorted(text_stems & known.keys()):
        for family, weight in known[word].items():
            found[family] = found.get(family, 0.0) + weight
    return found


@cache
def _table() -> Mapping[str, Trades]:
    """Weights by stem and family, of the built-in taxonomy."""
    made_from = (*sources(), Path(__file__), Path(__file__).parent / "words.py")
    return compiled("trade-words", made_from, lambda: _read(load_taxonomy()))


def _read(taxonomy: Taxonomy) -> dict[str, Trades]:
    named: dict[str, Counter[str]] = defaultdict(Counter)
    size: Counter[str] = Counter()
    for concept in taxonomy.concepts.values():
        if concept.family in _OF_NO_TRADE:
            continue
        size[concept.family] += 1
        for word in {word for name in (concept.name, *concept.aliases) for word in stems(name)} - filler():
            named[word][concept.family] += 1
    return {word: _weights(families, size) for word, families in named.items() if len(word) >= _LEAST_LETTERS}


def _weights(families: Counter[str], size: Counter[str]) -> Trades:
    """A word's share of each family, and less of each where it has many: "report" is at home everywhere."""
    often = {family: count / size[family] * _PER for family, count in families.items()}
    total = sum(often.values()) + _UNCERTAIN
    shares = {family: count / total for family, count in often.items()}
    return {family: share**1.5 for family, share in sorted(shares.items()) if share >= _LEAST_SHARE}
