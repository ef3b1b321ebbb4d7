"""Rows joined to statements: wrapped lines put together, sub-bullets with the bullet they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.facts import Document
from tailoring.reading.cues import degree_score, employer_score, is_announcement, is_prose, school_score, title_score
from tailoring.reading.rows import WRAPPING, Piece, Row, without_mark

_OPEN_END = re.compile(r"(?:[,&/(–—-]|\b(?:and|or|of|the|a|an|to|for|with|in|on|by|from|at|as|that|which|und|der|die|et|de|y))$", re.IGNORECASE)
_CLOSED_END = re.compile(r"[.!?:;]$")
_NEAR = 2.5  # points: edges this close are the same edge


@dataclass(frozen=True, slots=True)
class Page:
    """What decides whether a line was wrapped: the widest lines, the usual gap, and whether the format wraps."""

    wraps: bool
    right: dict[int, float]
    longest: int
    gap: float
    hanging: bool

    @classmethod
    def of(cls, document: Document, rows: Sequence[Row]) -> Page:
        """The measures of these rows of a document."""
        lengths = sorted(len(row.text) for row in rows)
        rights: dict[int, list[float]] = {}
        for row in rows:
            if row.first.box and len(row.parts) == 1 and row.word_count > 4:
                rights.setdefault(row.first.column, []).append(row.first.box.x1)
        gaps = sorted(row.gap for row in rows if row.gap < 3)
        return cls(
            wraps=document.format in WRAPPING,
            right={column: sorted(edges)[int(len(edges) * 0.9)] for column, edges in rights.items()},
            longest=lengths[int(len(lengths) * 0.9)] if lengths else 0,
            gap=gaps[len(gaps) // 3] if gaps else 0,
            hanging=_hangs(rows),
        )

    def full(self, row: Row, share: float = 0.84) -> bool:
        """Whether a row reaches (nearly) as far right as rows do, so that what follows may be its rest."""
        box = row.parts[-1].box
        if box:
            right = self.right.get(row.first.column, 0)
            return right > 0 and box.x1 >= right - max(30.0, (1 - share) * (right - row.x0))
        return self.longest >= 60 and len(row.text) >= (share - 0.06) * self.longest


def _hangs(rows: Sequence[Row]) -> bool:
    """Whether wrapped bullets are set in from their mark, as far as the text of the first line."""
    inset = [
        row.x0 > above.x0 - _NEAR
        for above, row in zip(rows, rows[1:], strict=False)
        if above.bullet and not row.bullet and row.text[:1].islower() and row.first.box
    ]
    return bool(inset) and sum(inset) >= 0.7 * len(inset)


@dataclass(slots=True)
class Paragraph:
    """Rows that make one statement. `sub` marks a bullet below a bullet."""

    rows: list[Row]
    bullet: bool
    sub: bool = False

    @property
    def piece(self) -> tuple[int, int]:
        """Where it begins and ends in the document."""
        return min(row.start for row in self.rows), max(row.end for row in self.rows)


def continues(page: Page, above: Sequence[Row], row: Row) -> bool:
    """Whether a row is the rest of the statement whose rows stand above it."""
    last, opening = above[-1], above[0]
    if not page.wraps or row.bullet or row.first.level or last.first.column != row.first.column:
        return False
    text, before = row.text.lstrip(), last.text.rstrip()
    lower = text[:1].islower() or text[:1] in ",;)&"
    if _looks_different(last, row) or ((len(last.parts) > 1 or len(row.parts) > 1) and not lower):
        return False
    if row.gap > page.gap + 0.7:
        return lower and not last.first.level and row.gap < page.gap + 1.6 and page.full(last)
    if dated(row) and not lower:
        return False
    if lower:
        return page.full(last, 0.45) or bool(_OPEN_END.search(before))
    if _OPEN_END.search(before) and not dated(last):
        return True
    if opening.bullet and row.first.box and opening.first.box:
        if row.x0 > opening.x0 - _NEAR:
            return page.hanging or page.full(last)
        if page.hanging:
            return False
    return not dated(last) and page.full(last) and not (_CLOSED_END.search(before) and _opens_entry(page, row))


def _opens_entry(page: Page, row: Row) -> bool:
    """Whether a row after a full stop looks like the name of a post or a firm rather than like the next sentence."""
    short = page.full(row, 0.7) is False
    named = title_score(row.text) >= 1.4 or employer_score(row.text) >= 1.4
    return title_score(row.text) >= 1.4 or (short and (row.upper or named)) or is_announcement(row.text)


def _looks_different(last: Row, row: Row) -> bool:
    """Whether type changes between two rows, as it does from a header to what stands under it."""
    if last.bullet:
        return row.bold and not last.bold
    return (
        last.bold != row.bold or last.first.italic != row.first.italic or abs(last.first.size - row.first.size) > 0.6
    )


def dated(row: Row) -> bool:
    """Whether a row is dated as headers are: by a range, a date in a fragment of its own, or one set off at its end."""
    for part, dates in zip(row.parts, row.dates, strict=True):
        for date in dates:
            alone = len(part.text.strip()) - (date.span.end - date.span.start) <= 2
            if alone or (not date.single and row.word_count <= 14):
                return True
            if date.single and row.word_count <= 14 and _set_off(part.text, date.span.start, date.span.end):
                return _names_something(row.text)
    return False


def _set_off(text: str, start: int, end: int) -> bool:
    """Whether a date stands at the end after a separator, in brackets, or at the start before one."""
    before, after = text[:start].rstrip(), text[end:].strip(" .")
    if not after.strip(")]") and before[-1:] and before[-1] in ",(–—-|·:•[/":
        return True
    return not before and bool(after) and after[0] in ":,–—-|·"


def _names_something(text: str) -> bool:
    return not is_prose(text) and max(title_score(text), employer_score(text), school_score(text), degree_score(text)) >= 1


def paragraphs_of(page: Page, rows: Sequence[Row]) -> list[Paragraph]:
    """Rows joined to statements, in order."""
    found: list[Paragraph] = []
    for row in rows:
        if found and continues(page, found[-1].rows, row):
            found[-1].rows.append(row)
        else:
            found.append(Paragraph([row], row.bullet))
    _mark_subs(found)
    return found


def _mark(row: Row) -> str:
    sign = row.first.text.strip()[:1]
    return "" if sign.isalnum() else sign


def _mark_subs(paragraphs: Sequence[Paragraph]) -> None:
    """Bullets set deeper than the first bullet of their list, or with another mark, are sub-bullets."""
    outer: Row | None = None
    for paragraph in paragraphs:
        opening = paragraph.rows[0]
        if not paragraph.bullet:
            outer = None
        elif outer is None or opening.x0 < outer.x0 - _NEAR:
            outer = opening
        elif opening.first.box and outer.first.box:
            same_column = opening.first.column == outer.first.column
            paragraph.sub = same_column and _NEAR < opening.x0 - outer.x0 < 80
        else:
            paragraph.sub = opening.x0 > outer.x0 or _other_mark(outer, opening)


def _other_mark(outer: Row, row: Row) -> bool:
    ours, theirs = _mark(row), _mark(outer)
    return bool(ours and theirs) and ours != theirs and ours in "◦○o▪-–*▫"


def statements(paragraphs: Sequence[Paragraph], text: str) -> list[Piece]:
    """The statements of a list: sub-bullets go with their bullet unless it is a mere label ("Duties:")."""
    spans: list[tuple[int, int]] = []
    labelled = False
    for paragraph in paragraphs:
        start, end = paragraph.piece
        opening = without_mark(Piece(text[paragraph.rows[0].first.span.start : end], start))
        if is_label(paragraph):
            labelled = True
            continue
        if paragraph.sub and spans and not labelled:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((opening.start, end))
            labelled = labelled and paragraph.sub
    return [Piece(text[start:end], start) for start, end in spans if text[start:end].strip()]


def is_label(paragraph: Paragraph) -> bool:
    """Whether a paragraph only announces what follows ("Responsibilities:")."""
    return len(paragraph.rows) == 1 and is_announcement(paragraph.rows[0].text)
