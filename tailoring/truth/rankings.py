"""Keeps a place in a ranking with its year: third in 2022 and first in 2023 is no first in 2022."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import JOINTS, cut_at, spans_of
from tailoring.truth.evidence import Source
from tailoring.truth.figure import ORDINALS, YEAR
from tailoring.truth.findings import Finding
from tailoring.truth.passages import Passage

_PLACE = re.compile(
    rf"\b(?P<place>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th)|top(?:ped|ping)|headed|heading|led|won|winner|bottom|last)\b"
    r"(?! (?:year|term|quarter|half|month|week|aid|class|floor|time|language|draft|round|stage|line|team|shift"
    r"|degree)\b)",
    re.IGNORECASE,
)
# "Depot of the Year 2022: us second": the year of a label is that of its places.
_CUT = cut_at(*JOINTS, "after", "from", "up", marks=",;.!?")
_RANKED = re.compile(
    r"\b(?:of|out of|among|from) (?:the )?(?:\d|\w+ty\b|\w+teen\b|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve)"
    r"|\b(?:table|league|rank\w*|place[ds]?|placing|came|finish\w*)\b"
)
_AGAIN = re.compile(r"\b(?:as|again|just as|like) in (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_FIRSTS = ("top", "head", "led", "won", "winner")


@dataclass(frozen=True, slots=True)
class Ranking:
    """A place in a year: 1 for the first, 0 for the last."""

    place: int
    year: str
    start: int
    end: int


@lru_cache(maxsize=4096)
def rankings(text: str) -> tuple[Ranking, ...]:
    """The places that a text gives with a year of its own."""
    found: list[Ranking] = []
    for start, end in spans_of(text, _CUT):
        places, years = list(_PLACE.finditer(text, start, end)), YEAR.findall(text[start:end])
        if places and len(set(years)) == 1:
            found.append(Ranking(_rank(places[0].group("place").lower()), years[0], *places[0].span()))
    if found and (again := _AGAIN.search(text)):
        found.append(Ranking(found[-1].place, again.group("year"), *again.span()))
    return tuple(found)


def _rank(word: str) -> int:
    if word in ORDINALS:
        return ORDINALS.index(word) + 1
    if word[0].isdigit():
        return int(re.sub(r"\D", "", word))
    return 1 if word.startswith(_FIRSTS) else 0


def check_rankings(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each place that the facts give for another year."""
    for said in rankings(statement.text):
        for fact in source.facts:
            told = rankings(fact.text)
            places = {one.place for one in told if one.year == said.year}
            stems = frozenset[str]().union(*(one.stems | one.home for one in source.evidence if one.fact is fact))
            alike = len({one.year for one in told}) > 1 and _RANKED.search(fact.text)
            if alike and places and said.place not in places and shared_kin(statement.stems(), stems):
                reason = f"the facts give another place for {said.year}"
                change = "Keep each place with its year."
                yield Finding("award", said.start, said.end, "contradicted", (fact.id,), reason, change)


def ranked_alike(statement: Passage, start: int, end: int, source: Source) -> tuple[str, ...]:
    """The facts that give the place which stands among some characters of the statement, for its year."""
    said = [one for one in rankings(statement.text) if start <= one.start < end]
    told = [(fact.id, {(one.place, one.year) for one in rankings(fact.text)}) for fact in source.facts]
    return tuple(fact_id for fact_id, places in told if said and all((o.place, o.year) in places for o in said))
