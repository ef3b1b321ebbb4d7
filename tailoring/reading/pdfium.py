"""Glyphs of a PDF by pdfium: the second reader, for files that the first cannot make out."""

from __future__ import annotations

import ctypes
import importlib
from collections.abc import Sequence
from typing import Any

from tailoring.reading.pdf_glyphs import UNKNOWN, FontStyle, Glyph, PageGlyphs, font_style

# What pdfium gives for a hyphen at a line's end.
_LINE_END_HYPHENS = (0x02, 0xFFFE)


def pdfium_pages(data: bytes, numbers: Sequence[int]) -> dict[int, PageGlyphs]:
    """The pages with these numbers (from 1); those that pdfium cannot read are missing."""
    import pypdfium2
    from pypdfium2 import PdfiumError

    pages: dict[int, PageGlyphs] = {}
    try:
        document: Any = pypdfium2.PdfDocument(data)
    except PdfiumError:
        return pages
    for number in numbers:
        try:
            pages[number] = _page(document[number - 1], number)
        except (PdfiumError, IndexError):
            continue
    document.close()
    return pages


def _page(page: Any, number: int) -> PageGlyphs:
    width, height = page.get_size()
    result = PageGlyphs(number, width, height)
    text_page = page.get_textpage()
    styles: dict[tuple[str, int], FontStyle] = {}
    # The raw binding is generated at build time and has no types.
    pdfium: Any = importlib.import_module("pypdfium2.raw")
    for index in range(text_page.count_chars()):
        glyph = _glyph(pdfium, text_page.raw, index, height, styles)
        if glyph is None:
            continue
        last = result.glyphs[-1] if result.glyphs else None
        if last is not None and not glyph.text.isspace() and (last.x0, last.base) == (glyph.x0, glyph.base):
            last.text += glyph.text  # the letters of a ligature stand at one place
            last.x1 = max(last.x1, glyph.x1)
        else:
            glyph.order = len(result.glyphs)
            result.glyphs.append(glyph)
    text_page.close()
    return result


def _glyph(pdfium: Any, raw: Any, index: int, height: float, styles: dict[tuple[str, int], FontStyle]) -> Glyph | None:
    code: int = pdfium.FPDFText_GetUnicode(raw, index)
    generated: int = pdfium.FPDFText_IsGenerated(raw, index)
    if generated == 1:
        return None
    left, right, bottom, top, x, y = (ctypes.c_double() for _ in range(6))
    pdfium.FPDFText_GetCharBox(raw, index, left, right, bottom, top)
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    if code in _LINE_END_HYPHENS:
        code = ord("-")
    missing = code in (0, 0xFFFF) or pdfium.FPDFText_HasUnicodeMapError(raw, index) == 1
    return Glyph(
        text=UNKNOWN if missing else chr(code),
        x0=x.value,
        x1=right.value,
        base=height - y.value,
        size=float(pdfium.FPDFText_GetFontSize(raw, index)) or top.value - bottom.value,
        style=_style(pdfium, raw, index, styles),
        order=0,
        code=code,
    )


def _style(pdfium: Any, raw: Any, index: int, styles: dict[tuple[str, int], FontStyle]) -> FontStyle:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, index, buffer, len(buffer), flags)
    key = buffer.value.decode("utf-8", "replace"), flags.value
    if key not in styles:
        weight: int = pdfium.FPDFText_GetFontWeight(raw, index)
        styles[key] = font_style(key[0], flags=max(flags.value, 0), weight=max(weight, 0))
    return styles[key]
