"""The figures of one fact, each with what it is a part of and whose it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tailoring.truth.binding import taken_out
from tailoring.truth.clause_cuts import CLAUSE
from tailoring.truth.evidence import Evidence, Source, SourceFact
from tailoring.truth.figure import exactly
from tailoring.truth.numbers import Quantity, quantities
from tailoring.truth.others import others_deeds
from tailoring.truth.passages import passage
from tailoring.truth.recurrence import inside_recurrence

_A_THING = re.compile(r"(?:it|this|that|these)\b", re.IGNORECASE)
_EXCEPTED = re.compile(r"\b(?:but|except|bar|save|other than)(?: for)? $", re.IGNORECASE)
_ONE_OF_THEM = re.compile(r"\bone of (?:them|these|those|which|whom)\b", re.IGNORECASE)
_REST = re.compile(r"\b(?:the|an?)? ?(?:other|further|remaining|rest|another|more) (?:\w+ )?$", re.IGNORECASE)
_MORE = re.compile(r"\S* (?:more|others?|extra|further)\b(?! than\b)", re.IGNORECASE)
_SINGLE = re.compile(
    r"\b(?:a|an|one|another) (?P<unit>hour|day|week|fortnight|month|quarter|year)\b(?!['’-])", re.IGNORECASE
)


@dataclass(frozen=True)
class Term:
    """A figure of a fact. `part` says that it is taken out of the count before it."""

    evidence: Evidence
    figure: Quantity
    part: bool = False
    rest: bool = False

    @property
    def unstated(self) -> bool:
        """Whether neither a unit nor a counted thing is said: "the branch 41"."""
        return not self.figure.unit and not self.figure.noun and not self.figure.label


def terms_of(fact: SourceFact, source: Source) -> list[Term]:
    """All figures of a fact in order, with those that only words tell: "one of them", "a fortnight"."""
    terms: list[Term] = []
    for one in source.evidence:
        if one.fact is not fact:
            continue
        for q in quantities(one.text):
            if q.unit == "year-name" or q.label or q.ordinal:
                continue
            before = one.text[: q.start]
            part = taken_out(one.text, q)
            rest = bool(_REST.search(before)) or (bool(terms) and _MORE.match(one.text, q.end) is not None)
            terms.append(Term(one, q, part, rest))
        terms += (Term(one, exactly(1.0, "", match), part=True) for match in _ONE_OF_THEM.finditer(one.text))
        for match in _SINGLE.finditer(one.text):
            if inside_recurrence(one.text, match.start()):
                # The week of "twice a week" lasts no week.
                continue
            own = [t.figure for t in terms if t.evidence is one]
            if not any(q.start < match.end() and match.start() < q.end for q in own):
                terms.append(Term(one, exactly(1.0, match.group("unit").lower(), match)))
    return terms


def excepted(part: Term) -> bool:
    """Whether a part is told as the exception: "all but 14"."""
    return bool(_EXCEPTED.search(part.evidence.text[: part.figure.start]))


def parts_of(terms: Sequence[Term]) -> Iterator[tuple[Term, Term]]:
    """Each count with a part taken of it."""
    for at, term in enumerate(terms):
        q = term.figure
        if q.of is not None and not q.unit:
            yield Term(term.evidence, replace(q, value=q.of, high=q.of, of=None)), term
        elif term.part:
            wholes = [t for t in terms[:at] if not t.part and t.figure.unit == q.unit and t.figure.value > q.value]
            if wholes:
                yield wholes[-1], term


def divided_and_told(whole: Quantity, part: Term, said: frozenset[str]) -> bool:
    """Whether the parts make up the whole and a statement tells of each: four trials, two of them at phase II."""
    text = part.evidence.text
    parts = [q for q in quantities(text) if q.start > whole.end and not (q.unit or q.label or q.ordinal)]
    ends = [*(q.start for q in parts[1:]), len(text)][: len(parts)]
    pieces = [passage(CLAUSE.split(text[q.end : end])[0]).stems() for q, end in zip(parts, ends, strict=True)]
    whole_told = len(parts) > 1 and sum(q.value for q in parts) == whole.value
    own = [piece - frozenset[str]().union(*(o for o in pieces if o is not piece)) for piece in pieces]
    return whole_told and all(piece & said for piece in own)


def is_anothers_figure(one: Evidence, figure: Quantity) -> bool:
    """Whether a figure stands in what someone else did."""
    spans = ((one.text.find(deed.text), len(deed.text)) for deed in others_deeds(one))
    # "It made £52,000" tells of a thing, not of a person.
    spans = (span for span in spans if not _A_THING.match(one.text, max(0, span[0])))
    return any(start <= figure.start < start + length for start, length in spans)
