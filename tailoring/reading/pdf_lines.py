"""Fragments in reading order → draft lines with text, style, box, links and region."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from tailoring.model import Box
from tailoring.reading.characters import PLAIN, list_number
from tailoring.reading.drafts import DraftLine, Region, Target
from tailoring.reading.pdf_flow import Placed
from tailoring.reading.pdf_fragments import Fragment
from tailoring.reading.pdf_opening import Area
from tailoring.reading.runs import stretches

BOLD = 600
BOLDER_BY = 200
MOSTLY = 0.6


def draft_lines(
    placed: Sequence[Placed], regions: Mapping[int, Region], areas: Sequence[Area], body_weight: int
) -> list[DraftLine]:
    """One draft line per fragment, in the order given."""
    by_page: dict[int, list[Area]] = {}
    for area in areas:
        by_page.setdefault(area.page, []).append(area)
    lines = [_line(item, regions, by_page.get(item.fragment.page, []), body_weight) for item in placed]
    _mark_numbered(lines)
    return lines


def _line(item: Placed, regions: Mapping[int, Region], areas: Sequence[Area], body_weight: int) -> DraftLine:
    fragment = item.fragment
    text, owners = _text(fragment)
    bold = [_is_bold(fragment, index, body_weight) for index in owners]
    share = _share(bold, text)
    line = DraftLine(
        text=text,
        box=_box(fragment),
        size=round(fragment.size, 1),
        bold=share >= MOSTLY,
        italic=_share([fragment.glyphs[index].style.italic for index in owners], text) >= MOSTLY,
        bullet=fragment.bullet,
        column=item.column,
        cell=f"row:{item.row}" if item.row >= 0 else "",
        region=regions.get(id(fragment), "body"),
    )
    if 0 < share < 1:
        line.bold_ranges = stretches(bold, text)
    line.targets = _targets(fragment, text, owners, areas)
    return line


def _text(fragment: Fragment) -> tuple[str, list[int]]:
    """The clean text, and for each of its characters the glyph it comes from."""
    pieces: list[str] = []
    owners: list[int] = []
    for index, (glyph, spaced) in enumerate(zip(fragment.glyphs, fragment.spaced, strict=True)):
        piece = glyph.text
        if not piece.isascii():
            piece = unicodedata.normalize("NFC", piece.translate(PLAIN))
        elif not piece.isprintable():
            piece = ""
        if spaced and pieces and pieces[-1] != " " and not piece.startswith(" "):
            pieces.append(" ")
            owners.append(index)
        pieces.append(piece)
        owners += [index] * len(piece)
    text = "".join(pieces)
    lead = len(text) - len(text.lstrip())
    text = text.strip()
    return text, owners[lead : lead + len(text)]


def _is_bold(fragment: Fragment, index: int, body_weight: int) -> bool:
    glyph = fragment.glyphs[index]
    return glyph.stroked or glyph.style.weight >= BOLD or glyph.style.weight - body_weight >= BOLDER_BY


def _share(flags: Sequence[bool], text: str) -> float:
    letters = [flag for flag, character in zip(flags, text, strict=True) if character.isalnum()]
    return sum(letters) / len(letters) if letters else 0.0


def _box(fragment: Fragment) -> Box:
    return Box(
        page=fragment.page,
        x0=round(fragment.text_x0, 1),
        top=round(fragment.top, 1),
        x1=round(fragment.x1, 1),
        bottom=round(fragment.bottom, 1),
    )


def _targets(fragment: Fragment, text: str, owners: Sequence[int], areas: Sequence[Area]) -> list[Target]:
    """The addresses behind this fragment's characters."""
    targets: list[Target] = []
    middle = fragment.base - 0.3 * fragment.size
    for area in areas:
        if not area.top - 1 <= middle <= area.bottom + 1:
            continue
        inside = [place for place, owner in enumerate(owners) if text[place] != " " and _inside(fragment, owner, area)]
        if inside:
            targets.append(Target(area.url, inside[0], inside[-1] + 1))
    return targets


def _inside(fragment: Fragment, index: int, area: Area) -> bool:
    glyph = fragment.glyphs[index]
    return area.x0 - 0.3 <= (glyph.x0 + glyph.x1) / 2 <= area.x1 + 0.3


def _mark_numbered(lines: Sequence[DraftLine]) -> None:
    """Items of numbered lists become bullets; a single "1." stays text."""
    found = [(line, number) for line in lines if not line.bullet and (number := list_number(line.text))]
    neighbours = {number for _, (number, _) in found}
    for line, (number, length) in found:
        if number - 1 in neighbours or number + 1 in neighbours:
            _cut_front(line, length)
            line.bullet = True


def _cut_front(line: DraftLine, length: int) -> None:
    line.text = line.text[length:]
    line.bold_ranges = [(max(a - length, 0), b - length) for a, b in line.bold_ranges if b > length]
    line.targets = [Target(t.url, max(t.start - length, 0), t.end - length) for t in line.targets if t.end > length]
