"""Degrees asked against degrees held: level by level, field by field, across countries."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tailoring.confidence_rules.asks import Ask
from tailoring.confidence_rules.clauses import Status
from tailoring.confidence_rules.course_state import is_unfinished
from tailoring.confidence_rules.degree_names import (
    BACHELOR,
    Degree,
    asks_general_school,
    asks_student,
    asks_work_at_level,
    awards_named,
    degree_of,
    is_first_degree,
    studied_background,
    subject_of,
    with_groups,
)
from tailoring.confidence_rules.evidence_parts import EvidenceParts
from tailoring.confidence_rules.fields import field_match, fields_of
from tailoring.confidence_rules.scoring_data import scoring
from tailoring.confidence_rules.standing import Standing
from tailoring.confidence_rules.study_kinship import kin, nearest_relation, with_wider

_FAR_BELOW = 0.2  # two steps or more: a school certificate where a degree is asked
_SCHOOL = re.compile(
    r"\buniversi|\bhochschule\b|\bpolitecnico\b|"
    r"\b(?:college|institute|school) of (?:engg?|engineering|technology|science)\b",
    re.IGNORECASE,
)
_POSTGRADUATE = re.compile(r"\bpost-?graduate\b", re.IGNORECASE)
# To the job's work, where no subject is named.
_OF_THE_JOB = re.compile(
    r"\b(?:relevant|related|appropriate)\s+(?:[\w'’-]+\s+){0,3}?(?:degrees?|fields?|disciplines?|subjects?|areas?|majors?|studies)\b",
    re.IGNORECASE,
)
_SAME_TRADE, _NEAR_TRADE = 0.5, 0.2
_SCHOOLS = 2  # the highest rank of a general school
_NO_LESS = "A general school is asked, and no less was finished."
_PERHAPS_RELATED = 0.78
_FINISHED = 0.5  # of a degree that is finished, where one who still studies is asked
_UNTOLD = frozenset({"engineering"})  # the award tells no more than this of what was studied
_EXPERIENCE_INSTEAD = re.compile(r"\bequivalent (?:\w+ ){0,2}experience|\bor (?:\w+ ){0,3}experience", re.IGNORECASE)


def degree_standings(ask: Ask, evidence: Sequence[EvidenceParts]) -> list[Standing]:
    """How each piece of evidence stands to the degree asked; only education and certificates can meet it."""
    asked = with_groups(degree_of(ask.text), ask.text)
    if not asked.fields and _OF_THE_JOB.search(ask.text):
        asked = replace(asked, fields=degree_of(ask.context).fields)
    return [_stand(ask, asked, part) for part in evidence]


def asks_degree(ask: Ask) -> bool:
    """Whether a level of education is asked, and not work with those who go for it ("teaching A levels")."""
    asked = degree_of(ask.text)
    return (asked.lowest > 0 and not asks_work_at_level(ask.text)) or (asks_student(ask.text) and bool(asked.fields))


def experience_will_do(ask: Ask) -> bool:
    """Whether the ad takes experience in place of the degree."""
    return bool(_EXPERIENCE_INSTEAD.search(ask.text)) or ask.requirement.logic == "or_equivalent"


def asks_schooling(ask: Ask) -> bool:
    """Whether a background is asked that is got by study: "a background in physics or a related field"."""
    return ask.years is None and studied_background(ask.text) and bool(degree_of(ask.text).fields)


def _stand(ask: Ask, asked: Degree, part: EvidenceParts) -> Standing:
    if part.evidence.type not in ("education", "certification"):
        return Standing(0.1, "demonstrated", "Work is no degree.", part)
    offered = degree_of(part.evidence.text)
    if 0 < asked.lowest <= min(_SCHOOLS, offered.highest) and asks_general_school(ask.text):
        return Standing(scoring().relations["direct"], "demonstrated", _NO_LESS, part)
    if not offered.highest and part.evidence.type == "education" and _SCHOOL.search(part.evidence.text):
        offered = replace(offered, lowest=BACHELOR, highest=BACHELOR)
    if not offered.highest:
        return Standing(0.12, "studied", "It is a course or a certificate, not a degree.", part)
    if _POSTGRADUATE.search(ask.text) and is_first_degree(part.evidence.text):
        offered = replace(offered, highest=min(offered.highest, BACHELOR))
    near, why = _by_subject(ask, asked, offered, part)
    if near >= scoring().relations["direct"] and _another_award(ask, asked, offered, part):
        near, why = scoring().relations["transferable"], "The subject is the one asked, the award another"
    level = asked.lowest or BACHELOR
    if offered.highest < level:
        named = bool(asked.fields or subject_of(ask.text)) or _of_a_trade(asked)
        near, why = _lower(near, level - offered.highest, ask, named=named), f"{why} at a lower level"
    status = _status(part)
    share = 1.0 if status == "in_progress" and ask.towards else scoring().statuses[status]
    if asks_student(ask.text):
        share = 1.0 if status == "in_progress" else _FINISHED
        why = why if share == 1 else f"{why}; one who still studies is asked"
    if not asked.fields and _OF_THE_JOB.search(ask.text):
        near, why = min(near, _PERHAPS_RELATED), "Whether the subject is related to the job is not told"
    named = 1.0 if degree_of(part.evidence.text).highest == (asked.highest or BACHELOR) else 0.5
    return Standing(near * share, status, f"{why}.", part, known=bool(offered.fields), likeness=named)


def _by_subject(ask: Ask, asked: Degree, offered: Degree, part: EvidenceParts) -> tuple[float, str]:
    """Nearness by a subject that no field of study knows, else by field."""
    subject = subject_of(ask.text)
    shared = subject & part.stems
    if asked.fields or asked.any_field or not subject:
        named = asked.fields and not offered.fields and shared
        if named:
            return scoring().relations["adjacent"], "It shares a part of the subject asked"
        return _by_trade(ask, part) if _of_a_trade(asked) else _by_field(asked, offered)
    if shared == subject:
        return scoring().relations["direct"], "The subject is the one asked"
    if shared:
        return scoring().relations["adjacent"], "It shares a part of the subject asked"
    return 0.2, "The subject is unrelated"


def _of_a_trade(asked: Degree) -> bool:
    """Whether a vocational level is asked ("Level 3 early years"), whose trade no field of study names."""
    return not asked.fields and not asked.any_field and 0 < asked.highest < BACHELOR


def _by_trade(ask: Ask, part: EvidenceParts) -> tuple[float, str]:
    """Nearness by the walk of life that both name; a line that names none asks for the level alone."""
    match = field_match(fields_of(ask.text_stems), part.fields)
    if match is None or match >= _SAME_TRADE:
        return scoring().relations["direct"], "The trade is the one asked" if match else "Only the level is asked"
    if match >= _NEAR_TRADE:
        return scoring().relations["transferable"], "It is a neighbouring trade"
    return 0.2, "The trade is unrelated"


def _another_award(ask: Ask, asked: Degree, offered: Degree, part: EvidenceParts) -> bool:
    """Whether one award is asked by its letters and another of the same rank is held: a BA where a BSc is asked."""
    letters, held = awards_named(ask.text), awards_named(part.evidence.text)
    same_rank = offered.highest == (asked.lowest or BACHELOR)
    return bool(letters) and bool(held) and same_rank and letters.isdisjoint(held) and not ask.or_similar


def _status(part: EvidenceParts) -> Status:
    return "in_progress" if is_unfinished(part.evidence.text) else "demonstrated"


def _by_field(asked: Degree, offered: Degree) -> tuple[float, str]:
    """Nearness by field of study alone, and why."""
    relations = scoring().relations
    if not asked.fields:
        return relations["direct"], "The degree asked names no subject"
    shared = asked.fields & with_wider(offered.fields)
    if shared:
        whole = max(1, len(shared))
        kindred = {one for name in asked.fields for one in kin(name)}
        parts = {name for name in offered.fields if with_wider(frozenset({name})) & asked.fields}
        strangers = offered.fields - asked.fields - kindred - parts
        if offered.joint and strangers and whole < len(offered.fields):
            return 0.78, "The subject asked is half of the degree"
        return relations["direct"], "The subject is the one asked"
    if asked.grouped and not asked.any_field:
        near = nearest_relation(asked.fields, offered.fields)
        close = near >= relations["transferable"]
        return (relations["adjacent"], "It is a neighbouring subject") if close else (0.2, "The subject is unrelated")
    return _by_kinship(asked, offered)


def _by_kinship(asked: Degree, offered: Degree) -> tuple[float, str]:
    """Nearness of another subject than those asked, and why."""
    relations = scoring().relations
    near = nearest_relation(asked.fields, offered.fields)
    if near and offered.fields == _UNTOLD:
        return (relations["adjacent"] + 0.02, "The award is of a near kind, and its subject is not told")
    if asked.any_field:
        return _related(near) if offered.fields else (relations["weak"], "Its subject is not told")
    reasons = {0.8: "It is a sister subject", 0.6: "It is a neighbouring subject", 0.4: "It is a far cousin"}
    return (near, reasons[near]) if near in reasons else (0.2, "The subject is unrelated")


def _related(near: float) -> tuple[float, str]:
    """Nearness where the ad takes a related subject: a sister is one, a neighbour nearly."""
    relations = scoring().relations
    if near >= relations["transferable"]:
        return relations["direct"], "It is a related subject"
    if near >= relations["adjacent"]:
        return relations["transferable"] - 0.02, "It is a neighbouring subject, and the ad takes related ones"
    return 0.3, "The subject is unrelated"


def _lower(near: float, steps: int, ask: Ask, *, named: bool) -> float:
    """What is left when the level is too low; a degree in any subject has nothing but its level to offer."""
    relations = scoring().relations
    if not named:
        return relations["weak"] if ask.preferred and steps == 1 else 0.25
    if near < relations["adjacent"]:
        return min(near, 0.15)
    if steps == 1:
        return relations["adjacent"] if near >= relations["transferable"] else relations["weak"]
    return _FAR_BELOW
