"""Checks a year that a statement names: that the facts date this with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.likeness import is_named_doers, resumes, undone
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.others import others_deeds
from tailoring.truth.passages import Passage
from tailoring.truth.spells import MONTH, MONTHS
from tailoring.truth.surroundings import around

_PART_OF_YEAR = re.compile(r"\b(?:first|second|third|fourth|last|latter|final)[ -]$", re.IGNORECASE)
_OF_A_YEAR = re.compile(r" of (?P<year>(?:19|20)\d\d)\b")
_PARTS = {"half": 6, "quarter": 3}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def year_finding(said: Quantity, statement: Passage, source: Source) -> Finding:
    """The finding for a year: no fact speaks of it, it dates another event, or it stands."""
    year = statement.text[said.start : said.end]
    holding = [f for f in source.facts if year in f.text or year in f.dates]
    if not holding:
        return Finding(
            "date", said.start, said.end, "unsupported", (), f"no fact speaks of {year}", f"Leave {year} out."
        )
    context = around(said, statement)
    best = source.best(context)
    ended = _ended(said, statement, best)
    if ended:
        reason = f"the facts say “{ended}”"
        ids = (best.fact.id,) if best else ()
        return Finding("date", said.start, said.end, "contradicted", ids, reason, f"Say “{ended}”.")
    spans = re.search(rf"\b(?:from|between|since)\b[^,;]*{year}|\b{year} ?(?:–|-|to)", statement.text)
    dating = [fact for fact in holding if year in fact.text] if spans else holding
    if best and len(context & best.stems) >= 2 and best.fact not in dating:
        years = {q.value for q in quantities(best.text) if q.unit == "year-name"}
        own = _of_its_own(said, statement, years, source)
        if years and not own and not _rests_elsewhere(context, best, dating, source):
            reason = f"the facts give another year for this than {year}"
            change = f"Say {max(years):.0f} instead of {year}."
            return Finding("date", said.start, said.end, "contradicted", (best.fact.id,), reason, change)
    return Finding("date", said.start, said.end, "supported", tuple(f.id for f in holding))


def _of_its_own(said: Quantity, statement: Passage, others: Iterable[float], source: Source) -> bool:
    """Whether the statement names the other sentence's year too, and another one dates the like with this year."""
    told = {q.value for q in quantities(statement.text) if q.unit == "year-name"}
    dated = [one for one in source.evidence if f"{said.value:.0f}" in one.text]
    mine = [one for one in dated if not (others_deeds(one) or is_named_doers(one.text) or undone(one, statement.text))]
    about = statement.stems()
    return told >= set(others) and any(resumes(one.text) or shared_kin(about, one.stems) for one in mine)


def _ended(said: Quantity, statement: Passage, best: Evidence | None) -> str:
    """The closed spell of the facts, where the statement says "since" its first year; "" where it does not."""
    if best is None or not re.search(r"\bsince(?: [A-Z][a-z]+)? $", statement.text[: said.start]):
        return ""
    year = f"{said.value:.0f}"
    closed = re.search(rf"\b{year} ?(?:to|until|till|–|-) ?(?:[A-Z][a-z]+ )?(?:19|20)\d\d\b", best.text)
    return closed.group() if closed else ""


def _rests_elsewhere(context: frozenset[str], best: Evidence, holding: Iterable[object], source: Source) -> bool:
    """Whether a fact that has the year shares as much as the best one, or something telling that it lacks."""
    return any(one.fact in holding and not context & one.stems < context & best.stems for one in source.evidence)


def part_of_year(said: Quantity, statement: Passage, source: Source) -> Finding | None:
    """The finding for "the first half of 2023", by the months that the facts name; None for any other figure."""
    match = _PART_OF_YEAR.search(statement.text[: said.start])
    behind = _OF_A_YEAR.match(statement.text, said.end)
    size = _PARTS.get(statement.text[said.start : said.end].lower())
    if not (match and behind and size):
        return None
    place = _ORDER.get(match.group().strip().lower(), 12 // size)
    first = (place - 1) * size
    for one in source.evidence:
        months = {MONTHS.index(name.lower()[:3]) for name in MONTH.findall(one.text)}
        if months and behind.group("year") in one.text and all(first <= month < first + size for month in months):
            return Finding("date", said.start, said.end, "supported", (one.fact.id,))
    return None
