"""Keeps what is reckoned from two values with what they were measured on, where another fact has two of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tailoring.truth.alignment import shared_kin
from tailoring.truth.arithmetic import Support, in_sentence
from tailoring.truth.changes import changes, tells_a_change
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.knowledge import knowledge
from tailoring.truth.measured import cells
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.units import units

# What is reckoned from two values: per cent, times, doubled, points.
_RECKONED = frozenset({"%", "x", "change", "pt"})
_PAIR = 2


def of_another_pair(support: Support, said: Quantity, statement: Passage, source: Source) -> Evidence | None:
    """A sentence with two values of its own that the clause speaks of, where the figure is reckoned from another's."""
    own = support.evidence
    ends = sum(support.start <= q.start < support.end for q in quantities(own.text))
    if not support.derived or (said.unit not in _RECKONED and ends < _PAIR):
        return None
    near = list(_around(said, statement))
    for other in source.evidence:
        halves = other.fact is own.fact
        if halves and (ends < _PAIR or _told_too(other, said, statement)):
            continue
        alike = halves or _telling_of(own) & _telling_of(other)
        if other is own or not alike or not _has_a_pair(other, halves=halves):
            continue
        theirs, ours = _hits(own, other, near)
        if theirs > ours and (halves or not ours) and not any(in_sentence(said, statement.text, other)):
            return other
    return None


def _told_too(other: Evidence, said: Quantity, statement: Passage) -> bool:
    """Whether the statement tells the other half's figure beside this one."""
    beside = (q for q in quantities(statement.text) if q.start != said.start and q.unit != "year-name")
    return any(any(in_sentence(q, statement.text, other)) for q in beside)


def of_its_own_pair(support: Support, other: Evidence, said: Quantity, statement: Passage) -> bool:
    """Whether the part around a reckoned figure speaks of what it was measured on, the next part of the other thing."""
    theirs, ours = _hits(support.evidence, other, list(_around(said, statement)))
    return support.derived and _has_a_pair(other) and ours > theirs == 0


def _hits(own: Evidence, other: Evidence, near: Sequence[frozenset[str]]) -> tuple[float, float]:
    """How much of the other sentence's own words, and of this one's, stands in the nearest part that has any."""
    mine, theirs = _telling_of(own), _telling_of(other)
    theirs, mine = theirs - mine, mine - theirs
    for stems in near:
        hit, kept = theirs & stems, shared_kin(mine, stems)
        if hit or kept:
            return len(hit) / max(1, len(theirs)), len(kept) / max(1, len(mine))
    return 0.0, 0.0


def _around(said: Quantity, statement: Passage) -> Iterator[frozenset[str]]:
    """The words around a figure of the statement, the nearest part first."""
    at = statement.word_at(said.start)
    part = next((c for c in cells(statement.text) if c.start <= said.start < c.end), None)
    clause = statement.clause_of(at)
    if part:
        first, last = statement.word_at(part.start), statement.word_at(part.end - 1) + 1
        yield _telling(statement, (max(first, clause[0]), min(last, clause[1])))
    for span in (clause, statement.sentence_of(at)):
        yield _telling(statement, span)


def _telling_of(one: Evidence) -> frozenset[str]:
    return _telling(one.passage, (0, len(one.passage.words)))


def _telling(words: Passage, span: tuple[int, int]) -> frozenset[str]:
    """The stems of all words but small ones, figures and units: what tells "the full suite" from the smoke suite."""
    return frozenset(
        word.stem
        for word in words.words[span[0] : span[1]]
        if word.lower.isalpha()
        and word.lower not in knowledge(Quantities).small
        and word.lower.removesuffix("s") not in units()
    )


def _has_a_pair(one: Evidence, *, halves: bool = False) -> bool:
    """Whether a sentence tells of a change from one value to another; a half of a sentence may leave its words out."""
    return any(halves or tells_a_change(one, *pair) for pair in changes(one.text, quantities(one.text)))
