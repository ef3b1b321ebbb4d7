"""Checks that what is told without a break had none: two spells apart, a leave, a year off the tools."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import YEAR
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage
from tailoring.truth.quantity_words import Chronology
from tailoring.truth.spells import months_of

_POINT = r"(?:the (?:end|start|beginning) of )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d"
_TO = rf"(?:to|until|till|through to|through|–|—|-) ?(?:{_POINT}|date|present|now|today)"
_SPELL = re.compile(rf"\b(?:from )?{_POINT} ?{_TO}\b|\bbetween {_POINT} and {_POINT}\b")
_NET = re.compile(r"\bactive(?:ly)?\b", re.IGNORECASE)
_MONTHS = {"year": 12.0, "month": 1.0}
_LIST = re.compile(r"\b(?:19|20)\d\d(?:,| and) (?:(?:19|20)\d\d,? and )?(?:19|20)\d\d\b")
_LEAST = 2
Months = tuple[int, int]


def check_continuity(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding where the statement tells a spell as whole and the facts tell a gap in it."""
    data = knowledge(Chronology)
    unbroken = any_of(data.unbroken).search(statement.text)
    if unbroken is None or any_of(data.broken).search(statement.text):
        return
    for one in source.evidence:
        away = any_of(data.away).search(one.text)
        gap = _gap(one) if not away else None
        if away and _falls_within(one, statement, source) and not _allowed_for(one, statement, source):
            told = away.group()
        elif gap and _of_it(statement, one):
            told = "two spells with a gap"
        else:
            continue
        reason = f"“{unbroken.group()}”: the facts tell of {told}"
        yield Finding(
            "date", *unbroken.span(), "contradicted", (one.fact.id,), reason, "Tell the spells as the facts give them."
        )
        return


def _of_it(statement: Passage, one: Evidence) -> bool:
    """Whether the statement speaks of what the sentence speaks of, or names a year of it."""
    years = set(YEAR.findall(statement.text)) & set(YEAR.findall(one.text))
    return bool(years or shared_kin(statement.stems(), one.stems))


def _gap(one: Evidence) -> Months | None:
    """The months between two spells of a sentence in which nothing is told; None without such."""
    told = list(_SPELL.finditer(one.text))
    if not told and not _LIST.search(one.text):
        return None
    years = (m for m in YEAR.finditer(one.text) if not any(t.start() <= m.start() < t.end() for t in told))
    found = [months_of(match.group()) for match in (*told, *years)]
    spans = sorted(span for span in found if span)
    for (_, last), (first, _) in pairwise(spans):
        if first - last >= _LEAST:
            return last, first
    return None


def _allowed_for(away: Evidence, statement: Passage, source: Source) -> bool:
    """Whether the length that the statement tells leaves room for the absence: four active years of a post of five."""
    when = months_of(away.text)
    told = [q.value * _MONTHS[q.unit] for q in quantities(statement.text) if q.unit in _MONTHS]
    if when is None or not told:
        return False
    for fact in source.facts:
        span = months_of(fact.dates, source.as_of) if fact.dates else None
        if span and span[0] <= when[0] and when[1] <= span[1]:
            net = span[1] - span[0] - (when[1] - when[0])
            stretch = max(when[0] - span[0], span[1] - when[1])
            room = net if _NET.search(statement.text) else stretch
            return max(told) <= room + 1
    return False


def _falls_within(away: Evidence, statement: Passage, source: Source) -> bool:
    """Whether an absence fell in a post that the statement speaks of."""
    when = months_of(away.text)
    if when is None or away.fact.dates:
        return True
    stems = statement.stems()
    posts = (one for one in source.evidence if one.fact.dates and shared_kin(stems, one.stems | one.home))
    spans = (months_of(one.fact.dates, source.as_of) for one in posts)
    return any(span and span[0] < when[1] and when[0] < span[1] for span in spans)
