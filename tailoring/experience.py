"""Elapsed experience from dated roles: overlaps count once, gaps not at all, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tailoring.months import MONTHS, Interval, covered_months, interval_of
from tailoring.profile import DateRange, Position, Profile


def total_years(profile: Profile, as_of: date) -> float:
    """Years of paid work up to `as_of`."""
    return covered_months(_worked(profile.positions, as_of)) / MONTHS


def _worked(positions: Iterable[Position], as_of: date) -> Iterator[Interval]:
    for position in positions:
        interval = interval_of(position.dates, as_of)
        if interval and not position.volunteering:
            yield interval


def ended_years_ago(dates: DateRange, as_of: date) -> float:
    """Years since the range ended; 0 while it goes on or where no date says."""
    if dates.current or not (dates.end or dates.start):
        return 0.0
    last = dates.end or dates.start
    assert last is not None
    return max(
        0.0, (as_of.year * MONTHS + as_of.month - 1 - (last.year * MONTHS + (last.month or MONTHS) - 1)) / MONTHS
    )
