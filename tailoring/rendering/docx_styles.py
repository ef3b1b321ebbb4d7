"""The styles of the Word documents: an empty document that carries them, made once for each setting."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

from docx import Document, oxml
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from tailoring.rendering.geometry import theme
from tailoring.rendering.options import PAPER_MM, Paper

FONT = "Calibri"  # every word processor has it, or a font of the same widths
_DARK, _GREY = "1D1F23", "4A4F57"


@dataclass(frozen=True, slots=True)
class _Look:
    """A style: size as a multiple of the body's, gaps before and after in multiples of the body size.

    `colour` "" is the accent. `keep`: on the page of the next paragraph. `dates`: with a tab stop at the right.
    """

    name: str
    size: float = 1
    bold: bool = False
    colour: str = _DARK
    before: float = 0
    after: float = 0
    keep: bool = False
    dates: bool = False
    rule: bool = False


_PARAGRAPHS = (
    _Look("Normal"),
    _Look("Title", size=2.2, bold=True, keep=True),
    _Look("Subtitle", size=1.16, colour="", keep=True),
    _Look("Contacts", size=0.95, colour=_GREY, before=0.3),
    _Look("Heading 1", size=1.12, bold=True, colour="", before=1.1, after=0.35, keep=True, rule=True),
    _Look("Heading 2", bold=True, before=0.6, keep=True, dates=True),
    _Look("Heading 3", bold=True, before=0.25, keep=True, dates=True),
    _Look("Employer", before=0.6, keep=True),
    _Look("Entry Line", colour="33373D", keep=True, dates=True),
    _Look("Body Text"),
    _Look("Skills", after=0.12),
    _Look("List Bullet", before=0.1),
    _Look("Letter Part", before=1.2),
    _Look("Letter Line"),
    _Look("Letter Body", before=0.8),
)
_RUNS = (
    _Look("Plain", colour="33373D"),
    _Look("Dates", colour=_GREY),
    _Look("Strong Label", bold=True),
)


@lru_cache(maxsize=32)
def styled_document(theme_name: str, tighter: int, paper: Paper, accent: str, language: str) -> bytes:
    """An empty document on the paper, with the styles and without the metadata of the template it came from."""
    document: Any = Document()
    step = theme(theme_name).steps[tighter]
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in PAPER_MM[paper])
    margins = [Mm(side) for side in step.margins]
    section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = margins
    size, space = step.size, step.size * step.space
    for look in _PARAGRAPHS:
        style = _style(document, look.name, WD_STYLE_TYPE.PARAGRAPH)
        _letters(style, look, size, accent)
        _paragraph(style, look, space, Pt(step.width(paper)))
        style.paragraph_format.line_spacing = min(1.15, step.leading / 1.22)  # Calibri's own line is 1.22 high
    for look in _RUNS:
        _letters(_style(document, look.name, WD_STYLE_TYPE.CHARACTER), look, size, accent)
    _indent_bullets(document.styles["List Bullet"], size)
    _clean(document, language)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def word_element(tag: str) -> Any:
    """An element of the Word namespace, for what python-docx cannot write itself."""
    return cast("Any", oxml).OxmlElement(tag)


def _style(document: Any, name: str, kind: Any) -> Any:
    """The style of that name, emptied of the template's own look; made when there is none."""
    if name not in document.styles:
        return document.styles.add_style(name, kind)
    style = document.styles[name]
    for properties in style.element.findall(qn("w:rPr")) + style.element.findall(qn("w:pPr")):
        for child in list(properties):
            if child.tag not in (qn("w:numPr"), qn("w:outlineLvl")):
                properties.remove(child)
    return style


def _letters(style: Any, look: _Look, size: float, accent: str) -> None:
    font = style.font
    font.bold = look.bold
    font.color.rgb = RGBColor.from_string(look.colour or accent.lstrip("#").upper())
    if style.type == WD_STYLE_TYPE.PARAGRAPH:
        font.size = Pt(round(2 * size * look.size) / 2)
        font.name = FONT
        fonts = style.element.rPr.rFonts
        fonts.set(qn("w:cs"), FONT)
        fonts.set(qn("w:eastAsia"), FONT)


def _paragraph(style: Any, look: _Look, space: float, right: Any) -> None:
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(look.before * space), Pt(look.after * space)
    form.keep_with_next, form.keep_together, form.widow_control = look.keep, True, True
    if look.dates:
        form.tab_stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    if look.rule:
        borders, line = word_element("w:pBdr"), word_element("w:bottom")
        for key, value in (("val", "single"), ("sz", "5"), ("space", "1"), ("color", "C3C8CF")):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
        style.element.pPr.insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
        )


def _indent_bullets(style: Any, size: float) -> None:
    form = style.paragraph_format
    form.left_indent, form.first_line_indent = Pt(1.1 * size), Pt(-1.1 * size)


def _clean(document: Any, language: str) -> None:
    """Takes out what the template says of itself: its thumbnail, its author and its dates."""
    relations = document.part.package.rels
    for key in [key for key, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del relations[key]
    core = document.core_properties
    core.author = core.comments = core.title = ""
    element = core._element  # noqa: SLF001 - python-docx can set these dates but not remove them
    for child in [child for child in element if child.tag.rpartition("}")[2] in ("created", "modified", "revision")]:
        element.remove(child)
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)
