"""The words around a figure, and how a finding shows them."""

from __future__ import annotations

import re

from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import Passage

_BACK = re.compile(r"\bof (?:them|these|those|it)\b", re.IGNORECASE)


def around(said: Quantity, statement: Passage) -> frozenset[str]:
    """The telling words around a figure: its clause, and the next one when the clause is short."""
    at = statement.word_at(said.start)
    clause = statement.clause_of(at)
    stems = statement.stems(clause)
    if len(stems) < 3 or _BACK.search(statement.part(clause)):
        place = statement.clauses.index(clause) if clause in statement.clauses else 0
        # "Of them": what stands before it is spoken of too.
        for other in (place - 1, place + 1) if len(stems) < 3 else (place - 1,):
            if 0 <= other < len(statement.clauses):
                stems |= statement.stems(statement.clauses[other])
    return stems


def shown(said: Quantity, statement: Passage) -> str:
    """A figure with the word behind it."""
    end = min(len(statement.text), said.end + 12)
    length = max(2, len(statement.text[said.start : said.end].split()) + 1)
    return " ".join(statement.text[said.start : end].split()[:length]).strip(".,;:")


def short(text: str) -> str:
    """A sentence cut to a length that can be shown."""
    return text if len(text) <= 60 else f"{text[:57]}…"
