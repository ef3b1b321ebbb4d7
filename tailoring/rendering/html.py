"""Draft → HTML: the page that WeasyPrint sets, and the same page with its style inside to look at in a browser."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from tailoring.rendering.geometry import Step, Theme, theme
from tailoring.rendering.options import PAPER_MM, RenderOptions, tint
from tailoring.rendering.page import Contact, Page, page_of
from tailoring.rendering.wrapping import text_width
from tailoring.resume import Draft

THEMES = Path(__file__).parent / "themes"
TINT = 0.075  # how much of the accent colour is left in tinted areas
RIGHT_TO_LEFT = {"ar", "fa", "he", "ur", "yi"}


@cache
def template(name: str) -> Template:
    """A template that ships, compiled once."""
    environment = Environment(
        loader=FileSystemLoader(THEMES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["breakable"] = breakable
    return environment.get_template(name)


@cache
def style(name: str) -> str:
    """A theme's style sheet."""
    return (THEMES / f"{name}.css").read_text(encoding="utf-8")


def prelude(measures: Theme, step: Step, options: RenderOptions) -> str:
    """The page's measures as CSS, which a theme's own style sheet builds on."""
    margins = " ".join(f"{side:g}mm" for side in step.margins)
    wide, tall = PAPER_MM[options.sheet]
    variables = {
        "size": f"{step.size:g}pt",
        "leading": f"{step.leading:g}",
        "space": f"{step.space:g}",
        "accent": options.accent,
        "tint": tint(options.accent, TINT),
        "side": f"{measures.side:g}mm",
        "gap": f"{measures.gap:g}mm",
        "top": f"{step.margins[0]:g}mm",
        "left": f"{step.margins[3]:g}mm",
        "wide": f"{wide:g}mm",
        "tall": f"{tall:g}mm",
    }
    root = " ".join(f"--{name}: {value};" for name, value in variables.items())
    # Where there is a sidebar the first sheet's text stands beside it; later sheets use the whole width.
    beside = (
        f"@page :first {{ margin-left: {step.margins[3] + measures.side + measures.gap:g}mm; }}\n"
        if measures.side
        else ""
    )
    return f"@page {{ size: {wide:g}mm {tall:g}mm; margin: {margins}; }}\n{beside}:root {{ {root} }}\n"


def breakable(text: str) -> Markup:
    """An address with places where a narrow column may break it; the text stays the same."""
    return Markup(re.sub(r"(?<=[/@])(?=\w)|(?=\.\w)", "<wbr>", str(escape(text))))  # noqa: S704 - escaped just here


def direction_of(language: str) -> str:
    """How a language runs: "ltr" or "rtl"."""
    return "rtl" if language.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"


def contact_rows(contacts: tuple[Contact, ...], theme_name: str, options: RenderOptions) -> list[list[Contact]]:
    """The contacts as lines of one column, so that a dot stands between two but never at a line's end."""
    step = theme(theme_name).steps[0]
    room, size = step.width(options.sheet), step.size * 0.95
    rows: list[list[Contact]] = []
    used = room
    for one in contacts:
        width = text_width(one.text, size)
        if used + width > room:
            rows.append([])
            used = 0
        rows[-1].append(one)
        used += width + 1.05 * size  # the dot and the space around it
    return rows


def page_html(page: Page, options: RenderOptions, css: str = "") -> str:
    """The page in the theme of the options; `css` is put inside when given."""
    rows = contact_rows(page.contacts, options.theme, options)
    direction = direction_of(page.language)
    return template(f"{options.theme}.html.j2").render(page=page, css=css, rows=rows, direction=direction)


def render_html(draft: Draft, options: RenderOptions) -> str:
    """The résumé as one HTML file that needs nothing else. Raises InvalidOption for a template with an error."""
    if options.template:
        from tailoring.rendering.custom import custom_html

        return custom_html(options.template, draft, options)
    measures = theme(options.theme)
    css = prelude(measures, measures.steps[0], options) + style(options.theme)
    return page_html(arranged(draft, options), options, css)


def arranged(draft: Draft, options: RenderOptions) -> Page:
    """The draft laid out for the theme: with a sidebar where the theme has one."""
    page = page_of(draft, options)
    if options.theme == "visual":
        from tailoring.rendering.sidebar import with_sidebar

        return with_sidebar(page, options)
    return page
