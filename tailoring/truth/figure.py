"""What a figure is: its value or range, its unit, how loosely it is told, what it counts and of what it is a part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tailoring.truth.knowledge import any_word, knowledge
from tailoring.truth.quantity_words import Quantities

Looseness = Literal["exact", "about", "over", "under", "nearly", "up_to"]
_REACH_BACK = 28
_OR_MORE = re.compile(r"\S*(?: \w+){0,3},? (?:and|or) (?:more|better|then some)\b|\+|-plus\b| plus\b")
_OR_LESS = re.compile(r"\S*(?: \w+){0,3},? (?:and|or) (?:under|less|fewer|below|smaller)\b")
_OR_SO = re.compile(r"\S*(?: \w+){0,2} or (?:so|thereabouts)\b|-odd\b|-ish\b")
# "The past three years" is none past three years.
_THE_PAST = re.compile(r"\b(?:the|these|his|her|their|my|our) past$", re.IGNORECASE)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# Units that count no thing.
THINGLESS = frozenset({"year-name", "change", "x", "pt", "%"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `value` to `high` (the same unless it is a range).

    `unit` is a unit of measure, "%", "pt", "x" (times), "change", "year-name", a currency, or "" for a plain count;
    `noun` the stem of what is counted, `of` the total it is a part of, `per` the spell of a rate; a `vague` figure
    ("hundreds of") holds for any value between its ends.
    """

    value: float
    high: float
    unit: str
    noun: str
    start: int
    end: int
    loose: Looseness
    decimals: int
    of: float | None = None
    per: str = ""
    label: str = ""
    ordinal: bool = False
    vague: bool = False


@cache
def _led() -> tuple[tuple[Looseness, re.Pattern[str]], ...]:
    """What stands right before a figure to loosen it, the strongest first."""
    data = knowledge(Quantities)
    kinds: tuple[tuple[Looseness, frozenset[str] | tuple[str, ...] | list[str]], ...] = (
        ("over", data.over),
        ("up_to", data.up_to),
        ("about", data.about),
        ("nearly", data.nearly),
        ("under", data.under),
    )
    return tuple((kind, any_word(tuple(words))) for kind, words in kinds)


def looseness(text: str, start: int, end: int | None = None) -> Looseness:
    """How loosely a figure is told, from the words around it."""
    if end is not None:
        behind = text[end : end + 48]
        if _OR_MORE.match(behind):
            return "over"
        if _OR_LESS.match(behind):
            return "up_to"
    before = text[max(0, start - _REACH_BACK) : start].rstrip(" £$€")
    if _THE_PAST.search(before):
        return "exact"
    for kind, words in _led():
        if any(match.end() == len(before) for match in words.finditer(before)):
            return kind
    return "about" if end is not None and _OR_SO.match(text[end : end + 48]) else "exact"


def exactly(value: float, unit: str, match: re.Match[str]) -> Quantity:
    """A figure that a phrase gives without a digit: where it stands, with no thing of its own."""
    return Quantity(value, value, unit, "", match.start(), match.end(), "exact", 0)
