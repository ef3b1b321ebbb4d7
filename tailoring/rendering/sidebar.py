"""Which sections stand in the visual theme's sidebar: short ones, as many as keep the two columns in balance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tailoring.plan import SectionName
from tailoring.rendering.geometry import POINTS_PER_MM, Step, theme
from tailoring.rendering.measure import main_column, page_lines
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Entry, Page, Section
from tailoring.rendering.wrapping import wrapped_lines

# The first to move to the main column when the sidebar is too long stand last.
_SIDE: tuple[SectionName, ...] = ("skills", "languages", "certifications", "awards", "interests", "education")
_SCALE = 0.95
_FULLEST = 0.93  # of the first sheet; the sidebar does not go on to the next
_LONGER_THAN_MAIN = 1.1


def with_sidebar(page: Page, options: RenderOptions) -> Page:
    """The page with its short sections beside the main ones, in the same order among themselves."""
    measures = theme(options.theme)
    step = measures.steps[0]
    names: list[SectionName] = [name for name in _SIDE if any(section.name == name for section in page.main)]
    width = measures.side * POINTS_PER_MM
    sheet = step.height(options.sheet) / step.line_height
    while names:
        split = _split(page, names)
        header = main_column(options).header(split)
        side = sum((_section_lines(section, width, step) for section in split.side), _contact_lines(page, width, step))
        main = page_lines(split, options) - header
        if side + header <= sheet * _FULLEST and (side <= main * _LONGER_THAN_MAIN or len(names) == 1):
            return split
        names.pop()
    return page


def _split(page: Page, names: Sequence[SectionName]) -> Page:
    side = tuple(section for section in page.main if section.name in names)
    return replace(page, side=side, main=tuple(section for section in page.main if section.name not in names))


def _contact_lines(page: Page, width: float, step: Step) -> float:
    size = step.size * _SCALE
    return sum(wrapped_lines(one.text, width, size) * _SCALE + 0.12 * step.space for one in page.contacts)


def _section_lines(section: Section, width: float, step: Step) -> float:
    size = step.size * _SCALE
    lines = 2.3 + wrapped_lines(section.heading, width, size * 1.16, "bold")
    if section.run == "paragraph":
        lines += wrapped_lines(" ".join(section.lines), width, size) if section.lines else 0
    else:
        lines += sum(wrapped_lines(text, width - size, size) + 0.1 for text in section.lines)
    for block in section.blocks:
        lines += wrapped_lines(block.where, width, size) if block.where else 0
        lines += sum(_entry_lines(entry, width, size) for entry in block.entries)
    for row in section.skills:
        lines += 0.2 + (1 if row.label else 0) + wrapped_lines(", ".join(row.skills), width, size)
    return lines * _SCALE


def _entry_lines(entry: Entry, width: float, size: float) -> float:
    plain = (entry.where, entry.dates, entry.url, entry.detail)
    lines = 0.4 + (wrapped_lines(entry.title, width, size, "bold") if entry.title else 0)
    lines += sum(wrapped_lines(text, width, size) for text in plain if text)
    return lines + sum(wrapped_lines(text, width - size, size) + 0.1 for text in entry.bullets)
