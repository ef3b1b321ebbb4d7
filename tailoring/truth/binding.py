"""Keeps a figure with what it was measured on: its thing, its part of a list, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from tailoring.truth.arithmetic import OF_WHICH, Support
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.figure import YEAR
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage, canonical, passage, verb_forms
from tailoring.truth.quantity_words import Frequency, Quantities
from tailoring.truth.units import measure, noun_after

_PARALLEL = 0.34
# The month or the year that stands right behind a figure: "5 a month in 2021", "40 prints in May".
_IN_PERIOD = re.compile(
    r"\S*(?: (?!to\b|and\b|by\b)[a-z-]+){0,3}? (?:in|for|during|over) (?:(?P<month>January|February|March|April|May"
    r"|June|July|August|September|October|November|December)\b ?)?(?P<year>\b(?:19|20)\d\d\b)?"
)
_NAMED_BY_NUMBER = re.compile(
    r"\b(?P<kind>[A-Za-z][a-z]{2,}) (?P<id>\d{1,2}|[B-HJ-Z])(?=$|[.;,:]| (?!to\b|of\b|or\b)[a-z]+)"
)


def another_year(support: Support, said: Quantity, statement: Passage) -> bool:
    """Whether the figure stands beside a year in the facts, and beside another one in the statement."""
    if not support.derived:
        here, there = _IN_PERIOD.match(statement.text, said.end), _IN_PERIOD.match(support.evidence.text, support.end)
        both = [(here.group(name), there.group(name)) for name in ("month", "year")] if here and there else []
        told_both = [(one, other) for one, other in both if one and other]
        if told_both:
            return any(one != other for one, other in told_both)
    clause = statement.clause_of(statement.word_at(said.start))
    said_years = {word.raw for word in statement.words[clause[0] : clause[1]] if YEAR.fullmatch(word.raw)}
    own = support.evidence
    part = next((part for part in _parts(own) if part[0] <= support.start < part[1]), None)
    if support.derived or part is None or len(said_years) != 1:
        return False
    told = set(YEAR.findall(own.text[part[0] : part[1]]))
    later = own.text[part[1] :]
    told = told or (set(YEAR.findall(own.text)) if len(set(YEAR.findall(own.text))) == 1 else set())
    return bool(told) and not told & said_years and not said_years & set(YEAR.findall(later))


def year_behind(text: str, end: int) -> str:
    """The year that stands right behind a figure, "" without one."""
    found = _IN_PERIOD.match(text, end)
    if found is None or re.match(r"(?: and|,| to|–|-) ?(?:19|20)\d\d\b", text[found.end() :]):
        return ""
    return found.group("year") or ""


def numbered_otherwise(support: Support, said: Quantity, statement: Passage) -> bool:
    """Whether the facts measure it on another one of a numbered kind: line 2, where the statement has line 3."""
    clause = statement.clause_of(statement.word_at(said.start))
    told, claimed = _numbered(support.evidence.text), _numbered(statement.part(clause)) or _numbered(statement.text)
    if any(kind in told and not ids & told[kind] for kind, ids in claimed.items()):
        return True
    here, there = _named_by_number(statement.part(clause)), _named_by_number(support.evidence.text)
    return any(kind in there and not ids & there[kind] for kind, ids in here.items())


def _named_by_number(text: str) -> dict[str, set[str]]:
    """Nouns with a number for a name, of any kind: reactor 2, pier B."""
    found: dict[str, set[str]] = {}
    for match in _NAMED_BY_NUMBER.finditer(text):
        kind = match.group("kind").lower()
        word = passage(kind).words
        counts = re.match(r" [a-z-]+s\b", text[match.end() :]) or kind.endswith(("ed", "ing"))
        if counts:
            # "Insulated 95 lofts" counts; "reactor 2 yields" is as rare as it is a name.
            continue
        if word and word[0].content and not kind.endswith("s") and kind not in verb_forms():
            found.setdefault(kind, set()).add(match.group("id"))
    return found


def _numbered(text: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in _numbering().finditer(text):
        found.setdefault(match.group("kind").lower(), set()).update(re.findall(r"\d+|\b[A-Z]\b", match.group("ids")))
    return found


@cache
def _numbering() -> re.Pattern[str]:
    kinds = "|".join(sorted(knowledge(Quantities).labels, key=len, reverse=True))
    one = r"(?:\d{1,3}|[A-Z])\b(?!\s?%)"
    return re.compile(rf"\b(?i:(?P<kind>{kinds})s?)[ -](?P<ids>{one}(?:(?:, | and |–|-| to ){one})*)")


def asked_for(support: Support, said: Quantity, statement: Passage, source: Source) -> Evidence | None:
    """The sentence with the figure that was given, where the statement tells the one that was asked for as given."""
    clause = statement.clause_of(statement.word_at(said.start))
    if support.derived or not _grants(statement, clause) or not said.unit:
        return None
    whole = [q for q in quantities(statement.text) if q.unit == "%" and q.end <= said.start]
    if _ASKED.match(statement.text, said.end) or (whole and _OF.fullmatch(statement.text[whole[-1].end : said.start])):
        # "Three quarters of the £8,000 we applied for", "four fifths of a £9,000 claim".
        return None
    own = support.evidence
    start = own.fact.text.find(own.text)
    text = own.fact.text
    here = _part_at(text, max(0, start) + support.start)
    if _grants_in(text[here[0] : here[1]]):
        return None
    for one in source.evidence:
        for q in quantities(one.text) if one.fact is own.fact else ():
            part = _part_at(one.text, q.start)
            # A figure of the same measure that the statement leaves out is the one that was given.
            if q.unit == said.unit and q.value < said.value and _grants_in(one.text[part[0] : part[1]]):
                told = {other.value for other in quantities(statement.text)}
                return None if q.value in told else one
    return None


def _part_at(text: str, place: int) -> tuple[int, int]:
    """The part between commas, colons and stops in which a character stands."""
    cuts = [0, *(m.end() for m in re.finditer(r"[,:;.](?:\s|$)| and | but |, of which ", text)), len(text)]
    return next(((a, b) for a, b in pairwise(cuts) if a <= place < b), (0, len(text)))


def _grants(text: Passage, clause: tuple[int, int]) -> bool:
    return any(word.stem in _granted() for word in text.words[clause[0] : clause[1]])


def _grants_in(text: str) -> bool:
    phrases = [phrase for phrase in knowledge(Quantities).granted if " " in phrase]
    words = re.findall(r"[a-z]+", text.lower())
    return any(canonical(word) in _granted() for word in words) or any(phrase in text.lower() for phrase in phrases)


@cache
def _granted() -> frozenset[str]:
    return frozenset(canonical(word) for word in knowledge(Quantities).granted)


def rival(support: Support, context: frozenset[str], source: Source) -> Evidence | None:
    """A sentence that the words around the figure point to, though the figure comes from another like it."""
    own = support.evidence
    for other in _neighbours(support, source):
        if not _parallel(support, other) or not _has_like_figure(support, other):
            continue
        if context & (other.stems - own.stems) and not context & (own.stems - other.stems):
            return other
    return None


def _has_like_figure(support: Support, other: Evidence) -> bool:
    """Whether a sentence has a figure that could be taken for this one; without one it is no rival."""
    own = quantities(support.evidence.text)
    kinds = {measure(q.unit)[0] for q in own if support.start <= q.start < max(support.end, support.start + 1)}
    theirs = [q for q in quantities(other.text) if q.unit != "year-name" and not q.ordinal]
    return any(not kinds or measure(q.unit)[0] in kinds or not q.unit for q in theirs) or bool(
        any_of(knowledge(Frequency).part).search(other.text)
    )


def _neighbours(support: Support, source: Source) -> Iterator[Evidence]:
    yield from (other for other in source.evidence if other is not support.evidence)


_ASKED = re.compile(
    r"\S*(?: (?:that|which))?(?: (?:I|we|they|had|was|were|been))* "
    r"(?:applied for|asked(?: for)?|sought|requested|bid|hoped for|claimed)\b"
    r"|\S* (?:request|bid|application|claim|target|goal|appeal)\b",
    re.IGNORECASE,
)
_OF = re.compile(r"%? ?(?:of|on|out of) (?:an?|the|my|our|that|its|their) [£$€]?")
_EXCEPTED = re.compile(r"\b(?:but|except|bar|save|other than)(?: for)? $|\bthe (?:last|first|final) $", re.IGNORECASE)
_OF_THEM = re.compile(r"\S*(?: \w+)? of (?:them|these|those|which|whom)\b")


_DID = re.compile(r"\s*(?:$|[.;,]|(?:did|do|does|had|have|were|was|are|could|can|would)\b)")
_PLACED = re.compile(r" (?P<by>on|in|at|by|from|to|for) ", re.IGNORECASE)
_PLACED_LATER = re.compile(r"(?: [\w-]+){1,3}? (?P<by>on|in|at|by|from|to|for) ", re.IGNORECASE)


def taken_out(text: str, q: Quantity) -> bool:
    """Whether a figure is taken out of the count before it: "all but 14", "280 of them"."""
    if _EXCEPTED.search(text[: q.start]) or _OF_THEM.match(text[q.end :]) or OF_WHICH.search(text[: q.start]):
        return True
    before = [one for one in quantities(text) if one.end <= q.start and one.noun and not one.unit and not one.label]
    counted = any(
        _OF_THEM.match(text[one.end :]) or (one.of and one.decimals == q.decimals == 0)
        for one in quantities(text)
        if one.end <= q.start
    )
    if counted and q.loose != "up_to" and not (q.unit or q.label or q.noun) and _DID.match(text, q.end):
        # "18 of them …, in June 27 did"
        return True
    bare = not (q.unit or noun_after(text, q.end) or q.label) and text[: q.start].endswith(", ")
    if bare and before and _beside(text, before[-1], q):
        return False
    # "46 tribunals, 31 won"
    return bare and bool(before) and before[-1].value > q.value and ";" not in text[before[-1].end : q.start]


def _beside(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether two figures stand side by side for two times or places: 120 covers on a Saturday, 60 on a weekday."""
    here = _PLACED.match(text, second.end)
    there = _PLACED_LATER.match(text, first.end)
    return here is not None and there is not None and here.group("by").lower() == there.group("by").lower()


def _parts(one: Evidence) -> list[tuple[int, int]]:
    """The parts of a sentence between commas, colons and "and", as characters."""
    cuts = [0, *(match.end() for match in re.finditer(r"[,:] | and ", one.text)), len(one.text)]
    return [(first, last) for first, last in pairwise(cuts) if last > first]


def _parallel(support: Support, other: Evidence) -> bool:
    """Whether two sentences speak of like things: much the same words, or a figure of the same unit."""
    own = support.evidence
    shared, either = own.stems & other.stems, own.stems | other.stems
    if (either and len(shared) / len(either) >= _PARALLEL) or (len(shared) >= 2 and other.fact is own.fact):
        return True
    figures = [one for one in quantities(own.text) if support.start <= one.start < support.end]
    kinds = {measure(one.unit)[0] for one in figures if one.unit}
    return bool(shared) and any(measure(one.unit)[0] in kinds for one in quantities(other.text) if one.unit)
