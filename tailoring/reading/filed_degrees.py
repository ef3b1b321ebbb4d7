"""Degrees that stand among certificates and licences: they are courses of study."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.profile import Certification, Education
from tailoring.reading.cues import degree_pattern
from tailoring.reading.degree_names import degree_and_area
from tailoring.reading.education import letters_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.rows import Piece
from tailoring.reading.states import course_state, says

_LABEL = re.compile(r"(?i)^(?:degree|course|qualification)\s*[,:–-]\s*")
# Letters that no certificate bears.
_ACADEMIC = re.compile(
    r"B\.?(?:Sc|Tech|Com|Eng|Ed|Pharm|Arch|C\.?A|B\.?A)\b|M\.?(?:Sc|Tech|Com|Eng|B\.?A|C\.?A)\b|Ph\.?D"
)


def without_degrees(
    ledger: Ledger, papers: Sequence[Certification], courses: Sequence[Education]
) -> tuple[list[Certification], list[Education]]:
    """The certificates without those that are degrees, and the courses with these."""
    kept: list[Certification] = []
    known = list(courses)
    for paper in papers:
        name = _LABEL.sub("", paper.name)
        if not _is_degree(name):
            kept.append(paper)
            continue
        degree, area = degree_and_area(Piece(name, 0))
        state = course_state(paper.name, expected=paper.state == "in_progress", current=paper.dates.current)
        at = next((index for index, one in enumerate(known) if _same(one, degree, paper)), None)
        if at is None:
            item_id = ledger.item_id("education")
            facts = tuple(ledger.refiled(fact, "education", item_id) for fact in paper.fact_ids)
            dates = paper.dates
            known.append(
                Education(
                    id=item_id, fact_ids=facts, dates=dates, degree=degree, area=area, school=paper.issuer, state=state
                )
            )
        else:
            same = known[at]
            facts = tuple(ledger.refiled(fact, "education", same.id) for fact in paper.fact_ids)
            unfinished = state if same.state in ("held", "unknown") and state != "held" else same.state
            known[at] = same.model_copy(update={"fact_ids": (*same.fact_ids, *facts), "state": unfinished})
    return kept, known


def _is_degree(name: str) -> bool:
    found = degree_pattern().match(name)
    return found is not None and _ACADEMIC.match(name) is not None and not says("earned", name)


def _same(course: Education, degree: str, paper: Certification) -> bool:
    return letters_of(course.degree) == letters_of(degree) and course.dates.start in (paper.dates.start, None)
