"""Word spaces between glyphs, letter-spaced words closed up, and accents put back on their letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from tailoring.reading.pdf_glyphs import Glyph
from tailoring.reading.pdf_marks import Mark

# In multiples of the font size: what is a word space where spaces are not drawn, and where they are.
WORD_GAP = 0.17
WORD_GAP_BESIDE_SPACES = 0.24
OUT_OF_ORDER_GAP = 0.1
_ACCENTS = dict(
    zip(
        "´`¨ˆ^˜~¸ˇ˚˘¯˙˝",
        "\u0301\u0300\u0308\u0302\u0302\u0303\u0303\u0327\u030c\u030a\u0306\u0304\u0307\u030b",
        strict=True,
    )
)


def spaces_before(marks: Sequence[Mark], *, has_spaces: bool) -> list[bool]:
    """Which glyphs follow a word space, from drawn spaces and from gaps; letter-spaced words are closed up."""
    gaps = [
        (after.glyph.x0 - before.glyph.x1) / max(min(before.glyph.size, after.glyph.size), 1)
        for before, after in pairwise(marks)
    ]
    least = WORD_GAP_BESIDE_SPACES if has_spaces else WORD_GAP
    spaced = [
        mark.spaces > 0 or gap > least or (mark.glyph.order < before.glyph.order and gap > OUT_OF_ORDER_GAP)
        for (before, mark), gap in zip(pairwise(marks), gaps, strict=True)
    ]
    if len(gaps) >= 3 and _letter_spaced(marks, spaced):
        limit = _word_gap_when_letter_spaced(gaps)
        spaced = [gap > limit for gap in gaps]
    return [False, *spaced]


def _letter_spaced(marks: Sequence[Mark], spaced: Sequence[bool]) -> bool:
    """Whether nearly every letter stands alone ("E X P E R I E N C E")."""
    letters = sum(mark.glyph.text.isalpha() for mark in marks)
    return letters >= 0.8 * len(marks) and sum(spaced) >= 0.7 * len(spaced)


def _word_gap_when_letter_spaced(gaps: Sequence[float]) -> float:
    usual = median(gaps)
    wide = [gap for gap in gaps if gap > 1.6 * usual]
    return (usual + min(wide)) / 2 if wide else usual * 10 + 1


def accented(glyphs: list[Glyph], spaced: list[bool]) -> tuple[list[Glyph], list[bool]]:
    """Accents that old TeX fonts draw on their own are put back on their letters."""
    if not any(glyph.text in _ACCENTS for glyph in glyphs):
        return glyphs, spaced
    kept: list[Glyph] = []
    gaps: list[bool] = []
    ordered = sorted(zip(glyphs, spaced, strict=True), key=lambda pair: pair[0].order)
    pending = ""
    last = ordered[0][0]
    by_accent: dict[int, str] = {}
    dropped: set[int] = set()
    for glyph, _ in ordered:
        if pending and glyph.text.isalpha() and _overlap(last, glyph):
            by_accent[id(glyph)] = pending
            dropped.add(id(last))
        pending = _ACCENTS.get(glyph.text, "")
        last = glyph
    for glyph, gap in zip(glyphs, spaced, strict=True):
        if id(glyph) in dropped:
            continue
        glyph.text += by_accent.get(id(glyph), "")
        kept.append(glyph)
        gaps.append(gap)
    return kept, gaps


def _overlap(accent: Glyph, letter: Glyph) -> bool:
    centre = (accent.x0 + accent.x1) / 2
    return letter.x0 - 0.1 * letter.size <= centre <= letter.x1 + 0.1 * letter.size
