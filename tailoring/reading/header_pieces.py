"""The pieces of an entry's header: dates and places taken out, the rest split at separators."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.facts import Line
from tailoring.profile import DateRange
from tailoring.reading.cues import degree_score, employer_score, school_score, title_score
from tailoring.reading.dates import is_duration, without_durations
from tailoring.reading.page import Page
from tailoring.reading.places import is_mode, is_place, split_place
from tailoring.reading.rows import JOINED, Piece, Row
from tailoring.reading.vocabulary import any_of, fold, folded

_SEPARATOR = re.compile(
    r"\s+[|·•●◦∙⋅‖¦»>~]+\s+|\s+[–—-]+(?:\s+|$)|(?<=\w)\s*[—–]\s+|\s{3,}|\s*\t\s*"
    r"|\s+@\s+(?![^()]*\))|\s+//\s+|\s*;\s+|(?<=[^\s:])\s*\|\s*"
)
_EMPTY_BRACKETS = re.compile(r"[(\[{]\s*[)\]}]")
_OPEN = re.compile(r"(?:,|&|\b(?:and|of|at|in|for|the|de|und))$")
FORM_ONLY = re.compile(r"(?i)(?:inc|llc|ltd|limited|corp|corporation|plc|gmbh|co|llp)\.?")
OWN = re.compile(r"(?i)^\(?(?:freelance|self[- ]employed)\)?$")
_CAPITALS = re.compile(r"^(?P<label>[A-Z]{5,})\s+(?=.*[a-z])")
_LABEL = re.compile(r"^(?P<label>[A-Za-z][A-Za-z /]{2,24}?)\s*:\s*")
_FIELDS = ("title", "employer", "client", "school", "degree", "project", "detail", "place", "date")
_DETAILS = frozenset({"client", "project", "detail", "date"})  # fields that may stand among the lines under a header
LONGEST_DETAIL = 8  # words
_LONGEST_ROLE = 3  # words of one that sounds like no title we know ("Role: Quality Anchor")
_BESIDE_NAMES = " \t\n,;:|·•–—-/"


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
        if len(self.singles) == 2 and alone != "start":
            first, last = (single.end for single in self.singles)
            if first and last and first.iso() < last.iso() and (first.month is None) == (last.month is None):
                return DateRange(start=first, end=last, text=f"{self.singles[0].text} {self.singles[1].text}")
        lone = self.singles[-1]
        start = lone.end if alone in ("start", "both") else None
        end = lone.end if alone in ("end", "both") else None
        return DateRange(start=start, end=end, text=lone.text)


def header_of(rows: Sequence[Row], page: Page | None = None) -> Header:
    """The header that these rows make. With the `page`, a degree too long for its column is joined."""
    slots: list[Slot] = []
    places: list[Piece] = []
    joined = False
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        was_joined, joined = joined, False
        for number, (part, piece) in enumerate(zip(row.parts, row.pieces(), strict=True)):
            if (was_joined and number == 0) or _only_dated(piece):
                continue
            left = _undated(piece, part, row, number)
            if following is not None and _goes_on_below(left, row, number, following, page):
                rest = _undated(following.pieces()[0], following.first, following, 0)
                left = Piece(_blank_brackets(f"{left.text.rstrip()} {rest.text.strip()}"), left.start)
                joined = True
            for cut in _cut(left):
                _place(cut, Slot(cut, index, number, bold=part.bold), slots, places)
    dates = [date for row in rows for found in row.dates for date in found if date.cue != JOINED]
    return Header(
        slots=tuple(slots),
        ranges=tuple(date.dates for date in dates if not date.single),
        singles=tuple(date.dates for date in dates if date.single),
        place=places[0] if places else None,
        cue=next((date.cue for date in dates if date.cue), ""),
    )


def _only_dated(piece: Piece) -> bool:
    """Whether a fragment only says when or how long, behind a label for it ("Duration: May 2010 and from June on")."""
    return label_of(piece.text) == "date" and len(labelled_fields(piece)) == 1


def _goes_on_below(left: Piece, row: Row, number: int, following: Row, page: Page | None) -> bool:
    """Whether the row below is the rest of a fragment that was too long for its line."""
    part = row.parts[number]
    if not _below(part, following) or not _last_name(row, number):
        return False
    return _runs_on(left.text, part, following) or _degree_runs_on(left.text, row, following, page)


def _undated(piece: Piece, part: Line, row: Row, number: int) -> Piece:
    """A fragment with its dates and lengths of time blanked out."""
    text = part.text
    for date in row.dates[number]:
        text = text[: date.span.start] + " " * (date.span.end - date.span.start) + text[date.span.end :]
    return Piece(_blank_brackets(without_durations(text))[piece.start - part.span.start :], piece.start)


def _below(part: Line, following: Row) -> bool:
    """Whether a row begins right below a fragment."""
    return not (part.box and following.first.box) or abs(part.box.x0 - following.first.box.x0) < 3


def _last_name(row: Row, number: int) -> bool:
    """Whether nothing but dates and places stands at the right of a fragment."""
    rest = zip(row.parts[number + 1 :], row.dates[number + 1 :], strict=True)
    return all(dates or is_place(part.text) for part, dates in rest)


def _runs_on(text: str, part: Line, following: Row) -> bool:
    """Whether a header line breaks off in the middle, so that the row below is its rest."""
    below = following.first
    if len(following.parts) > 1 or below.bullet or abs(below.size - part.size) > 0.6:
        return False
    if FORM_ONLY.fullmatch(below.text.strip()):
        return True
    set_apart = below.box is None and following.gap >= 1
    return bool(_OPEN.search(text.rstrip())) or (not set_apart and text.count("(") > text.count(")"))


def _degree_runs_on(text: str, row: Row, following: Row, page: Page | None) -> bool:
    """Whether the row below ends the name of a degree: same type, no cue of its own, and no room for it above."""
    if page is None or degree_score(text) <= 0 or following.style() != row.style() or following.word_count > 3:
        return False
    own = max(degree_score(following.text), school_score(following.text), employer_score(following.text))
    return (
        own <= 0
        and not is_place(following.text)
        and not any(following.dates)
        and len(row.parts) == 1
        and page.full(row, following)
    )


def _blank_brackets(text: str) -> str:
    return _EMPTY_BRACKETS.sub(lambda match: " " * len(match[0]), text)


def _cut(piece: Piece) -> list[Piece]:
    """A fragment split at its separators."""
    cuts: list[Piece] = []
    at = 0
    for found in _SEPARATOR.finditer(piece.text):
        cuts.append(piece.cut(at, found.start()))
        at = found.end()
    cuts.append(piece.cut(at, len(piece.text)))
    cuts = [part for cut in cuts for line in _by_labels(cut) for part in _slashed(line)]
    trimmed = [cut.trimmed(_BESIDE_NAMES) for cut in cuts]
    return [_closed(cut) for cut in trimmed if any(sign.isalnum() for sign in cut.text) and not is_duration(cut.text)]


def _by_labels(piece: Piece) -> list[Piece]:
    """Cut before each further label in a line of labelled fields ("Title: Training Duration: Two months")."""
    cuts: list[Piece] = []
    at = 0
    if is_labelled(piece.text):
        for found in _inner_label().finditer(piece.text, piece.text.index(":")):
            cuts.append(piece.cut(at, found.start()))
            at = found.end()
    cuts.append(piece.cut(at, len(piece.text)))
    return [cut for cut in cuts if len(cuts) == 1 or not cut.text.endswith(":")]


@functools.cache
def _inner_label() -> re.Pattern[str]:
    labels = "|".join(sorted(map(re.escape, _field_labels()), key=lambda label: (-len(label), label)))
    return re.compile(rf"(?<![:\s])\s+(?=[A-Z])(?=(?i:{labels})\s*:)")


def _slashed(piece: Piece) -> list[Piece]:
    """Cut at " / " when a place or a date stood between the strokes; "Owner / Operator" stays whole."""
    parts = [(match.start(), match.end()) for match in re.finditer(r"\s+/(?:\s+|$)|^\s*/\s+", piece.text)]
    if not parts:
        return [piece]
    edges = [0, *(at for part in parts for at in part), len(piece.text)]
    cuts = [piece.cut(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return cuts if any(not cut.text.strip(" /") or is_place(cut.text) for cut in cuts) else [piece]


def _closed(piece: Piece) -> Piece:
    """Without a bracket that is opened or closed only outside, and without an "at" that leads to the next piece."""
    if found := re.search(r"\s+(?:at|with|@)$", piece.text):
        piece = piece.cut(0, found.start())
    if found := re.match(r"(?:at|with|@)\s+(?=[^\W\d_])", piece.text):
        piece = piece.cut(found.end(), len(piece.text))
    text = piece.text
    if text.count("(") > text.count(")") and text.endswith("("):
        return piece.cut(0, len(text) - 1).trimmed()
    if (text.count(")") > text.count("(") and text.startswith(")")) or (
        text.count("(") > text.count(")") and text.startswith("(")
    ):
        return piece.cut(1, len(text)).trimmed()
    if text.startswith("(") and text.endswith(")") and text.count("(") == 1:
        return piece.cut(1, len(text) - 1)
    return piece


@functools.cache
def _field_labels() -> dict[str, str]:
    """Label → field: "designation" → "title"."""
    return {label: field for field in _FIELDS for label in folded("labels.yaml", f"{field}_fields")}


@functools.cache
def _campus() -> re.Pattern[str]:
    states = any_of("places.yaml", "campus_states")
    return re.compile(rf"^(?:The )?University of {states}(?:,| at| -| –)\s?[A-Z][\w. ]+$")


def label_of(text: str) -> str:
    """The field that a row opens with the label of: "title" for "Position: Cook", "" when none."""
    found = _LABEL.match(text)
    return _field_labels().get(fold(found["label"]), "") if found else ""


def labelled_fields(piece: Piece) -> list[tuple[str, Piece]]:
    """The fields of a line of labelled ones, each with what stands behind its label."""
    cuts = [cut for cut in _by_labels(piece) if label_of(cut.text)]
    return [(label_of(cut.text), cut.cut(cut.text.index(":") + 1, len(cut.text))) for cut in cuts]


def is_labelled(text: str) -> bool:
    """Whether a row opens with the label of a header's field ("Position: Cook")."""
    return bool(label_of(text))


def is_detail(text: str) -> bool:
    """Whether a line under a header only gives a field of a project or post ("Client: …", "Role: Test Lead")."""
    field, value = label_of(text), text.partition(":")[2]
    if len(value.split()) > LONGEST_DETAIL:
        return False
    further = bool(field) and _inner_label().search(text, text.index(":")) is not None
    named = title_score(value) >= 1 or (value.istitle() and len(value.split()) <= _LONGEST_ROLE)
    return field in _DETAILS or further or (fold(text).startswith("role ") and named)


def _bare_label(text: str) -> re.Match[str] | None:
    """A label in capitals before a name that is not all in capitals."""
    found = _CAPITALS.match(text)
    return found if found and fold(found["label"]) in folded("labels.yaml", "bare_labels") else None


def _place(piece: Piece, slot: Slot, slots: list[Slot], places: list[Piece]) -> None:
    """Puts a piece among the slots or the places; what only details the work is neither."""
    if fold(piece.text).startswith(tuple(folded("labels.yaml", "detail_openings"))):
        return
    found = _LABEL.match(piece.text) or _bare_label(piece.text)
    if found and (field := _field_labels().get(fold(found["label"]), "")):
        value = piece.cut(found.end(), len(piece.text))
        if field == "place":
            places.append(value)
        elif field not in ("date", "detail") and value.text:
            slots.append(Slot(value, slot.row, slot.part, field, slot.bold))
    elif is_place(piece.text):
        better = bool(places) and is_mode(places[0].text) and not is_mode(piece.text)
        places.insert(0 if better else len(places), piece)
    elif OWN.match(piece.text):
        slots.append(Slot(piece, slot.row, slot.part, "own", slot.bold))
    elif fold(piece.text) not in folded("labels.yaml", "employment_types"):
        _place_last(piece, slot, slots, places)


def _place_last(piece: Piece, slot: Slot, slots: list[Slot], places: list[Piece]) -> None:
    """Takes the place off the end of a name."""
    rest, place = (piece, None) if _campus().match(piece.text) else split_place(piece)
    if place is not None and rest.text:
        places.append(place)
    if rest.text:
        slots.append(Slot(rest, slot.row, slot.part, slot.label, slot.bold))
