"""What every format's reader makes: lines without positions, which become a document with spans."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from tailoring.facts import Document, Format, Line, Link
from tailoring.model import Box, Span
from tailoring.reading.language import detect_language
from tailoring.reading.limits import Limits, check_text_length

Region = Literal["body", "header", "footer", "textbox"]


@dataclass(slots=True)
class Target:
    """An address behind the characters `start` to `end` of a line; both 0 when the place is not known."""

    url: str
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class DraftLine:
    """A line as its reader found it. `text` is clean: no line breaks, single spaces, no bullet glyph.

    `gap` counts the empty rows before it, where the format has rows.
    """

    text: str
    box: Box | None = None
    size: float = 0
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    level: int = 0
    gap: int = 0
    column: int = 0
    cell: str = ""
    region: Region = "body"
    targets: list[Target] = field(default_factory=list[Target])
    bold_ranges: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])


@dataclass(slots=True)
class Draft:
    """A whole document as its reader found it."""

    format: Format
    lines: list[DraftLine]
    pages: int = 1
    author: str = ""
    warnings: list[str] = field(default_factory=list[str])
    links: list[Link] = field(default_factory=list[Link])


def document_id(sha256: str) -> str:
    """The id of a document: it follows from its bytes, so the same file is the same document."""
    return f"doc-{sha256[:12]}"


def finish(draft: Draft, data: bytes, name: str, limits: Limits, *, relayed: bool) -> Document:
    """The document that a draft stands for. Raises LimitExceeded when its text is too long."""
    drafts = [line for line in draft.lines if line.text]
    text = "\n".join(line.text for line in drafts)
    check_text_length(len(text), name, limits)
    sha256 = hashlib.sha256(data).hexdigest()
    lines, links = _placed(drafts)
    return Document(
        id=document_id(sha256),
        name=name,
        format=draft.format,
        sha256=sha256,
        text=text,
        lines=tuple(lines),
        links=_distinct([*links, *draft.links]),
        pages=draft.pages,
        language=detect_language(text),
        author=draft.author,
        warnings=tuple(dict.fromkeys(draft.warnings)),
        relayed=relayed,
    )


def _placed(drafts: Sequence[DraftLine]) -> tuple[list[Line], list[Link]]:
    lines: list[Line] = []
    links: list[Link] = []
    start = 0
    for draft in drafts:
        end = start + len(draft.text)
        lines.append(_line(draft, start, end))
        links += [_link(draft, target, start) for target in draft.targets]
        start = end + 1
    return lines, links


def _line(draft: DraftLine, start: int, end: int) -> Line:
    return Line(
        text=draft.text,
        span=Span(start=start, end=end),
        box=draft.box,
        size=draft.size,
        bold=draft.bold,
        italic=draft.italic,
        bullet=draft.bullet,
        level=draft.level,
        gap=draft.gap,
        column=draft.column,
        cell=draft.cell,
        region=draft.region,
        bold_spans=tuple(Span(start=start + a, end=start + b) for a, b in draft.bold_ranges),
    )


def _link(draft: DraftLine, target: Target, offset: int) -> Link:
    if target.end <= target.start:
        return Link(url=target.url, text=draft.text)
    return Link(
        url=target.url,
        text=draft.text[target.start : target.end],
        span=Span(start=offset + target.start, end=offset + target.end),
    )


def _distinct(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(links))
