"""What sentences of a summary state that belongs to a section: the present post, a course of study."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from tailoring.profile import Bullet, DateRange, Education, Position
from tailoring.reading.cues import degree_pattern, school_score
from tailoring.reading.education import letters_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.rows import Piece, Row
from tailoring.reading.stated_posts import stated_post
from tailoring.reading.vocabulary import any_of, fold

_PRESENT = re.compile(
    r"(?i)\W*(?:i\s+am\s+|am\s+)?(?:currently|presently|present|now)\s+(?:working|employed|serving)\b"
)
_STUDIED = re.compile(
    r"(?i)\W*(?:i\s+)?(?:have\s+|has\s+)?(?:done|completed|passed|pursued|finished|obtained|earned)\s+(?:my\s+|an?\s+)?"
)
_FROM = re.compile(r"\s+(?:from|at)\s+(?=[A-Z])")


@functools.cache
def _length_told() -> re.Pattern[str]:
    span = r"\d+(?:\.\d+)?\s*\+?\s*(?:years?|yrs?\.?)(?:\s*(?:and|&|,)?\s*\d+\s*months?)?|\d+\s*months?"
    return re.compile(rf"(?i)\W*{any_of('labels.yaml', 'length_fields')}\s*[:–-]+\s*(?:{span})\W*")


def lengths_told(rows: Sequence[Row]) -> list[Row]:
    """The row that tells how long one has worked in all; none where several do, each of a post of its own."""
    told = [row for row in rows if len(row.parts) == 1 and _length_told().fullmatch(row.text)]
    return told if len(told) == 1 else []


def present_post(
    ledger: Ledger, bullets: Sequence[Bullet], posts: Sequence[Position]
) -> tuple[Bullet, Position] | None:
    """The post that a sentence tells is held now, where no other tells of one; with the sentence."""
    if any(post.dates.current for post in posts):
        return None
    for bullet in bullets:
        post = stated_post(Piece(bullet.text, 0)) if _PRESENT.match(bullet.text) else None
        if post is None or post.title is None or post.employer is None or not post.sited:
            continue
        firm = fold(post.employer.text)
        if any(firm in fold(known.employer) or (known.employer and fold(known.employer) in firm) for known in posts):
            continue
        item_id = ledger.item_id("position")
        return bullet, Position(
            id=item_id,
            fact_ids=(ledger.refiled(bullet.fact_id, "position", item_id),),
            dates=post.dates if post.dates.start else DateRange(current=True),
            title=post.title.text,
            employer=post.employer.text,
            employer_id=f"{ledger.document.id}:employer-{firm.replace(' ', '-')}",
        )
    return None


def stated_course(ledger: Ledger, bullet: Bullet, courses: Sequence[Education]) -> list[Education] | None:
    """The courses with the one that a sentence states ("Done B.A. from Larkfield College"); None where it states none.

    A course that is listed, too, keeps its own school unless the sentence names it more fully.
    """
    opening = _STUDIED.match(bullet.text)
    degree = degree_pattern().match(bullet.text, opening.end()) if opening else None
    parts = _FROM.split(bullet.text[degree.start() :], maxsplit=1) if degree else []
    if degree is None or len(parts) < 2 or school_score(parts[1]) <= 0:
        return None
    school = parts[1].strip(" .")
    same = [known for known in courses if letters_of(known.degree) == letters_of(degree[0])]
    for known in same:
        if fold(known.school) in fold(school):
            told = ledger.refiled(bullet.fact_id, "education", known.id)
            fuller = known.model_copy(update={"school": school, "fact_ids": (*known.fact_ids, told)})
            return [fuller if course is known else course for course in courses]
    if courses:
        return None
    item_id = ledger.item_id("education")
    fact_id = ledger.refiled(bullet.fact_id, "education", item_id)
    return [Education(id=item_id, fact_ids=(fact_id,), degree=parts[0].strip(" ,"), school=school)]
