"""Draft → PDF: by WeasyPrint where Pango is installed, else by Typst, with the same content in the same order."""

from __future__ import annotations

from functools import partial

from tailoring.rendering import weasy
from tailoring.rendering.fonts import uncovered
from tailoring.rendering.geometry import theme
from tailoring.rendering.html import arranged, page_html, prelude, style
from tailoring.rendering.measure import page_lines
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Page, fields, page_of
from tailoring.rendering.weasy import pango_available
from tailoring.resume import Draft

# The estimate of a page's length is right to about this share of a sheet.
_SURE = 0.03


def render_pdf(draft: Draft, options: RenderOptions) -> bytes:
    """The résumé as a tagged PDF; the same draft and options give the same bytes.

    Raises InvalidOption for a template with an error, or for a person's own template where Pango is missing.
    """
    if options.template:
        from tailoring.rendering.custom import custom_pdf

        return custom_pdf(options.template, draft, options)
    if not pango_available():
        from tailoring.rendering.typst_pdf import typst_resume

        return typst_resume(page_of(draft, options), options)
    measures = theme(options.theme)
    page = arranged(draft, options)
    html = page_html(page, options)
    sheet = style(options.theme)
    steps = measures.steps[_first_hopeful_step(page, options) :]
    settings = [partial(weasy.set_page, html, prelude(measures, step, options) + sheet) for step in steps]
    return weasy.fewest_pages(options.pages, settings).pdf()


def _first_hopeful_step(page: Page, options: RenderOptions) -> int:
    """How many steps surely need more pages than asked, so that they need not be laid out to see it."""
    steps = theme(options.theme).steps
    if not options.pages:
        return 0
    taken = (page_lines(page, options, at) * s.line_height / s.height(options.sheet) for at, s in enumerate(steps))
    hopeful = (at for at, sheets in enumerate(taken) if sheets <= options.pages + _SURE)
    return next(hopeful, len(steps) - 1)


def render_warnings(draft: Draft, options: RenderOptions) -> tuple[str, ...]:
    """What a careful person would want to know before sending: stand-ins for fonts, themes and exact bytes."""
    found: list[str] = []
    if not pango_available() and options.theme != "ats":
        found.append("Pango is not installed, so the PDF has the ATS theme. Install Pango for the other themes.")
    if pango_available() and not weasy.subsets_exactly():
        found.append("libharfbuzz-subset is not installed, so the same PDF made again may differ in its bytes.")
    missing = uncovered("".join(field.text for field in fields(page_of(draft, options))))
    if missing:
        found.append(f"The font has no glyph for {missing[:20]!r}; another font of this machine stands in for it.")
    return tuple(found)
