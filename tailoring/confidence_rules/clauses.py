"""The clauses of a piece of evidence: how far what each names was really done, and what it denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tailoring.confidence_rules.course_state import is_unfinished
from tailoring.confidence_rules.denials import denied_stems
from tailoring.confidence_rules.knowledge import cue
from tailoring.confidence_rules.words import stems

Status = Literal[
    "demonstrated", "held", "listed", "occasional", "assisted", "supervised", "trivial", "studied", "in_progress",
    "observed", "expired", "negated",
]  # fmt: skip
_CUE_ORDER: tuple[Status, ...] = (
    "in_progress", "studied", "observed", "trivial", "occasional", "assisted", "supervised", "expired",
)  # fmt: skip
_CLAUSE_END = re.compile(
    r"(?<=[.;!?])\s+|\s*[;–—|]\s*|\s+-\s+|,?\s+\b(?:but|however|although|though|whereas)\b\s+|:\s+"
)
_ENTRY_END = re.compile(r"\s*;\s*|(?<=[a-z)])\.\s+(?=[A-Z])")
_CREDENTIAL = re.compile(r"\b(?:licen[cs]\w+|certif\w+|registr\w+|registered|card|ticket|clearance|membership|pin)\b")
# Ten times or more is no longer now and then: "took charge on 30 night shifts when the manager was away".
_OFTEN = re.compile(
    r"\b(?:[1-9]\d+|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\+? (?:\w+ ){0,2}"
    r"(?:shifts|nights|days|times|occasions|weeks|weekends|sessions|evenings|visits|events|jobs|services)\b"
)
# A clause such as "they built it" or "which the agency ran" tells who did what the clause before it names.
_WHO_DID_IT = re.compile(
    r"^\W*(?:they|he|she|others|which|these|this|someone else|(?:the|my|our) \w+)\b.{0,30}"
    r"\b\w+(?: (?:it|them|this|that|these|those|most|all)\b|$)"
)
_OTHERS_HAD = re.compile(
    r"^\W*(?:the|our|their|two|three|other|every) (?:[\w'’-]+ ){1,4}?"
    r"(?:had|have|has|used?|uses|ran|runs?|wrote|writes?|did|do|does|owned|kept|held|worked|was|were)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its stems, how it was done, and the stems that stand under a denial."""

    text: str
    start: int
    end: int
    stems: frozenset[str]
    status: Status
    denied: frozenset[str]


def clauses_of(text: str, base: Status) -> Iterator[Clause]:
    """The clauses of a text in order; `base` is how things stand in it where no word says otherwise."""
    yield from _told_by_the_next(tuple(_denied_by_the_next(tuple(_each_clause(text, base)))), base)


def _denied_by_the_next(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses; one that tells what others had counts as denied where the next says "I never had a log-in"."""
    for clause, following in zip(clauses, (*clauses[1:], None), strict=True):
        of_others = following is not None and _OTHERS_HAD.match(clause.text)
        if of_others and following is not None and cue("denied_back").search(following.text.lower()):
            yield replace(clause, denied=clause.stems)
        else:
            yield clause


def _told_by_the_next(clauses: Sequence[Clause], base: Status) -> Iterator[Clause]:
    """The clauses; one whose doing the next gives to others ("…; they built it") counts as watched."""
    for clause, following in zip(clauses, (*clauses[1:], None), strict=True):
        others = following is not None and following.status in ("observed", "assisted")
        if others and following is not None and clause.status == base and _WHO_DID_IT.search(following.text.lower()):
            yield replace(clause, status=following.status)
        else:
            yield clause


def _each_clause(text: str, base: Status) -> Iterator[Clause]:
    start = 0
    ends = _ENTRY_END if base == "held" else _CLAUSE_END  # the state of a credential stands anywhere in its entry
    for end, following in (*(match.span() for match in ends.finditer(text)), (len(text), len(text))):
        piece = text[start:end]
        if piece.strip():
            status = _status(piece.lower(), base)
            yield Clause(piece, start, end, frozenset(stems(piece)), status, denied_stems(piece))
        start = following


def _status(lowered: str, base: Status) -> Status:
    bare = cue("praise").sub(" ", lowered)
    if base == "held" and is_unfinished(bare):
        return "in_progress"
    often = bool(_OFTEN.search(bare))
    for group in _CUE_ORDER:
        if often and group in ("trivial", "occasional"):
            continue
        if group == "expired" and base == "demonstrated" and not _CREDENTIAL.search(bare):
            continue  # a lapsed customer or a closed shop is no lapsed licence
        read = cue("given").sub(" ", bare) if group == "studied" and base == "demonstrated" else bare
        if cue(group).search(read):
            return group
    return base
