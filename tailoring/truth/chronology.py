"""The order of events and the time between them, from the dates that the facts give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import permutations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import HALT, MARK, ending_of, opening_of
from tailoring.truth.dated_events import DATE, IN_MONTHS, LEADS, UNITS, Event, events, starts_of_posts, telling_stems
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage
from tailoring.truth.quantity_words import Chronology

_WITHIN = re.compile(r"\b(?:within|inside|in under|in less than|under|less than|in)(?: \w+)? $", re.IGNORECASE)


@dataclass(frozen=True)
class Sequel:
    """Two things that a statement puts in order: `first` came before `second`; `at` is the word that says so."""

    first: frozenset[str]
    second: frozenset[str]
    at: tuple[int, int]
    measured: bool = False


def check_chronology(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for two events that the statement puts in another order than their dates."""
    starts = starts_of_posts(statement.text, source)
    for sequel in _sequels(statement.text):
        pair = _dated(sequel, source, starts)
        if pair is None:
            continue
        first, second = pair
        word = statement.text[slice(*sequel.at)]
        ids = tuple(dict.fromkeys((first.evidence.fact.id, second.evidence.fact.id)))
        if first.low > second.high:
            reason = f"“{word}”: the facts give {second.date} for the one and {first.date} for the other"
            yield Finding("date", *sequel.at, "contradicted", ids, reason, "Say it in the order of the dates.")
        elif first.high < second.low:
            yield Finding("date", *sequel.at, "supported", ids)


def time_taken(said: Quantity, statement: Passage, source: Source) -> tuple[bool, tuple[str, ...]] | None:
    """Whether something took as long as from the one to the other of the two dates of its fact; None without them."""
    if said.unit not in UNITS or said.label or not _WITHIN.search(statement.text[: said.start]):
        return None
    stems = telling_stems(statement.text)
    for fact in source.facts:
        own = [one for one in events(source) if one.evidence.fact is fact]
        exact = all(one.low == one.high for one in own) or said.unit == "year"
        if exact and len(own) == 2 and len(shared_kin(stems, own[0].stems | own[1].stems)) >= 2:
            return lasts(said, own[0], own[1], statement.text), (fact.id,)
    return None


def lasts(said: Quantity, first: Event, second: Event, text: str) -> bool:
    """Whether the time between two events is as long as is said."""
    months = IN_MONTHS[said.unit]
    low, high = sorted((abs(second.low - first.high), abs(second.high - first.low)))
    slack = 1.0 if first.low == first.high and second.low == second.high else 0.5
    least, most = (low - slack) / months, (high + slack) / months
    under = said.loose in {"under", "up_to", "nearly"} or _WITHIN.search(text[: said.start])
    if under:
        return low <= said.high * months + (0 if said.loose == "under" else slack - 0.5)
    if said.loose == "over":
        return high >= said.value * months - slack
    return least <= said.value <= most


@cache
def _connectors() -> re.Pattern[str]:
    data = knowledge(Chronology)
    groups = (("then", data.then), ("before", data.before), ("after", data.after))
    parts = [
        f"(?P<{name}>" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")" for name, words in groups
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])", re.IGNORECASE)


# "Put the course to use in writing the plan", "applied it to the plan": the course came first.
_PUT_TO_USE = re.compile(
    r"\b(?:appl(?:y|ied|ying)|put(?:ting)?|brought|bring(?:ing)?|us(?:ed|ing)) (?P<first>[^,;.]{3,60}?)"
    r" (?P<at>to use (?:in|on|by)|into practice (?:in|on|by)|to bear on|to) (?P<second>[^,;.]{3,60})",
    re.IGNORECASE,
)
_PAST_DEED = re.compile(r" (?:\w+ed|gone|been|become|left|withdrawn|given up)\b(?! (?:the|an?|my) )")
_THE_YEAR = re.compile(r"\bthe (?:year|month|week|day|season|term|summer|winter|spring|autumn) $", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\bfrom (?P<first>(?!(?:19|20)?\d)[^,;.]{3,60}?) (?:to|until|through to) (?P<second>[^,;.]{3,60}?)"
    r" (?P<at>in|within|inside|over|took|after)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def _sequels(text: str) -> tuple[Sequel, ...]:
    """What a text puts in order."""
    found: list[Sequel] = []
    for match in _FROM_TO.finditer(text):
        first, second = telling_stems(match.group("first")), telling_stems(match.group("second"))
        found.append(Sequel(first, second, match.span("at"), measured=True))
    for match in _PUT_TO_USE.finditer(text):
        first, second = telling_stems(match.group("first")), telling_stems(match.group("second"))
        found.append(Sequel(first, second, match.span("at")))
    for match in _connectors().finditer(text):
        opening = not text[: match.start()].strip() or re.search(r"[.;]\s*$", text[: match.start()])
        start = opening_of(text, match.start(), HALT)
        stop = ending_of(text, match.end(), MARK)
        behind = text[match.end() : stop]
        main = text[stop:] if opening else text[start : match.start()]
        if DATE.match(behind.strip()) or (match.group("after") and behind.startswith(" which")):
            continue
        if _THE_YEAR.search(text[: match.start()]) and not re.match(
            r" (?:the|an?|my|our|\w+ing|he|she|I|we|they)\b", behind
        ):
            # "The year before, …", "having the year before led": a date, no two things in order.
            continue
        if match.group().lower() == "since" and _PAST_DEED.match(behind):
            # "The card has since lapsed".
            continue
        joined = match.group().lower().startswith("and ")
        if match.group("then") and not joined and not text[: match.start()].rstrip().endswith((",", ";")):
            continue
        main, behind = telling_stems(_without_length(main)), telling_stems(behind)
        first, second = (behind, main) if match.group("after") else (main, behind)
        if first and second:
            found.append(Sequel(first, second, match.span()))
    return tuple(found)


def _without_length(text: str) -> str:
    """A text without the length of time at its end: "… seven months | before"."""
    lengths = [q for q in quantities(text) if q.unit in UNITS]
    return text[: lengths[-1].start] if lengths and len(text) - lengths[-1].end <= LEADS * 3 else text


def _dated(sequel: Sequel, source: Source, starts: Sequence[Event] = ()) -> tuple[Event, Event] | None:
    """The two dated events that a statement puts in order, when the words leave no doubt which they are."""
    scored = [
        (_fit(sequel.first, first, second) + _fit(sequel.second, second, first), first, second)
        for first, second in permutations((*events(source), *starts), 2)
        if _speaks(sequel.first, first) and _speaks(sequel.second, second)
    ]
    scored.sort(key=lambda row: -row[0])
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    score, first, second = scored[0]
    own = shared_kin(sequel.first, first.stems - second.stems) or shared_kin(sequel.second, second.stems - first.stems)
    return (first, second) if score > 0 and own else None


def _fit(said: frozenset[str], event: Event, other: Event) -> float:
    """How well words speak of an event and not of the other one."""
    own = len(shared_kin(said, event.stems - other.stems))
    common = len(shared_kin(said, event.stems & other.stems))
    return own + 0.25 * common - 0.4 * len(shared_kin(said, other.stems - event.stems))


def _speaks(said: frozenset[str], event: Event) -> bool:
    shared = len(shared_kin(said, event.stems))
    return shared >= 2 or 2 * shared >= min(len(said), len(event.stems)) > 0
