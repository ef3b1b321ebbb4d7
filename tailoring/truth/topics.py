"""Keeps what a fact tells of one of several things with that thing: its figures, its outcome, what was denied of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tailoring.truth.evidence import Source, SourceFact
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import any_of, knowledge
from tailoring.truth.named_things import marks_of
from tailoring.truth.numbers import quantities
from tailoring.truth.passages import Passage, passage
from tailoring.truth.relation_words import Sections
from tailoring.truth.sections import Section, exclusive, sections, stems_of

_YEAR = re.compile(r"(?:19|20)\d\d")
_SHARED = 2


def told_of(fact: SourceFact, text: str) -> tuple[Section | None, tuple[Section, ...]]:
    """The one part of a fact that a text names, None where it names none or several; and all parts."""
    parts = sections(fact.text)
    named = [one for one in parts if names_part(text, one)]
    return (named[0] if len(named) == 1 else None), parts


@lru_cache(maxsize=4096)
def names_part(text: str, one: Section) -> bool:
    """Whether a text names a part: by a name or figure of it, else by what tells it apart and nothing less."""
    said = marks_of(text)
    return bool(said & one.marks)


def narrowed(statement: Passage, facts: Sequence[SourceFact]) -> list[SourceFact]:
    """The facts, each cut to the part that the statement names where it names one of several."""
    return [_narrow(statement, fact, facts) for fact in facts]


def _narrow(statement: Passage, fact: SourceFact, facts: Sequence[SourceFact]) -> SourceFact:
    named, parts = told_of(fact, statement.text)
    if named is None or _compares(parts):
        return fact
    elsewhere = " ".join(f"{other.text} {other.role} {other.employer}" for other in facts if other is not fact)
    if named.marks & marks_of(statement.text) <= marks_of(elsewhere):
        # The word that names it may be another fact's.
        return fact
    return fact.model_copy(update={"text": named.alone})


def _compares(parts: Sequence[Section]) -> bool:
    """Whether the parts are what came before and after, or were held against one another."""
    return _held_together(parts) or any(_YEAR.fullmatch(mark) for one in parts for mark in one.marks)


def _held_together(parts: Sequence[Section]) -> bool:
    """Whether the parts are the old and the new, the usual and the other."""
    return any(one.marks & knowledge(Sections).comparing for one in parts)


def check_topics(statement: Passage, source: Source) -> Iterator[Finding]:
    """Findings for what is told of one of several things, or of all, while the facts tell it of another."""
    for fact in source.facts:
        named, parts = told_of(fact, statement.text)
        shared = statement.stems() & passage(fact.text).stems()
        shared |= named.marks & marks_of(statement.text) if named else frozenset()
        if len(parts) < _SHARED or len(shared) < _SHARED:
            continue
        if named is not None:
            reason = _of_another(statement.text, named, [one for one in parts if one is not named])
        else:
            reason = _of_all(statement, parts)
        if reason:
            change = "Keep each outcome with the thing it was told of."
            yield Finding("scope", 0, len(statement.text), "contradicted", (fact.id,), reason, change)


def _of_another(text: str, named: Section, others: Sequence[Section]) -> str:
    """Why words on one part do not hold: they tell what became of another, or that it came to something."""
    said = stems_of(text)
    mine = exclusive([named.alone], [other.alone for other in others])
    theirs = exclusive([other.alone for other in others], [named.alone])
    marks = frozenset[str]().union(*(one.marks for one in (named, *others))) | {named.head}
    crossed, own = (said & theirs) - marks, (said & mine) - marks
    if named.gapped:
        crossed &= {"¬"}
    figures = {q.value for q in quantities(text)} & {q.value for q in quantities(named.text)}
    if crossed and not own and not figures and not (_held_together((named, *others)) and "¬" not in crossed):
        return f"the facts tell “{named.text.strip()}” of this one"
    return ""


def _of_all(statement: Passage, parts: Sequence[Section]) -> str:
    """Why a statement on all of several things does not hold of one of them."""
    data, text = knowledge(Sections), statement.text
    every = any(_of_so_many(match.group(), parts) for match in any_of(data.universal).finditer(text))
    counted = _counts(statement, parts)
    if not (every or counted) or (any_of(data.partitive).search(text) and not every):
        return ""
    own = [exclusive([one.alone], [o.alone for o in parts if o is not one]) - one.marks for one in parts]
    said = stems_of(text)
    if "¬" in said and any("¬" in stems_of(one.text) for one in parts):
        open_ = next((one for one in parts if "¬" not in stems_of(one.text)), None)
        if open_ is not None:
            return f"the facts say “{open_.text.strip()}”"
    told = [bool((stems & said) - {"¬"}) for stems in own]
    missing = next((one for one, hit in zip(parts, told, strict=True) if not hit and not one.gapped), None)
    if every and sum(told) == 1 and missing is not None:
        return f"the facts say “{missing.text.strip()}”"
    return ""


def _of_so_many(every: str, parts: Sequence[Section]) -> bool:
    """Whether "all four" may be all of the parts: there are as many of them, or no number stands with it."""
    counted = [q.value for q in quantities(every)]
    return not counted or counted == [len(parts)]


def _counts(statement: Passage, parts: Sequence[Section]) -> bool:
    """Whether a statement counts the things, or names them in the plural beside a denial."""
    head = parts[0].head
    several = any(word.stem == head and word.lower.endswith("s") for word in statement.words)
    counted = any(q.value == len(parts) and not q.unit and not q.label for q in quantities(statement.text))
    return counted or (several and "¬" in stems_of(statement.text))
