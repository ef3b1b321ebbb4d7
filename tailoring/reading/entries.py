"""The entries of a section: which rows head a job, a school or a project, and which stand under it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.reading.cues import (
    SURE,
    degree_score,
    employer_score,
    is_break,
    school_score,
    title_score,
)
from tailoring.reading.entry_headers import (
    LONGEST_HEADER,
    Entry,
    belongs,
    names_it,
    opens_engagement,
)
from tailoring.reading.form_entries import is_firm, is_title_above
from tailoring.reading.further_rows import is_bare_firm, is_further_firm, is_undated_pair, is_undated_post, says_more
from tailoring.reading.header_pieces import is_labelled, label_of
from tailoring.reading.header_rows import is_head, names_post_and_firm
from tailoring.reading.paragraphs import ADDRESS, Page, Paragraph, dated, only_dates, paragraphs_of
from tailoring.reading.rows import Row
from tailoring.reading.undated_entries import undated

_PAIR = 2  # rows of a title and its firm


@dataclass(frozen=True, slots=True)
class _Look:
    """How the first header row of a section looks, and how many header rows stand above its dates.

    `form`: some headers are those of a job site, with a dash after the firm.
    """

    style: tuple[object, ...]
    x0: float
    lead: int
    telling: bool
    form: bool = False

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
    heads = [is_head(one) or (linked and _is_address(one)) for one in paragraphs]
    first = [paragraph.rows[0] for paragraph in paragraphs]
    heads = [
        head or (len(paragraphs[at].rows) == 1 and is_title_above(first[at : at + 3])) for at, head in enumerate(heads)
    ]
    heads = [head or is_bare_firm(paragraphs[max(0, at - 1) : at + 2]) for at, head in enumerate(heads)]
    post = heads.index(True) if any(heads) else 0
    heads = [
        head and not (at > post and opens_engagement(one.rows[0]))
        for at, (head, one) in enumerate(zip(heads, paragraphs, strict=True))
    ]
    anchors = [head and any(map(dated, paragraph.rows)) for head, paragraph in zip(heads, paragraphs, strict=True)]
    if not any(anchors):
        bulleted = [_dated_bullet(paragraph, short=lists) for paragraph in paragraphs]
        listed = sum(paragraph.bullet for paragraph in paragraphs) >= 0.8 * len(paragraphs)
        if (any(bulleted) and listed) or (lists and all(paragraph.bullet for paragraph in paragraphs)):
            return _from_bullets(paragraphs, bulleted, lists=lists)
        return undated(paragraphs, heads)
    return _dated(paragraphs, heads, anchors)


def _is_address(paragraph: Paragraph) -> bool:
    return len(paragraph.rows) == 1 and ADDRESS.fullmatch(paragraph.rows[0].text.strip()) is not None


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
    anchor, lead = _usual_lead(paragraphs, heads, anchors)
    row = paragraphs[anchor - lead].rows[0]
    body = [paragraph.rows[0].style() for paragraph in paragraphs if paragraph.bullet or len(paragraph.rows) > 1]
    telling = row.style() not in body and any(
        row.style() != paragraph.rows[0].style() for paragraph in paragraphs if not paragraph.bullet
    )
    rows = [paragraph.rows[0] for paragraph in paragraphs]
    form = any(is_firm(rows, at) for at in range(len(rows)))
    return _Look(row.style(), row.x0, lead, telling or row.first.level > 0, form)


def _usual_lead(paragraphs: Sequence[Paragraph], heads: Sequence[bool], anchors: Sequence[bool]) -> tuple[int, int]:
    """A dated row, and how many header rows stand above it: the first one's, unless the others tell otherwise.

    Where the row above the first dates was not taken for a header, the other entries are asked.
    """
    leads: list[tuple[int, int]] = []
    for begin, end in _runs(heads):
        anchor = next((index for index in range(begin, end) if anchors[index]), None)
        if anchor is not None:
            leads.append((anchor, min(anchor - begin, LONGEST_HEADER - 1)))
    first, lead = leads[0]
    named_below = first + 1 < len(heads) and heads[first + 1]
    if first == 0 or lead or named_below or not only_dates(paragraphs[first].rows[0]):
        return leads[0]
    votes = Counter(lead for _, lead in leads)
    return max(leads, key=lambda one: (votes[one[1]], one[1]))


def _starts(
    paragraphs: Sequence[Paragraph], begin: int, end: int, places: Sequence[int], look: _Look, last: Entry | None
) -> list[int]:
    """Where in a run of header rows entries begin."""
    if not places:
        if last is None:
            return [begin]
        if any(one.bullet for one in last.body) and (
            firms := [at for at in range(begin, end) if is_further_firm(last.header, paragraphs[at : at + 2])]
        ):
            return firms
        if openings := _labelled_starts(paragraphs, begin, end):
            return openings
        if look.form and (posts := [at for at in range(begin, end - 1) if is_undated_post(paragraphs[at : at + 2])]):
            return posts
        return [] if belongs(last, paragraphs[begin], in_run=False) else _undated_starts(paragraphs, begin, end, look)
    starts: list[int] = []
    floor = begin
    if last is None and look.form and (form := _below_undated(paragraphs, begin, places[0])):
        starts, floor = [begin], form
    for place in places:
        if floor > begin and says_more(paragraphs[floor - 1].rows[-1], paragraphs[floor : place + 1], look.lead):
            floor = place + 1
            continue
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
    return [
        *starts,
        *(at for at in range(floor, end - 1) if look.lead and _opens_undated(paragraphs[at : at + 2], look)),
    ]


def _below_undated(paragraphs: Sequence[Paragraph], begin: int, place: int) -> int:
    """Where the first dated entry of a form begins that has an undated post above it; 0 where it has none."""
    at = place - 2
    if at - begin < _PAIR or not _heads_form(paragraphs[at : place + 1]):
        return 0
    return at if is_undated_post(paragraphs[begin : begin + _PAIR]) else 0


def _opens_undated(paragraphs: Sequence[Paragraph], look: _Look) -> bool:
    return is_undated_pair(paragraphs) or (look.form and is_undated_post(paragraphs))


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
    score += 4.0 if look.form and _heads_form(paragraphs[at : place + 1]) else 0.0
    score += 3.5 if at < place and _set_off_by_blank(paragraphs, at, place) else 0.0
    typed = look.telling and look.same(row)
    return score - (0.0 if typed else 0.8) * max(0, place - at - look.lead)


def _heads_form(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether rows down to the dates are the title, the firm and the dates of a form; the firm may lack."""
    rows = [one.rows[0] for one in paragraphs]
    if is_labelled(rows[0].text) or title_score(rows[0].text) < SURE:
        return len(rows) == 3 and not is_labelled(rows[0].text) and is_title_above(rows)
    return is_title_above(rows) if len(rows) == 3 else len(rows) == 2 and rows[0].first.gap >= 1 and only_dates(rows[1])


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
    return [at for at in range(begin, end) if names_post_and_firm(paragraphs[at].rows[0])]


def _labelled_starts(paragraphs: Sequence[Paragraph], begin: int, end: int) -> list[int]:
    """Rows labelled as an employer ("Company: …"), which open a job below the lines of another."""
    return [at for at in range(begin, end) if label_of(paragraphs[at].rows[0].text) == "employer"]


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
