"""Shares told in words (most, almost all, a minority, all but two), held against the shares of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_cuts import spans_of
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, canonical, passage
from tailoring.truth.quantity_words import Frequency
from tailoring.truth.recurrence import recurrences
from tailoring.truth.terms import excepted, parts_of, terms_of

_HUNDRED = 100.0
_SHARED = 2
_SLACK = 0.3
_ALL_BUT = re.compile(r"\ball (?:but|except|bar) (?:\w+)\b", re.IGNORECASE)


# "Most of my shifts", "mostly": a share of the working time.
_OF_TIME = re.compile(
    r"(?:[\w'’]+ ){0,4}?(?:my |the |our |all )?(?:working )?(?:shifts?|days?|nights?|evenings?|mornings?"
    r"|afternoons?|weeks?"
    r"|time|hours|sessions?|duties|week|year|rota)\b",
    re.IGNORECASE,
)
_ADVERB = re.compile(
    r"(?:for the most part|in the main|mostly|mainly|usually|generally|normally|typically|as a rule)\b"
)
_WORKING = {"week": 5.0, "fortnight": 10.0, "month": 21.0, "quarter": 60.0, "year": 230.0}
_TURN = re.compile(
    r"\b(?:shifts?|days?|nights?|evenings?|mornings?|afternoons?|sessions?|duties|class|classes|turns?|clinics?)\b",
    re.IGNORECASE,
)
_BY_ONESELF = re.compile(r"\b(?:on my own|alone|solo|single-handed\w*|unaccompanied|by myself)\b", re.IGNORECASE)
_SPELLS_IN = re.compile(r"\b(?:weeks?|fortnights?|months?|quarters?|years?) (?:in|out of)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:rest|remainder|remaining|others?|otherwise)\b", re.IGNORECASE)
_ONE = re.compile(r"\b(?:one|a single|an?)(?: [\w-]+){0,3} $", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Share:
    """A share told in words: from `low` to `high` per cent."""

    low: float
    high: float
    start: int
    end: int


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], float, float], ...]:
    return tuple(
        (re.compile(rf"(?<![\w-])(?:{one.cue})(?![\w-])", re.IGNORECASE), one.low, one.high)
        for one in knowledge(Frequency).shares
    )


@lru_cache(maxsize=4096)
def shares(text: str) -> tuple[Share, ...]:
    """The shares that words tell."""
    return tuple(Share(low, high, *m.span()) for cue, low, high in _patterns() for m in cue.finditer(text))


@lru_cache(maxsize=4096)
def tells_share(text: str) -> bool:
    """Whether a text says that it speaks of a share of a whole: in figures, in words, or as the whole less a part."""
    figures = quantities(text)
    return (
        any(q.unit == "%" or q.of is not None for q in figures)
        or bool(_ALL_BUT.search(text))
        or any(one.low < _HUNDRED for one in shares(text))
    )


def inside_share(text: str, start: int) -> bool:
    """Whether a word belongs to a share told in words: the all of "almost all", of "all but two"."""
    spans = [(one.start, one.end) for one in shares(text)] + [m.span() for m in _ALL_BUT.finditer(text)]
    return any(first <= start < last for first, last in spans)


def check_shares(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each share told in words, where a fact about the same thing gives one in figures."""
    for share in shares(statement.text):
        told = list(_told(share, statement, source))
        if not told:
            continue
        holding = [one for one, low, high in told if low <= share.high + _SLACK and high >= share.low - _SLACK]
        text = statement.text[share.start : share.end]
        if holding:
            ids = tuple(dict.fromkeys(one.fact.id for one in holding))
            yield Finding("scope", share.start, share.end, "supported", ids)
        else:
            one, low, _ = told[0]
            reason = f"“{text}”: the facts give {low:.0f}%"
            change = f"Say {low:.0f}%."
            yield Finding("scope", share.start, share.end, "contradicted", (one.fact.id,), reason, change)


def _told(share: Share, statement: Passage, source: Source) -> Iterator[tuple[Evidence, float, float]]:
    """The shares that the facts give of what the statement speaks of, in per cent."""
    at = statement.word_at(share.start)
    near = statement.stems(statement.clause_of(at)) or statement.stems(statement.sentence_of(at))
    for fact in source.facts:
        own = [one for one in source.evidence if one.fact is fact]
        stems = frozenset[str]().union(*(one.stems | one.home for one in own))
        shared = shared_kin(near, stems)
        if len(shared) < _SHARED and 2 * len(shared) < len(near):
            continue
        for whole, part in parts_of(terms_of(fact, source)):
            total, taken = whole.figure.value, part.figure.value
            kept = total - taken if excepted(part) else taken
            yield part.evidence, _HUNDRED * kept / total, _HUNDRED * kept / total
        for one in own:
            counted = (q for q in quantities(one.text) if q.of and q.unit and q.value <= q.of)
            yield from ((one, _HUNDRED * q.value / q.of, _HUNDRED * q.value / q.of) for q in counted if q.of)
            yield from ((one, q.value, q.high) for q in quantities(one.text) if q.unit == "%" and q.loose == "exact")
            yield from ((one, told.low, told.high) for told in shares(one.text))
        if _ADVERB.match(statement.text.lower(), share.start) or _OF_TIME.match(statement.text, share.start):
            yield from _of_the_time(fact, own, near | _alone(statement.text))


def _of_the_time(
    fact: SourceFact, own: Sequence[Evidence], near: frozenset[str]
) -> Iterator[tuple[Evidence, float, float]]:
    """The share of the working time that a rate comes to: two shifts a month are a tenth, the rest nine tenths."""
    pieces = _spells_told(fact.text)
    stems = [passage(piece).stems() | _alone(piece) for piece in pieces]
    for at, piece in enumerate(pieces):
        times = _turns(piece)
        if times is None:
            continue
        before = frozenset[str]().union(*stems[:at])
        others = frozenset[str]().union(*stems[at + 1 :])
        mine, theirs = near & ((stems[at] | before) - others), near & (others - stems[at] - before)
        # The deed may be told once for all: "Teaches one class a week; the other four evenings are …".
        mine -= frozenset(canonical(verb.base) for verb in passage(piece).verbs)
        if mine and not theirs and times <= _HUNDRED / 2:
            yield own[0], times, times
        elif theirs and not mine and times <= _HUNDRED / 2:
            yield own[0], _HUNDRED - times, _HUNDRED - times


@lru_cache(maxsize=4096)
def _spells_told(text: str) -> tuple[str, ...]:
    """The parts of a fact: each with how often, and what was done the rest of the time."""
    found: list[str] = []
    for start, end in spans_of(text):
        piece = text[start:end]
        if (
            found
            and not _REST.search(piece)
            and _turns(piece) is None
            and not text[:start].rstrip().endswith((";", "."))
        ):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def _alone(text: str) -> frozenset[str]:
    """Whether a text says that something was done alone, as a stem."""
    return frozenset({"alone"}) if _BY_ONESELF.search(text) else frozenset()


def _turns(piece: str) -> float | None:
    """The per cent of the working time that so many shifts, days or evenings in a spell are; None without them."""
    if not _TURN.search(piece):
        return None
    rated = [
        q.value / _WORKING[q.per] for q in quantities(piece) if q.per in _WORKING and q.unit in {"", "day", "night"}
    ]
    often = [one for one in recurrences(piece) if one.spell in _WORKING]
    # "Early turns three weeks in five": whole weeks, not turns.
    whole = [one for one in often if _SPELLS_IN.search(piece[one.start : one.end])]
    rated += [one.high for one in whole]
    rated += [one.high / _WORKING[one.spell] for one in often if not one.weak and one not in whole]
    rated += [1 / _WORKING[one.spell] for one in often if one.weak and _ONE.search(piece[: one.start])]
    return _HUNDRED * min(max(rated), 1.0) if rated else None
