"""Posts in forms and tables: slots left empty, fields that say a post again, numbered firms, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from tailoring.profile import Position
from tailoring.reading.cues import SURE, employer_score, title_score
from tailoring.reading.dates import find_dates, without_durations
from tailoring.reading.entry_headers import Entry
from tailoring.reading.header_pieces import FORM_ONLY, Header, is_labelled, label_of
from tailoring.reading.jobs import Job, job_dates
from tailoring.reading.ledger import Ledger
from tailoring.reading.places import is_place, split_place
from tailoring.reading.rows import Piece, Row, without_mark
from tailoring.reading.vocabulary import fold, folded

_NUMBERED = re.compile(r"(?P<label>[A-Za-z]{4,14}\s*#?\s*\d{1,2})\s*[:–-]\s*(?=\S)")
_SITED = re.compile(r"\s[–—-]$")
_COUNTED = re.compile(r"\s*\d{1,2}[.)]?\s+")
_FEWEST_COLUMNS = 3


def without_empty(ledger: Ledger, posts: Sequence[Position]) -> list[Position]:
    """The posts without those of a form with an empty slot, that name but one thing within the span of a titled one."""
    kept = [
        post
        for post in posts
        if not (_is_empty(ledger, post) and any(_within(post, other) for other in posts))
        and not _sums_up(ledger, post, posts)
    ]
    for post in posts:
        if post not in kept:
            ledger.take_back(post.id)
    return kept


def _is_empty(ledger: Ledger, post: Position) -> bool:
    if post.title or post.bullets or post.about or post.client or not post.employer:
        return False
    lines = [line.text.strip() for line in ledger.document.lines]
    form = any(_SITED.search(above) and find_dates(below) for above, below in pairwise(lines))
    # A firm alone has its dash there, so that this is the title of none.
    return form and any(above == post.employer and find_dates(below) for above, below in pairwise(lines))


def _sums_up(ledger: Ledger, post: Position, posts: Sequence[Position]) -> bool:
    """Whether a row of a table counts the years at a firm ("Orla Foods Cook 5 Years") with dated posts elsewhere."""
    if post.bullets or post.about or not post.employer or post.dates.text or post.dates.current:
        return False
    rows = [ledger.document.text[start:end] for start, end in ledger.spans(post.id)]
    counted = len(rows) == 1 and without_durations(rows[0]) != rows[0]
    firm = fold(post.employer)
    return counted and any(other.dates.from_iso and fold(other.employer) == firm for other in posts)


def _within(post: Position, other: Position) -> bool:
    spell, whole = post.dates, other.dates
    if post is other or not spell.from_iso or not whole.from_iso or not other.title or spell.current:
        return False
    return whole.from_iso <= spell.from_iso and (whole.current or spell.to_iso <= whole.to_iso)


def says_again(above: Job, job: Job) -> bool:
    """Whether nothing but labelled fields give the title and the dates of the post above once more."""
    if job.employer is not None or job.title is None or above.title is None or not job.header.ranges:
        return False
    told = all(is_labelled(row.text) for row in job.entry.header)
    spells = [
        (dates.from_iso, dates.to_iso, dates.current) for dates in (job_dates(above.header), job_dates(job.header))
    ]
    return told and fold(job.title.text) == fold(above.title.text) and spells[0] == spells[1]


def numbered_firm(job: Job) -> Job:
    """The job, where its firm is but a number ("Company 1") the one that a line below gives for that number."""
    if job.employer is None:
        return job
    for part in job.entry.body:
        piece = part.rows[0].pieces()[0]
        found = _NUMBERED.match(piece.text)
        if found and len(part.rows) == 1 and fold(found["label"]) == fold(job.employer.text):
            firm, place = split_place(piece.cut(found.end(), len(piece.text)))
            body = [one for one in job.entry.body if one is not part]
            header = job.header if job.header.place or place is None else replace(job.header, place=place)
            return replace(job, entry=Entry([*job.entry.header, *part.rows], body), header=header, employer=firm)
    return job


def tabled_posts(ledger: Ledger, rows: Sequence[Row]) -> tuple[list[Job], list[Row]]:
    """The posts of a table that lost its lines ("No. Company Role Duration", below it a row each), and other rows."""
    begin = next((at for at, row in enumerate(rows) if heads_posts(row)), None)
    if begin is None:
        return [], list(rows)
    ledger.add("heading", rows[begin].start, rows[begin].end)
    end = begin + 1
    found: list[Job] = []
    while end < len(rows) and (job := _tabled(rows[end])):
        found.append(job)
        end += 1
    return found, [*rows[:begin], *rows[end:]]


def heads_posts(row: Row) -> bool:
    """Whether a row holds nothing but the headings of a table of posts."""
    words = [word for word in fold(row.text).split() if not word.isdigit()]
    known = folded("labels.yaml", "columns_of_posts")
    fields = {label_of(f"{word}: x") for word in words}
    return len(words) >= _FEWEST_COLUMNS and all(word in known for word in words) and {"title", "employer"} <= fields


def _tabled(row: Row) -> Job | None:
    """The post of a row of such a table: the only cut between a firm and a title behind it; else None."""
    piece = without_mark(row.pieces()[0]) if len(row.parts) == 1 else None
    if piece is None:
        return None
    counted = _COUNTED.match(piece.text)
    dates = find_dates(piece.text)
    end = dates[0].span.start if dates else len(piece.text)
    piece = piece.cut(counted.end() if counted else 0, len(without_durations(piece.text[:end]).rstrip()))
    gaps = [found.start() for found in re.finditer(r"\s+", piece.text)]
    cuts = [
        at
        for at in gaps
        if employer_score(piece.text[:at]) >= SURE
        and title_score(piece.text[:at]) < SURE <= title_score(piece.text[at:])
        and employer_score(piece.text[at:]) < 1
    ]
    formed = [at for at in cuts if FORM_ONLY.fullmatch(piece.text[:at].split()[-1].rstrip(","))]
    if len(formed or cuts) != 1:
        return None
    at = (formed or cuts)[0]
    place, title = _placed(piece.cut(at, len(piece.text)).trimmed())
    spells = tuple(date.dates for date in dates if not date.single)
    return Job(Entry([row]), Header((), spells, (), place), title, piece.cut(0, at).trimmed(" \t,"))


def _placed(piece: Piece) -> tuple[Piece | None, Piece]:
    """The place that a cell begins with, and the title behind it ("Leeds, UK. Head Cook")."""
    ends = [found.end() for found in re.finditer(r"[,.]\s+", piece.text) if is_place(piece.text[: found.start()])]
    if not ends:
        return None, piece
    return piece.cut(0, ends[-1]).trimmed(" ,."), piece.cut(ends[-1], len(piece.text)).trimmed()
