"""PDF → draft: glyphs, fragments, columns, reading order, lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tailoring.errors import UnreadableDocument
from tailoring.facts import Link
from tailoring.reading.drafts import Draft, DraftLine, Region
from tailoring.reading.hyphenation import join_hyphenated
from tailoring.reading.limits import Limits
from tailoring.reading.pdf_columns import blocks_of
from tailoring.reading.pdf_flow import Placed, read_blocks
from tailoring.reading.pdf_fragments import Fragment, fragments_of
from tailoring.reading.pdf_furniture import furniture
from tailoring.reading.pdf_glyphs import REGULAR, Glyph, PageGlyphs
from tailoring.reading.pdf_lines import draft_lines
from tailoring.reading.pdf_opening import Area, author_of, drawn_pages, opened_pdf
from tailoring.reading.pdf_streams import check_expansion
from tailoring.reading.pdfium import pdfium_pages

FEW_UNKNOWN = 2  # a picture or two in a text font; more may be letters
SCANNED_LETTERS = 30
PICTURED_SHARE = 0.3
DRAWN_LETTERS = 200


def read_pdf(data: bytes, name: str, limits: Limits) -> Draft:
    """The lines of a PDF in reading order. Raises UnreadableDocument or LimitExceeded."""
    start = max(data.find(b"%PDF-"), 0)
    data = data[start:]  # mail gateways and old servers put bytes in front; the index counts from the header
    check_expansion(data, name, limits)
    warnings: list[str] = []
    document = opened_pdf(data, name)
    pages, areas = drawn_pages(document, data, name, limits, warnings)
    pages = _checked_by_pdfium(pages, data, warnings)
    _refuse_scans(pages, name, warnings)
    lines = lay_out(pages, areas)
    placed = {target.url for line in lines for target in line.targets}
    links = [Link(url=area.url, text="") for area in areas if area.url not in placed]
    return Draft("pdf", lines, pages=len(pages), author=author_of(document), warnings=warnings, links=links)


def lay_out(pages: Sequence[PageGlyphs], areas: Sequence[Area]) -> list[DraftLine]:
    """Glyphs → lines in reading order, with broken words joined."""
    by_page = [(page.height, fragments_of(page)) for page in pages]
    regions = furniture(by_page)
    size, weight = _body(by_page)
    blocks = [
        blocks_of([fragment for fragment in fragments if id(fragment) not in regions], size) for _, fragments in by_page
    ]
    placed = _with_furniture(read_blocks(blocks), by_page, regions)
    turned = [Placed(_turned(page), -1, 0) for page in pages if any(not glyph.text.isspace() for glyph in page.turned)]
    return join_hyphenated(draft_lines([*placed, *turned], regions, areas, weight))


def _with_furniture(
    placed: list[Placed], pages: Sequence[tuple[float, Sequence[Fragment]]], regions: dict[int, Region]
) -> list[Placed]:
    """Headers stand before everything, footers after: in between they would cut paragraphs in two."""
    edges = [fragment for _, fragments in pages for fragment in fragments if id(fragment) in regions]
    headers = [Placed(fragment, -1, 0) for fragment in edges if regions[id(fragment)] == "header"]
    footers = [Placed(fragment, -1, 0) for fragment in edges if regions[id(fragment)] == "footer"]
    return [*headers, *placed, *footers]


def _turned(page: PageGlyphs) -> Fragment:
    """Text written up or down the page, as drawn."""
    kept: list[Glyph] = []
    spaced: list[bool] = []
    space = False
    for glyph in page.turned:
        if glyph.text.isspace():
            space = True
            continue
        kept.append(glyph)
        spaced.append(space)
        space = False
    first = kept[0]
    return Fragment(
        glyphs=kept,
        spaced=spaced,
        x0=first.x0,
        x1=max(glyph.x1 for glyph in kept),
        text_x0=first.x0,
        base=first.base,
        size=first.size,
        page=page.number,
    )


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


def _checked_by_pdfium(pages: list[PageGlyphs], data: bytes, warnings: list[str]) -> list[PageGlyphs]:
    """A second reader for pages of which the first got nothing or signs that no font explains."""
    doubtful = [page for page in pages if not page.glyphs or page.unknown > FEW_UNKNOWN]
    if not doubtful:
        return pages
    second = pdfium_pages(data, [page.number for page in doubtful])
    result: list[PageGlyphs] = []
    for page in pages:
        other = second.get(page.number)
        better = other is not None and len(other.glyphs) - other.unknown > len(page.glyphs) - page.unknown
        chosen = replace(page, glyphs=other.glyphs) if other is not None and better else page
        if chosen.unknown > FEW_UNKNOWN:
            warnings.append(
                f"Page {page.number}: {chosen.unknown} signs have no letters behind them in the file's fonts "
                "and were left out."
            )
        result.append(chosen)
    return result


def _refuse_scans(pages: Sequence[PageGlyphs], name: str, warnings: list[str]) -> None:
    """Refuses a file whose pages are pictures; names single pages that are."""
    pictured = [page for page in pages if _letters(page) < SCANNED_LETTERS and _is_picture(page)]
    letters = sum(map(_letters, pages))
    if letters >= SCANNED_LETTERS:
        warnings += [
            f"Page {page.number} of {name} is a picture; its text was not read. Text recognition (OCR) would read it."
            for page in pictured
        ]
        return
    drawn = any(page.paths > DRAWN_LETTERS for page in pages)
    if pictured or drawn:
        what = "holds pictures of pages (a scan)" if pictured else "holds its letters as drawings"
        raise UnreadableDocument(
            f"{name} {what} and no text.",
            "Run text recognition (OCR) on it and give the result, or paste the text into a .txt file and give that.",
        )
    if letters == 0:
        raise UnreadableDocument(f"{name} has no text on its {len(pages)} pages.", "Give a file with text in it.")


def _letters(page: PageGlyphs) -> int:
    return sum(glyph.text.isalnum() for glyph in page.glyphs)


def _is_picture(page: PageGlyphs) -> bool:
    return page.image_area > PICTURED_SHARE * page.width * page.height
