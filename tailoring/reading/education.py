"""Headings of schools → school, degree, area, grade and dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tailoring.profile import Certification, CredentialState, Education
from tailoring.reading.credentials import certification_of
from tailoring.reading.cues import degree_score, school_score
from tailoring.reading.dated_labels import opened
from tailoring.reading.degree_names import degree_and_area, grade_pattern, heads_table
from tailoring.reading.entries import entries_of
from tailoring.reading.entry_headers import Entry
from tailoring.reading.form_courses import form_courses
from tailoring.reading.header_pieces import Header, Slot, header_of
from tailoring.reading.known_credentials import names_credential
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Page, statements
from tailoring.reading.places import is_area, is_place, split_place
from tailoring.reading.rows import Piece, Row
from tailoring.reading.school_names import EARNED, is_areal, names_body, school_of, whole_place
from tailoring.reading.section_kinds import kind_of
from tailoring.reading.states import course_state, is_state_note, part_done, piece_without_state
from tailoring.reading.vocabulary import any_of, fold

_SUBJECTS = re.compile(
    r"(?i)^(?:\d+\s+)?(?:a[s2]?[- ]levels?|gcses?|o[- ]levels?|highers|abitur|leaving certificate)\b"
)
_SPLIT = re.compile(r",\s+|\s+(?:at|from|-|–|—)\s+(?=[^\W\d_])|\s*[:/]\s+")
_IN = re.compile(r"^\s*in\s+")
_DOUBLED = re.compile(r"(?is)^\s*(.{4,}?)\s+in\s+\1\s*$")
_BRACKETED = re.compile(r"\s*\([^)]*\)")


@functools.cache
def _side_note() -> re.Pattern[str]:
    return re.compile(rf"(?i)^{any_of('degrees.yaml', 'side_notes')}")


@dataclass(frozen=True, slots=True)
class Studies:
    """What a section on education holds: courses of study, and the certificates that stand among them."""

    courses: tuple[Education, ...]
    certificates: tuple[Certification, ...]


def read_education(ledger: Ledger, page: Page, rows: Sequence[Row]) -> Studies:
    """The courses of study of a section, and its certificates."""
    rows = [row for row in rows if not heads_table(row.text)]
    entries = form_courses(rows) or _separate(entries_of(page, opened(rows), lists=True)[1])
    courses: list[Education] = []
    certificates: list[Certification] = []
    for entry in entries:
        if _is_torn(entry):
            continue  # it is left over
        if not _is_certificate(entry):
            courses.append(_education(ledger, entry, page))
        elif certificate := certification_of(ledger, entry):
            certificates.append(certificate)
    return Studies(
        tuple(_once(item for item in courses if item.school or item.degree)),
        tuple(item for item in certificates if item.name),
    )


def _once(courses: Iterable[Education]) -> list[Education]:
    """The courses, one that is told twice ("Bachelor of Engineering", "B.E") with the facts of both."""
    found: list[Education] = []
    for item in courses:
        at = next((index for index, known in enumerate(found) if _same_course(known, item)), None)
        if at is None:
            found.append(item)
        else:
            found[at] = found[at].model_copy(update={"fact_ids": (*found[at].fact_ids, *item.fact_ids)})
    return found


def _same_course(one: Education, other: Education) -> bool:
    """Whether two courses have one degree, spelled out or in letters, at one school and in the same years."""
    if one.dates.end is None or (one.dates.start, one.dates.end) != (other.dates.start, other.dates.end):
        return False
    if other.bullets or other.grade or (other.area and fold(other.area) != fold(one.area)):
        return False
    first, second = (fold(_BRACKETED.sub(" ", item.school)) for item in (one, other))
    schools = bool(first and second) and (first.startswith(second) or second.startswith(first))
    return schools and letters_of(one.degree) == letters_of(other.degree) != ""


def letters_of(degree: str) -> str:
    """The capitals of a degree's name: "Bachelor of Engineering" and "B.E" → "BE"."""
    return "".join(sign for sign in degree if sign.isupper())


def _is_torn(entry: Entry) -> bool:
    """Whether the slots of a form hold what is left of a sentence on something else, in small letters or a bracket."""
    texts = [row.text for row in entry.header]
    named = any(degree_score(text) > 0 or (school_score(text) > 0 and text[:1].isupper()) for text in texts)
    torn = bool(kind_of(texts[0])) or any(text.startswith("(") for text in texts)
    return texts[0][:1].islower() and torn and not named


def _is_certificate(entry: Entry) -> bool:
    """Whether an entry names a certificate or licence, and neither a degree nor a school."""
    texts = [part.text for row in entry.header for part in row.parts]
    if any(degree_score(text) > 0 or school_score(text) > 0 for text in texts):
        return False
    return names_credential(" ".join(texts))


def _separate(entries: Sequence[Entry]) -> list[Entry]:
    """Entries whose header lists two courses or more, one below the other, taken apart."""
    found: list[Entry] = []
    for entry in entries:
        groups: list[list[Row]] = [[]]
        for row in entry.header:
            if _begins_another(groups[-1], row):
                groups.append([])
            groups[-1].append(row)
        found += [Entry(group) for group in groups[:-1]]
        found.append(Entry(groups[-1], entry.body))
    return found


def _begins_another(above: Sequence[Row], row: Row) -> bool:
    """Whether a header row names a second degree, or a second school after a whole course."""
    text = row.text
    if not above or _side_note().search(text):
        return False
    has_degree = any(degree_score(other.text) > 0 for other in above)
    has_school = any(school_score(other.text) > 0 and degree_score(other.text) < 2.5 for other in above)
    if degree_score(text) >= 2.5 and has_degree and len(above) > 1 and not grade_pattern().match(text):
        return True
    if degree_score(text) >= 2.5 and has_degree and school_score(text) > 0:
        return any(school_score(other.text) > 0 for other in above)
    return (
        school_score(text) > 0
        and has_school
        and has_degree
        and (degree_score(text) > 0 or bool(_dates_in(row)) or row.bold)
    )


def _dates_in(row: Row) -> bool:
    return any(dates for dates in row.dates)


def _education(ledger: Ledger, entry: Entry, page: Page) -> Education:
    item_id = ledger.item_id("education")
    header = header_of(entry.header, page)
    facts = tuple(ledger.add("education", row.start, row.end, item_id) for row in entry.header)
    header = replace(header, slots=_named(header.slots))
    pieces = [piece for slot in header.slots for piece in _divided(slot)]
    school = school_of(pieces, header.slots, header.place)
    degree_piece = next((piece for piece in pieces if piece is not school and degree_score(piece.text) > 0), None)
    if degree_piece is None and school is not None and degree_score(school.text) > 0:
        degree_piece = school if school_score(school.text) <= 0 else None
    degree, area = degree_and_area(degree_piece) if degree_piece else ("", "")
    grade = _grade(entry, header.slots)
    if not area:
        area = next(
            (
                piece.text
                for piece in pieces
                if piece is not school and piece is not degree_piece and is_areal(piece.text)
            ),
            "",
        )
    place = whole_place(ledger, pieces, school, header.place)
    if place is not header.place and place and area and f"{area}," in place.text:
        area = ""
    details = statements(entry.body, ledger.document.text)
    notes = [piece for piece in details if is_state_note(piece.text)]
    facts += tuple(ledger.add_piece("education", piece, item_id) for piece in notes)
    return Education(
        id=item_id,
        fact_ids=facts,
        dates=header.dates(alone="end"),
        place=place.text if place else "",
        bullets=tuple(ledger.bullet("education", piece, item_id) for piece in details if piece not in notes),
        school=_filled_in(_tidy(school.text)) if school else "",
        degree=_filled_in(_tidy(degree)),
        area="" if fold(degree).endswith(f" {fold(area)}") else _filled_in(_field(area)),
        grade=grade,
        state=_state(header, entry, details),
    )


def _named(slots: Sequence[Slot]) -> tuple[Slot, ...]:
    """The pieces of a header that name something, without the words that say how far the course has got."""
    bare = [replace(slot, piece=piece_without_state(slot.piece)) for slot in slots]
    return tuple(slot for slot in bare if slot.text)


def _state(header: Header, entry: Entry, details: Sequence[Piece]) -> CredentialState:
    """Whether a course is finished, by the words of its header and by the notes on it."""
    spoken = [piece.text for piece in details if is_state_note(piece.text)]
    texts = [*(row.text for row in entry.header), *spoken]
    current = any(dates.current for dates in header.ranges)
    return course_state(*texts, expected=header.cue == "expected", current=current)


def _divided(slot: Slot) -> list[Piece]:
    """A piece of a header cut at commas where school and degree stand in one."""
    piece = slot.piece
    if slot.label or not (school_score(piece.text) > 0 or degree_score(piece.text) > 0):
        return [piece]
    cuts: list[Piece] = []
    at = 0
    for found in _SPLIT.finditer(piece.text):
        left, right = piece.cut(at, found.start()), piece.cut(found.end(), len(piece.text))
        if _SUBJECTS.match(left.text) and school_score(right.text) <= 0:
            continue
        if left.text and right.text and _worth(left.text, right.text):
            cuts.append(left)
            at = found.end()
    cuts.append(piece.cut(at, len(piece.text)))
    return [cut if _campus(cut.text) else split_place(cut)[0] for cut in cuts if cut.text]


def _campus(text: str) -> bool:
    """Whether a school's name ends in its town ("University of California, Davis")."""
    found = re.match(r"(?:The )?University of ([\w ]+), [\w ]+$", text)
    return bool(found) and is_area(found[1])


def _worth(left: str, right: str) -> bool:
    """Whether a comma parts a school from a degree or a field rather than stands inside a name."""
    if is_place(right) and degree_score(right) <= 0:
        return False
    if (EARNED.search(left) or degree_score(left) >= 2.5) and school_score(right) > 0 and degree_score(right) <= 0:
        return True
    if school_score(left) > 0 and school_score(right) > 0 and degree_score(right) <= 0:
        return False
    if names_body(left) and school_score(right) > 0 and degree_score(left + right) <= 0:
        return False
    if (degree_score(left) > 0) != (degree_score(right) > 0) or (school_score(left) > 0) != (school_score(right) > 0):
        return True
    return school_score(left) > 0 and not is_place(right)


def _grade(entry: Entry, slots: Sequence[Slot]) -> str:
    texts = (
        [slot.text for slot in slots]
        + [row.text for row in entry.header]
        + [row.text for part in entry.body for row in part.rows]
    )
    for text in texts:
        if found := grade_pattern().search(text):
            return (found["value"] or found["honours"] or "").strip(" ,;")
    return ""


def _field(text: str) -> str:
    """A field of study by itself, and once: a form puts one before what the person wrote there ("Art in Art")."""
    return _tidy(_DOUBLED.sub(r"\1", _IN.sub("", part_done().sub("", text))))


@functools.cache
def _placeholder() -> re.Pattern[str]:
    return re.compile(rf"(?i)[\[(<]*{any_of('degrees.yaml', 'placeholders')}\s+\w")


def _filled_in(text: str) -> str:
    """A field of a form, "" where the template's own words still stand in it ("Name of the School")."""
    return "" if _placeholder().match(text) else text


def _tidy(text: str) -> str:
    return " ".join(text.split()).strip(" ,;:|·•–—-")
