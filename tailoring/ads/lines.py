"""Splits an ad into its own lines (bullets, headings, paragraphs) and paragraphs into sentences, with spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from tailoring.ads.wrapping import Page, Row, page_of
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
_UNWRAPPED = frozenset({"html"})  # every row of a page is one that its author ended


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


def split_lines(document: Document) -> tuple[AdLine, ...]:
    """The document's lines in reading order; running headers and footers of a PDF are left in."""
    laid_out = any(line.box for line in document.lines)
    rows = list(_laid_out_rows(document) if laid_out else _text_rows(document))
    return tuple(_joined(document.text, rows, flowing=document.format not in _UNWRAPPED))


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
        return Row(start, end, gap, right=indent + end - start, indent=indent)
    return Row(start, end, gap, mark.bullet, mark.level, mark.bold, right=indent + end - start, indent=indent)


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


def _joined(text: str, rows: list[Row], *, flowing: bool) -> Iterator[AdLine]:
    page = page_of(text, rows) if flowing else None
    group: list[Row] = []
    for row, after in zip_longest(rows, rows[1:]):
        if group and _continues(text, group, row, after, page):
            group.append(row)
            continue
        if group:
            yield _line_of(text, group)
        group = [row]
    if group:
        yield _line_of(text, group)


def _continues(text: str, group: list[Row], row: Row, after: Row | None, page: Page | None) -> bool:
    """Whether a row is the rest of the row before it, broken by the page's edge."""
    before = group[-1]
    head = text[row.start : row.end]
    if row.gap or row.bullet or row.level or before.level or _GLYPH.match(head) or _MARKDOWN_HEADING.match(head):
        return False
    if page is None or row.bold != before.bold or head.rstrip().endswith(":"):
        return False
    under_bullet = group[0].bullet or bool(_GLYPH.match(text[group[0].start : group[0].end]))
    hanging = under_bullet and row.indent > group[0].indent
    last = after is None or bool(
        after.gap or after.bullet or after.level or _GLYPH.match(text[after.start : after.end])
    )
    return page.runs_on(text, before, row, hanging=hanging, under_bullet=under_bullet, last=last)


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
