"""Documents, and the facts read from them with their provenance."""

from __future__ import annotations

from typing import Literal

from tailoring.model import Box, Model, Span

Format = Literal["pdf", "docx", "html", "markdown", "text", "json_resume", "linkedin_zip"]


class Line(Model):
    """One visual line of a document, in reading order.

    `span` points into `Document.text`, where the line stands verbatim. Sizes are in points; 0 where the
    format has none. `level` is a heading's depth (1 is the highest) where the format marks headings, else 0.
    `gap` counts the empty rows before it in a format that has rows (plain text, Markdown). `column` counts from 0
    at the left. `cell` joins lines of one table row ("row:cell"), else "".
    `bold_spans` are the bold stretches of a line of which only a part is bold.
    """

    text: str
    span: Span
    box: Box | None = None
    size: float = 0
    bold: bool = False
    italic: bool = False
    bullet: bool = False
    level: int = 0
    column: int = 0
    cell: str = ""
    gap: int = 0
    region: Literal["body", "header", "footer", "textbox"] = "body"
    bold_spans: tuple[Span, ...] = ()


class Link(Model):
    """An address behind a piece of text."""

    url: str
    text: str
    span: Span | None = None


class Document(Model):
    """A file the person gave, as text in reading order.

    `text` is the lines joined by newlines, after joining hyphenated line ends and undoing ligatures; every
    provenance span points into it. `sha256` is of the file's bytes. `relayed`: it reached us through a
    model's argument. `statement`: single statements rather than a résumé; each of its facts is judged by itself.
    """

    id: str
    name: str
    format: Format
    sha256: str
    text: str
    lines: tuple[Line, ...]
    links: tuple[Link, ...] = ()
    pages: int = 1
    language: str = "en"
    author: str = ""
    warnings: tuple[str, ...] = ()
    relayed: bool = False
    statement: bool = False


class Source(Model):
    """Where a fact stands: document, its hash, characters and, for PDFs, page and box."""

    document_id: str
    sha256: str
    span: Span
    box: Box | None = None


FactKind = Literal[
    "name", "contact", "link", "headline", "summary", "position", "bullet", "education", "certification",
    "skill", "project", "publication", "language", "award", "volunteering", "interest", "reference", "heading",
    "unplaced",
]  # fmt: skip
FactStatus = Literal["extracted", "confirmed", "hidden", "rejected"]


class Fact(Model):
    """One statement about the person. `text` is verbatim from the source, white space apart.

    `item_id` names the profile item it belongs to (a bullet's position, a school's detail line), else "".
    A "heading" (of a section or a skill group) asserts nothing; it is kept so that no text is dropped.
    `corrects` names the first version of the fact that this one is a newer `version` of, else "".
    """

    id: str
    kind: FactKind
    text: str
    source: Source
    item_id: str = ""
    status: FactStatus = "extracted"
    relayed: bool = False
    corrects: str = ""
    version: int = 1


class Conflict(Model):
    """Two documents, or two lines of one, that say different things about one field."""

    field: str
    item: str
    values: tuple[str, ...]
    fact_ids: tuple[str, ...]
    question: str
