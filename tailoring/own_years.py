"""How long somebody has worked, in the words that their dates carry."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import accumulate

from tailoring.months import MONTHS, Interval
from tailoring.profile import Profile
from tailoring.wording import number_word

_HALF = 6  # months
# Below so many years a half is worth telling, and whether it is more.
_FEW = 5
_MORE = 2  # months
# Years between a document's last date and today, within which what it tells as going on is taken to go on today.
_LATE = 3
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,])")
_UNDATED = frozenset({"name", "contact", "link"})
_BREAK = 6  # months between two posts, after which the time in them is a sum


def years_said(months: int) -> str:
    """So many months as a sentence says them, never more: 18 are "one and a half years", 20 "over one and a half"."""
    years, rest = divmod(months, MONTHS)
    if years >= _FEW:
        return f"{number_word(years)} years"
    half = rest >= _HALF
    over = "over " if rest - _HALF * half >= _MORE else ""
    return f"{over}{number_word(years)}{' and a half' * half} year{'s'[: years != 1 or half]}"


def years_in_all(months: int, intervals: Iterable[Interval], others: Collection[Interval]) -> str:
    """The same, said to be a total where `others` lie between the `intervals` it was spent in."""
    spent = sorted(intervals)
    ends = accumulate((one.end for one in spent), max)
    breaks = [(end, after.start) for end, after in zip(ends, spent[1:], strict=False) if after.start - end >= _BREAK]
    apart = any(other.start < start and end < other.end for end, start in breaks for other in others)
    return f"a total of {years_said(months)}" if apart else years_said(months)


def is_late(profile: Profile, as_of: date) -> bool:
    """Whether the documents hold a date of the last years; what older ones tell as going on may have ended since."""
    return any(abs(as_of.year - year) <= _LATE for year in _years_of(profile))


def _years_of(profile: Profile) -> Iterator[int]:
    for item in (*profile.positions, *profile.education, *profile.projects):
        yield from (day.year for day in (item.dates.start, item.dates.end) if day)
    for fact in profile.facts:
        yield from (int(year) for year in _YEAR.findall(fact.text) if fact.kind not in _UNDATED)
