"""Lengths of time that follow from the dates of roles, overlaps counted once and gaps left out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import combinations, pairwise

from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import canonical, passage

_POINT = re.compile(
    r"(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])(?!\d))"
    r"|(?:(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? ?)?(?P<year>(?:19|20)\d\d)"
    r"|(?P<now>present|now|current|today|date|ongoing)",
    re.IGNORECASE,
)
# "Mar–Dec 2019": one year for both months.
_ONE_YEAR = re.compile(
    r"\b(?P<first>[A-Z][a-z]{2,8})\.? ?(?:[–—-]|to) ?(?P<last>[A-Z][a-z]{2,8})\.?,? (?P<year>(?:19|20)\d\d)\b"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ALIKE = 0.6
# Who is an engineer develops: "firmware development" at a post as firmware developer, and at one as engineer.
_MAKING = frozenset(canonical(word) for word in ("develop", "engineer", "programming"))
_TOLD = re.compile(
    r"\b(?:from|between) (?:[A-Za-z]+ )?(?:19|20)\d\d (?:to|until|and) (?:[A-Za-z]+ )?(?:19|20)\d\d\b"
    r"|\b(?:from|between) [A-Z][a-z]+ (?:to|until|and) [A-Z][a-z]+ (?:19|20)\d\d\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:to|until|–|-) [A-Z][a-z]+ (?:19|20)\d\d\b"
    r"|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (?:19|20)\d\d"
    r" ?(?:to|until|–|-) ?[A-Z][a-z]+ (?:19|20)\d\d\b"
    r"|\b(?:19|20)\d\d ?[–-] ?(?:19|20)\d\d\b|\b(?:19|20)\d\d (?:to|until) (?:19|20)\d\d\b"
)
_SINCE = re.compile(r"\bsince (?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b")
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTH_RANGE = re.compile(rf"\b(?:from|between) {_NAME} (?:to|and|until) {_NAME}\b", re.IGNORECASE)
MONTH = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December)\b")
_BOTH_ENDS = 2.0
_WHOLE_POST = 0.75
_FAR = 9999 * 12
_A_YEAR = 12.0
_ONLY_YEARS = re.compile(r"(?:19|20)\d\d ?[–—-] ?(?:19|20)\d\d")
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
    dates = _ONE_YEAR.sub(r"\g<first> \g<year>–\g<last> \g<year>", dates)
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
    return int(point.group("year")) * 12 + (MONTHS.index(name.lower()[:3]) if name else unsaid)


def named_spans(text: str, unit: str) -> tuple[float, ...]:
    """How many years or months a sentence names: "in 2019 … in 2020" is a year from one to the other, or two in all."""
    if len(_TOLD.findall(text)) > 1:
        # Two spells with a gap between them.
        return ()
    if unit == "year":
        exact = _TOLD.search(text)
        span = months_of(exact.group()) if exact and len(MONTH.findall(exact.group())) > 1 else None
        if exact and span and len(_YEAR.findall(exact.group())) == len(_YEAR.findall(text)) > 1:
            # Both months are told: March 2020 to February 2021 is one year, not two.
            return tuple({float((span[1] - span[0]) // 12), float(round((span[1] - span[0]) / 12))})
        years = sorted({int(year) for year in _YEAR.findall(text)})
        gaps = [last - first for first, last in combinations(years, 2)]
        return tuple({float(gap + more) for gap in gaps for more in (0, 1)})
    if unit == "month":
        ranges = [
            (MONTHS.index(m.group(1).lower()), MONTHS.index(m.group(2).lower())) for m in _MONTH_RANGE.finditer(text)
        ]
        named = sorted({MONTHS.index(name.lower()[:3]) for name in MONTH.findall(text)})
        ranges += [(named[0], named[-1])] if len(named) > 1 and not ranges and len(_YEAR.findall(text)) < 2 else []
        return tuple({float((last - first) % 12 + more) for first, last in ranges for more in (0, 1)})
    return ()


def spell_holds(
    said: Quantity, context: frozenset[str], best: Evidence | None, source: Source, *, completed: bool = False
) -> tuple[str, ...] | None:
    """The facts whose dates cover the spell that is claimed, or None.

    A spell in which something was `completed` is no shorter than what the sentence tells, nor than the whole post.
    Only roles that speak of what the words around the figure speak of are counted.
    """
    spent = _concerned(context, source)
    since = (
        [int(year) for year in re.findall(r"\b(?:since|from) ((?:19|20)\d\d)", best.text)]
        if best and 2 * len(context & best.stems) >= len(context)
        else []
    )
    told = list(_TOLD.finditer(best.text)) if best and context & best.stems else []
    if told:
        # The sentence says from when to when.
        spans = [span for one in told if (span := months_of(one.group(), source.as_of))]
        wanted = said.value * _IN_MONTHS.get(said.unit, 0)
        reached = _covered(spans)
        short = completed and wanted < reached - _BOTH_ENDS
        return (best.fact.id,) if best and wanted and not short and reached >= wanted - 0.5 else None
    if best and not best.fact.dates and (held := _SINCE.search(best.text)) and source.as_of:
        reached = source.as_of.year - int(held.group("year"))
        return (best.fact.id,) if said.unit == "year" and reached >= said.value else None
    months = _covered([_from(span, since) for fact in spent if (span := months_of(fact.dates, source.as_of))])
    wanted = said.value * _IN_MONTHS.get(said.unit, 0)
    slack = 1.0 if said.unit == "year" else 0.5
    if completed and wanted < _WHOLE_POST * months:
        return None
    if not wanted or not spent or months + slack < wanted:
        return None
    return tuple(dict.fromkeys(fact.id for fact in spent))


def spell_of_posts(said: Quantity, context: frozenset[str], source: Source) -> tuple[str, ...]:
    """The facts of several posts that together last as long as is said: eight years in design, at two studios."""
    spent = _concerned(context, source)
    spans = {span for fact in spent if (span := months_of(fact.dates, source.as_of))}
    posts: dict[str, frozenset[str]] = {}
    for one in source.evidence:
        if one.fact in spent:
            posts[one.fact.dates] = posts.get(one.fact.dates, frozenset()) | one.stems | one.home
    spoken = context & frozenset[str]().union(*posts.values())
    # "At Corley Pharmacy and Hallam Chemists" names each post by its own employer.
    homes = [passage(fact.employer).stems() for fact in spent if fact.employer]
    spoken -= frozenset[str]().union(*(home for home in homes if home <= context))
    if not all(spoken <= stems for stems in posts.values()):
        return ()
    wanted = said.value * _IN_MONTHS.get(said.unit, 0)
    covered = _covered(list(spans))
    # A school year is eleven months; a post "2012–2015" may have lasted three years or four.
    least = wanted if said.loose == "over" else wanted - len(spans)
    most = (
        wanted + _IN_MONTHS[said.unit] + (_A_YEAR if all(_ONLY_YEARS.fullmatch(f.dates.strip()) for f in spent) else 0)
    )
    whole = len(spans) > 1 and wanted and least <= covered < most
    return tuple(dict.fromkeys(fact.id for fact in spent)) if whole else ()


def _concerned(context: frozenset[str], source: Source) -> Sequence[SourceFact]:
    scored = [
        (sum(1.0 for stem in context if stem in _told(one)), one.fact) for one in source.evidence if one.fact.dates
    ]
    most = max((score for score, _ in scored), default=0.0)
    named = [_role_pairs(fact.role) for score, fact in scored if score == most]
    # "Intensive-care nursing": a post without intensive care in it is none.
    needed = frozenset(word for pairs in named for pair in pairs if set(pair) <= context for word in pair)
    own = {fact.id: frozenset[str]() for _, fact in scored}
    for one in source.evidence:
        if one.fact.id in own:
            own[one.fact.id] |= _told(one)
    return [
        fact
        for score, fact in scored
        if score >= _ALIKE * most
        # "Driving buses and coaches": a bus driver drove buses, a coach driver coaches.
        and (needed <= own[fact.id] or any(set(pair) <= context for pair in _role_pairs(fact.role)))
    ]


def _told(one: Evidence) -> frozenset[str]:
    """The stems of a sentence and of its post."""
    stems = one.stems | one.home
    return stems | _MAKING if stems & _MAKING else stems


@lru_cache(maxsize=1024)
def _role_pairs(role: str) -> tuple[tuple[str, str], ...]:
    """The pairs of words that stand side by side in a title."""
    return tuple((a.stem, b.stem) for a, b in pairwise(passage(role).words) if a.content and b.content)


def _from(span: tuple[int, int], since: Sequence[int]) -> tuple[int, int]:
    """The spell cut at the year since when the thing was done."""
    return (max(span[0], min(max(since) * 12, span[1] - 1)), span[1]) if since else span


def _covered(spans: Sequence[tuple[int, int]]) -> int:
    total, reached = 0, 0
    for first, last in sorted(spans):
        total += max(0, last - max(first, reached))
        reached = max(reached, last)
    return total
