"""The events that the facts date, each with the words that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.clause_cuts import JOINTS, cut_at, spans_of
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import canonical, verb_forms
from tailoring.truth.quantity_words import Chronology
from tailoring.truth.spells import MONTHS

DATE = re.compile(
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)? )?"
    r"(?:\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:of )?"
    r"|\b(?P<season>spring|summer|autumn|fall|winter|early|late|mid|q[1-4])[ -](?:of |in )?)?"
    r"\b(?P<year>(?:19|20)\d\d)\b(?!\s?[–-]\s?\d)",
    re.IGNORECASE,
)
# The first date of a spell, where the second may follow: "Aug 2018–Nov 2023".
_START = re.compile(DATE.pattern.rpartition(r"(?!\s?[–-]")[0], re.IGNORECASE)
_TAKING_UP = (
    r"\b(?:join(?:ed|ing)|(?:start(?:ed|ing)|beg[au]n|beginning)(?: work)? (?:at|with|as)|hired (?:by|at|as)"
    r"|recruited (?:by|at|as)|appointed(?: by| at| as| to)?|became|becoming|promoted to|arrived at|came to)"
    r" (?:an? |the )?NAME\b(?!['’])"
)
_CUT = cut_at(*JOINTS, "when", "after which")
LEADS = 4
IN_MONTHS = {
    "day": 12 / 365,
    "week": 12 / 52,
    "fortnight": 24 / 52,
    "month": 1.0,
    "quarter": 3.0,
    "year": 12.0,
    "decade": 120.0,
}
UNITS = frozenset(IN_MONTHS)


@dataclass(frozen=True)
class Event:
    """What happened in a month from `low` to `high` (counted from the year nought)."""

    evidence: Evidence
    stems: frozenset[str]
    low: int
    high: int
    date: str


def events(source: Source) -> tuple[Event, ...]:
    """The dated events of the facts."""
    return tuple(event for one in source.evidence for event in _events_of(one))


@lru_cache(maxsize=256)
def _taking_up(name: str) -> re.Pattern[str]:
    return re.compile(_TAKING_UP.replace("NAME", name), re.IGNORECASE)


def starts_of_posts(text: str, source: Source) -> tuple[Event, ...]:
    """The beginnings of the posts that a statement says were taken up: "joined Acme", "became a foreman"."""
    found: dict[tuple[str, str], Event] = {}
    for one in source.evidence if _taking_up("(?=[A-Za-z])").search(text) else ():
        fact, dates = one.fact, list(_START.finditer(one.fact.dates))
        if not dates or (fact.employer, fact.role) in found:
            continue
        for name in filter(None, (fact.employer, fact.role)):
            taken = _taking_up(re.escape(name)).search(text)
            if taken:
                low, high = _months(dates[0])
                stems = telling_stems(taken.group())
                found[fact.employer, fact.role] = Event(one, stems, low, high, dates[0].group().strip())
    return tuple(found.values())


@lru_cache(maxsize=1024)
def _events_of(one: Evidence) -> tuple[Event, ...]:
    dates = list(DATE.finditer(one.text))
    if not dates:
        return ()
    pieces = spans_of(one.text, _CUT)
    # Words of the employer's own name tell no event from another: "the unit" of the Harrow Unit.
    home = telling_stems(one.fact.employer)
    found: list[Event] = []
    waiting = frozenset[str]()
    for start, end in pieces:
        inside = [date for date in dates if start <= date.start() < end]
        stems = telling_stems(DATE.sub(" ", one.text[start:end])) - home
        if not inside:
            if found and not waiting and one.text[:start].rstrip().endswith(",") and _leads(one.text, pieces, dates):
                last = found.pop()
                found.append(Event(one, last.stems | stems, last.low, last.high, last.date))
            else:
                waiting |= stems
            continue
        if any(_is_measure(q) for q in quantities(one.text) if start <= q.start < end):
            # "71% in 2019" is a state, no event.
            waiting = frozenset[str]()
            continue
        low, _ = _months(inside[0])
        _, high = _months(inside[-1])
        if found and not waiting and stems <= _again():
            # "From May to August 2018, and again for the whole of 2019": the same thing again.
            stems = found[-1].stems
        found.append(Event(one, stems | waiting, low, max(low, high), inside[0].group().strip()))
        waiting = frozenset[str]()
    return tuple(found)


@cache
def _again() -> frozenset[str]:
    return frozenset(map(canonical, ("again", "whole", "all", "part", "most", "rest", "once")))


def _is_measure(q: Quantity) -> bool:
    return q.unit not in {"year-name", *UNITS} and (bool(q.unit) or not q.noun) and not q.label and not q.ordinal


def _leads(text: str, pieces: Sequence[tuple[int, int]], dates: Sequence[re.Match[str]]) -> bool:
    """Whether the dates stand in front of what happened: "In May 2019 the kiln was lit"."""
    return dates[0].start() - pieces[0][0] <= LEADS and bool(text)


def _months(date: re.Match[str]) -> tuple[int, int]:
    year = int(date.group("year")) * 12
    if date.group("month"):
        month = year + MONTHS.index(date.group("month").lower()[:3])
        return month, month
    if date.group("season"):
        first, last = knowledge(Chronology).seasons[date.group("season").lower()]
        return year + first, year + last
    return year, year + 11


@lru_cache(maxsize=4096)
def telling_stems(text: str) -> frozenset[str]:
    """The stems of all words but those that say nothing of what happened."""
    skipped = knowledge(Chronology).function
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", text.lower()))
    forms = verb_forms()
    bases = (forms[word][0] if word in forms else word for word in words if word not in skipped and len(word) > 1)
    return frozenset(canonical(base) for base in bases if base not in skipped)
