"""Driving entitlements by their classes: a "C+E" is the Class 1 asked, and a Class 2 a step below it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

# Per family (cars and lorries, buses, American lorries) the classes from the lowest up, as licences and ads write them.
_LICENCE = r"(?:driving |driver'?s? |vocational )?(?:licen[cs]e|entitlement|licenced?|vocational)"
_NAMED = r"(?:cat(?:egory|\.)?s?|licen[cs]e ?:|group)"
_NO_TRAILER = r"(?! ?(?:\+|& ?)e)"
_RIGID = (
    rf"{_NAMED} c\b{_NO_TRAILER}|\b[hl]gv c\b{_NO_TRAILER}|(?<![+\w])c {_LICENCE}|\b[hl]gv (?:class )?(?:2|two|ii)\b"
    r"|\bclass (?:2|two|ii) (?:[hl]gv|licen[cs]e|driver|lorry|rigid|driving|\(?c\b)|\brigid licen[cs]e"
)
_ARTIC = (
    r"(?<!\w)c ?(?:\+|& ?) ?e(?!\w)|\b(?:cat(?:egory)?|[hl]gv|licen[cs]e) ce\b|\bce (?:licen[cs]e|entitlement)"
    r"|\b[hl]gv (?:class )?(?:1|one|i)\b|\bartic(?:ulated)? licen[cs]e"
    r"|\bclass (?:1|one|i) (?:[hl]gv|licen[cs]e|driver|lorry|artic\w*|driving|\(?c ?\+)"
)
_MINIBUS = rf"{_NAMED} d1\b|\bd1 (?:{_LICENCE}|on (?:my |the )?licen[cs]e|minibus)|\bminibus {_LICENCE}"
_BUS = rf"{_NAMED} d\b|(?<![+\w])d {_LICENCE}|\b(?:pcv|psv)(?: d)?\b(?! cpc)|\b(?:bus|coach) (?:and coach )?{_LICENCE}"
_CLASSES: tuple[tuple[str, ...], ...] = (
    (
        rf"{_NAMED} b\b(?!\+)|\bb {_LICENCE}|(?:car|manual|automatic) licen[cs]e",
        rf"{_NAMED} c1\b|\bc1 {_LICENCE}|\b7[.,]5 ?(?:t|tonnes?) {_LICENCE}|\bc1\+e\b",
        _RIGID,
        _ARTIC,
    ),
    (_MINIBUS, _BUS),
    (
        r"\b(?:class b (?:cdl|commercial)|cdl[- ](?:class )?b)\b",
        r"\b(?:class a (?:cdl|commercial)|cdl[- ](?:class )?a)\b",
    ),
)
_PATTERNS = tuple(tuple(re.compile(written, re.IGNORECASE) for written in family) for family in _CLASSES)
_ANY_LICENCE = re.compile(
    r"\b(?:driving|driver'?s?|drivers'?|clean|car|uk) (?:uk )?licen[cs]es?\b"
    r"|\bfull[, ]+(?:(?:and )?(?:clean|valid|uk|current|manual)[, ]+)*(?:driving |driver'?s? )?licen[cs]e\b"
    r"(?! to practi[sc]e)",
    re.IGNORECASE,
)
_CLEAN = re.compile(r"\bclean\b", re.IGNORECASE)
_POINTS = re.compile(
    r"(?<!no )(?<!zero )\b(?:[1-9]|1[0-2]|three|six|nine) (?:penalty |current )?points\b", re.IGNORECASE
)
_CAR, _LORRIES = 0, 0


def classes_apart(asked: str, held: str) -> int | None:
    """How many classes the held entitlement stands above (below 0) the asked one; None where not both tell one.

    Who may drive a lorry or a bus may drive a car; a licence with points is one step below the clean one asked.
    """
    wanted, has = _classes(asked), _classes(held)
    if not wanted or not has:
        return None
    steps: list[int] = []
    for family, place in wanted.items():
        if family in has:
            steps.append(has[family] - place)
        elif family == _LORRIES and place == _CAR:
            steps.append(1)
        else:
            return None
    if _CLEAN.search(asked) and _POINTS.search(held):
        steps.append(-1)
    return min(steps)


@lru_cache(maxsize=4096)
def _classes(text: str) -> Mapping[int, int]:
    """By family the highest class that a text names; a licence of which no class is told is that of a car."""
    found: dict[int, int] = {}
    for family, patterns in enumerate(_PATTERNS):
        places = [place for place, pattern in enumerate(patterns) if pattern.search(text)]
        if places:
            found[family] = max(places)
    if not found and _ANY_LICENCE.search(text):
        found[_LORRIES] = _CAR
    return found
