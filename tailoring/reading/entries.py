"""The entries of a section: which rows head a job, a school or a project, and which stand under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.reading.cues import (
    degree_score,
    employer_score,
    is_announcement,
    is_break,
    is_prose,
    school_score,
    title_score,
)
from tailoring.reading.entry_headers import LONGEST_HEADER, SURE, Entry, belongs, names_it
from tailoring.reading.header_pieces import is_labelled
from tailoring.reading.paragraphs import Page, Paragraph, dated, paragraphs_of
from tailoring.reading.places import is_place
from tailoring.reading.rows import Row

_LABEL = re.compile(r"^[^:]{2,40}:(?:\s|$)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_BROKEN = 24  # words of a header that goes over two rows


@dataclass(frozen=True, slots=True)
class _Look:
    """How the first header row of a section looks, and how many header rows stand above its dates."""

    style: tuple[object, ...]
    x0: float
    lead: int
    telling: bool

    def same(self, row: Row) -> bool:
        return row.style() == self.style and abs(row.x0 - self.x0) < 3


def entries_of(
    page: Page, rows: Sequence[Row], *, lists: bool = False, linked: bool = False
) -> tuple[list[Paragraph], list[Entry]]:
    """The paragraphs before the first entry, and the entries.

    `lists`: every bullet may be an entry of its own. `linked`: a web address may stand among the rows of a header.
    """
    paragraphs = paragraphs_of(page, rows)
    if not paragraphs:
        return [], []
    heads = [_is_head(one) or (linked and _is_address(one)) for one in paragraphs]
    anchors = [head and any(map(dated, paragraph.rows)) for head, paragraph in zip(heads, paragraphs, strict=True)]
    if not any(anchors):
        bulleted = [_dated_bullet(paragraph, short=lists) for paragraph in paragraphs]
        listed = sum(paragraph.bullet for paragraph in paragraphs) >= 0.8 * len(paragraphs)
        if (any(bulleted) and listed) or (lists and all(paragraph.bullet for paragraph in paragraphs)):
            return _from_bullets(paragraphs, bulleted, lists=lists)
        return _undated(paragraphs, heads)
    return _dated(paragraphs, heads, anchors)


def _is_address(paragraph: Paragraph) -> bool:
    return len(paragraph.rows) == 1 and _ADDRESS.fullmatch(paragraph.rows[0].text.strip()) is not None


def _is_head(paragraph: Paragraph) -> bool:
    row = paragraph.rows[0]
    if row.first.level or row.joined:
        return True
    if paragraph.bullet or (len(paragraph.rows) > 1 and not _broken_header(paragraph)):
        return False
    if dated(row) or (len(paragraph.rows) == 2 and dated(paragraph.rows[1])):
        return not (row.text.rstrip().endswith(".") and row.word_count > 14)
    if _LABEL.match(row.text) and not is_labelled(row.text) and not row.text.rstrip().endswith(":"):
        return False
    if is_announcement(row.text):
        return False
    with_place = len(row.parts) > 1 and any(is_place(part.text) for part in row.parts)
    return with_place or not is_prose(row.text)


def _broken_header(paragraph: Paragraph) -> bool:
    """Whether two rows are one header line that was too long for its column."""
    if len(paragraph.rows) != 2:
        return False
    first, second = paragraph.rows
    if dated(second) and not dated(first):
        return first.word_count + second.word_count <= _LONGEST_BROKEN
    alike = first.style() == second.style() and len(second.parts) == 1
    return (
        alike
        and first.word_count + second.word_count <= 14
        and (first.bold or first.first.italic)
        and second.word_count <= 4
    )


def _dated_bullet(paragraph: Paragraph, *, short: bool) -> bool:
    row = paragraph.rows[0]
    if not paragraph.bullet or paragraph.sub:
        return False
    if short:
        return any(row.dates)
    return dated(row) and row.word_count <= 16 and (title_score(row.text) > 1 or employer_score(row.text) > 1)


def _from_bullets(
    paragraphs: Sequence[Paragraph], dates: Sequence[bool], *, lists: bool
) -> tuple[list[Paragraph], list[Entry]]:
    """Entries that are themselves bullets."""
    before: list[Paragraph] = []
    entries: list[Entry] = []
    for paragraph, is_dated in zip(paragraphs, dates, strict=True):
        opens = is_dated or (lists and paragraph.bullet and not paragraph.sub)
        if opens or (lists and not paragraph.bullet and not entries):
            entries.append(Entry(list(paragraph.rows)))
        elif entries:
            entries[-1].body.append(paragraph)
        else:
            before.append(paragraph)
    return before, entries


def _undated(paragraphs: Sequence[Paragraph], heads: Sequence[bool]) -> tuple[list[Paragraph], list[Entry]]:
    """Entries without any dates: told by type, by blank space, or by the bullets under them."""
    first = next((paragraph for paragraph, head in zip(paragraphs, heads, strict=True) if head), None)
    if first is None:
        return list(paragraphs), []
    style, opening = first.rows[0].style(), first.rows[0]
    styles = {paragraph.rows[0].style() for paragraph in paragraphs if not paragraph.bullet}
    telling = len(styles) > 1 or opening.first.level > 0
    before: list[Paragraph] = []
    entries: list[Entry] = []
    was_head = False
    for paragraph, head in zip(paragraphs, heads, strict=True):
        row = paragraph.rows[0]
        opens = head and (row.style() == style if telling else (not was_head or row.gap > opening_gap(paragraphs)))
        if opens and not (
            was_head
            and telling
            and entries
            and len(entries[-1].header) == 1
            and row.gap < 0.3
            and _pair(entries[-1], row)
        ):
            entries.append(Entry(list(paragraph.rows)))
        elif head and entries and was_head and not entries[-1].body and len(entries[-1].header) < LONGEST_HEADER:
            entries[-1].header.extend(paragraph.rows)
        elif entries:
            entries[-1].body.append(paragraph)
        else:
            before.append(paragraph)
        was_head = head
    return before, entries


def _pair(entry: Entry, row: Row) -> bool:
    """Whether a row names the employer of the title above it, or the reverse."""
    above = entry.header[-1].text
    return (title_score(above) >= SURE) != (title_score(row.text) >= SURE)


def opening_gap(paragraphs: Sequence[Paragraph]) -> float:
    """The blank space above which a new group of rows begins."""
    gaps = sorted(paragraph.rows[0].gap for paragraph in paragraphs[1:])
    return gaps[len(gaps) // 2] + 0.35 if gaps else 0.35


def _dated(
    paragraphs: Sequence[Paragraph], heads: Sequence[bool], anchors: Sequence[bool]
) -> tuple[list[Paragraph], list[Entry]]:
    look = _first_look(paragraphs, heads, anchors)
    before: list[Paragraph] = []
    entries: list[Entry] = []
    for begin, end in _runs(heads):
        places = [index for index in range(begin, end) if anchors[index]]
        last = entries[-1] if entries else None
        starts = _starts(paragraphs, begin, end, places, look, last)
        _take(paragraphs, begin, end, starts, entries, before)
        stop = next((index for index in range(end, len(heads)) if heads[index]), len(heads))
        for paragraph in paragraphs[end:stop]:
            if entries and names_it(entries[-1], paragraph):
                entries[-1].header.extend(paragraph.rows)
            else:
                (entries[-1].body if entries else before).append(paragraph)
    first = heads.index(True)
    return [*paragraphs[:first], *before], entries


def _runs(heads: Sequence[bool]) -> list[tuple[int, int]]:
    """Stretches of rows that all look like header rows."""
    found: list[tuple[int, int]] = []
    for index, head in enumerate(heads):
        if head and found and found[-1][1] == index:
            found[-1] = (found[-1][0], index + 1)
        elif head:
            found.append((index, index + 1))
    return found


def _first_look(paragraphs: Sequence[Paragraph], heads: Sequence[bool], anchors: Sequence[bool]) -> _Look:
    anchor = anchors.index(True)
    start = anchor
    while start > 0 and heads[start - 1] and anchor - start < LONGEST_HEADER - 1:
        start -= 1
    row = paragraphs[start].rows[0]
    body = [paragraph.rows[0].style() for paragraph in paragraphs if paragraph.bullet or len(paragraph.rows) > 1]
    telling = row.style() not in body and any(
        row.style() != paragraph.rows[0].style() for paragraph in paragraphs if not paragraph.bullet
    )
    return _Look(row.style(), row.x0, anchor - start, telling or row.first.level > 0)


def _starts(
    paragraphs: Sequence[Paragraph], begin: int, end: int, places: Sequence[int], look: _Look, last: Entry | None
) -> list[int]:
    """Where in a run of header rows entries begin."""
    if not places:
        if last is None:
            return [begin]
        return [] if belongs(last, paragraphs[begin], in_run=False) else _undated_starts(paragraphs, begin, end, look)
    starts: list[int] = []
    floor = begin
    for place in places:
        candidates = range(floor, place + 1)
        starts.append(
            max(
                candidates,
                key=lambda at: (
                    _start_score(paragraphs, at, place, floor, look, opened=last is not None or bool(starts)),
                    -at,
                ),
            )
        )
        floor = place + 1
    return starts


def _start_score(
    paragraphs: Sequence[Paragraph], at: int, place: int, floor: int, look: _Look, *, opened: bool
) -> float:
    """How likely the entry dated at `place` begins at row `at`."""
    row = paragraphs[at].rows[0]
    if not opened:
        return 5.0 if at == max(floor, place - look.lead) else 0.0
    score = 2.0 if at == max(floor, place - look.lead) else 0.0
    score += 2.5 if look.telling and look.same(row) else 0.0
    score += 1.2 if at > floor and row.gap > paragraphs[at - 1].rows[0].gap + 0.35 else 0.0
    score += 0.6 if at == floor and row.gap > 0.5 else 0.0
    score += 3.5 if at < place and _set_off_by_blank(paragraphs, at, place) else 0.0
    typed = look.telling and look.same(row)
    return score - (0.0 if typed else 0.8) * max(0, place - at - look.lead)


def _set_off_by_blank(paragraphs: Sequence[Paragraph], at: int, place: int) -> bool:
    """Whether an empty row stands above row `at` and none between it and the dates, in a format that has rows."""
    gaps = [paragraphs[index].rows[0].first.gap for index in range(at, place + 1)]
    return gaps[0] >= 1 and not any(gaps[1:])


def _undated_starts(paragraphs: Sequence[Paragraph], begin: int, end: int, look: _Look) -> list[int]:
    row = paragraphs[begin].rows[0]
    named = (
        title_score(row.text) >= SURE
        or employer_score(row.text) >= SURE
        or school_score(row.text) > 0
        or degree_score(row.text) > 0
    )
    if look.telling and look.same(row) and named and row.first.size > 0:
        return [begin]
    return [at for at in range(begin, end) if _whole_header(paragraphs[at].rows[0])]


def _whole_header(row: Row) -> bool:
    """Whether one row names both a post and a firm ("ACME CORPORATION, Field Technician")."""
    sides = [side for side in re.split(r",\s+|\s+[–—|-]\s+", row.text) if side]
    titled = any(title_score(side) >= SURE and employer_score(side) < 1 for side in sides)
    return (
        2 <= len(sides) <= 4
        and titled
        and any(employer_score(side) >= SURE and title_score(side) < SURE for side in sides)
    )


def _take(
    paragraphs: Sequence[Paragraph],
    begin: int,
    end: int,
    starts: Sequence[int],
    entries: list[Entry],
    before: list[Paragraph],
) -> None:
    """Puts the rows of a run where they belong: into headers, or under the entry above."""
    for index in range(begin, end):
        paragraph = paragraphs[index]
        if index in starts or (entries and is_break(paragraph.rows[0].text)):
            entries.append(Entry(list(paragraph.rows)))
        elif not entries:
            before.append(paragraph)
        elif belongs(entries[-1], paragraph, in_run=index > (starts[0] if starts else end)):
            entries[-1].header.extend(paragraph.rows)
        else:
            entries[-1].body.append(paragraph)
