"""The figures of a fact with those it only implies: one sent back, half cement, every second talk, a list of things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from tailoring.truth.clause_cuts import cut_at
from tailoring.truth.figure import Quantity, exactly
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import verb_forms
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.recurrence import recurrences, strong
from tailoring.truth.units import noun_after

_SPELLS = r"second|minute|hour|day|night|week|fortnight|month|quarter|year"
_SINGLE = re.compile(rf"\b(?:an?|one|another|the(?= hour\b)) (?P<unit>{_SPELLS})\b(?!['’-])", re.IGNORECASE)
_ONE = re.compile(
    r"(?<!no )(?<!to )(?<!by )\b(?:one|a single)\b(?! (?:of|in|out|to|by|another|day|week|month|year|hour)\b|-)",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:(?P<count>one|two|three|a|an) )?(?P<part>half|thirds?|quarters?|fifths?)(?= [a-z]+\b)", re.IGNORECASE
)
_NTH = re.compile(
    r"\b(?:every|each) (?P<nth>other|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth) (?=[a-z])",
    re.IGNORECASE,
)
_NTHS = ("other", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_YEAR_NUMBERED = re.compile(rf"\bthe (?P<nth>{'|'.join(_NTHS[1:])}) (?P<unit>year|month|week|season)\b", re.IGNORECASE)
_AND = re.compile(r",? (?:and|&|then|plus) (?P<last>(?:(?:the|a|an|my|our|its|in|on|at|for) )?[^\s,;.:]+)")
_STOP = cut_at(marks=";:.!?")
_LEADS = frozenset({"the", "a", "an", "my", "our", "its", "in", "on", "at", "for", "of", "into", "to", "from", "with"})
_WORDS = 5
_LABELLED = re.compile(
    r"\b(?P<label>[a-z]+)s? (?P<first>\d{1,3}) ?(?:to|–|-|through|up to) ?(?P<last>\d{1,3})\b", re.IGNORECASE
)
_HUNDRED = 100.0
_RATE_REACH = 24


@lru_cache(maxsize=4096)
def figures_of(text: str) -> tuple[Quantity, ...]:
    """The figures of a fact in order, with those that words imply; labels, years and ordinals left out."""
    lower = text.lower()
    found = [_rated(q, text) for q in quantities(text) if q.unit != "year-name" and not q.label and not q.ordinal]
    spans = [(q.start, q.end) for q in found]

    def free(match: re.Match[str]) -> bool:
        return not any(start <= match.start() < end for start, end in spans)

    more: list[Quantity] = []
    if "one" in lower or "single" in lower:
        more += [exactly(1.0, "", m) for m in _ONE.finditer(text) if free(m)]
    more += [
        exactly(1.0, m.group("unit").lower(), m)
        for m in _SINGLE.finditer(text)
        if free(m) and not _is_rate(m, text, found)
    ]
    more += [exactly(float(_nth(m)), m.group("unit").lower(), m) for m in _YEAR_NUMBERED.finditer(text)]
    return tuple(sorted([*found, *more], key=lambda q: q.start))


def _is_rate(match: re.Match[str], text: str, found: Sequence[Quantity]) -> bool:
    """Whether "a week" is that of "twice a week", "40 calls a week"."""
    if any(one.start <= match.start() < one.end for one in strong(text)):
        return True
    return any(q.per == match.group("unit").lower() and 0 <= match.start() - q.end <= _RATE_REACH for q in found)


def _rated(q: Quantity, text: str) -> Quantity:
    """A figure with the rate a few words behind it (two million times a day), without what it took from another."""
    if q.unit:
        return q
    q = replace(q, noun="") if q.noun and not noun_after(text, q.end) else q
    if q.per:
        return q
    near = (r for r in recurrences(text) if r.weak and 0 <= r.start - q.end <= _RATE_REACH)
    spell = next((r.spell for r in near if "," not in text[q.end : r.start]), "")
    return replace(q, per=spell) if spell else q


@lru_cache(maxsize=4096)
def shares_of(text: str) -> tuple[Quantity, ...]:
    """The shares that words imply: half slag cement, every second talk."""
    spans = [(q.start, q.end) for q in quantities(text)]
    parts = [exactly(_share(m), "%", m) for m in _PART.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    return (*parts, *(exactly(_HUNDRED / _nth(m), "%", m) for m in _NTH.finditer(text)))


def _share(match: re.Match[str]) -> float:
    data = knowledge(Quantities)
    count = (match.group("count") or "").lower()
    return _HUNDRED * data.numbers.get(count, 1) * data.fractions[match.group("part").lower()]


def _nth(match: re.Match[str]) -> int:
    return max(2, _NTHS.index(match.group("nth").lower()) + 1)


@lru_cache(maxsize=4096)
def lists_of(text: str) -> tuple[tuple[int, int, int], ...]:
    """How many things each list of a text names, with its characters: lists of names alone, not of deeds or counts."""
    found: list[tuple[int, int, int]] = []
    for match in _AND.finditer(text):
        last = _item(match.group("last"))
        before = [part for part in _STOP.split(text[: match.start()])[-1].split(", ") if part.strip()]
        if not last or not before or not _item(" ".join(before[-1].split()[-2:])):
            continue
        middle = list(takewhile(_short, reversed(before[1:])))
        whole = 2 + min(len(middle), len(before) - 1)
        found.append((whole, match.start(), match.end()))
    return tuple(found)


def _item(words: str) -> bool:
    """Whether some words may name a thing: no deed and no count."""
    first = words.split()
    named = [word for word in first if word.lower() not in _LEADS]
    if any(word.islower() and word.endswith("ed") for word in named):
        return False
    deed = verb_forms().get(named[0].lower()) if named and named[0].islower() else None
    return bool(named) and deed is None and not any(q.unit != "year-name" for q in quantities(words))


def _short(item: str) -> bool:
    return len(item.split()) <= _WORDS and _item(item)


@lru_cache(maxsize=4096)
def steps_of(text: str) -> tuple[tuple[str, float, int, int], ...]:
    """How far apart the ends of a numbered span are: from version 11 to 14 are three versions."""
    return tuple(
        (m.group("label").lower().removesuffix("s"), float(n), *m.span())
        for m in _LABELLED.finditer(text)
        for n in (int(m.group("last")) - int(m.group("first")), int(m.group("last")) - int(m.group("first")) + 1)
    )


@lru_cache(maxsize=4096)
def yearly(text: str) -> tuple[tuple[float, float], ...]:
    """How often in a year a text says that something is done, at least and at most."""
    return tuple(one.a_year() for one in strong(text))
