"""Amounts in a text: how much money, or how many of what, apart from years and numbers that belong to a name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from tailoring.confidence_rules.knowledge import people, teams
from tailoring.confidence_rules.timing import number_of
from tailoring.confidence_rules.words import stems

_NUMBER_WORD = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    r"nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
)
_AMOUNT = re.compile(
    r"(?<![\w./:-])(?P<money>[£$€])?\s?(?:(?P<digits>\d{1,3}(?:[, \u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|"
    rf"(?P<word>(?:{_NUMBER_WORD})\b))"
    r"\s?(?P<scale>k|m|bn|million|thousand|billion|hundred)?\b(?P<rest>\s?%)?\+?",
    re.IGNORECASE,
)
_SCALE = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9, "hundred": 100.0}
_TIME = re.compile(
    r"\s*\+?\s*-?\s*(?:years?|yrs?|months?|mths?|weeks?|days?|hours?|hrs?|minutes?|mins?|terms?)\b", re.IGNORECASE
)
_NAME_BEFORE = re.compile(r"(?:\w\s+|^)[A-Z][\w&+-]*[\s-]$")
_AT_START = re.compile(
    r"^\W*(?:\w+(?:ed|ing|s)|over|about|minimum|nearly|circa|up to|led|ran|built|has|have)\s$", re.IGNORECASE
)
_MONEY_WORDS = re.compile(r"turnover|revenue|budget|sales|income|fund|spend|takings|p&l|grant|rais", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"\+?(?:[\s-]*(?!and\b|or\b|in\b|for\b|with\b|at\b|on\b)[A-Za-z'’-]+){1,3}")
_NEAR_TEAM = 3
_FIRST_YEAR, _LAST_YEAR = 1950, 2100


class Amount(NamedTuple):
    """A number with its kind: money, people or a count of things."""

    value: float
    money: bool
    people: bool = False


@lru_cache(maxsize=8192)
def amounts_in(text: str) -> tuple[Amount, ...]:
    """The amounts of a text in order; durations, years, percentages and numbers of names ("Sage 200") are none."""
    return tuple(_each(text))


def _each(text: str) -> Iterator[Amount]:
    for match in _AMOUNT.finditer(text):
        value = _value(match)
        if value is None or value <= 1 or match["rest"] or _TIME.match(text, match.end()):
            continue
        if match["money"] is None and (_is_year(match, value) or _of_a_name(text, match)):
            continue
        money = _is_money(text, match)
        yield Amount(value, money, not money and _of_people(text, match))


def _value(match: re.Match[str]) -> float | None:
    bare = float(re.sub(r"[,\s]", "", match["digits"])) if match["digits"] else number_of(match["word"])
    return None if bare is None else bare * _SCALE.get((match["scale"] or "").lower(), 1)


def _is_year(match: re.Match[str], value: float) -> bool:
    return (
        bool(match["digits"])
        and not match["scale"]
        and _FIRST_YEAR <= value <= _LAST_YEAR
        and "," not in match["digits"]
    )


def _of_a_name(text: str, match: re.Match[str]) -> bool:
    """Whether a word with a capital stands right before the number; one that opens the text is a plain verb or name."""
    before, after = text[: match.start()], text[match.end() : match.end() + 2]
    if after.startswith(" ") and after[1:].isupper() and _AT_START.match(before):
        return True  # "Sage 200 Professional"
    return (
        bool(match["digits"])
        and bool(_NAME_BEFORE.search(before))
        and not match["scale"]
        and not _AT_START.match(before)
    )


def _of_people(text: str, match: re.Match[str]) -> bool:
    """Whether people are counted: "thirteen caseworkers", "a team of 20"."""
    before, after = stems(text[max(0, match.start() - 30) : match.start()]), _NEXT_WORDS.match(text, match.end())
    following = stems(after.group()) if after else ()
    counted = not people().isdisjoint(following)
    return counted or (before[-1:] == ("of",) and not teams().isdisjoint(before[-_NEAR_TEAM:]))


def _is_money(text: str, match: re.Match[str]) -> bool:
    large = (match["scale"] or "").lower() in ("k", "m", "bn", "million", "billion")
    return bool(match["money"]) or (large and bool(_MONEY_WORDS.search(text)))
