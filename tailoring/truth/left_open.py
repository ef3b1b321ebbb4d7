"""Reads which credential a clause leaves open, by its name, and checks that just that one is not told as held.

"Passed the CISSP exam; Associate of ISC2 for now, short of the years for the CISSP": the exam is passed, the grade of
associate is held, the CISSP is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tailoring.truth.clause_cuts import SENTENCE, cut_at, pieces_of
from tailoring.truth.evidence import Source
from tailoring.truth.findings import Finding
from tailoring.truth.passages import Passage, passage

_CUT = cut_at(
    "and",
    "but",
    "while",
    "whereas",
    "though",
    "although",
    "as",
    "so",
    "since",
    "because",
    "until",
    "till",
    "then",
    keep=True,
)
_NAME = re.compile(
    r"\b[A-Z]{2,}[\w]*\b|\b[A-Z][a-z]*[A-Z]\w*\b|\b(?<!^)(?:Practitioner|Chartered\w*|Fellow\w*|Expert|Professional"
    r"|Advanced)\b"
)
_OPEN = re.compile(
    r"\b(?:short of|(?:needs?|needing|requires?|takes?|wants?) (?:\w+ ){0,2}(?:more|another|further|years?|months?"
    r"|hours?|cases?|logs?|points)"
    r"|lack(?:s|ing)?|(?:still|yet) to (?:come|do|sit|take|get|gain|earn|finish|pass)|(?:is|are) (?:still )?(?:ahead"
    r"|next|to come|to follow|some way off)"
    r"|only (?:after|once|when|with|from)\b|(?-i:[A-Z]{2,}\w*) (?:status |grade |title |itself |proper "
    r"|award )?(?:needs?|requires?|calls for|depends on|waits)\b"
    r"|comes? (?:later|next|after|when|once)|to (?:follow|come)|not (?:yet )?(?:an?\b|the\b|yet\b|held|awarded"
    r"|conferred|there\b|old enough|in post)"
    r"|(?:don['’]t|do not|cannot|can['’]t|may not) (?:yet )?(?:hold|have|use|call|put|claim)|no\b[^.;,]* yet"
    r"|haven['’]t|have not"
    r"|(?:towards?|working for|reading for|until|till|before|awaiting|pending|qualif(?:y|ies) for)\b)",
    re.IGNORECASE,
)
_EXAM = re.compile(
    r"(?:['’]s)?(?:[ -](?!holder|certified|qualified|member)[\w-]+){0,3}?[ -](?:exams?|examinations?|papers?|tests?"
    r"|assessments?|theory|modules?|course"
    r"|training|study|studies|syllabus|coursework|associate|affiliate|candidate|student|foundation)\b",
    re.IGNORECASE,
)
_LOWER = re.compile(
    r"\b(?:associate|affiliate|student|graduate|trainee|candidate|provisional|toward|towards|exams?|papers?|exam"
    r"|part[- ]qualified"
    r"|finalist|studying|working (?:for|towards?|on)|pursuing|preparing|eligible|short|yet|not|to follow|until"
    r"|pending|awaiting|next|aiming)\b",
    re.IGNORECASE,
)
_GRADE = re.compile(
    r"\b(?:affiliate|associate|graduate member|student member|probationer|candidate|licentiate)\b", re.IGNORECASE
)
# The certificate itself, of which the exams are passed.
_ITSELF = re.compile(
    r"\b(?:certificate|certification|letters|title|charter|status|designation|membership|registration|award|licence"
    r"|badge)\b",
    re.IGNORECASE,
)
_ON_CREDENTIALS = re.compile(
    r"\b(?:exams?|examinations?|papers?|modules?|course|certifi\w+|qualif\w+|charter\w*|membership|member|award"
    r"|licen[cs]e\w*|diploma|degree|associate|fellow\w*|badge|training|logbook|portfolio|cases)\b",
    re.IGNORECASE,
)
_PASSED = re.compile(
    r"\b(?:passed|sat|cleared|done)\b[^.;]*\b(?:exams?|examinations?|papers?|tests?|theory)\b", re.IGNORECASE
)
_OVER = re.compile(r"\b(?:was|were|had been|until then|formerly|previously)\b", re.IGNORECASE)
_FULL = (
    r"(?:['’]s)?[- ](?:\w+ )?(?:qualified|certified|chartered|accredited|licensed|registered|members?\b"
    r"|membership|fellow|holder|charterholder|professional)"
)
_CLAIM_OF = (
    r"\b(?i:qualified|certified|chartered|accredited|licensed|full|fellow|member|holds?|holding"
    r"|held)(?: (?:\w+ )?(?:of|with|by|the|as|an?))* (?:the )?"
)


@lru_cache(maxsize=4096)
def names_left_open(text: str) -> frozenset[str]:
    """The names of credentials that a clause of a text leaves open; empty where no clause names just one of them."""
    pieces = [piece for piece in pieces_of(text, _CUT) if _OPEN.search(piece)]
    return frozenset(name.group() for piece in pieces for name in _NAME.finditer(piece))


@lru_cache(maxsize=4096)
def told_beside(text: str) -> frozenset[str]:
    """The stems that stand beside what a text leaves open by its name: those of the other clauses."""
    if not names_left_open(text):
        return frozenset()
    closed = [piece for piece in pieces_of(text, _CUT) if not _OPEN.search(piece)]
    left = [piece for piece in pieces_of(text, _CUT) if _OPEN.search(piece)]
    stems = frozenset(stem for piece in closed for stem in passage(piece).stems())
    return stems - frozenset(stem for piece in left for stem in passage(piece).stems())


def check_left_open(statement: Passage, source: Source) -> Iterator[Finding]:
    """A finding for the first credential told as held that the facts, by its name or grade, leave open."""
    for fact in source.facts:
        for start, end in _claims(statement.text, fact.text):
            name = statement.text[start:end]
            tools = {m.text for m in source.mentions_in(fact.text) if not m.credential}
            if name in tools and not _ON_CREDENTIALS.search(fact.text):
                # "Writes it up in SystmOne before leaving": a tool, and nothing left open.
                continue
            if _held_elsewhere(statement.text[start:end], fact.text, source):
                continue
            reason = f"the facts leave it open: “{fact.text}”"
            change = f"Leave “{statement.text[start:end]}” out."
            yield Finding("credential", start, end, "contradicted", (fact.id,), reason, change)
            return


def _claims(said: str, told: str) -> Iterator[tuple[int, int]]:
    """The places where a text claims what a fact leaves open."""
    for name in sorted(names_left_open(told)):
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?!\w)", said):
            clause = _clause(said, match.start())
            if not _EXAM.match(said, match.end()) and not _LOWER.search(clause):
                yield match.span()
    if _below_the_whole(told):
        for name in {match.group() for match in _NAME.finditer(told)}:
            full = rf"(?<![\w-]){re.escape(name)}{_FULL}|{_CLAIM_OF}{re.escape(name)}\b"
            for match in re.finditer(full, said):
                if not _LOWER.search(_clause(said, match.start())):
                    yield match.span()


def _below_the_whole(told: str) -> bool:
    """Whether a fact gives only a lower grade, or the exams of a credential, and that it goes no further yet."""
    if _GRADE.search(told):
        return _OPEN.search(told) is not None and _OVER.search(told) is None
    return _PASSED.search(told) is not None and any(
        _OPEN.search(piece) and _ITSELF.search(piece) for piece in SENTENCE.split(told)
    )


def _clause(text: str, at: int) -> str:
    """The clause in which a place stands."""
    first = max((match.end() for match in _CUT.finditer(text, 0, at)), default=0)
    last = next((match.start() for match in _CUT.finditer(text, at)), len(text))
    return text[first:last]


def _held_elsewhere(name: str, told: str, source: Source) -> bool:
    """Whether another fact names it too, so that it was got after all."""
    return any(fact.text != told and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", fact.text) for fact in source.facts)
