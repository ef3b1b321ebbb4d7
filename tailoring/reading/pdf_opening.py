"""Opens a PDF, refuses what cannot be read, and draws its pages into glyphs and clickable areas."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

from tailoring.errors import LimitExceeded, UnreadableDocument
from tailoring.reading.limits import Limits
from tailoring.reading.pdf_glyphs import GlyphDevice, PageGlyphs

# What pdfminer raises on damaged files besides its own errors: it trusts the types that a file promises.
PARSER_FAULTS = (
    PSException, PDFException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
    RecursionError, OverflowError, struct.error, zlib.error, NotImplementedError,
)  # fmt: skip
INDEX_WITHIN = 2048


@dataclass(slots=True, frozen=True)
class Area:
    """A clickable area of a page with its address."""

    page: int
    url: str
    x0: float
    top: float
    x1: float
    bottom: float


def opened_pdf(data: bytes, name: str) -> PDFDocument:
    """The parsed PDF. Raises UnreadableDocument when it needs a password, is cut off or damaged."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableDocument(
            f"{name} is protected with a password, so its text cannot be read.",
            "Open it with the password, save or print it as a PDF without one, and give that file.",
        ) from error
    except PARSER_FAULTS as error:
        raise _damaged(name, data) from error
    if any(isinstance(xref, PDFXRefFallback) for xref in document.xrefs) and _is_cut(data):
        raise _damaged(name, data)
    return document


def drawn_pages(
    document: PDFDocument, data: bytes, name: str, limits: Limits, warnings: list[str]
) -> tuple[list[PageGlyphs], list[Area]]:
    """All pages' glyphs and areas. A page that breaks off is kept as far as it came and named in the warnings."""
    resources = PDFResourceManager()
    device = GlyphDevice(resources)
    interpreter = PDFPageInterpreter(resources, device)
    areas: list[Area] = []
    for number, page in enumerate(_pages(document, data, name, limits), 1):
        try:
            interpreter.process_page(page)
            areas += _areas(page, number)
            for text, corners in _typed(page):
                device.add_typed(text, corners)
        except PARSER_FAULTS:
            warnings.append(f"Page {number} of {name} is damaged; a part of its text may be missing.")
            if len(device.pages) < number:
                device.pages.append(PageGlyphs(number, 612, 792))
    return device.pages, areas


def author_of(document: PDFDocument) -> str:
    """The author that the file's properties name, or ""."""
    properties: Any = cast("Any", document).info
    for info in _listed(properties):
        author: Any = resolve1(_dictionary(info).get("Author"))
        if isinstance(author, bytes) and (text := decode_text(author).strip()):
            return text
    return ""


def _is_cut(data: bytes) -> bool:
    return b"startxref" not in data[-INDEX_WITHIN:]


def _damaged(name: str, data: bytes) -> UnreadableDocument:
    what = (
        f"is cut off: it ends after {len(data):,} bytes without the index that closes a PDF"
        if _is_cut(data)
        else "is damaged"
    )
    return UnreadableDocument(
        f"{name} {what}.", "Download or export it again, or paste its text into a .txt file and give that."
    )


def _pages(document: PDFDocument, data: bytes, name: str, limits: Limits) -> list[PDFPage]:
    try:
        pages = list(PDFPage.create_pages(document))
    except PARSER_FAULTS as error:
        raise _damaged(name, data) from error
    if len(pages) > limits.pages:
        raise LimitExceeded(
            f"{name} has {len(pages)} pages (limit {limits.pages}). It was not read.",
            "Give only the pages with your résumé, or raise limits.pages.",
        )
    if not pages:
        raise _damaged(name, data)
    return pages


def _areas(page: PDFPage, number: int) -> Iterator[Area]:
    left, _, _, high = page.mediabox
    for reference in _listed(page.annots):
        annotation = _dictionary(reference)
        url, corners = _address(annotation), [resolve1(value) for value in _listed(annotation.get("Rect"))]
        if url and len(corners) == 4 and all(isinstance(value, (int, float)) for value in corners):
            x0, y0, x1, y1 = corners
            yield Area(number, url, min(x0, x1) - left, high - max(y0, y1), max(x0, x1) - left, high - min(y0, y1))


def _typed(page: PDFPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """What was typed into form fields and notes on the page: text that no content stream holds."""
    left, low, _, _ = page.mediabox
    for reference in _listed(page.annots):
        annotation = _dictionary(reference)
        kind = str(getattr(resolve1(annotation.get("Subtype")), "name", ""))
        raw: Any = resolve1(annotation.get({"Widget": "V", "FreeText": "Contents"}.get(kind, "")))
        corners = [resolve1(value) for value in _listed(annotation.get("Rect"))]
        if isinstance(raw, bytes) and len(corners) == 4 and all(isinstance(value, (int, float)) for value in corners):
            x0, y0, x1, y1 = corners
            yield decode_text(raw), (min(x0, x1) - left, min(y0, y1) - low, max(x0, x1) - left, max(y0, y1) - low)


def _address(annotation: dict[str, Any]) -> str:
    uri: Any = resolve1(_dictionary(annotation.get("A")).get("URI"))
    return uri.decode("utf-8", "replace").strip() if isinstance(uri, bytes) else ""


def _listed(value: Any) -> list[Any]:
    found: Any = resolve1(value)
    return cast("list[Any]", found) if isinstance(found, list) else []


def _dictionary(value: Any) -> dict[str, Any]:
    found: Any = resolve1(value)
    return cast("dict[str, Any]", found) if isinstance(found, dict) else {}
