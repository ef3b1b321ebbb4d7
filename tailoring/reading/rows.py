"""Visual rows: the lines of a document put together again as a reader sees them, with their style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tailoring.facts import Document, Line
from tailoring.model import Span
from tailoring.reading.dates import FoundDates, ends_in_month, find_dates

JOINED = "joined"  # the cue of the second half of a date that began in the row above
WRAPPING = frozenset({"pdf", "text", "markdown"})
_GLYPHS = "•●○◦◆◇■□▪▫‣⁃∙·⦁➢➤►▸▶✓✔✦✧★☆❖❑❒"
_PICTURES = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u27bf\u2900-\u2bff\u3012\u3013"
BULLET = re.compile(
    rf"^\s*(?:[{re.escape(_GLYPHS)}{_PICTURES}\uf000-\uf0ff]+\s*|[-–—*+~>»›→]+\s+|-(?=[A-Z])|o\s+(?=[A-Z])|\(?\d{{1,2}}[.)]\s+|\(?[a-z][.)]\s+)"
)
_MARK = re.compile(r"^\s*(?:[^\w\s(\[\"'“‘$€£#@&+~<.]|[\uf000-\uf0ff\ue000-\uefff])+\s*|^o\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the document's text: `text` stands verbatim at `start`."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)

    def cut(self, begin: int, end: int) -> Piece:
        """A part of it, by its own offsets, without the white space around."""
        part = self.text[begin:end]
        lead = len(part) - len(part.lstrip())
        return Piece(part.strip(), self.start + begin + lead)

    def trimmed(self, signs: str = " \t\n,;:|·•–—-") -> Piece:
        """Without separators at either end."""
        lead = len(self.text) - len(self.text.lstrip(signs))
        return Piece(self.text[lead:].rstrip(signs), self.start + lead)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One visual row: fragments from left to right, their style, and the blank space above (in lines).

    A row is itself only: two rows with the same words are two.
    """

    parts: tuple[Line, ...]
    gap: float = 0
    dates: tuple[tuple[FoundDates, ...], ...] = field(default=())

    @classmethod
    def of(cls, parts: Sequence[Line], gap: float = 0) -> Row:
        """A row of these fragments, its dates found."""
        return cls(tuple(parts), gap, tuple(find_dates(part.text) for part in parts))

    def without_start(self, length: int) -> Row:
        """The same row without the first characters of its first fragment."""
        first = self.parts[0]
        span = first.span.model_copy(update={"start": first.span.start + length})
        rest = first.model_copy(update={"text": first.text[length:], "span": span})
        return Row.of((rest, *self.parts[1:]), self.gap)

    @property
    def start(self) -> int:
        """Where its text begins in the document."""
        return min(part.span.start for part in self.parts)

    @property
    def end(self) -> int:
        """Where its text ends in the document."""
        return max(part.span.end for part in self.parts)

    @property
    def text(self) -> str:
        """Its fragments with wide gaps between."""
        return "   ".join(part.text.strip() for part in self.parts)

    @property
    def first(self) -> Line:
        """Its leftmost fragment."""
        return self.parts[0]

    @property
    def bullet(self) -> bool:
        """Whether it opens with a list mark; an icon before a bare date is none."""
        marked = self.first.bullet or bool(BULLET.match(self.first.text))
        return marked and not self._bare_date()

    def _bare_date(self) -> bool:
        dates = self.dates[0] if self.dates else ()
        covered = sum(date.span.end - date.span.start for date in dates)
        return bool(dates) and len(self.first.text.strip(" •|·()")) - covered <= 2

    @property
    def bold(self) -> bool:
        """Whether its first fragment is bold."""
        return self.first.bold

    @property
    def upper(self) -> bool:
        """Whether it is written in capitals."""
        letters = [sign for sign in self.first.text if sign.isalpha()]
        return len(letters) > 1 and all(sign.isupper() for sign in letters)

    @property
    def x0(self) -> float:
        """Its left edge in points, or in characters where the format has no geometry."""
        box = self.first.box
        return box.x0 if box else len(self.first.text) - len(self.first.text.lstrip())

    @property
    def word_count(self) -> int:
        """How many words it holds."""
        return len(self.text.split())

    @property
    def joined(self) -> bool:
        """Whether it holds the second half of a date that began in the row above."""
        found = [date for dates in self.dates for date in dates]
        return any(date.cue == JOINED for date in found) and all(date.cue == JOINED for date in found)

    def style(self) -> tuple[object, ...]:
        """What must be equal for two rows to look alike."""
        return (round(self.first.size * 2), self.bold, self.first.italic, self.upper, self.first.level)

    def pieces(self) -> tuple[Piece, ...]:
        """Its fragments as pieces of the document, without list marks."""
        pieces = [Piece(part.text, part.span.start) for part in self.parts]
        if self.bullet:
            pieces[0] = without_mark(pieces[0])
        return tuple(piece.trimmed(" \t\n") for piece in pieces)


def without_mark(piece: Piece) -> Piece:
    """A piece without the list mark or icon before it."""
    found = BULLET.match(piece.text) or _MARK.match(piece.text)
    return piece.cut(found.end(), len(piece.text)) if found else piece.trimmed(" \t\n")


def _gap(above: Line | None, line: Line, between: str) -> float:
    if above is None:
        return 9
    if above.box and line.box:
        if above.box.page != line.box.page or line.box.top < above.box.top:
            return 0
        height = max(1.0, line.box.bottom - line.box.top)
        return max(0.0, (line.box.top - above.box.bottom) / height)
    return max(line.gap, between.count("\n") - 1)


def _joined(above: Line, line: Line) -> bool:
    return bool(above.cell) and above.cell == line.cell and above.column == line.column


def rows_of(document: Document) -> tuple[Row, ...]:
    """The non-empty visual rows of a document in reading order; fragments that share a cell stand side by side."""
    grouped: list[list[Line]] = []
    for line in document.lines:
        if not line.text.strip():
            continue
        if grouped and _joined(grouped[-1][-1], line):
            grouped[-1].append(line)
        else:
            grouped.append([line])
    rows: list[Row] = []
    above: Line | None = None
    for lines in grouped:
        between = document.text[above.span.end : lines[0].span.start] if above else ""
        rows.append(Row.of(lines, _gap(above, lines[0], between)))
        above = lines[0]
    return with_joined_dates(rows)


_BROKEN = re.compile(r"(?i)(?:[-‐‑‒–—―]|\bto|\b(?:19|20)\d\d|\b[^\W\d_]{3,9}\.?)\s*$")


def with_joined_dates(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, with dates that break over two rows ("02/2020 –", below it "present") read as one."""
    found = [_joined_inside(row) for row in rows]
    for index in range(len(found) - 1):
        above, below = found[index], found[index + 1]
        if above.first.column != below.first.column:
            continue
        for number, upper in enumerate(above.parts):
            lower = _below(above, number, below)
            if (
                lower is None
                or not (above.dates[number] or ends_in_month(upper.text))
                or not _BROKEN.search(upper.text)
            ):
                continue
            dash = below.parts[lower].bullet and not below.bullet
            joined = _across(upper.text, below.parts[lower].text, " – " if dash else " ")
            if joined is not None:
                found[index] = _redated(found[index], number, joined[0])
                found[index + 1] = _redated(found[index + 1], lower, joined[1])
                break
    return tuple(found)


def _joined_inside(row: Row) -> Row:
    """A row whose side note carries a date in two fragments, one below the other."""
    for number in range(len(row.parts) - 1):
        upper, lower = row.parts[number], row.parts[number + 1]
        if row.dates[number] and _BROKEN.search(upper.text) and (joined := _across(upper.text, lower.text)):
            row = _redated(_redated(row, number, joined[0]), number + 1, joined[1])
    return row


def _below(above: Row, number: int, below: Row) -> int | None:
    """Which fragment of the row below goes on where a fragment of the row above stops."""
    box = above.parts[number].box
    for index, part in enumerate(below.parts):
        if box is None or part.box is None:
            return 0
        if abs(part.box.x0 - box.x0) < 3 or abs(part.box.x1 - box.x1) < 3:
            return index
    return 0 if number == len(above.parts) - 1 and len(below.parts) == 1 and below.word_count <= 4 else None


def _across(upper: str, lower: str, joint: str = " ") -> tuple[tuple[FoundDates, ...], tuple[FoundDates, ...]] | None:
    """The dates of both texts when one runs over the line end between them; a dash there was taken for a list mark."""
    break_at = len(upper)
    dates = find_dates(f"{upper}{joint}{lower}")
    crossing = next((date for date in dates if date.span.start < break_at < date.span.end - len(joint)), None)
    if crossing is None or crossing.single:
        return None
    first = replace(crossing, span=Span(start=crossing.span.start, end=break_at))
    rest = replace(crossing, span=Span(start=0, end=crossing.span.end - break_at - len(joint)), cue=JOINED)
    before = tuple(date for date in dates if date.span.end <= break_at)
    return (*before, first), (rest, *find_dates_after(lower, rest.span.end))


def find_dates_after(text: str, start: int) -> tuple[FoundDates, ...]:
    """The dates of a text that begin at or after a place."""
    return tuple(date for date in find_dates(text) if date.span.start >= start)


def _redated(row: Row, number: int, dates: tuple[FoundDates, ...]) -> Row:
    return Row(row.parts, row.gap, (*row.dates[:number], dates, *row.dates[number + 1 :]))
