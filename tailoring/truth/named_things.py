"""The named things of a text, each with the words that tell it from others of its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, Word, passage, verb_forms
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.relation_words import Sections

NUMBERED = re.compile(r"\b(?P<kind>[A-Za-z][a-z]{2,}) (?P<id>[B-HJ-Z]|A(?= [a-z])|\d{1,2})\b(?! (?:of|per|a)\b|[.,]\d)")
ONES = frozenset({"one", "ones"})
_DETERMINERS = frozenset({"the", "a", "an", "my", "our", "no", "its", "their", "another", "this", "that"})
_BETWEEN = frozenset({"about", "for", "of", "in", "at", "from", "on", "against", "over"})
AUXILIARY = frozenset(
    {"is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "do", "does", "did"}
    | {"can", "could", "will", "would", "may", "might", "must", "should"}
)
_MOST_WORDS = 6
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a fact names one of several things: its characters, the noun it is one of, and what tells it apart."""

    start: int
    end: int
    head: str
    marks: frozenset[str]
    noun: str = ""
    names: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()


@lru_cache(maxsize=4096)
def marks_of(text: str) -> frozenset[str]:
    """The words, years, figures and numbered names by which a text may name one of several things."""
    own = passage(text)
    data = knowledge(Sections)
    numbers = knowledge(Quantities).numbers
    found = {w.stem for w in own.words if w.content and len(w.lower) > 1 and w.lower not in numbers}
    found |= {word.lower for word in own.words if word.lower in data.ordinals | data.times}
    found |= {word.raw for word in own.words if word.raw.isdigit() and len(word.raw) == 4}
    found |= {f"{q.unit}{q.value:g}" for q in quantities(text) if q.unit and q.unit != "year-name"}
    return frozenset(found | {f"{m.group('kind').lower()} {m.group('id')}" for m in NUMBERED.finditer(text)})


def things(own: Passage) -> Iterator[Marker]:
    """The named things of a text: a noun with the words that stand before it, and behind "about" or "for"."""
    at = 0
    while at < len(own.words):
        word = own.words[at]
        opens = _opens(own, at)
        if not opens:
            at += 1
            continue
        first = at + 1 if word.lower in _DETERMINERS or _is_number(word) else at
        last = _end(own, first)
        if last > first and not own.words[last - 1].raw.isdigit():
            yield _thing(own, at, first, last)
        at = max(last, at + 1)


def _thing(own: Passage, at: int, first: int, last: int) -> Marker:
    head = own.words[last - 1]
    inside = own.text[own.words[first - 1].end if first > at else own.words[first].start : head.start]
    marks, behind, end = marks_of(inside), frozenset[str](), last
    if last < len(own.words) and own.words[last].lower in _BETWEEN and _touches(own, last):
        start = last + 1
        start += start < len(own.words) and own.words[start].lower in _DETERMINERS
        stop = _end(own, start) if start < len(own.words) else last
        if stop > start:
            behind, end = marks_of(own.text[own.words[start].start : own.words[stop - 1].end]), stop
    named = frozenset(word.stem for word in own.words[first : last - 1] if word.raw[0].isupper() or word.raw.isdigit())
    return Marker(
        own.words[at].start,
        own.words[end - 1].end,
        head.lower if head.lower in ONES else head.stem,
        marks or frozenset(mark for mark in behind if not mark.isdigit()),
        head.raw,
        named & marks if first > at else frozenset(),
        behind,
    )


def _opens(own: Passage, at: int) -> bool:
    """Whether a named thing may begin with a word: behind a determiner, a number, or at the head of a clause."""
    word = own.words[at]
    if word.lower in _DETERMINERS or _is_number(word):
        return at + 1 < len(own.words) and _touches(own, at + 1)
    before = own.text[: word.start].rstrip()
    return word.content and (not before or before[-1] in ".;:,") and word.lower not in verb_forms()


def _is_number(word: Word) -> bool:
    names = knowledge(Quantities).numbers
    return (word.lower in names and word.lower not in ONES) or word.raw.isdigit()


def _touches(own: Passage, at: int) -> bool:
    between = own.text[own.words[at - 1].end : own.words[at].start]
    return between in {" ", "-"} or bool(re.fullmatch(r" [£$€]", between)) or bool(re.fullmatch(r"[ ,]?|,\d", between))


def _end(own: Passage, first: int) -> int:
    """One past the last word of a thing that begins with a word."""
    at, data = first, knowledge(Sections)
    while at < len(own.words) and at - first < _MOST_WORDS:
        word = own.words[at]
        if at > first and not _touches(own, at):
            break
        if word.lower in ONES:
            return at + 1
        plain = word.content or word.raw.isdigit() or word.lower in data.ordinals | data.times
        if not plain or word.lower in AUXILIARY or (at > first and (is_past(own, at) or _counts_anew(own, at))):
            break
        at += 1
    return at


def _counts_anew(own: Passage, at: int) -> bool:
    """Whether a number begins another thing; the thousands of "30,000" do not."""
    return _is_number(own.words[at]) and own.text[own.words[at - 1].end : own.words[at].start] == " "


def is_past(own: Passage, at: int) -> bool:
    """Whether a word is a verb in the past, known or by its ending; "water-based" is none."""
    word = own.words[at]
    known = verb_forms().get(word.lower)
    joined = own.text[own.words[at - 1].end : word.start] == "-" if at else False
    ends = word.lower.endswith("ed") and len(word.lower) > _SHORTEST
    return not joined and ((known is not None and known[2] == "past") or ends)
