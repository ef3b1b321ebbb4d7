"""The pieces of an entry's header: dates and places taken out, the rest split at separators."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.profile import DateRange
from tailoring.reading.dates import is_duration, without_durations
from tailoring.reading.places import is_mode, is_place, split_place
from tailoring.reading.rows import JOINED, Piece, Row
from tailoring.reading.vocabulary import fold

_SEPARATOR = re.compile(r"\s+[|·•●◦∙⋅‖¦»>~]+\s+|\s+[–—-]+(?:\s+|$)|(?<=\w)\s*[—–]\s+|\s{3,}|\s*\t\s*|\s+@\s+|\s+//\s+|\s*;\s+|(?<=[^\s:])\s*\|\s*")
_EMPTY_BRACKETS = re.compile(r"[(\[{]\s*[)\]}]")
_EMPLOYMENT = re.compile(
    r"(?i)^\(?(?:full[- ]?time|part[- ]?time|contract(?:or)?|permanent|temporary|temp|casual|seasonal|freelance|internship|"
    r"apprenticeship|self[- ]employed|remote|hybrid|on[- ]?site|consultant contract|per diem|prn|fixed[- ]term)\)?$"
)
_CAMPUS = re.compile(r"^(?:The )?University of (?:California|Texas|Illinois|Wisconsin|North Carolina|Massachusetts|Maryland|Michigan|Colorado|Minnesota|Missouri|Tennessee|Nebraska|Hawaii|Alaska|Arkansas|South Carolina|Houston)(?:,| at| -| –)\s?[A-Z][\w. ]+$")
OWN = re.compile(r"(?i)^\(?(?:freelance|self[- ]employed)\)?$")
_LABEL = re.compile(r"^(?P<label>[A-Za-z][A-Za-z /]{2,24}?)\s*:\s*")
_LABELS = {
    "position": "title", "role": "title", "title": "title", "designation": "title", "job title": "title", "post": "title",
    "company": "employer", "employer": "employer", "organization": "employer", "organisation": "employer", "client": "client",
    "company name": "employer", "name of company": "employer", "hospital": "employer", "firm": "employer",
    "school": "school", "college": "school", "university": "school", "institution": "school", "institute": "school",
    "degree": "degree", "course": "degree", "qualification": "degree", "location": "place", "place": "place",
    "duration": "dates", "period": "dates", "date": "dates", "dates": "dates", "tenure": "dates",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slot:
    """One piece of a header: which row and fragment it stood in, its label if it had one, and its type."""

    piece: Piece
    row: int
    part: int
    label: str = ""
    bold: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.piece.text


@dataclass(frozen=True, slots=True)
class Header:
    """A header taken apart. Several ranges when it names several; `cue` is the word before the first date."""

    slots: tuple[Slot, ...]
    ranges: tuple[DateRange, ...]
    singles: tuple[DateRange, ...]
    place: Piece | None
    cue: str = ""

    def dates(self, *, alone: str) -> DateRange:
        """Its dates; a lone date is its start, its end, or both ("start", "end", "both")."""
        if self.ranges:
            return self.ranges[0]
        if not self.singles:
            return DateRange()
        if len(self.singles) == 2 and alone == "both":
            first, last = (single.end for single in self.singles)
            if first and last and first.iso()[:4] < last.iso()[:4]:
                return DateRange(start=first, end=last, text=f"{self.singles[0].text} {self.singles[1].text}")
        lone = self.singles[-1]
        start = lone.end if alone in ("start", "both") else None
        end = lone.end if alone in ("end", "both") else None
        return DateRange(start=start, end=end, text=lone.text)


def header_of(rows: Sequence[Row]) -> Header:
    """The header that these rows make."""
    slots: list[Slot] = []
    ranges: list[DateRange] = []
    singles: list[DateRange] = []
    places: list[Piece] = []
    cue = ""
    for index, row in enumerate(rows):
        for number, (part, piece) in enumerate(zip(row.parts, _part_pieces(row), strict=True)):
            text = part.text
            for date in row.dates[number]:
                if date.cue != JOINED:
                    (singles if date.single else ranges).append(date.dates)
                    cue = cue or date.cue
                text = text[: date.span.start] + " " * (date.span.end - date.span.start) + text[date.span.end :]
            blanked = _blank_brackets(without_durations(text))
            offset = piece.start - part.span.start
            left = Piece(blanked[offset:], piece.start)
            for cut in _cut(left, part.bold_spans):
                _place(cut, Slot(cut, index, number, bold=part.bold), slots, places)
    return Header(tuple(slots), tuple(ranges), tuple(singles), places[0] if places else None, cue)


def _part_pieces(row: Row) -> tuple[Piece, ...]:
    return row.pieces()


def _blank_brackets(text: str) -> str:
    return _EMPTY_BRACKETS.sub(lambda match: " " * len(match[0]), text)


def _cut(piece: Piece, bold_spans: Sequence[object]) -> list[Piece]:
    """A fragment split at its separators, and where bold type begins or ends beside punctuation."""
    cuts: list[Piece] = []
    at = 0
    for found in _SEPARATOR.finditer(piece.text):
        cuts.append(piece.cut(at, found.start()))
        at = found.end()
    cuts.append(piece.cut(at, len(piece.text)))
    trimmed = [cut.trimmed(" \t\n,;:|·•–—-/") for cut in cuts]
    return [_closed(cut) for cut in trimmed if any(sign.isalnum() for sign in cut.text) and not is_duration(cut.text)]


def _closed(piece: Piece) -> Piece:
    """Without a bracket that is opened or closed only outside."""
    text = piece.text
    if text.count("(") > text.count(")") and text.endswith("("):
        return piece.cut(0, len(text) - 1).trimmed()
    if text.count(")") > text.count("(") and text.startswith(")"):
        return piece.cut(1, len(text)).trimmed()
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return piece.cut(1, len(text) - 1)
    return piece


def _place(piece: Piece, slot: Slot, slots: list[Slot], places: list[Piece]) -> None:
    """Puts a piece among the slots or the places."""
    if found := _LABEL.match(piece.text):
        label = _LABELS.get(fold(found["label"]), "")
        if label:
            piece = piece.cut(found.end(), len(piece.text))
            if label == "place":
                places.append(piece)
            elif label != "dates" and piece.text:
                slots.append(Slot(piece, slot.row, slot.part, label, slot.bold))
            return
    if is_place(piece.text):
        if places and is_mode(places[0].text) and not is_mode(piece.text):
            places.insert(0, piece)
        else:
            places.append(piece)
        return
    if OWN.match(piece.text):
        slots.append(Slot(piece, slot.row, slot.part, "own", slot.bold))
        return
    if _EMPLOYMENT.match(piece.text):
        return
    rest, place = (piece, None) if _CAMPUS.match(piece.text) else split_place(piece)
    if place is not None and rest.text:
        places.append(place)
    if rest.text:
        slots.append(Slot(rest, slot.row, slot.part, slot.label, slot.bold))
