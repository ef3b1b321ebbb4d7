"""Checks that a statement asserts nothing that the facts only deny."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import shared_kin
from tailoring.truth.clause_standing import reserves
from tailoring.truth.denials import denial, negates
from tailoring.truth.doers import is_person
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.governing import governs
from tailoring.truth.knowledge import knowledge
from tailoring.truth.limit_words import Limits, Withheld
from tailoring.truth.passages import Passage, passage

_BACK = frozenset({"their", "its", "them", "it", "his", "her"})
# What nobody had before is told as new: "a location new to the county's records".
_NEW_TO = re.compile(
    r"\b(?:new to|new for|first[- ](?:ever|known|recorded)|for the first time|never before|hitherto|previously"
    r"|formerly|un(?:recorded|known|documented|reported|listed|claimed|served))\b",
    re.IGNORECASE,
)


def check_denied(statement: Passage, source: Source) -> Iterator[Finding]:
    """A word that the facts only deny, asserted beside another word of the same sentence."""
    asserted_somewhere = {stem for one in source.evidence for stem in denial(one.text).asserted}
    own = denial(statement.text)
    for one in source.evidence:
        only_denied = denial(one.text).denied - asserted_somewhere
        if denial(one.text).denied & own.denied:
            # "A series that was not commissioned" keeps what "nobody commissioned the series" denies.
            continue
        for at, word in enumerate(statement.words):
            if word.stem not in only_denied or word.stem in own.denied or not word.content:
                continue
            if word.stem in one.home and is_person(word.lower):
                # "No technician may do it alone", said by a technician.
                continue
            clause = statement.clause_of(at)
            if _beside_what_is_reserved(statement, at, one):
                continue
            if not governs(one.text, statement, source):
                continue
            if _carried(statement, clause, one) or not _same_matter(statement, clause, word.stem, one):
                continue
            reason = f"the facts deny it: “{one.text}”"
            yield Finding(
                "negation", word.start, word.end, "contradicted", (one.fact.id,), reason, f"Leave “{word.raw}” out."
            )
            return


def _beside_what_is_reserved(statement: Passage, at: int, one: Evidence) -> bool:
    """Whether what nobody lets the person do is only what was worked for: "no permit for the crane"."""
    before = [word.lower for word in statement.words[max(0, at - 2) : at]]
    return reserves(one.text) and any(word in knowledge(Withheld).behind for word in before)


def _carried(statement: Passage, clause: tuple[int, int], one: Evidence) -> bool:
    """Whether the clause keeps the denial in another form: avoiding, free, offline."""
    carrying = knowledge(Limits).carrying
    part = statement.part(clause)
    if _NEW_TO.search(part) or reserves(part):
        return True
    words = statement.words[clause[0] : clause[1]]
    denied = {word.lower for word in one.passage.words if word.stem in denial(one.text).denied}
    return any((word.lower in carrying and word.lower not in denied) or negates(word.lower) for word in words)


def _same_matter(statement: Passage, clause: tuple[int, int], stem: str, one: Evidence) -> bool:
    said = statement.stems(clause) - {stem}
    back = any(word.lower in _BACK for word in statement.words[clause[0] : clause[1]])
    if not said or back:
        said = statement.stems(statement.sentence_of(clause[0])) - {stem}
    if any(w.stem == stem and w.capital and w.start for w in statement.words):
        return True
    told = one.stems | passage(one.tail).stems() | passage(one.fact.text).stems()
    return bool(said & told) or bool(shared_kin(said, denial(one.text).denied - {stem}))
