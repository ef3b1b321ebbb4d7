"""Calendar months: how long a dated range lasts, and what several cover together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from tailoring.profile import DateRange, PartialDate

MONTHS = 12
_WITHIN_ONE_YEAR = 6  # "2019" alone is somewhere between a day and a year


class Interval(NamedTuple):
    """Months since year 0, from `start` up to, not including, `end`."""

    start: int
    end: int


def interval_of(dates: DateRange, as_of: date) -> Interval | None:
    """The months a range covers, or None without a start or an end.

    A range of months includes its last month; a range of bare years is their difference (2015–2017 is two years).
    """
    if dates.start is None:
        return None
    start = _month(dates.start)
    if dates.current:
        return Interval(start, max(start, as_of.year * MONTHS + as_of.month))
    last = dates.end or dates.start
    if last.month is None:
        same_year = last.year == dates.start.year
        return Interval(start, max(start, last.year * MONTHS) + (_WITHIN_ONE_YEAR if same_year else 0))
    return Interval(start, max(start, _month(last) + 1))


def _month(day: PartialDate) -> int:
    return day.year * MONTHS + (day.month or 1) - 1


def covered_months(intervals: Iterable[Interval]) -> int:
    """How many months the intervals cover together; overlaps count once."""
    total, reached = 0, -1
    for start, end in sorted(intervals):
        total += max(0, end - max(start, reached))
        reached = max(reached, end)
    return total
