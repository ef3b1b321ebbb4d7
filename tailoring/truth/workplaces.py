"""Checks that what is told of one of the person's employers was done there and not at another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tailoring.truth.alignment import shared_kin
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Titles, knowledge
from tailoring.truth.passages import Passage, passage

_PLACED = r"(?:\b(?:at|for|with|within|inside) (?:the )?NAME\b(?!['’])|\bNAME['’](?:s\b)?)"
_ELSEWHEN = re.compile(
    r"\b(?:before|previous(?:ly)?|earlier|prior|former(?:ly)?|after|since|until|then|now|first|later|joining|leaving"
    r"|having|brings?|bringing|moved?|who had|would|will|could|can)\b",
    re.IGNORECASE,
)
_LEAST = 2  # telling words that a deed shares with the fact it tells


def check_workplaces(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each employer of whom a sentence tells what the facts tell of another employer alone."""
    employers = {fact.employer for fact in source.facts if fact.employer}
    if len(employers) < 2 or _ELSEWHEN.search(statement.text):
        return
    named = [(name, found) for name in employers if (found := _placed(name).search(statement.text))]
    if len(named) != 1 or any(other in statement.text for other in employers - {named[0][0]}):
        return
    name, found = named[0]
    if _is_a_title_line(statement, found.start()):
        return
    elsewhere = _told_elsewhere(statement, source, name)
    if elsewhere:
        fact = elsewhere.fact
        reason = f"the facts tell this of {fact.employer}: “{fact.text}”"
        yield Finding(
            "employer", found.start(), found.end(), "contradicted", (fact.id,), reason, f"Name {fact.employer}."
        )


@lru_cache(maxsize=512)
def _placed(name: str) -> re.Pattern[str]:
    return re.compile(_PLACED.replace("NAME", re.escape(name)), re.IGNORECASE)


def _is_a_title_line(statement: Passage, start: int) -> bool:
    """Whether the employer only says who speaks: "Setter at Deeping Tools who …", with deeds of a whole career."""
    before = [word.lower for word in statement.words if word.start < start]
    return bool(before) and not knowledge(Titles).heads.isdisjoint(before)


def _told_elsewhere(statement: Passage, source: Source, name: str) -> Evidence | None:
    """The fact of another employer that the statement tells, where no fact of the named one tells anything of it."""
    telling = statement.stems() - passage(name).stems()
    shared = {id(one): len(shared_kin(telling, one.stems)) for one in source.evidence}
    here = [
        one for one in source.evidence if one.fact.employer == name or name in one.fact.text or not one.fact.employer
    ]
    nearest = max(source.evidence, key=lambda one: shared[id(one)])
    if nearest in here or shared[id(nearest)] < _LEAST:
        return None
    return None if any(2 * shared[id(one)] >= shared[id(nearest)] for one in here) else nearest
