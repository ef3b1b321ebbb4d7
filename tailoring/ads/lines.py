"""Splits an ad into its own lines (bullets, headings, paragraphs) and paragraphs into sentences, with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailoring.facts import Document, Line
from tailoring.model import Span

_GLYPH = re.compile(
    r"""\s*(?:[•·▪◦●○■□➢➤►✓✔✅❖∙⁃‣–—\-*+o](?=\s)\s*|[•▪●◦■✓✔➢]\s*|\(?(?:\d{1,2}|[a-z])[.)](?=\s)\s*)""", re.VERBOSE
)
_NUMBER = re.compile(r"\s*\(?(?:\d{1,2}|[a-z])[.)]\s")
_MARKDOWN_HEADING = re.compile(r"\s*(#{1,6})\s+")
_EMPHASIS = re.compile(r"^(?:\*\*|__)(?P<inside>[^*_]+)(?:\*\*|__)(?P<colon>:?)$")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“(]?[A-Z0-9£$€])|(?<=[a-z\d)][.!?])(?=[A-Z][a-z]+\s)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|incl|approx|no|vs|dr|mr|mrs|ms|st|inc|ltd|co|b\.s|m\.s|ph\.d|u\.s)\.)$", re.IGNORECASE
)
_ENDED = re.compile(r"[.!?:;…][\"”’)]*$")
_WRAPPED_AT_MOST = 110
_NEARLY_FULL = 0.82
_FEWEST_FULL = 3
_ONE_FULL_IN = 8


@dataclass(frozen=True, slots=True)
class AdLine:
    """One line of the ad as its author meant it: wrapped rows joined, bullet glyph and number left out.

    `text` is the ad's text at `span` with white space collapsed. `gap` counts the empty rows before it.
    `level` is a heading's depth where the format marks headings; `ordinal` says that it was numbered.
    """

    text: str
    span: Span
    gap: int = 0
    bullet: bool = False
    ordinal: bool = False
    level: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the document before joining, with its place in the text."""

    start: int
    end: int
    gap: int
    bullet: bool = False
    level: int = 0
    bold: bool = False
    right: float = 0
    indent: int = 0


def split_lines(document: Document) -> tuple[AdLine, ...]:
    """The document's lines in reading order; running headers and footers of a PDF are left in."""
    laid_out = any(line.box for line in document.lines)
    rows = list(_laid_out_rows(document) if laid_out else _text_rows(document))
    return tuple(_joined(document.text, rows))


def split_sentences(text: str, start: int) -> tuple[tuple[str, Span], ...]:
    """The sentences of a text that begins at `start` in the document, verbatim, with their spans."""
    sentences: list[tuple[str, Span]] = []
    begin = 0
    for end in [*(m.start() for m in _SENTENCE_END.finditer(text)), len(text)]:
        if end < len(text) and _ABBREVIATION.search(text[:end]):
            continue
        sentence = text[begin:end]
        left = len(sentence) - len(sentence.lstrip())
        if sentence.strip():
            at = start + begin + left
            sentences.append((sentence.strip(), Span(start=at, end=at + len(sentence.strip()))))
        begin = end
    return tuple(sentences)


def _text_rows(document: Document) -> Iterator[Row]:
    """Rows of a text without layout; marks that the reader found (bullet, heading, bold) are kept."""
    marks = {line.span.start: line for line in document.lines}
    position, gap = 0, 0
    for raw in document.text.split("\n"):
        if raw.strip():
            indent = len(raw) - len(raw.lstrip())
            mark = marks.get(position + indent) or marks.get(position)
            end = position + len(raw.rstrip())
            yield _marked_row(position + indent, end, max(gap, mark.gap if mark else 0), mark, indent)
            gap = 0
        else:
            gap += 1
        position += len(raw) + 1


def _marked_row(start: int, end: int, gap: int, mark: Line | None, indent: int) -> Row:
    if mark is None:
        return Row(start, end, gap, right=end - start, indent=indent)
    return Row(start, end, gap, mark.bullet, mark.level, mark.bold, right=end - start, indent=indent)


def _laid_out_rows(document: Document) -> Iterator[Row]:
    """Rows of a laid out page; the gap is how many more rows would have fitted in between."""
    before: Line | None = None
    for line in document.lines:
        if not line.text.strip():
            continue
        gap = 0
        if line.box and before and before.box and before.box.page == line.box.page:
            height = max(line.box.bottom - line.box.top, 1)
            gap = max(0, round((line.box.top - before.box.bottom) / height - 0.2))
        right = line.box.x1 if line.box else len(line.text)
        yield Row(line.span.start, line.span.end, gap, line.bullet, line.level, line.bold, right)
        before = line


def _joined(text: str, rows: list[Row]) -> Iterator[AdLine]:
    widest = max((row.right for row in rows), default=0)
    wrapped = _is_wrapped(rows, widest)
    group: list[Row] = []
    for row in rows:
        if group and _continues(text, group, row, widest, wrapped=wrapped):
            group.append(row)
            continue
        if group:
            yield _line_of(text, group)
        group = [row]
    if group:
        yield _line_of(text, group)


def _is_wrapped(rows: list[Row], widest: float) -> bool:
    """Whether rows end where the page ended rather than where their author ended them."""
    longest = max((row.end - row.start for row in rows), default=0)
    full = sum(row.right >= _NEARLY_FULL * widest for row in rows)
    return longest <= _WRAPPED_AT_MOST and full >= max(_FEWEST_FULL, len(rows) // _ONE_FULL_IN)


def _continues(text: str, group: list[Row], row: Row, widest: float, *, wrapped: bool) -> bool:
    """Whether a row is the rest of the row before it, broken by the page's edge."""
    before = group[-1]
    head, tail = text[row.start : row.end], text[before.start : before.end]
    if row.gap or row.bullet or row.level or before.level or _GLYPH.match(head) or _MARKDOWN_HEADING.match(head):
        return False
    if row.indent > group[0].indent and _GLYPH.match(text[group[0].start : group[0].end]):
        return True
    if row.bold != before.bold or not wrapped:
        return False
    if head.rstrip().endswith(":"):
        return False
    full = before.right >= _NEARLY_FULL * widest
    if head[0].islower() or head[0] in "(&/":
        return full or not _ENDED.search(tail)
    return full and not _ENDED.search(tail) and not tail.isupper()


def _line_of(text: str, group: list[Row]) -> AdLine:
    first = group[0]
    start, end = first.start, group[-1].end
    raw = text[start:end]
    level, bold, bullet = first.level, first.bold, first.bullet
    heading = _MARKDOWN_HEADING.match(raw)
    glyph = None if heading else _GLYPH.match(raw)
    ordinal = bool(glyph and _NUMBER.match(raw))
    if heading:
        level = level or len(heading[1])
        start += heading.end()
    elif glyph and glyph.end() < len(raw):
        bullet = True
        start += glyph.end()
    content = text[start:end]
    if emphasis := _EMPHASIS.match(content):
        bold = True
        start += emphasis.start("inside")
        content = emphasis["inside"] + emphasis["colon"]
        end = start + len(emphasis["inside"])
    return AdLine(" ".join(content.split()), Span(start=start, end=end), first.gap, bullet, ordinal, level, bold)
