"""Tells degrees named by their level from those that the facts name by letters: a master's, MSc."""

from __future__ import annotations

import re

from tailoring.truth.evidence import Source

_DEGREES = {
    "bachelor": "bachelor",
    "bachelors": "bachelor",
    "master": "master",
    "masters": "master",
    "doctorate": "doctorate",
    "phd": "doctorate",
}


def degree_held(name: str, source: Source) -> bool:
    """Whether a degree is named by its level and some fact names one of that level: "a master's degree", MSc."""
    wanted, held = _degrees_in(name), _degrees_told(source)
    return bool(wanted & held) or (not wanted and bool(held) and "degree" in re.findall(r"[a-z]+", name.lower()))


def of_another_degree(name: str, source: Source) -> bool:
    """Whether a degree is named by a level that no degree of the facts has: a master's, where they say BSc."""
    wanted, held = _degrees_in(name), _degrees_told(source)
    letters = {level[0].upper() for level in wanted}
    unread = any(re.search(rf"\b{letter}[A-Z][a-z]*\b", fact.text) for letter in letters for fact in source.facts)
    return bool(wanted and held) and not wanted & held and not unread


def _degrees_in(name: str) -> set[str]:
    """The levels of degree that a name tells in words."""
    words = re.findall(r"[a-z]+", re.sub(r"['’]s\b", "", name.lower()))
    return {_DEGREES[word] for word in words if word in _DEGREES}


def _degrees_told(source: Source) -> set[str]:
    """The levels of the degrees that the facts name."""
    credentials = source.taxonomy.credentials
    levels = {credentials[m.concept_id].level for m, _ in source.mentions if m.concept_id in credentials}
    return levels & set(_DEGREES.values())
