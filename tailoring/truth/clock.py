"""Times of the day, and how far apart two of them are: from 8 a.m. to 5 a.m. are three hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from tailoring.truth.arithmetic import Support
from tailoring.truth.evidence import Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import measure

_TIME = re.compile(
    r"\b(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?\s?(?P<half>[ap]\.?m\b\.?)|\b(?P<clock>\d{1,2}:\d\d)\b"
    r"|\b(?P<word>noon|midday|midnight)\b|(?<=\bnot )(?P<bare>\d{1,2})\b(?![.,]?\d|\s?%| \w+s\b)"
    r"|(?<=\binstead of )(?P<other>\d{1,2})\b(?![.,]?\d|\s?%| \w+s\b)"
    r"|(?<=\bfrom )(?P<start>\d{1,2})(?= to \d{1,2}\s?[ap]\.?m)",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:earlier|later|longer|sooner|forward|back|extend\w*|shorten\w*|brought|by|extra|more|fewer|less)\b",
    re.IGNORECASE,
)
_NOON = 12 * 60
_PARTS = {"half": 30.0, "quarter": 15.0, "a quarter": 15.0}
_IN_WORDS = re.compile(
    r"\b(?P<part>half|(?:a )?quarter|five|ten|twenty) (?P<way>past|to) (?P<hour>[a-z]+)\b", re.IGNORECASE
)
_ENDS = 2
_CLOCK_TIME = r"(?:\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\b\.?|\d{1,2}:\d\d|noon|midday|midnight)"
_SPAN = re.compile(
    rf"\b(?:{_CLOCK_TIME}|(?<=from )\d{{1,2}})(?: ?(?:to|until|till|and|–|—|-) ?"
    rf"|,? (?:and|to) (?:finish|end|clos|stop|knock)\w*(?: off)? (?:at |by )?){_CLOCK_TIME}",
    re.IGNORECASE,
)


def clock_difference(said: Quantity, text: str, source: Source) -> list[Support]:
    """The sentences with two times of the day that are as far apart as is said."""
    if measure(said.unit)[0] != "time":
        return []
    if not _MOVED.search(text):
        return list(_from_to(said, source))
    wanted = said.value * measure(said.unit)[1] / 60
    return [
        Support(one, 0, 0, derived=True)
        for one in source.evidence
        for first, second in pairwise(_times(one.text))
        # From 23:30 to 01:30 is two hours later.
        if min(abs(apart - wanted) for apart in (abs(first - second), 2 * _NOON - abs(first - second))) < 1
    ]


def _from_to(said: Quantity, source: Source) -> Iterator[Support]:
    """The sentences with a spell from one time of the day to another that is as long as is said."""
    wanted = said.value * measure(said.unit)[1] / 60
    for one in source.evidence:
        for match in _SPAN.finditer(one.text):
            ends = _times(match.group())
            if len(ends) == _ENDS and abs((ends[1] - ends[0]) % (2 * _NOON) - wanted) < 1:
                yield Support(one, *match.span(), derived=True)


def is_told_time(said: Quantity, text: str, source: Source) -> bool:
    """Whether a figure is part of a time of the day in words ("half past ten") that a fact gives."""
    numbers = knowledge(Quantities).numbers
    for match in _IN_WORDS.finditer(text):
        hour = numbers.get(match.group("hour").lower()) or 0.0
        part = (match.group("part") or "").lower()
        minutes = _PARTS.get(part) or numbers.get(part, 0.0)
        wanted = 60 * hour + (-minutes if match.group("way") == "to" else minutes)
        if match.start() <= said.start < match.end():
            return any((time - wanted) % _NOON == 0 for one in source.evidence for time in _times(one.text))
    return False


@lru_cache(maxsize=2048)
def _times(text: str) -> tuple[int, ...]:
    """The times of a text, in minutes; a bare hour is of the half of the day of the time beside it."""
    return tuple(_read(text)) if _TIME.search(text) else ()


def _read(text: str) -> Iterator[int]:
    halves = [match.group("half") for match in _TIME.finditer(text) if match.group("half")]
    for match in _TIME.finditer(text):
        if match.group("word"):
            yield 0 if match.group("word").lower() == "midnight" else _NOON
        elif match.group("clock"):
            hour, minute = match.group("clock").split(":")
            yield int(hour) * 60 + int(minute)
        else:
            hour = match.group("hour") or match.group("bare") or match.group("other") or match.group("start")
            half = match.group("half") or (halves[0] if halves else "")
            if half or match.group("minute"):
                late = half.lower().startswith("p") and int(hour) < 12
                yield int(hour) * 60 + int(match.group("minute") or 0) + (_NOON if late else 0)
