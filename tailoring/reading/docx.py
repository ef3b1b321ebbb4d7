"""DOCX → draft: headers, body with tables and text boxes, notes, footers, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tailoring.errors import UnreadableDocument
from tailoring.reading.archive import opened_archive
from tailoring.reading.docx_package import MC, Look, Package, Part, R, Style, W, listed, look_of, value
from tailoring.reading.drafts import Draft, DraftLine, Region
from tailoring.reading.limits import Limits
from tailoring.reading.runs import Lines, Run
from tailoring.reading.tables import place_row

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_WRAPPERS = frozenset(
    {f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml", f"{W}sdtContent", f"{W}dir", f"{W}bdo"}
)
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr"})
# Low bytes of the codes under which Symbol and Wingdings keep their bullets.
_BULLET_CODES = frozenset({"B7", "A7", "76", "D8", "FC", "6C", "6E", "71", "9F", "A8"})
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def read_docx(data: bytes, name: str, limits: Limits) -> Draft:
    """The lines of a Word document. Raises UnreadableDocument or LimitExceeded."""
    package = Package(opened_archive(data, name, limits), name)
    main = package.part(package.main_path)
    body = None if main is None else main.root.find(f"{W}body")
    if main is None or body is None:
        raise UnreadableDocument(
            f"{name} is a Word document without a text part.", "Save it again from your word processor."
        )
    lines = Lines()
    for region, path in _edge_parts(main, body, "header"):
        _read_part(package, path, lines, region)
    _Reader(package, main, lines, "body").read(body)
    for kind in ("footnotes", "endnotes"):
        _read_part(package, f"word/{kind}.xml", lines, "body")
    for region, path in _edge_parts(main, body, "footer"):
        _read_part(package, path, lines, region)
    if not any(line.text for line in lines.found):
        raise UnreadableDocument(
            f"{name} is a Word document without text; its contents may be a picture.",
            "Run text recognition (OCR) on it, or paste the text into a .txt file and give that.",
        )
    return Draft("docx", _without_repeated_edges(lines.found), author=package.author)


def _edge_parts(main: Part, body: Element, kind: Region) -> Iterator[tuple[Region, str]]:
    """The headers or footers that the document's sections refer to, each once."""
    seen: set[str] = set()
    for reference in body.iter(f"{W}{kind}Reference"):
        path = main.parts.get(reference.get(f"{R}id", ""), "")
        if path and path not in seen:
            seen.add(path)
            yield kind, path


def _read_part(package: Package, path: str, lines: Lines, region: Region) -> None:
    part = package.part(path)
    if part is not None:
        _Reader(package, part, lines, region).read(part.root)


def _without_repeated_edges(lines: list[DraftLine]) -> list[DraftLine]:
    """First-page and other headers often say the same: each text once."""
    seen: set[tuple[str, str]] = set()
    kept: list[DraftLine] = []
    for line in lines:
        key = (line.region, line.text)
        if line.region in ("header", "footer") and key in seen:
            continue
        seen.add(key)
        kept.append(line)
    return kept


class _Reader:
    """Reads the blocks of one part."""

    def __init__(self, package: Package, part: Part, lines: Lines, region: Region) -> None:
        self.package = package
        self.part = part
        self.lines = lines
        self.region: Region = region
        self.column = 0
        self.boxes: list[Element] = []
        self.field_url = ""
        self.field_open = False

    def read(self, parent: Element) -> None:
        """All blocks below an element, in order."""
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element)
            elif element.tag == f"{W}tbl":
                self._table(element)
            elif element.tag == f"{MC}AlternateContent":
                self.read(_chosen(element))
            elif element.tag not in _SKIPPED:
                self.read(element)

    def _paragraph(self, element: Element) -> None:
        properties = element.find(f"{W}pPr")
        styles = self.package.styles
        style = styles.get(value(properties, f"{W}pStyle") or "", styles[""])
        look = style.look.over(styles[""].look)
        runs = list(self._runs(element, look, ""))
        level = self._level(properties, style)
        is_listed = not level and listed(properties, inherited=style.listed)
        self.lines.add(runs, bullet=is_listed, level=level, region=self.region, column=self.column)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._text_box(box)

    def _level(self, properties: Element | None, style: Style) -> int:
        outline = value(properties, f"{W}outlineLvl")
        return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else style.level

    def _text_box(self, box: Element) -> None:
        region, self.region = self.region, "textbox" if self.region == "body" else self.region
        self.read(box)
        self.region = region

    def _table(self, table: Element) -> None:
        for row in _children(table, f"{W}tr"):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            cells = [self._cell(cell) for cell in _children(row, f"{W}tc")]
            self.lines.found += place_row([cell for cell in cells if cell], self.lines, self.column)

    def _cell(self, cell: Element) -> list[DraftLine]:
        """The lines of one cell; they are put in place when the whole row is known."""
        start = len(self.lines.found)
        self.read(cell)
        inside = self.lines.found[start:]
        del self.lines.found[start:]
        return inside

    def _runs(self, parent: Element, look: Look, url: str) -> Iterator[Run]:
        for element in parent:
            tag = element.tag
            if tag == f"{W}r":
                yield from self._run(element, look, url)
            elif tag == f"{W}hyperlink":
                yield from self._runs(element, look, self.part.urls.get(element.get(f"{R}id", ""), url))
            elif tag == f"{W}fldSimple":
                found = _HYPERLINK.search(element.get(f"{W}instr", ""))
                yield from self._runs(element, look, found[1] if found else url)
            elif tag == f"{MC}AlternateContent":
                yield from self._runs(_chosen(element), look, url)
            elif tag in _WRAPPERS or tag == f"{W}sdt":
                yield from self._runs(element, look, url)

    def _run(self, run: Element, look: Look, url: str) -> Iterator[Run]:
        properties = run.find(f"{W}rPr")
        style = self.package.styles.get(value(properties, f"{W}rStyle") or " ", Style())
        own = look_of(properties).over(style.look).over(look)
        if own.hidden:
            return
        text = "".join(self._pieces(run))
        if text:
            yield Run(text, bool(own.bold), bool(own.italic), own.size or 0, self.field_url or url)

    def _pieces(self, run: Element) -> Iterator[str]:
        for element in run:
            tag = element.tag
            if tag == f"{W}t":
                yield (element.text or "").replace("\n", " ")
            elif tag in _SIGNS:
                yield "\n" if tag != f"{W}tab" and element.get(f"{W}type") == "page" else _SIGNS[tag]
            elif tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText":
                found = _HYPERLINK.search(element.text or "")
                self.field_url = found[1] if found and self.field_open else self.field_url
            elif tag == f"{W}sym":
                yield _symbol(element)
            elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
                self.boxes += _outermost_boxes(element)
            elif tag == f"{MC}AlternateContent":
                self.boxes += _outermost_boxes(_chosen(element))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self.field_open = True
        elif kind == "end":
            self.field_open, self.field_url = False, ""


def _outermost_boxes(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{MC}AlternateContent":
            yield from _outermost_boxes(_chosen(child))
        else:
            yield from _outermost_boxes(child)


def _chosen(alternatives: Element) -> Element:
    """The first choice of an mc:AlternateContent, or its fallback: never both, which say the same."""
    choice = alternatives.find(f"{MC}Choice")
    fallback = alternatives.find(f"{MC}Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Children with this tag, those inside content controls and kept insertions too."""
    for element in parent:
        if element.tag == tag:
            yield element
        elif element.tag in _WRAPPERS or element.tag == f"{W}sdt":
            yield from _children(element, tag)


def _symbol(element: Element) -> str:
    """A sign of a picture font: a bullet where it is one, else nothing that could be read."""
    return "• " if element.get(f"{W}char", "").upper()[-2:] in _BULLET_CODES else ""
