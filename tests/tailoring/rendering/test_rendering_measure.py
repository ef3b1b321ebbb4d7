"""Estimates of length against what WeasyPrint sets."""

from __future__ import annotations

import json
import random
from importlib import import_module
from typing import Any

import pytest
from invented_people import PEOPLE, entries, item, long_draft

from tailoring.rendering import weasy
from tailoring.rendering.fonts import FACES, FONTS, advances
from tailoring.rendering.geometry import POINTS_PER_MM, theme
from tailoring.rendering.measure import (
    draft_lines,
    last_page_fill,
    line_capacity,
    lines_of,
    page_count,
)
from tailoring.rendering.options import PAPER_MM, Paper, RenderOptions
from tailoring.rendering.pdf import render_pdf
from tailoring.rendering.read_back import pdf_by_pdfminer

pytestmark = [
    pytest.mark.promise("themes"),
    pytest.mark.skipif(not weasy.pango_available(), reason="Pango is not installed"),
]


def made_bullets(count: int) -> list[str]:
    """Bullets of the invented people, cut and joined at random to one to five lines."""
    chance = random.Random(7)
    texts = [
        line.text for person in PEOPLE.values() for part in person.sections for it in part.items for line in it.lines
    ]
    return [" ".join(" ".join(chance.sample(texts, 3)).split()[: chance.randint(4, 45)]) for _ in range(count)]


def drawn_lines(pdf: bytes, columns: int) -> list[int]:
    """How many lines each bullet takes in the PDF."""
    counts: list[int] = []
    for line in pdf_by_pdfminer(pdf, columns).splitlines():
        if line.startswith("•"):
            counts.append(1)
        elif counts and line.strip():
            counts[-1] += 1
    return counts


@pytest.mark.parametrize("theme_name", ["ats", "visual"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_bullets_lines_are_estimated_within_one_for_95_percent(theme_name: str, paper: Paper) -> None:
    options = RenderOptions(theme=theme_name, paper=paper)
    bullets = made_bullets(60)
    # The visual theme's column is narrow on the first sheet only, so every bullet gets a first sheet.
    batches = [bullets] if theme_name == "ats" else [bullets[at : at + 10] for at in range(0, 60, 10)]
    drawn: list[int] = []
    for batch in batches:
        job = item("Cook", "Somewhere", "", ("2013", "2015"), *batch)
        section = entries("experience", "", job)
        pdf = render_pdf(long_draft(1).model_copy(update={"sections": (section,)}), options)
        drawn += drawn_lines(pdf, columns=1 if theme_name == "ats" else 2)
    off = [lines_of(text, options) - lines for text, lines in zip(bullets, drawn, strict=True)]
    assert sum(abs(difference) <= 1 for difference in off) >= 0.95 * len(off)
    assert sum(difference == 0 for difference in off) >= 0.95 * len(off)


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_whole_page_is_estimated_within_two_lines(who: str, paper: Paper) -> None:
    options = RenderOptions(paper=paper)
    pdf = render_pdf(PEOPLE[who], options)
    assert page_count(pdf) == 1
    step = theme("ats").steps[0]
    drawn = last_page_fill(pdf) * PAPER_MM[paper][1] * POINTS_PER_MM - step.margins[0] * POINTS_PER_MM
    assert abs(drawn / step.line_height - draft_lines(PEOPLE[who], options)) < 2


def test_what_the_estimate_says_fits_does_fit_on_one_page() -> None:
    options = RenderOptions()
    room = line_capacity(options)
    bullets = max(count for count in range(5, 90) if draft_lines(long_draft(count), options) <= room)
    assert page_count(render_pdf(long_draft(bullets), options)) == 1
    assert page_count(render_pdf(long_draft(bullets + 4), options)) == 2


def test_capacity_grows_with_pages_and_shrinks_with_paper() -> None:
    assert line_capacity(RenderOptions(pages=2)) == 2 * line_capacity(RenderOptions(pages=1))
    assert line_capacity(RenderOptions(paper="Letter")) < line_capacity(RenderOptions(paper="A4"))


def test_the_table_of_widths_is_that_of_the_fonts() -> None:
    tt: Any = import_module("fontTools.ttLib")
    for face in ("regular", "bold"):
        with tt.TTFont(FONTS / FACES[face][0]) as font:
            metrics, unit = font["hmtx"], font["head"].unitsPerEm
            true = {chr(code): round(metrics[glyph][0] * 1000 / unit) for code, glyph in font.getBestCmap().items()}
        assert advances(face) == {sign: width for sign, width in true.items() if sign >= " "}
    assert set(json.loads((FONTS / "advances.json").read_text(encoding="utf-8"))) == {"regular", "bold"}
