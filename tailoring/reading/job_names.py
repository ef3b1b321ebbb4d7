"""Which pieces of a job's header are its title and its employer."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from tailoring.reading.cues import SURE, employer_score, is_break, title_score
from tailoring.reading.form_entries import is_firm
from tailoring.reading.header_pieces import OWN, Slot
from tailoring.reading.jobs import Job, title_alone
from tailoring.reading.places import is_area, is_place
from tailoring.reading.rows import Piece
from tailoring.reading.vocabulary import fold, folded

_AT = re.compile(r"\s+(?:at|with|for|bei|chez|@)\s+(?=[^\W\d_])")
_AT_FIRM = re.compile(r"\s(?:at|@|bei|chez)\s+[^\W\d_]")
_COMMA = re.compile(r",\s+|\s*[:/]\s+")
_LONGEST_FIRM = 9  # words of a lone name that nothing shows to be a firm's
_SETTLED = 0.5  # from this order on, a section is known to put titles first (or last)
_ORDER_WEIGHT = 1.2  # how much the order usual in a section counts against the words of one header


def _pairs(job: Job) -> list[tuple[Slot, Slot]]:
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
    value -= 1.2 if title_score(employer.text) >= SURE and employer_score(employer.text) < 2 else 0
    value += 1.8 if OWN.match(employer.text) else 0
    return value - (1.0 if employer_score(title.text) >= 2.5 else 0)


def usual_order(jobs: Sequence[Job]) -> dict[tuple[bool, bool], float]:
    """By shape of header (one row or two, one fragment or two): above 0 where titles come first."""
    order: dict[tuple[bool, bool], float] = {}
    for job in jobs:
        pairs = [pair for pair in _pairs(job) if max(title_score(slot.text) for slot in pair) >= SURE]
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


def named_job(job: Job, order: dict[tuple[bool, bool], float]) -> Job:
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


def _of_form(job: Job, slots: Sequence[Slot]) -> Job | None:
    """The job where a form leaves a dash after the firm ("Acme -"), with the post above it and the dates below it."""
    rows = job.entry.header
    for firm in range(1, len(rows) - 1):
        if is_firm(rows, firm):
            titles, firms = ([slot for slot in slots if slot.row == at] for at in (firm - 1, firm))
            if len(titles) > 1 and any(_is_title(slot.piece) for slot in titles) and not any(rows[firm - 1].dates):
                titles = [replace(titles[0], piece=rows[firm - 1].pieces()[0])]  # the whole row, "Lead - Night Team"
            if len(titles) == len(firms) == 1:
                below = [slot.piece for slot in slots if slot.row > firm + 1]
                also = next((named for piece in below if (named := title_beside(piece, firms[0].piece))), None)
                return replace(job, title=titles[0].piece, employer=firms[0].piece, also=also)
    firms = [slot.piece for slot in slots if slot.row == 0] if is_firm(rows, 0) else []
    title = next((slot.piece for slot in slots if slot.row > 1 and _is_title(slot.piece)), None)
    return replace(job, title=title, employer=firms[0]) if title and len(firms) == 1 else None


def with_teams(jobs: Sequence[Job]) -> list[Job]:
    """The jobs, what another title ends in ("Lead - Night Team") no firm of a title that it follows."""
    titles = [job.title.text for job in jobs if job.title]
    return [_with_team(job, titles) for job in jobs]


def _with_team(job: Job, titles: Sequence[str]) -> Job:
    if job.title is None or job.employer is None or not any(f"- {job.employer.text}" in title for title in titles):
        return job
    row = next((row for row in job.entry.header if row.start <= job.title.start < row.end), None)
    if row is None or len(row.parts) > 1 or not row.text.endswith(job.employer.text) or any(row.dates):
        return job
    return replace(job, title=row.pieces()[0], employer=None)


def title_beside(piece: Piece, firm: Piece) -> Piece | None:
    """The title in a row that names the firm again ("Acme Ltd Senior Engineer")."""
    at = piece.text.casefold().find(firm.text.casefold())
    if at < 0:
        return None
    sides = (piece.cut(0, at).trimmed(), piece.cut(at + len(firm.text), len(piece.text)).trimmed())
    return next((side for side in sides if title_score(side.text) >= SURE), None)


def _labelled(job: Job, labelled: dict[str, Piece], slots: Sequence[Slot]) -> Job | None:
    """The job when labels ("Company: …") or the word freelance settle it."""
    title, employer = labelled.get("title"), labelled.get("employer")
    # What a label gives may stand above it once more, without one.
    said = {fold(piece.text) for piece in (title, employer) if piece}
    rest = [slot.piece for slot in slots if fold(slot.text) not in said]
    first = next(iter(rest), None)
    if title or employer:
        named = title or _of_one_row(job, slots, said) or max(rest, key=_is_title, default=None)
        named = title_alone(named) if named else None
        return replace(job, title=named, employer=employer or (first if title else None))
    if "own" in labelled and len(slots) <= 1:
        return replace(job, title=first, employer=labelled["own"])
    if not slots and "client" in labelled:
        return replace(job, employer=labelled["client"])
    return None


def _is_title(piece: Piece) -> bool:
    return title_score(piece.text) >= SURE


def _of_one_row(job: Job, slots: Sequence[Slot], said: Collection[str]) -> Piece | None:
    """The undated row that is all a header says besides its labels: a title with its team ("Night Team - Lead")."""
    rest = [slot for slot in slots if fold(slot.text) not in said]
    if len(rest) < 2 or len({slot.row for slot in rest}) > 1 or not any(_is_title(slot.piece) for slot in rest):
        return None
    row = job.entry.header[rest[0].row]
    firm = any(employer_score(slot.text) >= 2 for slot in rest)
    return None if firm or len(row.parts) > 1 or any(row.dates) else row.pieces()[0].trimmed()


def _best_pair(job: Job, order: dict[tuple[bool, bool], float]) -> tuple[Slot, Slot] | None:
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
    if title_score(title.text) < SURE:
        if _AT_FIRM.search(whole.text) and title.part < employer.part:
            return True
        usual = order.get(_shape(title, employer), 0)
        return abs(usual) >= _SETTLED and (usual > 0) == (title.part < employer.part) and whole.text.count(",") == 1
    if employer_score(employer.text) >= 1 or OWN.match(employer.text) or employer.part < 100 or title.part >= 100:
        return title_score(employer.text) < SURE
    return bool(_AT.search(whole.text)) or title_score(employer.text) <= 0


def _alone(job: Job, slot: Slot) -> Job:
    if is_break(slot.text):
        return replace(job, title=slot.piece)
    if title_score(slot.text) >= 0.8 and title_score(slot.text) >= employer_score(slot.text):
        return replace(job, title=slot.piece)
    if len(slot.text.split()) > _LONGEST_FIRM and employer_score(slot.text) < 1:
        return job
    return replace(job, employer=slot.piece)
