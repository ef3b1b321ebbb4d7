"""Rows joined to statements: wrapped lines put together, sub-bullets with the bullet they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tailoring.reading.cues import (
    SURE,
    degree_score,
    employer_score,
    is_announcement,
    is_prose,
    school_score,
    starts_with_verb,
    title_score,
)
from tailoring.reading.dates import ends_in_month
from tailoring.reading.header_pieces import label_of
from tailoring.reading.page import NEAR, Page
from tailoring.reading.places import split_place
from tailoring.reading.rows import JOINED, Piece, Row, without_mark
from tailoring.reading.vocabulary import fold, folded
from tailoring.reading.wrapping import goes_on, leaves_open, quotes_on

# In lower case only: "ON" at a line's end is Ontario.
_OPEN_END = re.compile(
    r"(?:[,&/(–—-]|\b(?:and|or|of|the|a|an|to|for|with|in|on|by|from|at|as|that|which|und|der|die|et|de|y))$"
)
_OPEN_WORD = re.compile(r"\b(?:and|of|for|the|in|by|to|an?|with|from|than)$|&$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_LONGEST_NAME = 8  # words
_SURE_TITLE = 2.0
_NEW_SENTENCE = re.compile(r"(?:These|Those|This|They|It|He|She)\s+[a-z]")
_CLOSED_END = re.compile(r"[.!?:;]$")
_NUMBERS = re.compile(r"\d[\d.]*,\s+\d")  # the rest of a list of numbers: "4, 6 and 7.1"


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
    if not page.wraps or (_stands_apart(last, row) and not (row.joined and _dates_a_sentence(above, row))):
        return False
    lower = _begins_low(row) or _in_bracket(page, above, row) or quotes_on(above, row)
    if row.gap > page.gap + 0.7:
        # A page may end in the middle of a sentence.
        broken = 3.6 if _OPEN_END.search(last.text.rstrip()) or leaves_open(above) else 1.6
        near = row.gap < page.gap + broken and not ADDRESS.fullmatch(row.text.strip())
        return lower and near and not last.first.level and page.full(last, row)
    open_end = bool(_OPEN_END.search(last.text.rstrip()))
    if lower:
        in_flow = len(above) > 1 and not _CLOSED_END.search(last.text.rstrip())
        return opening.bullet or open_end or in_flow or page.full(last, share=0.45)
    if _set_in(page, opening, row):
        return True
    if dated(last) or dated(row):
        open_word = not dated(last) and bool(_OPEN_WORD.search(last.text.rstrip())) and len(row.parts) == 1
        return open_word or _dates_a_sentence(above, row)
    return open_end or _flows(page, above, row)


def _in_bracket(page: Page, above: Sequence[Row], row: Row) -> bool:
    """Whether a bracket of a statement goes on in a row of plain text, or begins there because it had no room."""
    if row.first.box or len(above[-1].parts) > 1:
        return False
    opens = row.text.startswith("(") and above[0].bullet and page.full(above[-1], row)
    return opens or (leaves_open(above) and page.full(above[-1], row))


def _dates_a_sentence(above: Sequence[Row], row: Row) -> bool:
    """Whether a row begins with the date that a statement above it breaks off before ("from 5th October,").

    A sentence that is neither a bullet nor the rest of one may head an entry, with its dates below it.
    """
    last, dates = above[-1], row.dates[0]
    if row.bullet or len(row.parts) + len(last.parts) > 2 or last.first.column != row.first.column:
        return False
    if not (above[0].bullet or _begins_low(above[0])) or row.gap > 0.7:
        return False
    if not dates or row.first.text[: dates[0].span.start].strip():
        return False
    breaks_off = row.joined or last.text.rstrip().endswith(",") or ends_in_month(last.text)
    return breaks_off and is_prose(" ".join(part.text for part in (*above, row)))


def _begins_low(row: Row) -> bool:
    """Whether a row begins as the middle of a sentence does."""
    text = row.text.lstrip()
    return text[:1].islower() or text[:1] in ",;)&" or _NUMBERS.match(text) is not None


def _stands_apart(last: Row, row: Row) -> bool:
    """Whether a row cannot go on from the one above: a mark, a heading, another column, type or table row."""
    if (
        row.bullet
        or row.joined
        or row.first.level
        or (row.text[:1].isupper() and (label_of(row.text) or _is_caption(row)))
        or last.first.column != row.first.column
    ):
        return True
    side_by_side = len(last.parts) > 1 or len(row.parts) > 1
    return _looks_different(last, row) or (side_by_side and not _begins_low(row))


def _is_caption(row: Row) -> bool:
    """Whether a row is or begins with a caption, with a colon or of several words ("Project Description")."""
    label, colon, _ = row.text.partition(":")
    return (bool(colon) or row.word_count > 1) and fold(label) in folded("labels.yaml", "labels")


def _flows(page: Page, above: Sequence[Row], row: Row) -> bool:
    """Whether a row that begins like a new line goes on from a line that had no more room."""
    last, opening = above[-1], above[0]
    if not opening.bullet and starts_with_verb(row.text):
        return False
    if opening.bullet and row.first.box and opening.first.box:
        if row.x0 > opening.x0 - NEAR:
            return page.hanging or page.full(last, row)
        if page.hanging:
            return False
    if _NEW_SENTENCE.match(row.text) and row.first.box is None:
        return last.text.rstrip()[-1:] in ".!?:;)" and page.full(last, row) and not _opens_entry(page, row)
    return page.full(last, row) and not (_CLOSED_END.search(last.text.rstrip()) and _opens_entry(page, row))


def _set_in(page: Page, opening: Row, row: Row) -> bool:
    """Whether a row stands where the text of the bullet above it stands, in a document whose bullets hang."""
    if not (page.hanging and opening.bullet and opening.first.box and row.first.box) or len(row.parts) > 1:
        return False
    return abs(row.x0 - opening.x0) < NEAR and not row.bold


def _opens_entry(page: Page, row: Row) -> bool:
    """Whether a row after a full stop looks like the name of a post or a firm rather than like the next sentence."""
    short = not page.full(row, share=0.7)
    named = title_score(row.text) >= SURE or employer_score(row.text) >= SURE
    return title_score(row.text) >= SURE or (short and (row.upper or named)) or is_announcement(row.text)


def _looks_different(last: Row, row: Row) -> bool:
    """Whether type changes between two rows, as it does from a header to what stands under it."""
    if last.bullet:
        return row.bold and not last.bold
    return last.bold != row.bold or last.first.italic != row.first.italic or abs(last.first.size - row.first.size) > 0.6


def dated(row: Row) -> bool:
    """Whether a row is dated as headers are: by a range, a date in a fragment of its own, or one set off at its end."""
    words = _words_beside_dates(row)
    for part, dates in zip(row.parts, row.dates, strict=True):
        for date in dates:
            if date.cue == JOINED:
                continue
            alone = len(part.text.strip()) - (date.span.end - date.span.start) <= 2
            if alone:
                return True
            named = _names_something(row.text)
            if words <= 18 and _set_off(part.text, date.span.start, date.span.end) and (named or not date.single):
                return True
            last = not part.text[date.span.end :].strip(" .)")
            inside = bool(part.text[: date.span.start].strip()) and not last and is_prose(row.text)
            if not date.single and (
                (words <= 6 and not inside) or (words <= 12 and named) or (words <= 18 and named and last)
            ):
                return True
    return False


def only_dates(row: Row) -> bool:
    """Whether a row holds nothing beside its dates."""
    left = sum(len(part.text.strip()) for part in row.parts)
    for dates in row.dates:
        left -= sum(date.span.end - date.span.start for date in dates)
    return left <= 3 * len(row.parts)


def _words_beside_dates(row: Row) -> int:
    count = 0
    for part, dates in zip(row.parts, row.dates, strict=True):
        text = part.text
        for date in dates:
            text = text[: date.span.start] + " " * (date.span.end - date.span.start) + text[date.span.end :]
        count += sum(any(sign.isalnum() for sign in word) for word in text.split())
    return count


def _set_off(text: str, start: int, end: int) -> bool:
    """Whether a date stands at the end after a separator, in brackets, or at the start before one."""
    before, after = text[:start].rstrip(), text[end:].strip(" .")
    if not after.strip(")]") and before[-1:] and before[-1] in ",(–—-|·:•[/":
        return True
    return not before and bool(after) and after[0] in ":,–—-|·"


def _names_something(text: str) -> bool:
    return (
        not is_prose(text) and max(title_score(text), employer_score(text), school_score(text), degree_score(text)) >= 1
    )


def paragraphs_of(page: Page, rows: Sequence[Row]) -> list[Paragraph]:
    """Rows joined to statements, in order."""
    found: list[Paragraph] = []
    for at, row in enumerate(rows):
        if found and (
            (continues(page, found[-1].rows, row) and not _heads_dates(rows[at : at + 3]))
            or goes_on(page, found[-1].rows, row, rows[at + 1 :])
        ):
            found[-1].rows.append(row)
        else:
            found.append(Paragraph([row], row.bullet))
    _mark_subs(found)
    return found


def _heads_dates(rows: Sequence[Row]) -> bool:
    """Whether the first of some rows names a post, or a firm with the post below it, and dates stand right below."""
    row, below = rows[0], rows[1:]
    if not below or row.bullet or row.word_count > _LONGEST_NAME or row.text.rstrip().endswith((".", ",", ";", ":")):
        return False
    if not row.text[:1].isupper() or any(row.dates):
        return False
    if only_dates(below[0]) and any(below[0].dates):
        return title_score(row.text) >= _SURE_TITLE
    _, place = split_place(Piece(row.text, 0))
    dates_after = len(below) > 1 and only_dates(below[1]) and any(below[1].dates)
    return dates_after and place is not None and title_score(below[0].text) >= _SURE_TITLE


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
        elif outer is None or opening.x0 < outer.x0 - NEAR:
            outer = opening
        elif opening.first.box and outer.first.box:
            same_column = opening.first.column == outer.first.column
            paragraph.sub = same_column and NEAR < opening.x0 - outer.x0 < 80
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
        if not paragraph.bullet and all(ADDRESS.fullmatch(row.text.strip()) for row in paragraph.rows):
            continue
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
