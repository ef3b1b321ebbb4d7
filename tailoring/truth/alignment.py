"""Aligns the clauses of a statement with the clauses of the facts that they retell."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from os.path import commonprefix

from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.passages import Passage

_KIN_LETTERS = 5
_KIN_SHARE = 0.6
_FIGURE_WEIGHT = 0.8


@dataclass(frozen=True)
class FactClause:
    """A clause of a sentence of a fact, as word numbers and characters of that sentence."""

    evidence: Evidence
    span: tuple[int, int]
    start: int
    end: int

    @property
    def text(self) -> str:
        """The clause."""
        return self.evidence.text[self.start : self.end]

    @property
    def stems(self) -> frozenset[str]:
        """Its telling words."""
        return self.evidence.passage.stems(self.span)

    @property
    def figures(self) -> tuple[Quantity, ...]:
        """The figures that stand in it."""
        return tuple(q for q in quantities(self.evidence.text) if self.start <= q.start < self.end)


@lru_cache(maxsize=16_384)
def kin(first: str, second: str) -> bool:
    """Whether two stems are of one family: robot and robotic, competent and competency."""
    shared = len(commonprefix((first, second)))
    return first == second or (shared >= _KIN_LETTERS and shared >= _KIN_SHARE * max(len(first), len(second)))


def shared_kin(stems: Iterable[str], others: frozenset[str]) -> frozenset[str]:
    """The stems that have kin among others."""
    return frozenset(stem for stem in stems if stem in others or any(kin(stem, other) for other in others))


def fact_clauses(one: Evidence) -> tuple[FactClause, ...]:
    """The clauses of a sentence of the facts."""
    words = one.passage.words
    return tuple(
        FactClause(one, span, words[span[0]].start, words[span[1] - 1].end) for span in one.passage.clauses
    ) or (FactClause(one, (0, len(words)), 0, len(one.text)),)


def aligned(statement: Passage, clause: tuple[int, int], source: Source) -> list[tuple[float, FactClause]]:
    """The clauses of the facts that share telling words or figures with a clause of the statement, nearest first."""
    stems = statement.stems(clause)
    first, last = statement.words[clause[0]].start, statement.words[clause[1] - 1].end
    values = {q.value for q in quantities(statement.text) if first <= q.start < last}
    scored: list[tuple[float, FactClause]] = []
    for one in source.evidence:
        for part in fact_clauses(one):
            common = shared_kin(stems, part.stems)
            score = source.weight(common) + _FIGURE_WEIGHT * len(values & {q.value for q in part.figures})
            if score:
                scored.append((score + 0.2 * source.weight(shared_kin(stems, one.stems)), part))
    return sorted(scored, key=lambda pair: -pair[0])
