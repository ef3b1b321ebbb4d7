"""How often a thing was done, as a count of the facts tells it: 26 in a year, on all 252 working days."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import shared_kin
from tailoring.truth.amounts import amounts
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, passage
from tailoring.truth.quantity_words import Recurrences
from tailoring.truth.recurrence import Recurrence, strong
from tailoring.truth.targets import reached_in
from tailoring.truth.wholes import EXCEPT

_AVERAGE = re.compile(
    r"\b(?:on average|averag\w+|about|around|roughly|approximately|nearly|almost|a rate of|or so)\b", re.IGNORECASE
)
# "One class for a term" tells how long.
_LASTS = re.compile(r"\b(?:for|in|within|over|after|before|during|of|inside|than|to|at|on) $", re.IGNORECASE)
_EVERY = re.compile(r"(?:every|each)(?: single)? ", re.IGNORECASE)
_ALL = re.compile(
    r"\b(?:all|each of|every one of)(?: of)?(?: the| my| our)? (?:\d[\d,]*|[a-z]+(?:-[a-z]+)?) "
    r"(?P<spell>(?:working |week |school |market |match |show )?[a-z]+?)s\b(?P<of>[^,;.]*)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?:in|during|over|throughout) (?:the year )?(?:19|20)\d\d\b|\b(?:in|over) (?:a|the|one|that) year\b"
)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")


def on_average(said: Recurrence, one: Evidence, statement: Passage) -> bool:
    """Whether so many of the thing in a year, or in so many weeks, come as often as is said "on average"."""
    if any(
        q.start == said.start and reached_in(q, statement, one.fact.text) for q in quantities(statement.text) if q.of
    ):
        # "Four days out of five": as often as the listed figures met their target.
        return True
    hedged = _AVERAGE.search(statement.text)
    return hedged is not None and any(said.agrees(told) for told in _tallies(one, statement.stems()))


def _tallies(one: Evidence, things: frozenset[str]) -> Iterator[Recurrence]:
    """How often a sentence that counts things over a spell tells them to come: 26 in 2021, 30 in 15 weeks."""
    figures = [q for q in quantities(one.text) if not (q.label or q.ordinal or q.of)]
    counted = [q for q in figures if q.noun and not q.unit and shared_kin(passage(q.noun).stems(), things)]
    known = _spells()
    spells = [(q.unit, q.value) for q in figures if q.unit in known and not q.per and q.value]
    if _YEAR.search(one.text) and len(set(_YEARS.findall(one.text))) <= 1:
        spells.append(("year", 1.0))
    for q in counted:
        told = [(q.per, 1.0)] if q.per in known else [] if q.per else spells
        yield from (Recurrence(spell, q.value / length, q.high / length, 0, 0) for spell, length in told)


def check_single_rates(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for "a tasting a week", where each fact that tells how often tastings come tells another rate."""
    for one in amounts(statement.text):
        if not one.one or one.each or one.spell not in _spells() or _LASTS.search(statement.text[: one.end]):
            continue
        said = Recurrence(one.spell, 1.0, 1.0, one.start, one.end)
        near = [evidence for evidence in source.evidence if shared_kin(one.things, evidence.stems)]
        told = [(evidence, rate) for evidence in near for rate in _rates(evidence, one.things)]
        if told and not any(said.agrees(rate) or _more_often(rate, said) for _, rate in told):
            where = told[0][0]
            text = statement.text[one.start : one.end].strip()
            reason = f"“{text} a {one.spell}”: the facts say “{where.text}”"
            change = "Say how often as the facts do."
            yield Finding("frequency", one.start, one.end, "contradicted", (where.fact.id,), reason, change)


def _rates(one: Evidence, things: frozenset[str]) -> Iterator[Recurrence]:
    yield from _tallies(one, things)
    singles = [amount for amount in amounts(one.text) if amount.one and amount.spell]
    yield from (Recurrence(amount.spell, 1.0, 1.0, 0, 0) for amount in singles if amount.spell in _spells())
    yield from strong(one.text)


def _more_often(rate: Recurrence, said: Recurrence) -> bool:
    """Whether what comes twice a week comes once."""
    return rate.spell == said.spell and rate.low >= said.low


def _spells() -> dict[str, tuple[float, float]]:
    return knowledge(Recurrences).spells


def is_counted(one: Recurrence, text: str) -> bool:
    """Whether spells are only counted: "on 40 Sundays" is not every Sunday."""
    return any(q.end + 1 == one.start and not (q.unit or q.ordinal) for q in quantities(text))


def each_of_so_many(said: Recurrence, one: Evidence, statement: Passage) -> bool:
    """Whether "every working day of 2021" is what a fact tells as all 252 of them, the spell they lie in kept."""
    told = _EVERY.match(statement.text[said.start : said.end])
    if not told or said.apart or EXCEPT.search(one.text):
        return False
    name = statement.text[said.start + told.end() : said.end].lower().removesuffix("s")
    for match in _ALL.finditer(one.text):
        kept = set(re.findall(r"\d+|[a-z]{4,}", match.group("of").lower()))
        if match.group("spell").lower() == name and kept <= set(re.findall(r"\d+|[a-z]+", statement.text.lower())):
            return True
    return False
