"""Keeps a figure with what it was measured on: its thing, its part of a list, its year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from tailoring.truth.arithmetic import Support
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.numbers import Quantity, measure, quantities
from tailoring.truth.passages import Passage

_PARALLEL = 0.34
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def another_year(support: Support, said: Quantity, statement: Passage) -> bool:
    """Whether the figure stands beside a year in the facts, and beside another one in the statement."""
    clause = statement.clause_of(statement.word_at(said.start))
    said_years = {word.raw for word in statement.words[clause[0] : clause[1]] if _YEAR.fullmatch(word.raw)}
    own = support.evidence
    part = next((part for part in _parts(own) if part[0] <= support.start < part[1]), None)
    if support.derived or part is None or len(said_years) != 1:
        return False
    told = set(_YEAR.findall(own.text[part[0] : part[1]]))
    later = own.text[part[1] :]
    told = told or (set(_YEAR.findall(own.text)) if len(set(_YEAR.findall(own.text))) == 1 else set())
    return bool(told) and not told & said_years and not said_years & set(_YEAR.findall(later))


def rival(support: Support, context: frozenset[str], source: Source) -> Evidence | None:
    """A sentence that the words around the figure point to, though the figure comes from another like it."""
    own = support.evidence
    for other in _neighbours(support, source):
        if not _parallel(support, other):
            continue
        if context & (other.stems - own.stems) and not context & (own.stems - other.stems):
            return other
    return None


def _neighbours(support: Support, source: Source) -> Iterator[Evidence]:
    yield from (other for other in source.evidence if other is not support.evidence)


def contrasted(support: Support, said: Quantity, statement: Passage, source: Source) -> Evidence | None:
    """A sentence whose name for the thing stands in the statement where the figure's own sentence has another.

    "The east depot" for "the west depot", "the parallel class" for "my class".
    """
    own = _modified(support.evidence.passage)
    clause = statement.clause_of(statement.word_at(said.start))
    words = {word.stem for word in statement.words}
    for head, modifiers in _modified(statement, clause).items():
        mine = own.get(head)
        if not mine or mine & modifiers or mine & words:
            continue
        for other in source.evidence:
            theirs = _modified(other.passage).get(head, frozenset())
            if other is not support.evidence and modifiers & theirs and not modifiers & support.evidence.stems:
                return other
    return None


def _modified(text: Passage, span: tuple[int, int] | None = None) -> dict[str, frozenset[str]]:
    """Each noun of a text with the telling words, or "my", that stand right before it."""
    first, last = span or (0, len(text.words))
    found: dict[str, frozenset[str]] = {}
    for at in range(max(1, first), last):
        word, before = text.words[at], text.words[at - 1]
        if (
            word.content
            and text.text[before.end : word.start] in {" ", "-"}
            and (before.content or before.lower in {"my", "our"})
        ):
            found[word.stem] = found.get(word.stem, frozenset()) | {before.stem if before.content else before.lower}
    return found


def listed(support: Support, said: Quantity, statement: Passage) -> Evidence | None:
    """The sentence itself, when it gives one figure for each of several things and the statement swaps them."""
    own = support.evidence
    parts = _parts(own)
    mine = next((part for part in parts if part[0] <= support.start < part[1]), None)
    if support.derived or mine is None or len(parts) < 2:
        return None
    clause = statement.clause_of(statement.word_at(said.start))
    context = _marks(statement, clause) if len(_marks(statement, clause)) > 1 else _marks(statement)
    in_statement = {one.value for one in quantities(statement.text)}
    my_marks = _marks(own.passage, _span(own.passage, mine))
    for part in parts:
        figures = [q for q in quantities(own.text) if part[0] <= q.start < part[1] and q.unit == said.unit]
        marks = _marks(own.passage, _span(own.passage, part))
        if part == mine or not figures or any(q.value in in_statement for q in figures):
            continue
        short = len(marks) <= 3 and part[0] > mine[0]
        if context & (marks - my_marks) and (short or not context & (my_marks - marks)):
            return own
    return None


def _parts(one: Evidence) -> list[tuple[int, int]]:
    """The parts of a sentence between commas, colons and "and", as characters."""
    cuts = [0, *(match.end() for match in re.finditer(r"[,:] | and ", one.text)), len(one.text)]
    return [(first, last) for first, last in pairwise(cuts) if last > first]


def _span(text: Passage, part: tuple[int, int]) -> tuple[int, int]:
    inside = [n for n, word in enumerate(text.words) if part[0] <= word.start < part[1]]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _marks(text: Passage, span: tuple[int, int] | None = None) -> frozenset[str]:
    """The telling words and years of a part."""
    first, last = span or (0, len(text.words))
    years = {word.raw for word in text.words[first:last] if re.fullmatch(r"(?:19|20)\d\d", word.raw)}
    return text.stems((first, last)) | years


def _parallel(support: Support, other: Evidence) -> bool:
    """Whether two sentences speak of like things: much the same words, or a figure of the same unit."""
    own = support.evidence
    shared, either = own.stems & other.stems, own.stems | other.stems
    if (either and len(shared) / len(either) >= _PARALLEL) or (len(shared) >= 2 and other.fact is own.fact):
        return True
    figures = [one for one in quantities(own.text) if support.start <= one.start < support.end]
    kinds = {measure(one.unit)[0] for one in figures if one.unit}
    return bool(shared) and any(measure(one.unit)[0] in kinds for one in quantities(other.text) if one.unit)
