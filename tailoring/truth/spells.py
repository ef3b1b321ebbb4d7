"""Lengths of time that follow from the dates of roles, overlaps counted once and gaps left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.numbers import Quantity

_POINT = re.compile(
    r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d))"
    r"|(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? ?)?(?P<year>(?:19|20)\d\d)"
    r"|(?P<now>present|now|current|today|date|ongoing)",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ALIKE = 0.6
_TOLD = re.compile(
    r"\b(?:from|between) (?:[A-Z][a-z]+ )?(?:19|20)\d\d (?:to|until|and) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d ?[–-] ?(?:19|20)\d\d\b"
)
_SINCE = re.compile(r"\bsince (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
_FAR = 9999 * 12
_IN_MONTHS = {"year": 12.0, "month": 1.0, "quarter": 3.0, "week": 12 / 52}


def told_spell(one: Evidence) -> bool:
    """Whether a sentence says itself from when to when."""
    return _TOLD.search(one.text) is not None


@lru_cache(maxsize=4096)
def months_of(dates: str, as_of: date | None = None) -> tuple[int, int] | None:
    """The months of a range, as written, at the longest it may mean: first, and one past the last.

    "2018–2020" reaches from January 2018 to December 2020. An open end ends at `as_of`; without that day it is far.
    """
    now = as_of.year * 12 + as_of.month - 1 if as_of else _FAR
    points = list(_POINT.finditer(dates))
    if not points:
        return None
    first, last = _month(points[0], 0, now), _month(points[-1], 11, now)
    if len(points) == 1 and re.search(r"[–—-]\s*$|since|from", dates.strip(), re.IGNORECASE):
        last = now
    return first, max(first, last) + 1


def _month(point: re.Match[str], unsaid: int, now: int) -> int:
    if point.group("now"):
        return now
    if point.group("iso"):
        year, month = point.group("iso").split("-")
        return int(year) * 12 + int(month) - 1
    name = point.group("month")
    return int(point.group("year")) * 12 + (_MONTHS.index(name.lower()[:3]) if name else unsaid)


def spell_holds(
    said: Quantity, context: frozenset[str], best: Evidence | None, source: Source
) -> tuple[str, ...] | None:
    """The facts whose dates cover the spell that is claimed, or None.

    Only roles that speak of what the words around the figure speak of are counted.
    """
    spent = _concerned(context, source)
    since = (
        [int(year) for year in re.findall(r"\b(?:since|from) ((?:19|20)\d\d)", best.text)]
        if best and 2 * len(context & best.stems) >= len(context)
        else []
    )
    told = _TOLD.search(best.text) if best and context & best.stems else None
    if told:
        # The sentence says from when to when.
        span = months_of(told.group(), source.as_of)
        wanted = said.value * _IN_MONTHS.get(said.unit, 0)
        return (best.fact.id,) if best and span and wanted and span[1] - span[0] >= wanted - 0.5 else None
    if best and not best.fact.dates and (held := _SINCE.search(best.text)) and source.as_of:
        reached = source.as_of.year - int(held.group("year"))
        return (best.fact.id,) if said.unit == "year" and reached >= said.value else None
    months = _covered([_from(span, since) for fact in spent if (span := months_of(fact.dates, source.as_of))])
    wanted = said.value * _IN_MONTHS.get(said.unit, 0)
    slack = 1.0 if said.unit == "year" else 0.5
    if not wanted or not spent or months + slack < wanted:
        return None
    return tuple(dict.fromkeys(fact.id for fact in spent))


def _concerned(context: frozenset[str], source: Source) -> Sequence[SourceFact]:
    scored = [
        (sum(1.0 for stem in context if stem in one.stems or stem in one.home), one.fact)
        for one in source.evidence
        if one.fact.dates
    ]
    most = max((score for score, _ in scored), default=0.0)
    return [fact for score, fact in scored if score >= _ALIKE * most]


def _from(span: tuple[int, int], since: Sequence[int]) -> tuple[int, int]:
    """The spell cut at the year since when the thing was done."""
    return (max(span[0], min(max(since) * 12, span[1] - 1)), span[1]) if since else span


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for first, last in sorted(spans):
        total += max(0, last - max(first, reached))
        reached = max(reached, last)
    return total
