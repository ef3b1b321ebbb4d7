"""Reads produced files the way others will: at least two independent readers for every format."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from importlib import import_module
from typing import Any

Reader = Callable[[bytes], str]
_GUTTER = 12.0  # points
_BLOCKS = {
    "address", "article", "aside", "body", "br", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "html", "li", "main", "ol", "p", "section", "table", "td", "th", "tr", "ul",
}  # fmt: skip
_UNSHOWN = {"head", "script", "style", "template", "title"}
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def pdf_by_pdfium(data: bytes) -> str:
    """The text of a PDF as pdfium gives it; only what lies on the page."""
    pypdfium2: Any = import_module("pypdfium2")  # without types
    document = pypdfium2.PdfDocument(data)
    try:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
        return re.sub(r"\x02\s*", "-", text)  # pdfium's sign for a hyphen at a line's end
    finally:
        document.close()


def pdf_by_pdfminer(data: bytes, columns: int = 1) -> str:
    """The text of a PDF in the order of its lines on the page, from pdfminer's characters.

    With one column everything at one height is one line. With two, a gutter of white space parts the page, and what
    stands left of it is read first.
    """
    gap = 1000.0 if columns == 1 else 2.5
    pages = (list(_lines(page)) for page in _pdfminer_pages(data, gap))
    return "\n".join(line.text for lines in pages for line in (_by_rows(lines) if columns == 1 else _by_columns(lines)))


@dataclass(frozen=True, slots=True)
class _Line:
    left: float
    right: float
    bottom: float
    top: float
    text: str


def _pdfminer_pages(data: bytes, char_margin: float) -> Iterator[Any]:
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.layout import LAParams
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdfparser import PDFParser

    manager = PDFResourceManager()
    # No line joins another: which lines belong together is decided here, by their places.
    device = PDFPageAggregator(manager, laparams=LAParams(char_margin=char_margin, line_margin=0, boxes_flow=None))
    interpreter = PDFPageInterpreter(manager, device)
    for page in PDFPage.create_pages(PDFDocument(PDFParser(io.BytesIO(data)))):
        interpreter.process_page(page)
        yield device.get_result()


def _lines(page: Any) -> Iterator[_Line]:
    """The page's lines of text; what lies off the page is not seen."""
    from pdfminer.layout import LTTextBox

    for box in page:
        for line in box if isinstance(box, LTTextBox) else ():
            if line.x1 > page.x0 and line.x0 < page.x1 and line.y1 > page.y0 and line.y0 < page.y1:
                yield _Line(line.x0, line.x1, line.y0, line.y1, line.get_text())


def _by_rows(lines: list[_Line]) -> list[_Line]:
    """From the top down, and from the left where lines stand at one height."""
    rows: list[list[_Line]] = []
    for line in sorted(lines, key=lambda one: -one.top):
        middle = (line.top + line.bottom) / 2
        if rows and rows[-1][0].bottom < middle < rows[-1][0].top:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda one: one.left)]


def _by_columns(lines: list[_Line]) -> list[_Line]:
    """Rows from the top until a gutter parts all that is left; then each column for itself."""
    rest = _by_rows(lines)
    header: list[_Line] = []
    while rest:
        gutter = _gutter(rest)
        if gutter is not None:
            sides = [line for line in rest if line.right <= gutter], [line for line in rest if line.left >= gutter]
            return header + [line for side in sides for line in _by_rows(side)]
        header.append(rest.pop(0))
    return header


def _gutter(lines: list[_Line]) -> float | None:
    """Where white space at least a gutter wide runs between all lines."""
    reach = -1.0
    for line in sorted(lines, key=lambda one: one.left):
        if 0 <= reach < line.left - _GUTTER:
            return (reach + line.left) / 2
        reach = max(reach, line.right)
    return None


def docx_by_walk(data: bytes) -> str:
    """Every w:t of the document part, paragraph by paragraph."""
    from defusedxml import ElementTree

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = ElementTree.fromstring(archive.read("word/document.xml"))
    marks = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}p": "\n"}
    return "".join(node.text or "" if node.tag == f"{_WORD}t" else marks.get(node.tag, "") for node in root.iter())


def docx_by_library(data: bytes) -> str:
    """The paragraphs as python-docx gives them."""
    from docx import Document

    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def html_by_lxml(data: bytes) -> str:
    """The shown text by lxml's parser."""
    html: Any = import_module("lxml.html")  # without types
    parser = html.HTMLParser(encoding="utf-8")
    return "".join(_shown(html.document_fromstring(data, parser=parser)))


def _shown(element: Any) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSHOWN:
        yield element.tail or ""
        return
    edge = "\n" if element.tag in _BLOCKS else ""
    yield edge + (element.text or "")
    for child in element:
        yield from _shown(child)
    yield edge + (element.tail or "")


class _TextOnly(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._hidden += tag in _UNSHOWN
        self.parts.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in _UNSHOWN
        self.parts.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def html_by_standard_library(data: bytes) -> str:
    """The shown text by the standard library's parser."""
    parser = _TextOnly()
    parser.feed(data.decode("utf-8"))
    parser.close()
    return "".join(parser.parts)


def markdown_by_library(data: bytes) -> str:
    """The text of a Markdown file as markdown-it shows it."""
    from markdown_it import MarkdownIt

    return html_by_standard_library(MarkdownIt().render(data.decode("utf-8")).encode("utf-8"))


def markdown_by_lines(data: bytes) -> str:
    """The text of a Markdown file with its marks taken off, line by line."""
    lines = (re.sub(r"^(#{1,6} |- )", "", line) for line in data.decode("utf-8").splitlines())
    text = "\n".join(lines)
    text = re.sub(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\(<[^>]*>\)", r"\1", text)
    text = re.sub(r"(?<!\\)\*\*", "", text)
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def json_by_leaves(data: bytes) -> str:
    """Every text of a JSON file, one to a line, in the file's order."""
    return "\n".join(_leaves(json.loads(data)))


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():  # pyright: ignore[reportUnknownVariableType] - whatever JSON holds
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _leaves(inner)
