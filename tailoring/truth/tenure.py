"""Checks how long someone held a post: nine years in two posts are no nine years in the second."""

from __future__ import annotations

import re

from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.numbers import Quantity
from tailoring.truth.passages import Passage, passage
from tailoring.truth.spells import months_of

# "Nine years' standing", "nine years in the post", "a nine-year veteran of the role".
_STANDING = re.compile(
    r"(?:['’]s?|s)?[- ](?:\w+['’]? )?(?:standing|tenure)\b"
    r"|\S*(?: years?| months?)?['’]?(?: of)?(?: experience)? in (?:the|this|that|my|her|his) "
    r"(?:same |current |present )?(?:post|role|job|position|grade|seat|chair)\b"
    r"|\S*(?: years?| months?)? in post\b",
    re.IGNORECASE,
)
_IN_MONTHS = {"year": 12.0, "month": 1.0}
_SLACK = 1.0


def tenure_finding(said: Quantity, statement: Passage, source: Source) -> Finding | None:
    """The finding for a length of time in a post that the statement names; None where it names none or holds."""
    if said.unit not in _IN_MONTHS or not _STANDING.match(statement.text, said.end):
        return None
    stems = statement.stems(statement.sentence_of(statement.word_at(said.start)))
    roles = {fact.role: passage(fact.role).stems() for fact in source.facts if fact.role and fact.dates}
    named = [role for role, own in roles.items() if own and own <= stems]
    named = [role for role in named if not any(roles[role] < roles[other] for other in named)]
    if len(named) != 1:
        return None
    facts = [fact for fact in source.facts if fact.dates and roles.get(fact.role, frozenset()) >= roles[named[0]]]
    spans = {span for fact in facts if (span := months_of(fact.dates, source.as_of))}
    held, reached = 0, 0
    for first, last in sorted(spans):
        held, reached = held + max(0, last - max(first, reached)), max(reached, last)
    if held + _SLACK >= said.value * _IN_MONTHS[said.unit]:
        return None
    ids = tuple(dict.fromkeys(fact.id for fact in facts))
    text = statement.text[said.start : said.end]
    reason = f"“{text}” is longer than the time as {named[0]}"
    return Finding("duration", said.start, said.end, "contradicted", ids, reason, "Use the time that the dates give.")
