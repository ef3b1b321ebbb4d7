"""Courses of study as the form of a job site sets them: degree, school with a dash before its place, dates.

Each stands in a row of its own, set off by a blank row; any of the three may lack.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tailoring.model import Span
from tailoring.reading.cues import degree_score, is_prose, school_score
from tailoring.reading.entry_headers import Entry, only_dates
from tailoring.reading.paragraphs import dated
from tailoring.reading.places import is_place
from tailoring.reading.rows import Row

_PLACED = re.compile(r"\S\s+[–—-]\s+(?P<place>\S.*)$")  # "Leeds City College -  Leeds"
_LONGEST = 14  # words of a row; more is a sentence
_SHORT = 5  # words up to which a row in small letters is a name all the same
_FEWEST = 2  # rows that make a form
_SURE = 2.5  # score of a text that begins with the name of a degree


def form_courses(rows: Sequence[Row]) -> list[Entry] | None:
    """The courses of rows set as that form sets them; None where they are set otherwise."""
    blocks = _blocks(rows)
    if len(blocks) < _FEWEST or not all(map(_is_field, blocks)) or not _degree_first(blocks):
        return None
    above = _is_dates(blocks[0]) and not _is_dates(blocks[-1])
    courses: list[list[list[Row]]] = [[]]
    for block in blocks:
        if _opens_dated(courses[-1], block) if above else _opens(courses[-1], block):
            courses.append([])
        courses[-1].append(block)
    return [Entry([row for block in course for row in _as_one(block)]) for course in courses if _tells(course, courses)]


def _tells(course: Sequence[Sequence[Row]], courses: Sequence[Sequence[Sequence[Row]]]) -> bool:
    """Whether fields at the end of the form tell of a course: by a degree, a school, a place or dates, as others do."""
    told = any(_is_dates(block) or _is_placed(block) or _names_study(block) for block in course)
    return told or course is not courses[-1] or not _names_study(courses[0][0])


def _names_study(block: Sequence[Row]) -> bool:
    text = " ".join(row.text for row in block)
    return degree_score(text) > 0 or school_score(text) > 0


def _as_one(block: Sequence[Row]) -> list[Row]:
    """The rows of one field as one, where they follow each other in the text."""
    lines = [row.first for row in block]
    if len(block) == 1 or any(below.span.start != above.span.end + 1 for above, below in pairwise(lines)):
        return list(block)
    span = Span(start=lines[0].span.start, end=lines[-1].span.end)
    line = lines[0].model_copy(update={"text": " ".join(line.text for line in lines), "span": span})
    return [Row.of((line,), block[0].gap)]


def _blocks(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows that go on without a blank one."""
    blocks: list[list[Row]] = []
    for row in rows:
        if not blocks or row.gap >= 1:
            blocks.append([])
        blocks[-1].append(row)
    return blocks


def _is_field(block: Sequence[Row]) -> bool:
    """Whether rows between blank ones are one field: plain, short, and dated only where they hold nothing else."""
    text = " ".join(row.text for row in block)
    if any(row.bullet or len(row.parts) > 1 for row in block) or len(text.split()) > _LONGEST:
        return False
    named = degree_score(text) >= _SURE and not text.rstrip().endswith(".")  # "masters in journalism and …"
    sentence = len(text.split()) > _SHORT and is_prose(text) and not _is_placed(block) and not named
    return ":" not in text and not sentence and (_is_dates(block) or not any(map(dated, block)))


def _is_dates(block: Sequence[Row]) -> bool:
    return len(block) == 1 and dated(block[0]) and only_dates(block[0])


def _degree_first(blocks: Sequence[Sequence[Row]]) -> bool:
    """Whether the fields come in the order of the form; its degrees may lack, but they never follow their school."""
    if _begins_with_degree(blocks[0]):
        return True
    named = [block for block in blocks if not _is_dates(block)]
    if _is_placed(named[-1]) and not _begins_with_degree(named[-1]) and _begins_with_degree(named[-2]):
        return True  # the last degree stands above its school
    after_school = _begins_with_degree(blocks[1]) and (_is_placed(blocks[0]) or school_score(blocks[0][0].text) > 0)
    return not after_school and any(map(_is_placed, blocks))


def _is_placed(block: Sequence[Row]) -> bool:
    found = _PLACED.search(block[-1].text)
    return found is not None and is_place(found["place"])


def _begins_with_degree(block: Sequence[Row]) -> bool:
    return degree_score(block[0].text) > 0 and school_score(block[0].text) <= 0


def _opens(course: Sequence[Sequence[Row]], block: Sequence[Row]) -> bool:
    """Whether a field belongs to the next course: behind the dates, the school, or the place."""
    if not course:
        return False
    if _is_dates(course[-1]):
        return True
    if _is_dates(block):
        return False
    schooled = school_score(course[-1][0].text) > 0 and _begins_with_degree(block)
    return len(course) > 1 or _is_placed(course[-1]) or schooled


def _opens_dated(course: Sequence[Sequence[Row]], block: Sequence[Row]) -> bool:
    """Whether a field belongs to the next course where each has its dates above it."""
    return bool(course) and (_is_dates(block) or _opens([one for one in course if not _is_dates(one)], block))
