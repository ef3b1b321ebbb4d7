"""The page → PDF by Typst, which needs no system library: the ATS theme and the letter."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from tailoring.rendering.fonts import FONTS, TYPST_FAMILY, uncovered
from tailoring.rendering.geometry import Step, theme
from tailoring.rendering.html import THEMES, contact_rows
from tailoring.rendering.letter import LetterPage
from tailoring.rendering.measure import last_page_fill, page_count
from tailoring.rendering.options import PAPER_MM, RenderOptions
from tailoring.rendering.page import Page

_PRODUCER = re.compile(rb"(/Creator\(|<xmp:CreatorTool>)(Typst [\d.]+)")
_NEARLY_EMPTY = 0.18  # of the last sheet, from its top edge


def typst_resume(page: Page, options: RenderOptions) -> bytes:
    """The résumé in the ATS theme, set tighter when a length is asked for and it would exceed it."""
    return _fewest_pages("ats", page, theme("ats").steps, options, options.pages)


def typst_letter(page: LetterPage, options: RenderOptions) -> bytes:
    """The letter, set tighter when it would not keep to one page."""
    return _fewest_pages("letter", page, theme("letter").steps, options, 1)


def _fewest_pages(
    name: str, page: Page | LetterPage, steps: Sequence[Step], options: RenderOptions, limit: int
) -> bytes:
    best = _compiled(name, page, steps[0], options)
    pages = page_count(best)
    limit = limit or pages - (pages > 1 and last_page_fill(best) < _NEARLY_EMPTY)
    for step in steps[1:]:
        if pages <= limit:
            break
        tighter = _compiled(name, page, step, options)
        if (count := page_count(tighter)) < pages:
            best, pages = tighter, count
    return best


def _compiled(name: str, page: Page | LetterPage, step: Step, options: RenderOptions) -> bytes:
    text = json.dumps(asdict(page), ensure_ascii=False)
    data = {
        "page": asdict(page),
        "rows": [[asdict(one) for one in row] for row in contact_rows(page.contacts, name, options)],
        "measures": _measures(step, options, page.language),
    }
    compiler = _compiler(name, bool(uncovered(text)))
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    return _PRODUCER.sub(_blank, compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards=["ua-1"]))


def _blank(found: re.Match[bytes]) -> bytes:
    """Spaces in place of the program's name; the length stays, so that the file's offsets hold."""
    return found[1] + b" " * len(found[2])


def _measures(step: Step, options: RenderOptions, language: str) -> dict[str, Any]:
    width, height = PAPER_MM[options.sheet]
    top, right, bottom, left = step.margins
    tag, _, region = language.partition("-")
    return {
        "width": width, "height": height, "top": top, "right": right, "bottom": bottom, "left": left,
        "size": step.size, "leading": step.leading, "space": step.space, "accent": options.accent,
        "language": tag if tag.isalpha() and len(tag) in (2, 3) else "en",
        "region": region if region.isalpha() and len(region) == 2 else None,
        "font": TYPST_FAMILY,
    }  # fmt: skip


@cache
def _compiler(name: str, with_system_fonts: bool) -> Any:
    """A compiler that keeps its fonts; the system's are looked through only for text that ours lack."""
    import typst

    fonts = typst.Fonts(include_system_fonts=with_system_fonts, include_embedded_fonts=False, font_paths=[FONTS])
    return typst.Compiler(THEMES / f"{name}.typ", root=THEMES, font_paths=fonts)
