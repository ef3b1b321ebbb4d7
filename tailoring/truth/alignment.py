"""The clauses of the facts, and which words of a statement are of one family with theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from tailoring.truth.evidence import Evidence
from tailoring.truth.numbers import Quantity, quantities

_KIN_LETTERS = 5
_KIN_SHARE = 0.6


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
    pairs = zip(first, second, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    alike = first.removesuffix("e") == second.removesuffix("e")
    return alike or (shared >= _KIN_LETTERS and shared >= _KIN_SHARE * max(len(first), len(second)))


def shared_kin(stems: Iterable[str], others: frozenset[str]) -> frozenset[str]:
    """The stems that have kin among others."""
    return frozenset(stem for stem in stems if stem in others or any(kin(stem, other) for other in others))


def fact_clauses(one: Evidence) -> tuple[FactClause, ...]:
    """The clauses of a sentence of the facts."""
    words = one.passage.words
    return tuple(
        FactClause(one, span, words[span[0]].start, words[span[1] - 1].end) for span in one.passage.clauses
    ) or (FactClause(one, (0, len(words)), 0, len(one.text)),)
