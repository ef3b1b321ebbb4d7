"""The figures of a sentence, each with what it counts, for each of what, and in what spell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tailoring.truth.clause_cuts import cut_at
from tailoring.truth.figure import THINGLESS
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.quantity_words import Quantities, Recurrences
from tailoring.truth.recurrence import Recurrence, recurrences
from tailoring.truth.units import measure, unit_after

_MOST_WORDS = 4
_AVERAGE_REACH = len(" at an average of ")
_EACH_BEHIND = re.compile(
    r"(?: (?:for|to|in|at|from|on|with|of|by))? (?:per|each|every)(?: of(?: (?:the|my|our|her|his|their|these|those"
    r"|them,?))?)?\b|(?: to)? an?\b",
    re.IGNORECASE,
)
_TO_A = re.compile(r" of us(?= to an? )")
_APIECE = re.compile(
    r",?(?: (?:each|apiece|a head|per head|per person|every one of them))\b(?! (?:of|with) )(?! [a-z]+)?"
)
_EACH_BEFORE = re.compile(
    r"\b(?:each|every)(?: one)?(?: of(?: (?:the|my|our|her|his|their|these|those))?)? ", re.IGNORECASE
)
_OF_SO_MANY = re.compile(r"[a-z] of(?: about| around| some)? $", re.IGNORECASE)
_AT_A_PRICE = re.compile(r"[a-z] (?:at|for)(?: about| around| some| an average of)? [£$€]?$", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:an?|one) (?P<things>(?:[a-z’'-]+ ){1,3}?)(?=(?:(?:for|to|in|at|from|on|with) )?(?:each|every|per)\b"
    r"|an? (?P<spell>day|night|shift|week|fortnight|month|quarter|term|year)\b)",
    re.IGNORECASE,
)
# "In groups of five": so many in each group, however many groups there are.
_IN_GROUPS = re.compile(r"\b(?:in|into|across) (?P<things>(?:[a-z]+ )?[a-z]+s) of(?: about| around| some| up to)? $")
# "Eight modules, four tests and three essays of ten pages": a list is no end.
_STOP = cut_at("(?<=, )(?:and|but|while|then|which|who)", marks=";:.!?")


@dataclass(frozen=True, slots=True)
class Amount:
    """From `low` to `high` of some `things` (stems) for each of other things, in a spell."""

    low: float
    high: float
    unit: str
    things: frozenset[str]
    each: frozenset[str]
    spell: str
    start: int
    end: int
    one: bool = False


@lru_cache(maxsize=4096)
def amounts(text: str) -> tuple[Amount, ...]:
    """The amounts of a sentence in order, those that "a" tells among them."""
    words = passage(text)
    figures = [q for q in quantities(text) if q.unit not in THINGLESS and not q.label and not q.ordinal]
    wholes = {q.of for q in figures}
    found = [_amount(words, q) for q in figures if q.value not in wholes]
    found += [one for match in _ONE.finditer(text) if (one := _single(words, match))]
    found.sort(key=lambda one: one.start)
    found = [_shared_out(text, one, found[:at]) for at, one in enumerate(found)]
    return tuple(found)


def things_behind(words: Passage, end: int) -> tuple[frozenset[str], int]:
    """The telling words right behind a place, up to the first that tells nothing, and where they end."""
    found: list[str] = []
    last, plural = end, False
    for word in words.words[words.word_at(end) :]:
        if word.start < end:
            continue
        if words.text[last : word.start] not in {" ", "-", ""} or not word.content or len(found) == _MOST_WORDS:
            break
        if _is_number(word.lower) or (plural and word.lower in verb_forms() and not word.lower.endswith("s")):
            # "Firms | send in a return".
            break
        plural = word.lower.endswith("s")
        found.append(word.stem)
        last = word.end
    return frozenset(found), last


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in knowledge(Quantities).numbers


def _amount(words: Passage, q: Quantity) -> Amount:
    text = words.text
    end = unit_after(text, q.end)[1] if q.unit and q.unit not in _money() else q.end
    end += len(" of") if q.unit and text.startswith(" of ", end) else 0
    of_us = _TO_A.match(text, end)
    things, last = (frozenset[str](), of_us.end()) if of_us else things_behind(words, end)
    if q.of is not None:
        # "Twelve of the 18 firms": the twelve are firms.
        whole = next((o for o in quantities(text) if o.start > q.end and o.value == q.of), None)
        things, last = things_behind(words, whole.end) if whole else (things, last)
    each = _each_behind(words, last)
    return Amount(q.value, q.high, q.unit, things, each, q.per, q.start, q.end)


def _each_behind(words: Passage, end: int) -> frozenset[str]:
    """The things for each of which an amount is told, behind it: per adviser, in each of three schools, a cow."""
    match = _EACH_BEHIND.match(words.text, end)
    if match is None:
        return frozenset()
    number = next((q for q in quantities(words.text) if match.end() <= q.start <= match.end() + 1), None)
    measured = unit_after(words.text, match.end())
    if not number and measured[0]:
        # A square metre, a kilo: so much for each; a day is a spell.
        timed = measure(measured[0])[0] == "time"
        return _each_behind(words, measured[1]) if timed else frozenset({f"#{measured[0]}"})
    things, last = things_behind(words, number.end if number else match.end())
    if _is_spell(words.text[match.end() : last]):
        # "Each month for every pupil".
        return _each_behind(words, last) if last > end else frozenset()
    return things


def _is_spell(name: str) -> bool:
    data = knowledge(Recurrences)
    first = name.strip().lower().split(" ")[0]
    return not first or first in data.spells or first in data.same or first.removesuffix("s") in data.same


def _single(words: Passage, match: re.Match[str]) -> Amount | None:
    """The one that "a sample from each of nine horses" tells."""
    things, last = things_behind(words, match.start("things"))
    if not things or _is_spell(match.group("things")):
        return None
    each = _each_behind(words, last)
    spell = (match.group("spell") or "").lower()
    return Amount(1.0, 1.0, "", things, each, spell, match.start(), match.end("things"), one=True)


def _shared_out(text: str, one: Amount, before: Sequence[Amount]) -> Amount:
    """An amount with the things before it for each of which it is told: eight modules of 24 slides."""
    if one.each:
        return one
    groups = _IN_GROUPS.search(text[: one.start])
    if groups and not one.unit:
        return replace(one, each=things_behind(passage(text), groups.start("things"))[0])
    counted = [o for o in before if not o.unit and o.things and not o.one]
    nearest = counted[-1] if counted else None
    opening = [m for m in _EACH_BEFORE.finditer(text, 0, one.start) if not _STOP.search(text[m.end() : one.start])]
    if opening:
        number = next((q for q in quantities(text) if 0 <= q.start - opening[-1].end() <= 1), None)
        things, last = things_behind(passage(text), number.end if number else opening[-1].end())
        if number is None or number.start != one.start:
            named = things and not _is_spell(text[opening[-1].end() : last])
            return replace(one, each=things) if named else one
    if nearest is None or _STOP.search(text[nearest.end : one.start]):
        return one
    _, last = things_behind(passage(text), one.end)
    apiece = _APIECE.match(text, last)
    behind = one.start - things_behind(passage(text), nearest.end)[1]
    priced = one.unit in _money() and _AT_A_PRICE.search(text[: one.start + 1].rstrip("0123456789"))
    of_so_many = 0 <= behind <= _AVERAGE_REACH and (_OF_SO_MANY.search(text[: one.start]) or priced)
    of_a_plural = one.one and not one.each
    return replace(one, each=nearest.things) if apiece or of_so_many or of_a_plural else one


@cache
def _money() -> frozenset[str]:
    return frozenset(knowledge(Quantities).currencies.values())


def times_of(text: str) -> tuple[Recurrence, ...]:
    """How often a sentence says that what it tells is done."""
    return tuple(one for one in recurrences(text) if one.low == one.high and not one.weak)
