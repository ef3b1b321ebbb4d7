"""Checks that what the facts tell of a part of so many is not told of them all: 74 sales, 61 of them completed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import knowledge
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage
from tailoring.truth.quantity_words import Quantities
from tailoring.truth.shares import tells_share
from tailoring.truth.terms import Term, divided_and_told, excepted, parts_of, terms_of

_EXCEPTS = re.compile(
    r"\b(?:all|every one|each|those|the ones|any) (?:that (?:are|were|was) |which (?:are|were) )?"
    r"(?:not|outside|other than|except|without|bar|that (?:aren|weren)['’]t|I could|mine|in my)\b",
    re.IGNORECASE,
)


def check_predicates(statement: Passage, source: Source) -> Iterator[Finding]:
    """74 sales told as completed, where 61 of them were."""
    said = [q for q in quantities(statement.text) if q.unit == "" and not q.label]
    values = {q.value for q in said} | {q.of for q in said if q.of}
    if not said or tells_share(statement.text):
        return
    for fact in source.facts:
        for whole, part in parts_of(terms_of(fact, source)):
            total, taken = whole.figure.value, part.figure.value
            kept = total - taken if excepted(part) else taken
            if excepted(part) and _EXCEPTS.search(statement.text):
                # "Every one not owned by a supplier": the exception is told in words of its own.
                continue
            if divided_and_told(whole.figure, part, statement.stems()):
                continue
            figure = next((q for q in said if q.of is None and kept < q.value <= q.high == total), None)
            telling = _predicate(part) - _predicate(whole)
            done = _deeds(part) - _deeds(whole)
            shared = shared_kin(statement.stems(), telling) or done & {verb.base for verb in statement.verbs}
            shared = shared or _measures(part) & {(q.value, q.unit) for q in quantities(statement.text)}
            if figure is None or {kept, taken} & values or not shared:
                continue
            reason = f"the facts say it of {kept:g} of the {total:g}"
            yield Finding(
                "quantity", figure.start, figure.end, "contradicted", (fact.id,), reason, f"Say {kept:g} of {total:g}."
            )
            return


def _predicate(term: Term) -> frozenset[str]:
    """The telling words of the clause in which a figure stands."""
    text, at = term.evidence.passage, term.evidence.passage.word_at(term.figure.start)
    last = text.clause_of(at)[1]
    if term.part and last < len(text.words) and not text.stems((at + 1, last)):
        # "the last nine | as flyman"
        last = text.clause_of(last)[1]
    counts = {word.stem for word in text.words if word.lower in knowledge(Quantities).numbers}
    return text.stems((text.clause_of(at)[0], last)) - counts


def _measures(term: Term) -> frozenset[tuple[float, str]]:
    """The measured figures behind a figure in its clause: the eight weeks of "280 of them within eight weeks"."""
    text, start = term.evidence.passage, term.figure.end
    last = text.clause_of(text.word_at(term.figure.start))[1]
    end = text.words[last - 1].end
    return frozenset((q.value, q.unit) for q in quantities(text.text) if start <= q.start < end and q.unit)


def _deeds(term: Term) -> frozenset[str]:
    """The verbs of the clause in which a figure stands."""
    text = term.evidence.passage
    first, last = text.clause_of(text.word_at(term.figure.start))
    return frozenset(verb.base for verb in text.verbs if first <= verb.at < last)
