"""Checks each of several licences, tickets or certificates that a statement holds in one breath: "A and B licences"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tailoring.truth.alignment import shared_kin
from tailoring.truth.credential_states import left_in
from tailoring.truth.evidence import Evidence, Source
from tailoring.truth.findings import Finding
from tailoring.truth.knowledge import Credentials, any_of, any_word, knowledge
from tailoring.truth.passages import Passage, passage, verb_forms
from tailoring.truth.unfinished import STATE_WORDS, colourless

_PAPER = (
    r"(?:licen[cs]e|ticket|certificate|card|permit|badge|certification|registration|endorsement|diploma|award|pass)"
)
_LIST = re.compile(
    rf"(?P<items>(?:[\w&/+-]+ ){{0,3}}?[\w&/+-]+(?:(?:,? and |, | & )(?:[\w&/+-]+ ){{0,2}}?[\w&/+-]+)+) "
    rf"(?:{_PAPER}e?s\b|(?=both\b|all\b))",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?P<items>(?:[\w&/+-]+ ){0,3}?[\w&/+-]+(?:(?:,? and |, | & )(?:[\w&/+-]+ ){0,2}?[\w&/+-]+)+),? "
    r"(?:both|all (?:three|four|of them)) (?:\w+ )?"
    r"(?:renewed|current|valid|held|passed|up to date|in date|live|active|gained)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r",? and |, | & ")
_OPENING = re.compile(
    r"^(?:.*\b(?:with|holding|holds?|held|has|have|having|both|my|the|an?|of|in|renewed|gained|passed) )"
)
_PAPER_TOLD = re.compile(rf"\b{_PAPER}(?:e?s)?\b|\b(?:renew|laps|expir|ran out|pass)\w*", re.IGNORECASE)
_NOT_HELD = ("abandoned", "expired", "booked", "in_progress", "attended")


def check_papers(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for each paper of a list that the facts tell as run out, unfinished or only booked."""
    seen: set[str] = set()
    for match in (*_LIST.finditer(statement.text), *_BOTH.finditer(statement.text)):
        part = statement.part(statement.clause_of(statement.word_at(match.start("items")))).lower()
        if _is_open(part):
            continue
        for item in _JOINT.split(match.group("items")):
            field = _OPENING.sub("", item)
            found = _not_held(field, source) if field not in seen else None
            seen.add(field)
            if found:
                state, where = found
                start = match.start("items") + match.group("items").index(field)
                reason = f"{field} is {STATE_WORDS.get(state, state)}: “{where.text}”"
                change = f"Leave “{field}” out, or say so."
                ids = (where.fact.id,)
                yield Finding("credential", start, start + len(field), "contradicted", ids, reason, change)


def _is_open(part: str) -> bool:
    """Whether the statement itself says that one of them is not held."""
    data = knowledge(Credentials)
    return any(any_of(data.states[state]).search(part) for state in _NOT_HELD) or bool(
        any_word(data.keeping).search(part)
    )


def _not_held(field: str, source: Source) -> tuple[str, Evidence] | None:
    """The state in which every sentence leaves the paper of a field, with the first of them; None when it is held."""
    stems = passage(field).stems() - colourless()
    if not stems or field.lower() in verb_forms():
        return None
    telling = [
        one
        for one in source.evidence
        if len(shared_kin(stems, one.stems)) == len(stems) and _PAPER_TOLD.search(one.text)
    ]
    states = [next((s for s in _NOT_HELD if left_in(s, one.text.lower())), "") for one in telling]
    return (states[0], telling[0]) if states and all(states) else None
