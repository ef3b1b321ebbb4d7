"""Shares told in words (most, almost all, a minority, all but two), held against the shares of the facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Frequency, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage
from tailoring.truth.terms import excepted, parts_of, terms_of

_HUNDRED = 100.0
_SHARED = 2
_SLACK = 0.3
_ALL_BUT = re.compile(r"\ball (?:but|except|bar) (?:\w+)\b", re.IGNORECASE)


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
    """The shares that words tell, the longest reading of each place."""
    found = [Share(low, high, *m.span()) for cue, low, high in _patterns() for m in cue.finditer(text)]
    return tuple(one for one in found if not any(_longer(other, one) for other in found))


def _longer(one: Share, other: Share) -> bool:
    """Whether a reading takes in another one."""
    return one.start <= other.start and other.end <= one.end and one.end - one.start > other.end - other.start


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
