"""PDF → draft: open, refuse what cannot be read, lay out the pages, make lines."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, cast

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect, PDFXRefFallback
from pdfminer.pdfexceptions import PDFException
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.psexceptions import PSException

from tailoring.errors import LimitExceeded, UnreadableDocument
from tailoring.facts import Link
from tailoring.reading.drafts import Draft, DraftLine, Region
from tailoring.reading.hyphenation import join_hyphenated
from tailoring.reading.limits import Limits
from tailoring.reading.pdf_columns import blocks_of
from tailoring.reading.pdf_flow import Placed, read_blocks
from tailoring.reading.pdf_fragments import Fragment, fragments_of
from tailoring.reading.pdf_furniture import furniture
from tailoring.reading.pdf_glyphs import REGULAR, GlyphDevice, PageGlyphs
from tailoring.reading.pdf_lines import Area, draft_lines
from tailoring.reading.pdf_streams import check_expansion
from tailoring.reading.pdfium import pdfium_pages

# What pdfminer raises on damaged files besides its own errors: it trusts the types that a file promises.
PARSER_FAULTS = (
    PSException, PDFException, ValueError, TypeError, KeyError, IndexError, AttributeError, AssertionError,
    RecursionError, OverflowError, struct.error, zlib.error, NotImplementedError,
)  # fmt: skip
UNKNOWN_SHARE = 0.1
SCANNED_LETTERS = 30


def read_pdf(data: bytes, name: str, limits: Limits) -> Draft:
    """The lines of a PDF in reading order. Raises UnreadableDocument or LimitExceeded."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    check_expansion(data, name, limits)
    warnings: list[str] = []
    document = _opened(data, name)
    pages, areas = _pages(document, data, name, limits, warnings)
    pages = _checked_by_pdfium(pages, data, warnings)
    _refuse_scans(pages, name)
    lines = lay_out(pages, areas)
    placed_urls = {target.url for line in lines for target in line.targets}
    links = [Link(url=area.url, text="") for area in areas if area.url not in placed_urls]
    return Draft("pdf", lines, pages=len(pages), author=_author(document), warnings=warnings, links=links)


def lay_out(pages: Sequence[PageGlyphs], areas: Sequence[Area]) -> list[DraftLine]:
    """Glyphs → lines in reading order, with broken words joined."""
    by_page = [(page.height, fragments_of(page)) for page in pages]
    regions = furniture(by_page)
    size, weight = _body(by_page)
    blocks = [
        blocks_of([fragment for fragment in fragments if id(fragment) not in regions], size) for _, fragments in by_page
    ]
    placed = _with_furniture(read_blocks(blocks), by_page, regions)
    turned = [Placed(fragment, -1, 0) for page in pages for fragment in _turned(page)]
    return join_hyphenated(draft_lines([*placed, *turned], regions, areas, weight))


def _with_furniture(
    placed: list[Placed], pages: Sequence[tuple[float, Sequence[Fragment]]], regions: dict[int, Region]
) -> list[Placed]:
    """Headers stand before everything, footers after: in between they would cut paragraphs in two."""
    edges = [fragment for _, fragments in pages for fragment in fragments if id(fragment) in regions]
    headers = [Placed(fragment, -1, 0) for fragment in edges if regions[id(fragment)] == "header"]
    footers = [Placed(fragment, -1, 0) for fragment in edges if regions[id(fragment)] == "footer"]
    return [*headers, *placed, *footers]


def _turned(page: PageGlyphs) -> list[Fragment]:
    """Text written up or down the page, word for word as drawn."""
    if not page.turned:
        return []
    glyphs = page.turned
    spaced = [False] + [before.text.isspace() for before in glyphs[:-1]]
    kept = [(glyph, gap) for glyph, gap in zip(glyphs, spaced, strict=True) if not glyph.text.isspace()]
    if not kept:
        return []
    first = kept[0][0]
    return [
        Fragment(
            glyphs=[glyph for glyph, _ in kept],
            spaced=[gap for _, gap in kept],
            x0=first.x0,
            x1=max(glyph.x1 for glyph, _ in kept),
            text_x0=first.x0,
            base=first.base,
            size=first.size,
            page=page.number,
        )
    ]


def _body(pages: Sequence[tuple[float, Sequence[Fragment]]]) -> tuple[float, int]:
    """Size and weight of most of the text."""
    sizes: Counter[float] = Counter()
    weights: Counter[int] = Counter()
    for _, fragments in pages:
        for fragment in fragments:
            sizes[round(fragment.size, 1)] += len(fragment.glyphs)
            weights.update(glyph.style.weight for glyph in fragment.glyphs)
    if not sizes:
        return 0.0, REGULAR
    return sizes.most_common(1)[0][0], weights.most_common(1)[0][0]


def _opened(data: bytes, name: str) -> PDFDocument:
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)))
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise UnreadableDocument(
            f"{name} is protected with a password, so its text cannot be read.",
            "Open it with the password, save or print it as a PDF without one, and give that file.",
        ) from error
    except PARSER_FAULTS as error:
        raise _damaged(name, data) from error
    if any(isinstance(xref, PDFXRefFallback) for xref in document.xrefs) and b"startxref" not in data[-2048:]:
        raise _damaged(name, data)
    return document


def _damaged(name: str, data: bytes) -> UnreadableDocument:
    cut = b"startxref" not in data[-2048:]
    what = f"is cut off: it ends after {len(data):,} bytes without the index that closes a PDF" if cut else "is damaged"
    return UnreadableDocument(
        f"{name} {what}.", "Download or export it again, or paste its text into a .txt file and give that."
    )


def _pages(
    document: PDFDocument, data: bytes, name: str, limits: Limits, warnings: list[str]
) -> tuple[list[PageGlyphs], list[Area]]:
    resources = PDFResourceManager()
    device = GlyphDevice(resources)
    interpreter = PDFPageInterpreter(resources, device)
    areas: list[Area] = []
    try:
        pages = list(PDFPage.create_pages(document))
    except PARSER_FAULTS as error:
        raise _damaged(name, data) from error
    if len(pages) > limits.pages:
        raise LimitExceeded(
            f"{name} has {len(pages)} pages (limit {limits.pages}). It was not read.",
            "Give only the pages with your résumé, or raise limits.pages.",
        )
    for number, page in enumerate(pages, 1):
        try:
            interpreter.process_page(page)
            areas += _areas(page, number)
        except PARSER_FAULTS:
            warnings.append(f"Page {number} of {name} is damaged; a part of its text may be missing.")
            if len(device.pages) < number:
                device.pages.append(PageGlyphs(number, 612, 792))
    return device.pages, areas


def _areas(page: PDFPage, number: int) -> Iterator[Area]:
    annotations: Any = resolve1(page.annots)
    x_left, y_low, _, y_high = page.mediabox
    for reference in annotations if isinstance(annotations, list) else []:
        annotation: Any = resolve1(reference)
        url, corners = _uri(annotation), _corners(annotation)
        if url and corners:
            x0, y0, x1, y1 = corners
            yield Area(
                number, url, min(x0, x1) - x_left, y_high - max(y0, y1), max(x0, x1) - x_left, y_high - min(y0, y1)
            )
    del y_low


def _uri(annotation: Any) -> str:
    action: Any = resolve1(annotation.get("A")) if isinstance(annotation, dict) else None
    uri: Any = resolve1(action.get("URI")) if isinstance(action, dict) else None
    return uri.decode("utf-8", "replace").strip() if isinstance(uri, bytes) else ""


def _corners(annotation: Any) -> tuple[float, float, float, float] | None:
    rectangle: Any = resolve1(annotation.get("Rect"))
    if not isinstance(rectangle, list) or len(cast("list[Any]", rectangle)) != 4:
        return None
    values = [resolve1(value) for value in cast("list[Any]", rectangle)]
    if not all(isinstance(value, (int, float)) for value in values):
        return None
    x0, y0, x1, y1 = (float(value) for value in values)
    return x0, y0, x1, y1


def _checked_by_pdfium(pages: list[PageGlyphs], data: bytes, warnings: list[str]) -> list[PageGlyphs]:
    """A second reader for pages of which the first got nothing or signs that no font explains."""
    doubtful = [page for page in pages if not page.glyphs or page.unknown > UNKNOWN_SHARE * len(page.glyphs)]
    if not doubtful:
        return pages
    second = pdfium_pages(data, [page.number for page in doubtful])
    result: list[PageGlyphs] = []
    for page in pages:
        other = second.get(page.number)
        better = other is not None and len(other.glyphs) - other.unknown > len(page.glyphs) - page.unknown
        chosen = other if other is not None and better else page
        if chosen.unknown > UNKNOWN_SHARE * max(len(chosen.glyphs), 1):
            warnings.append(
                f"Page {page.number}: {chosen.unknown} signs have no letters behind them in the file's fonts and were left out."
            )
        result.append(chosen)
    return result


def _refuse_scans(pages: Sequence[PageGlyphs], name: str) -> None:
    letters = sum(glyph.text.isalnum() for page in pages for glyph in page.glyphs)
    if letters >= SCANNED_LETTERS:
        return
    pictured = any(page.image_area > 0.3 * page.width * page.height for page in pages)
    drawn = any(page.paths > 200 for page in pages)
    if pictured or drawn:
        what = (
            "holds pictures of pages (a scan) and no text" if pictured else "holds its letters as drawings, not as text"
        )
        raise UnreadableDocument(
            f"{name} {what}.",
            "Run text recognition (OCR) on it and give the result, or paste the text into a .txt file and give that.",
        )
    if letters == 0:
        raise UnreadableDocument(f"{name} has {len(pages)} empty pages.", "Give a file with text in it.")


def _author(document: PDFDocument) -> str:
    from pdfminer.utils import decode_text

    for info in document.info:
        author: Any = resolve1(info.get("Author"))
        if isinstance(author, bytes) and (text := decode_text(author).strip()):
            return text
    return ""
