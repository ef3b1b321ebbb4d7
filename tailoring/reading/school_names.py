"""Which piece of a header of a course names its school, and where that was."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailoring.reading.cues import degree_score, school_score, title_score
from tailoring.reading.degree_names import grade_pattern
from tailoring.reading.header_pieces import Slot
from tailoring.reading.ledger import Ledger
from tailoring.reading.places import is_area, is_place
from tailoring.reading.rows import Piece
from tailoring.reading.vocabulary import fold, folded

EARNED = re.compile(r"(?i)\b(?:diploma|degree|certificate|ged)\s*$")
_SCHOOL_LAST = re.compile(r"(?i)\b(?:school|college|university|institute)$")
_KIND_LAST = 0.5  # what a name's last word adds: "Boys Higher Secondary School" beside "Secondary Education"
_BESIDE = 6  # characters between a name and the place at its right: a dash and some blanks


def whole_place(ledger: Ledger, pieces: Sequence[Piece], school: Piece | None, place: Piece | None) -> Piece | None:
    """A place with the town before it that we do not know: "… School - Ashby, Leicester, UK"."""
    if place is None or school is None:
        return place
    town = next((one for one in pieces if one is not school and 0 < place.start - one.end <= len(", ")), None)
    text = ledger.document.text
    if town is None or len(town.text.split()) > 2 or not 0 < town.start - school.end <= _BESIDE:
        return place
    dashed = text[school.end : town.start].strip() in ("-", "–", "—")
    return Piece(text[town.start : place.end], town.start) if dashed else place


def school_of(pieces: Sequence[Piece], slots: Sequence[Slot], place: Piece | None) -> Piece | None:
    """The piece that names the school: by its label, by its words, or by where it stands."""
    pieces = [piece for piece in pieces if place is None or not _names_region(piece.text, place.text)]
    labelled = next((slot.piece for slot in slots if slot.label == "school"), None)
    if labelled:
        return labelled
    scored = [(_school_value(piece.text), -index, piece) for index, piece in enumerate(pieces)]
    best = max(scored, default=None, key=lambda entry: entry[:2])
    if best and best[0] > 0.5:
        return next((one for value, _, one in scored if value > 0.5 and _is_beside(one, place)), best[2])
    rest = [
        piece
        for piece in pieces
        if degree_score(piece.text) <= 0 and not grade_pattern().search(piece.text) and title_score(piece.text) < 2
    ]
    degrees = [index for index, piece in enumerate(pieces) if degree_score(piece.text) > 0]
    if not rest:
        return best[2] if best and best[0] > -1 and school_score(best[2].text) > 0 else None
    if degrees and degrees[0] == 0 and len(rest) > 1 and rest[0] is pieces[1] and is_areal(rest[0].text):
        return rest[1]
    first = rest[1] if len(rest) > 1 and not degrees and _is_field(rest[0].text) else rest[0]
    return next((piece for piece in rest if _is_beside(piece, place)), first)


def _names_region(text: str, place: str) -> bool:
    """Whether a text names the region of a place and no school: "Kerala State" before "Kochi, Kerala"."""
    region = fold(text).removesuffix(" state")
    return is_area(region.title()) and region == fold(place.rpartition(",")[2])


def names_body(text: str) -> bool:
    """Whether a text names a public body, which is part of the school's name before it ("State Government")."""
    return fold(text).rpartition(" ")[2] in folded("organisations.yaml", "bodies")


def _is_beside(piece: Piece, place: Piece | None) -> bool:
    return place is not None and 0 <= place.start - piece.end <= _BESIDE


def _is_field(text: str) -> bool:
    """Whether a text ends as fields of study do: "Electrical Engineering"."""
    return fold(text).rpartition(" ")[2] in folded("degrees.yaml", "named_after")


def _school_value(text: str) -> float:
    """How much a piece is the school's name rather than what was earned there."""
    if EARNED.search(text):
        return -1
    return school_score(text) + _KIND_LAST * bool(_SCHOOL_LAST.search(text)) - 1.2 * (degree_score(text) >= 2.5)


def is_areal(text: str) -> bool:
    """Whether a piece could be a field of study."""
    return (
        1 <= len(text.split()) <= 7
        and not grade_pattern().search(text)
        and school_score(text) <= 0
        and not is_place(text)
        and not names_body(text)
        and not any(c.isdigit() for c in text)
    )
