"""Finds what the taxonomy names under other endings and word order: "negotiated contracts" is contract negotiation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tailoring.compiled import compiled
from tailoring.confidence_rules.knowledge import FOLDER, dealing_heads, filler, record_heads
from tailoring.confidence_rules.words import stems
from tailoring.skills.taxonomy import Taxonomy, load_taxonomy, sources

_STOP = re.compile(r"[,;:.()!?–—|]\s|\s[–—-]\s|[()]")
_REACH = 2  # the second half is the next word, or the one after
_indexes: dict[int, tuple[Taxonomy, dict[frozenset[str], str]]] = {}


def named_by_stems(text: str, taxonomy: Taxonomy) -> Iterator[tuple[str, frozenset[str]]]:
    """Concept id and stems of every two-word phrase of the taxonomy whose words stand near each other."""
    index = _index(taxonomy)
    for found in map(stems, _STOP.split(text)):
        for place, first in enumerate(found):
            for second in found[place + 1 : place + 1 + _REACH]:
                pair = frozenset((first, second))
                concept_id = index.get(pair)
                if concept_id and not _of_another_head(found, place, second):
                    yield concept_id, pair


def dealt_in(text: str, asked: frozenset[str]) -> bool:
    """Whether a text says of an asked word that it was sold, bought or staffed, which is not asked."""
    return any(
        first in asked and second in dealing_heads() and second not in asked
        for found in map(stems, _STOP.split(text))
        for first, second in pairwise(found)
    )


def _of_another_head(found: tuple[str, ...], place: int, second: str) -> bool:
    """Whether the words only say what is sold, bought or staffed: "engineering software sales" engineers nothing."""
    behind = found.index(second, place + 1) + 1
    return behind < len(found) and found[behind] in _other_heads() and found[behind] != second


@lru_cache(maxsize=1)
def _other_heads() -> frozenset[str]:
    return dealing_heads() | {one for word in record_heads() for one in stems(word)}


def _index(taxonomy: Taxonomy) -> dict[frozenset[str], str]:
    known = _indexes.get(id(taxonomy))
    if known is None or known[0] is not taxonomy:
        known = _indexes[id(taxonomy)] = (taxonomy, _built(taxonomy))
    return known[1]


def _built(taxonomy: Taxonomy) -> dict[frozenset[str], str]:
    if taxonomy is not load_taxonomy():
        return _build(taxonomy)
    made_from = (*sources(), *sorted(Path(__file__).parent.glob("*.py")), FOLDER / "filler.yaml")
    return compiled("phrases", made_from, lambda: _build(taxonomy))


def _build(taxonomy: Taxonomy) -> dict[frozenset[str], str]:
    index: dict[frozenset[str], str] = {}
    doubtful: set[frozenset[str]] = set()
    for concept in taxonomy.concepts.values():
        for phrase in (concept.name, *concept.aliases):
            key = _key(phrase)
            if key is None:
                continue
            if index.setdefault(key, concept.id) != concept.id:
                doubtful.add(key)
    return {key: concept_id for key, concept_id in index.items() if key not in doubtful}


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return filler()


def _key(phrase: str) -> frozenset[str] | None:
    # Most names are of one word, or of many: they need not be taken apart to see it.
    if phrase.count(" ") > 1 or not any(sign in phrase for sign in " -/&"):
        return None
    found = stems(phrase)
    if len(found) != 2 or any(len(word) < 3 or word in _plain() for word in found):
        return None
    key = frozenset(found)
    return key if len(key) == 2 else None
