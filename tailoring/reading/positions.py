"""Headers of jobs → employer, title, place and dates; roles nested under one employer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tailoring.facts import FactKind
from tailoring.profile import DateRange, Position
from tailoring.reading.cues import employer_score, is_break, title_score
from tailoring.reading.dated_labels import opened
from tailoring.reading.entries import entries_of
from tailoring.reading.entry_headers import Entry, parted_details
from tailoring.reading.form_entries import is_firm
from tailoring.reading.header_pieces import OWN, Header, Slot, header_of
from tailoring.reading.ledger import Ledger
from tailoring.reading.paragraphs import Page, Paragraph, statements
from tailoring.reading.places import is_area, is_place
from tailoring.reading.rows import Piece, Row
from tailoring.reading.vocabulary import fold, folded

_AT = re.compile(r"\s+(?:at|with|for|bei|chez|@)\s+(?=[^\W\d_])")
_AT_FIRM = re.compile(r"\s(?:at|@|bei|chez)\s+[^\W\d_]")
_COMMA = re.compile(r",\s+|\s*[:/]\s+")
_DAYS = re.compile(r"(?i),\s*(?:every\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|weekends?|evenings?)$")
_SURE = 1.4
_SETTLED = 0.5  # from this order on, a section is known to put titles first (or last)
_ORDER_WEIGHT = 1.2  # how much the order usual in a section counts against the words of one header


@dataclass(frozen=True, slots=True)
class _Job:
    """An entry with what its header says."""

    entry: Entry
    header: Header
    title: Piece | None = None
    employer: Piece | None = None


def read_positions(ledger: Ledger, page: Page, rows: Sequence[Row], *, volunteering: bool = False) -> list[Position]:
    """The positions of a section. Rows before the first one are left to the caller."""
    _, entries = entries_of(page, opened(rows))
    jobs = [_Job(entry, header_of(entry.header)) for whole in entries for entry in _separate(whole)]
    order = _usual_order(jobs)
    named = [_named(job, order) for job in jobs]
    return _positions(ledger, _once(named), volunteering=volunteering)


def _once(jobs: Sequence[_Job]) -> list[_Job]:
    """The jobs, each that a person states again in one row below the header of a form taken together with it."""
    found: list[_Job] = []
    for job in jobs:
        if found and _restates(found[-1], job):
            above = found.pop()
            title = above.title or job.title
            whole = Entry([*above.entry.header, *job.entry.header], job.entry.body)
            found.append(replace(above, entry=whole, title=title))
        else:
            found.append(job)
    return found


def _restates(above: _Job, job: _Job) -> bool:
    """Whether one row names the firm of the bare header above it, with dates from and until the same months."""
    if above.employer is None or above.entry.body or len(job.entry.header) > 1:
        return False
    spells = [(dates.from_iso[:7], dates.to_iso[:7]) for dates in (_dates(above.header), _dates(job.header))]
    words = f" {fold(job.entry.header[0].text)} "
    return any(spells[0]) and spells[0] == spells[1] and f" {fold(above.employer.text)} " in words


def _separate(entry: Entry) -> list[Entry]:
    """An undated job whose header runs into the next one's, taken apart: a second title after title and firm."""
    groups: list[list[Row]] = [[]]
    for row in entry.header:
        above = groups[-1]
        named = any(title_score(other.text) >= _SURE for other in above)
        undated = not any(dates for other in above for dates in other.dates)
        again = title_score(row.text) >= 2 and employer_score(row.text) <= 1
        if len(above) >= 2 and named and undated and again and title_score(above[-1].text) < _SURE:
            groups.append([])
        groups[-1].append(row)
    return [*(Entry(group) for group in groups[:-1]), Entry(groups[-1], entry.body)]


def _pairs(job: _Job) -> list[tuple[Slot, Slot]]:
    """Every way to take two pieces of a header as (first, second)."""
    slots = [slot for slot in job.header.slots[:4] if not slot.label]
    found = [(a, b) for index, a in enumerate(slots) for b in slots[index + 1 :]]
    for slot in slots[:3]:
        found += _splits(slot)
    return found


def _splits(slot: Slot) -> list[tuple[Slot, Slot]]:
    """One piece as two: "Title, Employer", "Title at Employer"."""
    found: list[tuple[Slot, Slot]] = []
    for pattern in (_AT, _COMMA):
        for match in pattern.finditer(slot.text):
            left, right = slot.piece.cut(0, match.start()), slot.piece.cut(match.end(), len(slot.text))
            if left.text and right.text and not _only_form(right.text):
                found.append((replace(slot, piece=left), replace(slot, piece=right, part=slot.part + 100)))
    return found


def _only_form(text: str) -> bool:
    """Whether what follows a comma names no firm: the form or place of one, or a department of any."""
    return (
        bool(re.match(r"(?i)(?:inc|llc|ltd|corp|co|llp|gmbh|plc|l\.p|s\.a)\b\.?(?:$|[\s,])", text))
        or is_place(text)
        or is_area(text)
        or fold(text) in folded("organisations.yaml", "departments")
    )


def _value(title: Slot, employer: Slot) -> float:
    value = title_score(title.text) + employer_score(employer.text)
    if title.row == employer.row and title.part % 100 == employer.part % 100:
        whole = title.part >= 100 or employer.part >= 100
        value -= 0.7 if whole else 0
    first, _, rest = employer.text.partition(",")
    value -= 0.3 if rest and employer_score(first) < 1 <= employer_score(rest) else 0
    value -= 0.25 * (max(title.row, employer.row) if title.row != employer.row else 0)
    value -= 1.2 if title_score(employer.text) >= _SURE and employer_score(employer.text) < 2 else 0
    value += 1.8 if OWN.match(employer.text) else 0
    return value - (1.0 if employer_score(title.text) >= 2.5 else 0)


def _usual_order(jobs: Sequence[_Job]) -> dict[tuple[bool, bool], float]:
    """By shape of header (one row or two, one fragment or two): above 0 where titles come first."""
    order: dict[tuple[bool, bool], float] = {}
    for job in jobs:
        pairs = [pair for pair in _pairs(job) if max(title_score(slot.text) for slot in pair) >= _SURE]
        if not pairs:
            continue
        first, second = max(pairs, key=lambda pair: max(_value(*pair), _value(pair[1], pair[0])))
        lean = _within_one(_value(first, second) - _value(second, first))
        order[_shape(first, second)] = order.get(_shape(first, second), 0) + lean
    return {shape: _within_one(value / 2) for shape, value in order.items()}


def _within_one(value: float) -> float:
    return max(-1.0, min(1.0, value))


def _shape(first: Slot, second: Slot) -> tuple[bool, bool]:
    return first.row == second.row, first.part == second.part


def _named(job: _Job, order: dict[tuple[bool, bool], float]) -> _Job:
    """The job with its title and employer: by labels where they stand, else by the likeliest pair of pieces."""
    labelled = {slot.label: slot.piece for slot in job.header.slots if slot.label}
    slots = [slot for slot in job.header.slots if not slot.label]
    if found := _labelled(job, labelled, slots):
        return found
    if of_form := _of_form(job, slots):
        return of_form
    best = _best_pair(job, order)
    if len(slots) == 1 and (best is None or not _convincing(best[0], best[1], slots[0], order)):
        return _alone(job, slots[0])
    return replace(job, title=best[0].piece, employer=best[1].piece) if best else job


def _of_form(job: _Job, slots: Sequence[Slot]) -> _Job | None:
    """The job where a form leaves a dash after the firm ("Acme -"), with the post above it and the dates below it."""
    rows = job.entry.header
    for firm in range(1, len(rows) - 1):
        if is_firm(rows, firm):
            titles, firms = ([slot for slot in slots if slot.row == at] for at in (firm - 1, firm))
            if len(titles) == len(firms) == 1:
                return replace(job, title=titles[0].piece, employer=firms[0].piece)
    return None


def _labelled(job: _Job, labelled: dict[str, Piece], slots: Sequence[Slot]) -> _Job | None:
    """The job when labels ("Company: …") or the word freelance settle it."""
    title, employer = labelled.get("title"), labelled.get("employer")
    # What a label gives may stand above it once more, without one.
    said = {fold(piece.text) for piece in (title, employer) if piece}
    rest = [slot.piece for slot in slots if fold(slot.text) not in said]
    first = next(iter(rest), None)
    if title or employer:
        named = title or max(rest, key=lambda piece: title_score(piece.text) >= _SURE, default=None)
        return replace(job, title=named, employer=employer or (first if title else None))
    if "own" in labelled and len(slots) <= 1:
        return replace(job, title=first, employer=labelled["own"])
    if not slots and "client" in labelled:
        return replace(job, employer=labelled["client"])
    return None


def _best_pair(job: _Job, order: dict[tuple[bool, bool], float]) -> tuple[Slot, Slot] | None:
    """The likeliest (title, employer) among the pieces of a header."""
    best: tuple[float, Slot, Slot] | None = None
    for first, second in _pairs(job):
        lean = _ORDER_WEIGHT * order.get(_shape(first, second), 0)
        for value, title, employer in (
            (_value(first, second) + lean, first, second),
            (_value(second, first) - lean, second, first),
        ):
            if best is None or value > best[0]:
                best = (value, title, employer)
    return best[1:] if best else None


def _convincing(title: Slot, employer: Slot, whole: Slot, order: dict[tuple[bool, bool], float]) -> bool:
    """Whether splitting a lone piece in two is better than taking it whole."""
    if title_score(title.text) < _SURE:
        if _AT_FIRM.search(whole.text) and title.part < employer.part:
            return True
        usual = order.get(_shape(title, employer), 0)
        return abs(usual) >= _SETTLED and (usual > 0) == (title.part < employer.part) and whole.text.count(",") == 1
    if employer_score(employer.text) >= 1 or OWN.match(employer.text) or employer.part < 100 or title.part >= 100:
        return title_score(employer.text) < _SURE
    return bool(_AT.search(whole.text)) or title_score(employer.text) <= 0


def _alone(job: _Job, slot: Slot) -> _Job:
    if is_break(slot.text):
        return replace(job, title=slot.piece)
    if title_score(slot.text) >= 0.8 and title_score(slot.text) >= employer_score(slot.text):
        return replace(job, title=slot.piece)
    return replace(job, employer=slot.piece)


def _positions(ledger: Ledger, jobs: Sequence[_Job], *, volunteering: bool) -> list[Position]:
    found: list[Position] = []
    parent: _Job | None = None
    parent_facts: tuple[str, ...] = ()
    last_employer: Piece | None = None
    for index, job in enumerate(jobs):
        following = jobs[index + 1] if index + 1 < len(jobs) else None
        item_id = ledger.item_id("volunteering" if volunteering else "position")
        kind: FactKind = "volunteering" if volunteering else "position"
        details, body = parted_details(job.entry.body, titled=job.title is not None)
        facts = tuple(ledger.add(kind, row.start, row.end, item_id) for row in (*job.entry.header, *details))
        if _is_parent(job, following):
            parent, parent_facts, last_employer = job, facts, job.employer
            continue
        if job.employer is not None:
            parent, parent_facts = None, ()
        pause = job.title is not None and is_break(job.title.text)
        employer = job.employer or (parent.employer if parent else last_employer if job.title else None)
        employer = job.employer if pause else employer
        place = job.header.place or (parent.header.place if parent and not pause else None)
        if not pause:
            last_employer = None if _is_its_own(job) else employer
        found.append(
            Position(
                id=item_id,
                fact_ids=(*parent_facts, *facts),
                dates=_dates(job.header),
                place=_clean(place).rstrip("."),
                bullets=tuple(ledger.bullet("bullet", piece, item_id) for piece in body_of(ledger, body)),
                employer=_clean(employer),
                title=_without_stop(_clean(job.title)),
                employer_id=f"{ledger.document.id}:employer-{fold(employer.text).replace(' ', '-')}"
                if employer
                else "",
                volunteering=volunteering,
            )
        )
    return found


def _is_parent(job: _Job, following: _Job | None) -> bool:
    """Whether a header names only the employer of the roles below it."""
    if following is None or job.title is not None or job.employer is None:
        return False
    return following.employer is None and following.title is not None and not any(p.bullet for p in job.entry.body)


def _is_its_own(job: _Job) -> bool:
    """Whether the firm of a title is that title's alone, as it is below one; above one it may head the next, too."""
    if any(slot.label == "title" for slot in job.header.slots):
        return True
    return job.title is not None and job.employer is not None and job.title.start < job.employer.start


def _dates(header: Header) -> DateRange:
    return header.dates(alone="both")


def _clean(piece: Piece | None) -> str:
    return _DAYS.sub("", " ".join(piece.text.split()).strip(" ,;:|·•–—-")) if piece else ""


def _without_stop(title: str) -> str:
    """A title without the full stop of a sentence, which is not that of an abbreviation."""
    return title.removesuffix(".") if re.search(r"[a-z]{5}\.$", title) else title


def body_of(ledger: Ledger, paragraphs: Sequence[Paragraph]) -> list[Piece]:
    """The statements under an entry."""
    return statements(paragraphs, ledger.document.text)
