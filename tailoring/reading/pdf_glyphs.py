"""Glyphs of a PDF with their places and fonts, by pdfminer."""
# ruff: noqa: ARG002, D102 - the methods of GlyphDevice and their arguments are pdfminer's

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pdfminer.pdfdevice import PDFTextDevice
from pdfminer.pdffont import PDFType3Font, PDFUnicodeNotDefined
from pdfminer.utils import apply_matrix_pt

from tailoring.reading.layout_data import layout_cues

if TYPE_CHECKING:
    from pdfminer.pdfcolor import PDFColorSpace
    from pdfminer.pdfdevice import PDFTextSeq
    from pdfminer.pdffont import PDFFont
    from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
    from pdfminer.pdfpage import PDFPage
    from pdfminer.pdftypes import PDFStream
    from pdfminer.utils import Matrix, PathSegment, Rect

UNKNOWN = "\ufffd"
REGULAR = 400
_FORCE_BOLD = 0x40000
_ITALIC_FLAG = 0x40
_ITALIC_NAME = re.compile(r"ital|obliq|slant|kursiv|cmti|sfti|ecti|-it\b|it$", re.IGNORECASE)
_WEIGHT_NUMBER = re.compile(r"[-_,](\d)00\b")
ASCENT, DESCENT = 0.78, 0.22
DOT_SMALLEST, DOT_LARGEST = 1.0, 7.0  # points
DOT_SEGMENTS = 40
TYPED_SIZE, TYPED_WIDTH = 10.0, 0.5  # points; of the size
DRAWN_HEIGHT = 0.85
SMALLEST_SIZE, LARGEST_SIZE = 4.0, 80.0
_STROKED = 2  # text rendering mode: fill, then stroke, which is how bold is faked


@dataclass(slots=True, frozen=True)
class FontStyle:
    """What a font looks like. `weight` as in CSS; `icon`: its glyphs are pictures; `symbol`: bullets and signs."""

    name: str
    weight: int = REGULAR
    italic: bool = False
    icon: bool = False
    symbol: bool = False
    mono: bool = False


@dataclass(slots=True)
class Glyph:
    """One glyph.

    `x0`, `x1` and `base` (its baseline) are points from the page's top left; `order` is its place in the content
    stream. `text` is UNKNOWN where the font does not say.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    style: FontStyle
    order: int
    code: int = 0
    stroked: bool = False


@dataclass(slots=True, frozen=True)
class Dot:
    """A small filled shape, in points from the page's top left: what browsers draw for bullets."""

    x0: float
    x1: float
    middle: float


@dataclass(slots=True)
class PageGlyphs:
    """One page: its size, upright glyphs in stream order, turned ones, and how much of it pictures cover."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list[Glyph])
    turned: list[Glyph] = field(default_factory=list[Glyph])
    image_area: float = 0
    paths: int = 0
    dots: list[Dot] = field(default_factory=list[Dot])

    @property
    def unknown(self) -> int:
        """How many glyphs of text fonts have no letters behind them."""
        return sum(glyph.text == UNKNOWN and not glyph.style.icon and not glyph.style.symbol for glyph in self.glyphs)


def font_style(name: str, *, flags: int = 0, weight: float = 0) -> FontStyle:
    """The style that a font's name and descriptor tell."""
    plain_name = name.partition("+")[2] or name
    lowered = plain_name.lower().replace(" ", "")
    cues = layout_cues()
    return FontStyle(
        name=plain_name,
        weight=_weight(lowered, flags, weight),
        italic=bool(flags & _ITALIC_FLAG) or bool(_ITALIC_NAME.search(plain_name)),
        icon=any(part in lowered for part in cues.icon_fonts),
        symbol=any(part in lowered for part in cues.symbol_fonts),
        mono="courier" in lowered or "mono" in lowered,
    )


def _weight(name: str, flags: int, declared: float) -> int:
    found = next((weight for part, weight in layout_cues().weights.items() if part in name), 0)
    if not found and (number := _WEIGHT_NUMBER.search(name)):
        found = int(number[1]) * 100
    if flags & _FORCE_BOLD:
        found = max(found, 700)
    return found or (int(declared) if declared >= 100 else REGULAR)


def _drawn_size(font: PDFType3Font, scale: float) -> float:
    """The size of a font whose glyphs are drawings in a measure of its own: told by the box around them all."""
    height = float(font.get_height()) * scale * DRAWN_HEIGHT
    return height if SMALLEST_SIZE <= height <= LARGEST_SIZE else max(scale, SMALLEST_SIZE)


def _dot(corners: Sequence[tuple[float, float]], height: float) -> Dot | None:
    if not corners:
        return None
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if not (
        DOT_SMALLEST <= wide <= DOT_LARGEST and DOT_SMALLEST <= high <= DOT_LARGEST and high < 1.5 * wide < 2.25 * high
    ):
        return None
    return Dot(min(xs), max(xs), height - (min(ys) + max(ys)) / 2)


class GlyphDevice(PDFTextDevice):
    """Collects the glyphs of each page that pdfminer's interpreter draws."""

    def __init__(self, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.pages: list[PageGlyphs] = []
        self._styles: dict[int, FontStyle] = {}
        self._fonts: list[PDFFont] = []  # keeps fonts alive so that their id() is not used twice
        self._stroked = False
        self._figure: Rect = (0, 0, 0, 0)

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        x0, y0, x1, y1 = page.mediabox
        width, height = abs(x1 - x0), abs(y1 - y0)
        if page.rotate in (90, 270):
            width, height = height, width
        self.pages.append(PageGlyphs(number=len(self.pages) + 1, width=width, height=height))

    def paint_path(
        self,
        graphicstate: PDFGraphicState,
        stroke: bool,
        fill: bool,
        evenodd: bool,
        path: Sequence[PathSegment],
    ) -> None:
        page = self.pages[-1]
        page.paths += 1
        if fill and self.ctm is not None and 2 <= len(path) <= DOT_SEGMENTS:
            corners = [
                apply_matrix_pt(self.ctm, (float(segment[i]), float(segment[i + 1])))
                for segment in path
                for i in range(1, len(segment) - 1, 2)
            ]
            dot = _dot(corners, page.height)
            if dot is not None:
                page.dots.append(dot)

    def begin_figure(self, name: str, bbox: Rect, matrix: Matrix) -> None:
        self._figure = bbox

    def render_image(self, name: str, stream: PDFStream) -> None:
        if self.ctm is not None:
            a, b, c, d, *_ = self.ctm
            self.pages[-1].image_area += abs(a * d - b * c)

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        self._stroked = textstate.render == _STROKED
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        advance = float(font.char_width(cid)) * fontsize * scaling
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        self._add(matrix, font, fontsize, rise, cid, text, advance)
        return advance

    def _add(
        self, matrix: Matrix, font: PDFFont, fontsize: float, rise: float, cid: int, text: str, advance: float
    ) -> None:
        a, b, c, d, e, f = matrix
        page = self.pages[-1]
        style = self._style(font)
        upright = abs(b) <= 0.1 * abs(a) and a * fontsize > 0 and d * fontsize > 0
        size = abs((d if upright else b or c) * fontsize)
        if isinstance(font, PDFType3Font):
            size = _drawn_size(font, size)
        glyph = Glyph(
            text=text,
            x0=e,
            x1=e + a * advance,
            base=page.height - f - d * rise,
            size=size,
            style=style,
            order=len(page.glyphs),
            code=cid,
            stroked=self._stroked,
        )
        (page.glyphs if upright else page.turned).append(glyph)

    def add_typed(self, text: str, corners: tuple[float, float, float, float]) -> None:
        """Sets text into a box (x0, low, x1, high; from the page's bottom left) of the current page."""
        page = self.pages[-1]
        x0, _, x1, high = corners
        style = font_style("Helvetica")
        lines = text.splitlines()
        for row, line in enumerate(lines):
            width = min(TYPED_WIDTH * TYPED_SIZE, (x1 - x0) / max(len(line), 1))
            base = page.height - high + (row + 1) * TYPED_SIZE
            page.glyphs += [
                Glyph(
                    sign,
                    x0 + place * width,
                    x0 + (place + 1) * width,
                    base,
                    TYPED_SIZE,
                    style,
                    len(page.glyphs) + place,
                )
                for place, sign in enumerate(line)
            ]

    def _style(self, font: PDFFont) -> FontStyle:
        style = self._styles.get(id(font))
        if style is None:
            weight = font.descriptor.get("FontWeight", 0)
            style = font_style(
                str(font.fontname),
                flags=font.flags,
                weight=float(weight) if isinstance(weight, (int, float)) else 0,
            )
            self._styles[id(font)] = style
            self._fonts.append(font)
        return style
