"""How long a draft is: estimated before it is rendered, so that a plan can be made, and counted afterwards.

The unit is one line of body text. Estimates follow the theme as drawn (its first step), so what fits them fits the
page; a page with a length asked for may be set tighter still.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from math import ceil
from typing import Any

from tailoring.rendering.geometry import POINTS_PER_MM, Step, theme
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Block, Entry, Page, Section, page_of
from tailoring.rendering.wrapping import text_width, wrapped_lines
from tailoring.resume import Draft

BULLET_INDENT = 1.05
DATES_GAP = 1.2
_NEARLY_EMPTY = 0.12  # of a last sheet
_TOLERANCE = 0.5  # points that rounding in a layout engine may take


@dataclass(frozen=True, slots=True)
class Gaps:
    """A style sheet's sizes and gaps in multiples of the body size; `before_…` shrink with the step's space."""

    name: float
    headline: float
    before_headline: float
    before_contacts: float
    contacts: float
    after_header: float
    heading: float
    before_section: float
    after_heading: float
    before_entry: float
    before_role: float
    before_small_entry: float
    before_list: float = 0.14
    before_bullet: float = 0.12
    before_skills: float = 0.16
    rule: float = 0


# As in ats.css and visual.css; a test holds them to what WeasyPrint draws.
_ATS = Gaps(
    name=2.3 * 1.12, headline=1.16, before_headline=0.15 * 1.16, before_contacts=0.4, contacts=0.95, after_header=0,
    heading=1.1 * (1.25 + 0.14), before_section=1.15 * 1.1, after_heading=0.45 * 1.1,
    before_entry=0.7, before_role=0.4, before_small_entry=0.16, rule=0.6,
)  # fmt: skip
_VISUAL = Gaps(
    name=2.6 * 1.08, headline=1.2, before_headline=0.24, before_contacts=0, contacts=0, after_header=2.6,
    heading=1.16 * 1.25, before_section=1.05 * 1.16, after_heading=0.35 * 1.16,
    before_entry=0.75, before_role=0.45, before_small_entry=0.2, before_skills=0.2,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column of text: its width in points and the step it is set in."""

    width: float
    step: Step
    gaps: Gaps

    def lines(self, text: str, face: str = "regular", indent: float = 0, scale: float = 1) -> int:
        """Lines that a text takes here; `indent` in multiples of the size."""
        size = self.step.size * scale
        return wrapped_lines(text, self.width - indent * size, size, face)

    def space(self, gap: float) -> float:
        """A gap in lines."""
        return gap * self.step.space / self.step.leading

    def section(self, section: Section, first: bool = False) -> float:
        """Lines that a section takes, with the gap before it."""
        gaps, step = self.gaps, self.step
        total = 0 if first else self.space(gaps.before_section)
        total += (gaps.heading + gaps.rule / step.size) / step.leading + self.space(gaps.after_heading)
        total += self._free_lines(section)
        small = gaps.before_small_entry if section.one_line else gaps.before_entry
        for at, block in enumerate(section.blocks):
            total += (self.space(small) if at else 0) + self.block(block, section.one_line)
        total += sum(self.lines(f"{row.label}: {', '.join(row.skills)}".removeprefix(": ")) for row in section.skills)
        return total + self.space(gaps.before_skills) * max(0, len(section.skills) - 1)

    def _free_lines(self, section: Section) -> float:
        if not section.lines:
            return 0
        if section.run == "bullets":
            return self.bullets(section.lines)
        return self.lines((" " if section.run == "paragraph" else " · ").join(section.lines))

    def bullets(self, texts: tuple[str, ...]) -> float:
        """Lines that a list takes, with the gaps before and between."""
        if not texts:
            return 0
        gaps = self.space(self.gaps.before_list) + self.space(self.gaps.before_bullet) * (len(texts) - 1)
        return sum(self.lines(text, indent=BULLET_INDENT) for text in texts) + gaps

    def block(self, block: Block, one_line: bool) -> float:
        """Lines that an entry, or the roles at one employer, take."""
        total = float(self.lines(block.where)) if block.organisation else 0.0
        total += self.space(self.gaps.before_role) * (len(block.entries) - 1)
        return total + sum(self.entry(entry, one_line) for entry in block.entries)

    def entry(self, entry: Entry, one_line: bool) -> float:
        """Lines that an entry takes: its heading, what stands under it, its bullets."""
        if one_line or not entry.where or not entry.title:
            heading = self._beside_dates(", ".join(filter(None, (entry.title, entry.where))), entry.dates, "bold")
        else:
            heading = self.lines(entry.title, "bold") + self._beside_dates(entry.where, entry.dates, "regular")
        under = sum(self.lines(text) for text in (entry.url, entry.detail) if text)
        return heading + under + self.bullets(entry.bullets)

    def _beside_dates(self, text: str, dates: str, face: str) -> int:
        if self.gaps is _VISUAL:  # there the dates follow in the same run of text
            return self.lines(f"{text} \u2002{dates}" if text and dates else text or dates or " ", face)
        taken = text_width(dates, self.step.size) + DATES_GAP * self.step.size if dates else 0
        return wrapped_lines(text, self.width - taken, self.step.size, face) if text else 1

    def header(self, page: Page) -> float:
        """Lines that name, headline and (on one column) contacts take."""
        gaps, step = self.gaps, self.step
        names = wrapped_lines(page.name, self.width, step.size * 2.3, "bold")
        total = names * gaps.name / step.leading + gaps.after_header * step.space / step.leading
        if page.headline:
            total += self.lines(page.headline, scale=gaps.headline) * gaps.headline + self.space(gaps.before_headline)
        if page.contacts and gaps.contacts:
            joined = "  ·  ".join(one.text.replace(" ", "\u00a0") for one in page.contacts)
            total += self.lines(joined, scale=gaps.contacts) * gaps.contacts + self.space(gaps.before_contacts)
        return total


def main_column(options: RenderOptions, tighter: int = 0) -> Column:
    """The column that the story stands in: the page's, or beside the sidebar; `tighter` counts the theme's steps."""
    measures = theme(options.theme)
    step = measures.steps[tighter]
    taken = (measures.side + measures.gap) * POINTS_PER_MM
    return Column(step.width(options.sheet) - taken, step, _VISUAL if measures.side else _ATS)


def line_capacity(options: RenderOptions, pages: int = 0) -> int:
    """Lines of body text that fit on `pages` sheets (0: as many as the options ask for, at least one)."""
    step = theme(options.theme).steps[0]
    return int((step.height(options.sheet) + _TOLERANCE) / step.line_height) * (pages or options.pages or 1)


def lines_of(text: str, options: RenderOptions) -> int:
    """Lines that a bullet takes in the theme's main column."""
    return main_column(options).lines(text, indent=BULLET_INDENT)


def draft_lines(draft: Draft, options: RenderOptions) -> float:
    """Lines that the whole draft takes in the theme, the sidebar left out."""
    if options.theme == "visual":
        from tailoring.rendering.sidebar import with_sidebar

        return page_lines(with_sidebar(page_of(draft, options), options), options)
    return page_lines(page_of(draft, options), options)


def page_lines(page: Page, options: RenderOptions, tighter: int = 0) -> float:
    """Lines that header and main sections take."""
    column = main_column(options, tighter)
    sections = (column.section(section, first=bool(page.side) and at == 0) for at, section in enumerate(page.main))
    return column.header(page) + sum(sections)


def fitting_step(page: Page, options: RenderOptions) -> int:
    """How many of the one-column theme's steps a page most likely needs; for formats that are not laid out here."""
    single = options.model_copy(update={"theme": "ats"})
    steps = theme("ats").steps
    sheets = [
        page_lines(page, single, at) * step.line_height / step.height(options.sheet) for at, step in enumerate(steps)
    ]
    needed = ceil(sheets[0])
    nearly_empty = needed > 1 and sheets[0] - (needed - 1) < _NEARLY_EMPTY
    limit = options.pages or needed - nearly_empty
    return next((at for at, taken in enumerate(sheets) if taken <= limit), 0)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = _opened(pdf)
    try:
        return len(document)
    finally:
        document.close()


def last_page_fill(pdf: bytes) -> float:
    """How far down its last page a PDF's text reaches: 0 at the top edge, 1 at the bottom edge."""
    document = _opened(pdf)
    try:
        page = document[len(document) - 1]
        text = page.get_textpage()
        height = float(page.get_height())
        bottoms = [float(text.get_charbox(at)[1]) for at in range(text.count_chars())]
        return 1 - min((bottom for bottom in bottoms if bottom > 0), default=height) / height
    finally:
        document.close()


def _opened(pdf: bytes) -> Any:
    pypdfium2: Any = import_module("pypdfium2")  # without types
    return pypdfium2.PdfDocument(pdf)
