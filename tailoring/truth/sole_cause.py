"""Tells whether a fact sets one deed of the person beside what changed, and nothing else that may have changed it.

"Partitioned the table by day; what we scan fell from 7 TB to 2 TB" leaves one reading. "Rebuilt the page in May; sales
doubled; prices fell too" leaves two, and a change told without any deed beside it leaves all.
"""

from __future__ import annotations

from tailoring.truth.clause_cuts import SENTENCE
from tailoring.truth.evidence import Evidence
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.outcome_words import Causation
from tailoring.truth.passages import passage, verb_forms

_PIECES = 2
# No deed that changes anything.
_CAME = frozenset({"joined", "started", "arrived", "returned", "worked", "attended", "retired", "qualified", "watched"})


def is_sole_cause(where: Evidence) -> bool:
    """Whether the fact of an outcome is but a deed of the person and the outcome."""
    text = where.fact.text
    pieces = [piece for piece in SENTENCE.split(text.replace(": ", "; ")) if passage(piece).words]
    if len(pieces) != _PIECES or any_of(knowledge(Causation).sequence).search(text):
        return False
    deed, outcome = pieces
    return opens_as_a_deed(deed) and _has_changed(outcome)


def opens_as_a_deed(text: str) -> bool:
    """Whether a text opens with what the person did, in the past."""
    # "Re-hung": the verb stands behind the hyphen.
    first = text.split(maxsplit=1)[0].lower().rsplit("-", 1)[-1].strip(",;:.")
    known = verb_forms().get(first)
    past = known[2] == "past" if known else first.endswith("ed")
    return (past or first in {"split", "cut", "put", "set"}) and first not in _CAME


def _has_changed(text: str) -> bool:
    """Whether a text tells two figures that differ."""
    figures = [q for q in quantities(text) if q.unit != "year-name" and not q.label]
    return len({q.value for q in figures}) > 1
