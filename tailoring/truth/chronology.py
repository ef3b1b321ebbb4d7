"""The order of events and the time between them, from the dates that the facts give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise, permutations

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Chronology, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage, canonical, verb_forms
from tailoring.truth.spells import MONTHS

_DATE = re.compile(
    r"(?:\b(?P<day>\d{1,2})(?:st|nd|rd|th)? )?"
    r"(?:\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,? (?:of )?"
    r"|\b(?P<season>spring|summer|autumn|fall|winter|early|late|mid|q[1-4])[ -](?:of |in )?)?"
    r"\b(?P<year>(?:19|20)\d\d)\b(?!\s?[–-]\s?\d)",
    re.IGNORECASE,
)
# The first date of a spell, where the second may follow: "Aug 2018–Nov 2023".
_START = re.compile(_DATE.pattern.rpartition(r"(?!\s?[–-]")[0], re.IGNORECASE)
_TAKING_UP = (
    r"\b(?:join(?:ed|ing)|(?:start(?:ed|ing)|beg[au]n|beginning)(?: work)? (?:at|with|as)|hired (?:by|at|as)"
    r"|recruited (?:by|at|as)|appointed(?: by| at| as| to)?|became|becoming|promoted to|arrived at|came to)"
    r" (?:an? |the )?NAME\b(?!['’])"
)
_CUT = re.compile(r"[;,:]\s|\s(?:and|but|then|when|while|after which)\s", re.IGNORECASE)
_LEADS = 4
_IN_MONTHS = {
    "day": 12 / 365,
    "week": 12 / 52,
    "fortnight": 24 / 52,
    "month": 1.0,
    "quarter": 3.0,
    "year": 12.0,
    "decade": 120.0,
}
_UNITS = frozenset(_IN_MONTHS)
_WITHIN = re.compile(r"\b(?:within|inside|in under|in less than|under|less than|in)(?: \w+)? $", re.IGNORECASE)


@dataclass(frozen=True)
class Event:
    """What happened in a month from `low` to `high` (counted from the year nought)."""

    evidence: Evidence
    stems: frozenset[str]
    low: int
    high: int
    date: str


@dataclass(frozen=True)
class Sequel:
    """Two things that a statement puts in order: `first` came before `second`; `at` is the word that says so."""

    first: frozenset[str]
    second: frozenset[str]
    at: tuple[int, int]
    measured: bool = False


def check_chronology(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for two events that the statement puts in another order than their dates."""
    starts = _starts(statement.text, source)
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


def misdated(said: Quantity, statement: Passage, source: Source) -> Event | None:
    """What the statement dates with the year of another event of the same sentence, with its own date; None if not."""
    at = statement.word_at(said.start)
    near = _telling(statement.part(statement.clause_of(at)))
    if re.search(r"\b(?:before|after|between|until|by|to)(?: [A-Z][a-z]+)? $", statement.text[: said.start]):
        return None
    for fact in source.facts:
        own = [event for event in events(source) if event.evidence.fact is fact]
        if any(q.unit != "year-name" for q in quantities(fact.text)):
            continue
        theirs = [event for event in own if event.low <= said.value * 12 + 11 and event.high >= said.value * 12]
        for event in own if len(own) > 1 and theirs else ():
            if str(event.low // 12) in statement.text:
                continue
            apart = [other.stems - event.stems for other in theirs]
            wrong = all(own and not shared_kin(near, own) for own in apart)
            if wrong and len(shared_kin(near, event.stems)) >= 2:
                return event
    return None


def time_between(said: Quantity, statement: Passage, source: Source) -> tuple[bool, tuple[str, ...]] | None:
    """Whether a length of time is that between two dated events, with their facts; None where it tells of no two."""
    if said.unit not in _UNITS or said.label:
        return None
    for sequel in _sequels(statement.text):
        near = 0 <= sequel.at[0] - said.end <= _LEADS * 3 or (sequel.measured and said.start >= sequel.at[0])
        pair = _dated(sequel, source) if near else None
        if pair:
            return _lasts(said, *pair, statement.text), tuple(dict.fromkeys(one.evidence.fact.id for one in pair))
    return None


def time_taken(said: Quantity, statement: Passage, source: Source) -> tuple[bool, tuple[str, ...]] | None:
    """Whether something took as long as from the one to the other of the two dates of its fact; None without them."""
    if said.unit not in _UNITS or said.label or not _WITHIN.search(statement.text[: said.start]):
        return None
    stems = _telling(statement.text)
    for fact in source.facts:
        own = [one for one in events(source) if one.evidence.fact is fact]
        exact = all(one.low == one.high for one in own) or said.unit == "year"
        if exact and len(own) == 2 and len(shared_kin(stems, own[0].stems | own[1].stems)) >= 2:
            return _lasts(said, own[0], own[1], statement.text), (fact.id,)
    return None


def _lasts(said: Quantity, first: Event, second: Event, text: str) -> bool:
    """Whether the time between two events is as long as is said."""
    months = _IN_MONTHS[said.unit]
    low, high = sorted((abs(second.low - first.high), abs(second.high - first.low)))
    slack = 1.0 if first.low == first.high and second.low == second.high else 0.5
    least, most = (low - slack) / months, (high + slack) / months
    under = said.loose in {"under", "up_to", "nearly"} or _WITHIN.search(text[: said.start])
    if under:
        return low <= said.high * months + (0 if said.loose == "under" else slack - 0.5)
    if said.loose == "over":
        return high >= said.value * months - slack
    return least <= said.value <= most


def events(source: Source) -> tuple[Event, ...]:
    """The dated events of the facts."""
    return tuple(event for one in source.evidence for event in _events_of(one))


@lru_cache(maxsize=256)
def _taking_up(name: str) -> re.Pattern[str]:
    return re.compile(_TAKING_UP.replace("NAME", name), re.IGNORECASE)


def _starts(text: str, source: Source) -> tuple[Event, ...]:
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
                stems = _telling(taken.group())
                found[fact.employer, fact.role] = Event(one, stems, low, high, dates[0].group().strip())
    return tuple(found.values())


@lru_cache(maxsize=1024)
def _events_of(one: Evidence) -> tuple[Event, ...]:
    dates = list(_DATE.finditer(one.text))
    if not dates:
        return ()
    pieces = _pieces(one.text)
    # Words of the employer's own name tell no event from another: "the unit" of the Harrow Unit.
    home = _telling(one.fact.employer)
    found: list[Event] = []
    waiting = frozenset[str]()
    for start, end in pieces:
        inside = [date for date in dates if start <= date.start() < end]
        stems = _telling(_DATE.sub(" ", one.text[start:end])) - home
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
    return q.unit not in {"year-name", *_UNITS} and (bool(q.unit) or not q.noun) and not q.label and not q.ordinal


def _leads(text: str, pieces: Sequence[tuple[int, int]], dates: Sequence[re.Match[str]]) -> bool:
    """Whether the dates stand in front of what happened: "In May 2019 the kiln was lit"."""
    return dates[0].start() - pieces[0][0] <= _LEADS and bool(text)


def _pieces(text: str) -> list[tuple[int, int]]:
    cuts = [0, *(match.end() for match in _CUT.finditer(text)), len(text)]
    return [(first, last) for first, last in pairwise(cuts) if last > first]


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
def _telling(text: str) -> frozenset[str]:
    """The stems of all words but those that say nothing of what happened."""
    skipped = knowledge(Chronology).function
    words = re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", text.lower()))
    forms = verb_forms()
    bases = (forms[word][0] if word in forms else word for word in words if word not in skipped and len(word) > 1)
    return frozenset(canonical(base) for base in bases if base not in skipped)


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
        first, second = _telling(match.group("first")), _telling(match.group("second"))
        found.append(Sequel(first, second, match.span("at"), measured=True))
    for match in _PUT_TO_USE.finditer(text):
        first, second = _telling(match.group("first")), _telling(match.group("second"))
        found.append(Sequel(first, second, match.span("at")))
    for match in _connectors().finditer(text):
        opening = not text[: match.start()].strip() or re.search(r"[.;]\s*$", text[: match.start()])
        start = max((m.end() for m in re.finditer(r"[.;]\s", text[: match.start()])), default=0)
        stop = next((match.end() + m.start() for m in re.finditer(r"[,;.](?:\s|$)", text[match.end() :])), len(text))
        behind = text[match.end() : stop]
        main = text[stop:] if opening else text[start : match.start()]
        if _DATE.match(behind.strip()) or (match.group("after") and behind.startswith(" which")):
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
        main, behind = _telling(_without_length(main)), _telling(behind)
        first, second = (behind, main) if match.group("after") else (main, behind)
        if first and second:
            found.append(Sequel(first, second, match.span()))
    return tuple(found)


def _without_length(text: str) -> str:
    """A text without the length of time at its end: "… seven months | before"."""
    lengths = [q for q in quantities(text) if q.unit in _UNITS]
    return text[: lengths[-1].start] if lengths and len(text) - lengths[-1].end <= _LEADS * 3 else text


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
