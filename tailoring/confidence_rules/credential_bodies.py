"""Credentials told by their body or by another name: "MCIPD" is of the CIPD, "(DP-300)" the code of an exam."""

from __future__ import annotations

import re

from tailoring.confidence_rules.acronyms import initials_of
from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.branches import Part
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.linked import Links
from tailoring.confidence_rules.words import words

_LETTERS = re.compile(r"\b(?=\w*[A-Z]\w*[A-Z])[A-Za-z]{3,6}\b")
_BRACKETED = re.compile(r"\(([A-Z][A-Z0-9-]{2,9})\)")
_BODY_SIGN = re.compile(r"\b(?:licen[cs]\w+|regist\w+|member\w*|chartered|fellow|pin|practising)\b")
_BODY = 4  # letters of a body that has members


def member_of(letters: str, evidence: EvidenceParts) -> bool:
    """Whether the evidence names a membership of the body asked: MCIPD and FCIPD are of the CIPD."""
    grades = {grade + letters for grade in ("m", "f", "a")} if len(letters) >= _BODY else set[str]()
    return not grades.isdisjoint(words(evidence.evidence.text))


def of_its_body(part: Part, evidence: EvidenceParts, links: Links) -> bool:
    """Whether the evidence tells a licence or membership by the initials of the body that gives the one asked."""
    text = evidence.evidence.text
    if any(named.credential for named in evidence.named) or not _BODY_SIGN.search(text.lower()):
        return False
    known = (links.taxonomy.credentials[asked] for asked in part.credentials)
    bodies = {initials_of(one.issuer) for one in known if one.type in ("licence", "membership")} - {""}
    return not bodies.isdisjoint(_LETTERS.findall(text))


def other_names(part: Part, ask: Ask) -> frozenset[str]:
    """Letters or a code in brackets that name the one credential asked: "(DP-300)"."""
    codes = (word for match in _BRACKETED.findall(ask.text) for word in words(match))
    return part.short_forms | frozenset(codes) if alone(ask) else part.short_forms


def with_its_level(part: Part, ask: Ask) -> str:
    """The name with what the line adds to it in brackets or after a comma, where one credential alone is asked."""
    return f"{part.text} {ask.text}" if alone(ask) else part.text


def alone(ask: Ask) -> bool:
    """Whether one credential alone is asked."""
    return len(ask.branches) == len(ask.branches[0]) == 1
