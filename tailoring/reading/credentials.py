"""Certificates, licences, memberships and courses: name, issuer, number, state, dates."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from tailoring.profile import Certification, CredentialState, DateRange
from tailoring.reading.credential_dates import date_notes, undated_name
from tailoring.reading.credential_entries import credential_entries
from tailoring.reading.cues import employer_score
from tailoring.reading.dates import find_dates
from tailoring.reading.degree_names import heads_table
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import Header, header_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.listed_items import CREDENTIALS, name_and_issuer, text_of, tidy
from tailoring.reading.paragraphs import Page, statements
from tailoring.reading.rows import Piece, Row
from tailoring.reading.skill_lists import split_list
from tailoring.reading.states import is_absent, is_state_note, piece_without_state, state_in
from tailoring.reading.vocabulary import any_of

# "Renewal due 2027" is when a thing that is held runs out; "refreshed 2022" is not when it was awarded.
_RUNS_OUT = re.compile(r"(?i)(?:next|renewal|renews|revalidation|reassessment|recertification)\b")
_NOW = re.compile(r"(?i)\W*(?:i\s+am\s+|am\s+)?(?:currently|presently)\b")
_RENEWED = re.compile(r"(?i)(?:last\s+)?(?:refresh|renewed|recertif|reassess|revalidat|updat)")


@functools.cache
def _number() -> re.Pattern[str]:
    label = any_of(CREDENTIALS, "number_labels")
    return re.compile(rf"(?i)\b{label}\s*[.:#]+\s*(?P<number>[A-Z0-9][\w/-]{{3,}})|#\s*(?P<hash>[A-Z0-9][\w-]{{3,}})")


def state_of(text: str, header: Header, *, course: bool) -> CredentialState:
    """How a credential is held, by its header and the words that stand with it."""
    expected = header.cue == "expected" and not re.search(r"(?i)\bexp\b", text)
    renews = any(_RUNS_OUT.match(note.text) for note in date_notes(text))
    return state_in(text, expected=expected and not renews, course=course)


def credential_dates(header: Header, text: str) -> DateRange:
    """Issued is the start, expires is the end; the text keeps each date with its own word ("valid until …")."""
    words = ", ".join(note.text for note in date_notes(text))
    if header.ranges:
        return header.ranges[0].model_copy(update={"text": words or header.ranges[0].text})
    start = end = None
    for found, note in zip(find_dates(text), date_notes(text), strict=True):
        if not found.single:
            continue
        if (
            found.cue in ("expires", "until")
            or _RUNS_OUT.match(note.text)
            or (found.cue == "expected" and re.match(r"(?i)exp\b", found.dates.text))
        ):
            end = found.dates.end
        elif start is None and not _RENEWED.match(note.text):
            start = found.dates.end
    return DateRange(start=start, end=end, text=words) if words else DateRange()


def read_certifications(
    ledger: Ledger, page: Page, rows: Sequence[Row], *, course: bool = False
) -> list[Certification]:
    """The certificates, licences and memberships of a section; `course` for mere courses."""
    found: list[Certification | None] = []
    for entry in credential_entries(page, rows):
        for part in _several(ledger, entry):
            made = (
                certification_of(ledger, entry, course=course)
                if part is None
                else listed_certification(ledger, part, course=course)
            )
            found.append(made)
    return _once(item for item in found if item is not None and item.name and not heads_table(item.name))


_SUBJECT = re.compile(r"(?i)(?:training\s+)?(?:on|in|about)\s+(?=\S)")

_TRAINING = re.compile(r"(?i)(?:[a-z-]+ )?training")  # a heading that says which: "INDUSTRIAL TRAINING"


def names_subject(row: Row) -> bool:
    """Whether a row names what a training above it was on ("On lathes & milling")."""
    return _SUBJECT.match(row.text) is not None and row.text[:1].isupper() and not row.bullet


def trained_at(ledger: Ledger, firm: Row, subject: Row) -> Certification:
    """The course that a firm's training was; that it was one is what its heading says."""
    item_id = ledger.item_id("certification")
    facts = tuple(ledger.add("certification", row.start, row.end, item_id) for row in (firm, subject))
    above = ledger.heading_above(firm.start)
    named = ledger.text_of(above[0]) if above else ""
    kind = named.capitalize() if _TRAINING.fullmatch(named) else "Training"
    told = subject.text if subject.text.casefold().startswith("training") else f"{kind} {_small(subject.text)}"
    return Certification(
        id=item_id,
        fact_ids=(*facts, *above),
        name=tidy(told).rstrip("."),  # told of, but no paper is claimed
        issuer=tidy(firm.pieces()[0].text),
        state="unknown",
    )


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _once(items: Iterable[Certification]) -> list[Certification]:
    """The certificates, one that is listed twice in the same words with the facts of both."""
    found: list[Certification] = []
    for item in items:
        bare = item.model_copy(update={"id": "", "fact_ids": ()})
        at = next(
            (i for i, known in enumerate(found) if known.model_copy(update={"id": "", "fact_ids": ()}) == bare), None
        )
        if at is None:
            found.append(item)
        else:
            found[at] = found[at].model_copy(update={"fact_ids": (*found[at].fact_ids, *item.fact_ids)})
    return found


def _several(ledger: Ledger, entry: Entry) -> list[Piece | None]:
    """A row that lists several certificates, taken apart; else [None]."""
    marked = re.search(r"[|•;]", entry.header[0].text)
    if (
        (entry.header[0].bullet and not marked)
        or len(entry.header) > 1
        or entry.body
        or any(date for dates in entry.header[0].dates for date in dates)
    ):
        return [None]
    parts = list(split_list(text_of(ledger, entry.header)))
    short = [part for part in parts if len(part.text.split()) <= 7]
    many = len(parts) >= 3 or (len(parts) == 2 and marked)
    foreign = any(employer_score(part.text) > 2 or is_state_note(part.text) for part in parts[1:])
    return list(parts) if many and len(short) == len(parts) and not foreign else [None]


def listed_certification(ledger: Ledger, part: Piece, *, course: bool = False) -> Certification | None:
    """One certificate of a list set in one row; None when it only says that one has not got it."""
    if is_absent(part.text):
        return None
    item_id = ledger.item_id("certification")
    state = state_of(part.text, Header((), (), (), None), course=course)
    name = piece_without_state(part).text or part.text
    return Certification(
        id=item_id, fact_ids=(ledger.add_piece("certification", part, item_id),), name=name, state=state
    )


def certification_of(ledger: Ledger, entry: Entry, *, course: bool = False) -> Certification | None:
    """The certificate that an entry names; None when it only says that one has not got it."""
    header = header_of(entry.header)
    whole = text_of(ledger, entry.header)
    body = statements(entry.body, ledger.document.text)
    text = " ".join([whole.text, *(piece.text for piece in body)])
    if is_absent(whole.text):
        return None
    item_id = ledger.item_id("certification")
    number = _number().search(text)
    notes = date_notes(whole.text)
    name, issuer = undated_name(*name_and_issuer(header), notes)
    if _NOW.match(name):  # a sentence on what one does is no name beside who gives it
        name, issuer = tidy(whole.text), ""
    return Certification(
        id=item_id,
        fact_ids=(ledger.add_piece("certification", whole, item_id),),
        dates=credential_dates(header, whole.text if notes else text),
        place=header.place.text if header.place else "",
        bullets=tuple(ledger.bullet("certification", piece, item_id) for piece in body),
        name=name or whole.text,
        issuer=issuer,
        number=(number["number"] or number["hash"]) if number else "",
        state=state_of(text, header, course=course),
    )
