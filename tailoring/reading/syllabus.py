"""A course of study that a list of skills tells of in a sentence, its topics below: "Diploma …, which includes:"."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from tailoring.profile import Education
from tailoring.reading.cues import degree_pattern
from tailoring.reading.degree_names import degree_and_area
from tailoring.reading.ledger import Ledger
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.states import state_in
from tailoring.reading.vocabulary import any_of

_MOST_ROWS = 3  # of the sentence
_FROM = re.compile(r"\s+(?:course\s+)?(?:from|at)\s+(?=[A-Z])", re.IGNORECASE)


@functools.cache
def _announces() -> re.Pattern[str]:
    return re.compile(rf"(?i)[\s,]*\b(?:which|that)?\s*{any_of('degrees.yaml', 'syllabus_words')}\s*:?\s*$")


def take_syllabus(ledger: Ledger, rows: Sequence[Row]) -> tuple[Sequence[Row], Education | None]:
    """The rows before such a sentence and from the next marked row on, and the course; all rows where there is none."""
    for end, row in enumerate(rows, 1):
        if not row.text.rstrip().endswith(":") or not _announces().search(row.text):
            continue
        begin = next((at for at in range(end - 1, max(-1, end - 1 - _MOST_ROWS), -1) if _begins(rows[at])), None)
        if begin is None:
            continue
        last = next((at for at in range(end + 1, len(rows)) if rows[at].bullet and not rows[end].bullet), len(rows))
        return [*rows[:begin], *rows[last:]], _course(ledger, rows[begin:end], rows[end:last])
    return rows, None


def _begins(row: Row) -> bool:
    """Whether a row begins with the name of a degree or diploma."""
    return degree_pattern().match(without_mark(row.pieces()[0]).text) is not None


def _course(ledger: Ledger, told: Sequence[Row], topics: Sequence[Row]) -> Education:
    item_id = ledger.item_id("education")
    start, end = told[0].start, told[-1].end
    piece = without_mark(Piece(ledger.document.text[start:end], start))
    text = _announces().sub("", " ".join(piece.text.split()))
    name, *school = _FROM.split(text, maxsplit=1)
    degree, area = degree_and_area(Piece(name, 0))
    state = state_in(text)
    return Education(
        id=item_id,
        fact_ids=(ledger.add_piece("education", piece, item_id),),
        bullets=tuple(ledger.bullet("education", without_mark(row.pieces()[0]), item_id) for row in topics),
        school=school[0].strip(" ,.") if school else "",
        degree=degree,
        area=area,
        state="unknown" if state == "held" else state,  # whether it was passed is not told
    )
