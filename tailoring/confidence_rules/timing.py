"""Dates and durations written in a sentence: how long something was done, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tailoring.months import MONTHS, Interval, covered_months

_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBER_WORDS = {
    word: value
    for value, names in enumerate((
        (), ("one", "a", "an"), ("two", "couple"), ("three",), ("four",), ("five",), ("six",), ("seven",), ("eight",),
        ("nine",), ("ten",), ("eleven",), ("twelve",), ("thirteen",), ("fourteen",), ("fifteen",), ("sixteen",),
        ("seventeen",), ("eighteen",), ("nineteen",), ("twenty",),
    ))
    for word in names
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_NUMBER_WORDS.update(_TENS, hundred=100)
_TEN = 10
_LONGEST = 60  # years
_MONTH = r"(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?|(?:0?[1-9]|1[0-2])(?=\s?[/.]))"
_YEAR = r"(?:19[5-9]\d|20\d\d)"
_SHORT = r"['’]\d\d"
_TO = r"\s*(?:[-–—−]|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*"
_NOW = r"(?:present|now|current|today|date|ongoing)"
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+(?=[a-z]))?"
_RANGE = re.compile(
    rf"(?:(?P<m1>{_MONTH})[\s/.]*)?(?P<y1>{_YEAR}|{_SHORT})?{_TO}{_DAY}"
    rf"(?:(?P<now>{_NOW})\b|(?:(?P<m2>{_MONTH})[\s/.]*)?(?P<y2>{_YEAR}|{_SHORT}|(?<=[-–—])\d\d(?!\d))\b)",
    re.IGNORECASE,
)
_SINCE = re.compile(rf"\bsince\s+(?:(?P<m>{_MONTH})[\s/.]*)?(?P<y>{_YEAR})\b", re.IGNORECASE)
_AMOUNT = r"(?P<n>\d+(?:[.,]\d+)?|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + r")"
_DURATION = re.compile(
    rf"\b{_AMOUNT}(?P<half> and a half)?\s*\+?(?:\s+of)?[\s-]?(?:(?:full|good|solid|happy|busy)\s+)?"
    r"(?P<unit>years?|yrs?|seasons?|months?|mths?|mos|terms?|weeks?|wks?|days?)\b(?!\s*(?:old|of age|ago))"
    r"(?P<half2>\s+and\s+a\s+half)?(?:,?\s+(?:and\s+)?(?P<months>\d{1,2}|\w+)\s+(?:months?|mths?|mos)\b)?",
    re.IGNORECASE,
)
_UNIT_MONTHS = {"y": 12.0, "s": 6.0, "m": 1.0, "t": 4.0, "w": 0.25, "d": 1 / 30}
_DATED = re.compile(rf"(?:(?P<m>{_MONTH})[\s/.]*)?(?P<y>{_YEAR})\b", re.IGNORECASE)
_AFTER_END = re.compile(r"\s*(?:[.,;:)–—]|$)")
_FAR_START = 120  # characters: "Since Sept 2019 in the same team, …, to March 2024"
_AGO = re.compile(r"\b(\d{1,2}|[a-z]+(?:-[a-z]+)?) years? ago\b", re.IGNORECASE)
_ONE_YEAR = re.compile(rf"\b{_YEAR}\b")


class Timing(NamedTuple):
    """What a text says of time: dated spans, the longest stated duration in years, the last year named."""

    spans: tuple[Interval, ...]
    stated_years: float | None
    last_year: int | None

    @property
    def years(self) -> float | None:
        """The longer of the dated and the stated time, in years; None when the text is silent."""
        dated = covered_months(self.spans) / MONTHS if self.spans else None
        known = [years for years in (dated, self.stated_years) if years is not None]
        return max(known) if known else None


def timing_of(text: str, as_of: date) -> Timing:
    """The dates and durations of a text; "to present" ends at `as_of`."""
    spans = tuple(_spans(text, as_of))
    stated = [years for match in _DURATION.finditer(text) if (years := _stated(match)) is not None]
    ends = [(span.end - 1) // MONTHS for span in spans]
    ends += [int(match.group()) for match in _ONE_YEAR.finditer(text)]
    ends += [as_of.year - int(ago) for match in _AGO.finditer(text) if (ago := number_of(match[1])) is not None]
    return Timing(spans, max(stated, default=None), min(max(ends), as_of.year) if ends else None)


def number_of(text: str) -> float | None:
    """The value of a number in digits or words; None when it is neither."""
    lowered = text.lower().replace(",", ".")
    if lowered in _NUMBER_WORDS:
        return float(_NUMBER_WORDS[lowered])
    tens, _, ones = lowered.partition("-")
    if tens in _TENS and 0 < _NUMBER_WORDS.get(ones, 0) < _TEN:
        return float(_TENS[tens] + _NUMBER_WORDS[ones])
    try:
        return float(lowered)
    except ValueError:
        return None


def _stated(match: re.Match[str]) -> float | None:
    unit = match["unit"].lower()[0]
    amount = number_of(match["n"])
    if amount is None or (unit == "y" and amount > 50):
        return None
    half = 0.5 if match["half"] or match["half2"] else 0.0
    months = number_of(match["months"]) if match["months"] else None
    return (amount + half) * _UNIT_MONTHS[unit] / MONTHS + (months or 0.0) / MONTHS


def _spans(text: str, as_of: date) -> Iterator[Interval]:
    far = tuple(_far_apart(text))
    yield from far
    for match in _RANGE.finditer(text):
        span = _range(match, as_of)
        if span:
            yield span
    for match in () if far else _SINCE.finditer(text):
        start = int(match["y"]) * MONTHS + (_month(match["m"]) or 1) - 1
        yield Interval(start, max(start, as_of.year * MONTHS + as_of.month))


def _far_apart(text: str) -> Iterator[Interval]:
    """Spans whose end stands some words after their beginning: "registered Sept 2018: theatres to March 2022"."""
    for match in _RANGE.finditer(text):
        if match["y1"] or match["m1"] or match["now"] or not match["y2"] or match.start() == 0:
            continue
        if not match["m2"] and not _AFTER_END.match(text, match.end()):
            continue
        starts = list(_DATED.finditer(text, max(0, match.start() - _FAR_START), match.start()))
        last = _year(match["y2"], None)
        if not starts or last is None or not 0 <= last - int(starts[-1]["y"]) <= _LONGEST:
            continue
        start = int(starts[-1]["y"]) * MONTHS + (_month(starts[-1]["m"]) or 1) - 1
        yield Interval(start, max(start, last * MONTHS + (_month(match["m2"]) or 0)))


def _range(match: re.Match[str], as_of: date) -> Interval | None:
    first, last = _year(match["y1"], None), _year(match["y2"], match["y1"])
    month1, month2 = _month(match["m1"]), _month(match["m2"])
    if match["now"]:
        last, month2 = as_of.year, as_of.month
    if first is None:
        first = last if month1 else None  # "Feb – Nov 2021"
    if first is None or last is None or not 0 <= last - first <= _LONGEST:
        return None
    start = first * MONTHS + (month1 or 1) - 1
    if month2:
        return Interval(start, max(start, last * MONTHS + month2))
    return Interval(start, max(start, last * MONTHS) + (MONTHS // 2 if last == first else 0))


def _year(text: str | None, before: str | None) -> int | None:
    if text is None:
        return None
    digits = text.strip("'’")
    if len(digits) == 4:
        return int(digits)
    century = int(before[:2]) * 100 if before and len(before) == 4 else 2000
    return century + int(digits)


def _month(text: str | None) -> int | None:
    if not text:
        return None
    lowered = text.lower().rstrip(". ")
    if lowered.isdigit():
        return int(lowered)
    return _MONTH_NAMES.index(lowered[:3]) + 1
