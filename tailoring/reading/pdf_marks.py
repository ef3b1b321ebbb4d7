"""Visible glyphs on their rows: each once, without pictures and separators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailoring.reading.characters import is_bullet
from tailoring.reading.pdf_glyphs import UNKNOWN, Glyph

# All gaps are in multiples of the font size.
SAME_BASELINE = 0.25
SUPERSCRIPT_SHIFT = 0.6
SEPARATOR_GAP = 0.5
LISTED_GAP = 0.6
LEAST_SEPARATOR_GAP = 0.17
DASHES = "-–—*+~>›−o"


@dataclass(slots=True)
class Mark:
    """A visible glyph with the number of space glyphs drawn between it and the one before it in the stream."""

    glyph: Glyph
    spaces: int


def marks_of(glyphs: Iterable[Glyph]) -> tuple[list[Mark], bool]:
    """Visible glyphs, each once, and whether this page draws its word spaces as glyphs."""
    marks: list[Mark] = []
    seen: dict[tuple[str, int, int], Glyph] = {}
    spaces = total_spaces = 0
    for glyph in glyphs:
        if glyph.text.isspace() or glyph.text == "":
            spaces += 1
            total_spaces += 1
            continue
        if _drawn_twice(glyph, seen):
            continue
        marks.append(Mark(glyph, spaces))
        spaces = 0
    return marks, total_spaces * 14 > len(marks)


def _drawn_twice(glyph: Glyph, seen: dict[tuple[str, int, int], Glyph]) -> bool:
    """Fake bold and shadows draw a glyph again a fraction of a point away."""
    reach = 0.12 * glyph.size
    column, row = round(glyph.x0 / 2), round(glyph.base / 2)
    for key in ((glyph.text, column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
        other = seen.get(key)
        if other and abs(other.x0 - glyph.x0) <= reach and abs(other.base - glyph.base) <= reach:
            other.stroked = True
            return True
    seen[glyph.text, column, row] = glyph
    return False


def repeated_icons(marks: Sequence[Mark]) -> set[tuple[str, int]]:
    """Pictures that stand at one and the same left edge three times or more: a list's bullets."""
    places = Counter(
        (mark.glyph.style.name, mark.glyph.code, round(mark.glyph.x0)) for mark in marks if _picture(mark.glyph)
    )
    return {(name, code) for (name, code, _), count in places.items() if count >= 3}


def _picture(glyph: Glyph) -> bool:
    private = all("\ue000" <= character <= "\uf8ff" or character >= "\U000f0000" for character in glyph.text)
    return glyph.style.icon or glyph.text == UNKNOWN or private


def wanted(glyph: Glyph, bullets: set[tuple[str, int]]) -> bool:
    """Whether a glyph is text or a bullet; pictures are neither."""
    if not _picture(glyph):
        return True
    if glyph.style.symbol or (glyph.style.name, glyph.code) in bullets:
        glyph.text = "•"
        return True
    return False


def rows_of_marks(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Visual rows from top to bottom, each from left to right."""
    row: list[Mark] = []
    for run in sorted(_runs(marks), key=lambda run: run[0].glyph.base):
        first = run[0].glyph
        if row and first.base - row[0].glyph.base > SAME_BASELINE * min(first.size, row[0].glyph.size):
            yield sorted(row, key=lambda mark: mark.glyph.x0)
            row = []
        row += run
    if row:
        yield sorted(row, key=lambda mark: mark.glyph.x0)


def _runs(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Glyphs drawn one after the other on one baseline; raised and lowered ones are set on it."""
    runs: list[list[Mark]] = []
    previous: Glyph | None = None
    base = size = 0.0
    for mark in marks:
        glyph = mark.glyph
        if previous is not None and _continues(previous, glyph, base, size):
            runs[-1].append(mark)
            if glyph.size > size * 1.15 and previous.size <= size:
                base, size = glyph.base, glyph.size
        else:
            runs.append([mark])
            base, size = glyph.base, glyph.size
        previous = glyph
    for run in runs:
        _level(run)
    return runs


def _continues(previous: Glyph, glyph: Glyph, base: float, size: float) -> bool:
    gap = glyph.x0 - previous.x1
    largest = max(size, glyph.size)
    shift = abs(glyph.base - base)
    if shift <= 0.08 * largest:
        return -0.6 * largest <= gap <= 3 * largest
    raised = glyph.size < 0.9 * size or previous.size < 0.9 * glyph.size
    return raised and shift <= SUPERSCRIPT_SHIFT * largest and -0.3 * largest <= gap <= 0.35 * largest


def _level(run: list[Mark]) -> None:
    base = max(run, key=lambda mark: mark.glyph.size).glyph.base
    if any(mark.glyph.base != base for mark in run):
        for mark in run:
            mark.glyph.base = base


def bullet_edges(rows: Sequence[Sequence[Mark]]) -> set[int]:
    """Left edges at which bullets stand on two rows or more."""
    edges = Counter(
        round(mark.glyph.x0)
        for row in rows
        for before, mark in zip([None, *row], row, strict=False)
        if bullet_like(mark.glyph)
        and (before is None or mark.glyph.x0 - before.glyph.x1 > LISTED_GAP * mark.glyph.size)
    )
    return {edge for edge, count in edges.items() if count > 1}


def without_separators(row: Sequence[Mark], edges: set[int]) -> list[Mark]:
    """The row without the signs that part its entries ("Lisbon  •  ada@example.org  |  ...")."""
    kept: list[Mark] = []
    for index, mark in enumerate(row):
        glyph = mark.glyph
        apart = index > 0 and glyph.text not in DASHES and (glyph.text == "|" or bullet_like(glyph))
        if apart and glyph.text != "|" and round(glyph.x0) in edges:
            apart = False
        if not apart:
            kept.append(mark)
            continue
        before = glyph.x0 - row[index - 1].glyph.x1
        after = row[index + 1].glyph.x0 - glyph.x1 if index + 1 < len(row) else before
        wide = max(before, after) > SEPARATOR_GAP * glyph.size and min(before, after) > LEAST_SEPARATOR_GAP * glyph.size
        if not wide or before > 1.5 * after + 0.15 * glyph.size:
            kept.append(mark)
    return kept


def bullet_like(glyph: Glyph) -> bool:
    """Whether a glyph may mark a list item."""
    return is_bullet(glyph.text) or glyph.style.symbol or (glyph.text == "o" and glyph.style.mono)
