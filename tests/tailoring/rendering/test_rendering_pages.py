"""HTML and PDF of résumés and letters."""

from __future__ import annotations

import hashlib
import io
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from invented_people import CHEF, ENGINEER, LETTER, NURSE, PEOPLE, entries, item, lines, long_draft

from tailoring.rendering import weasy
from tailoring.rendering.html import render_html
from tailoring.rendering.letter import letter_page, render_letter_html, render_letter_pdf
from tailoring.rendering.measure import page_count
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import Page, page_of
from tailoring.rendering.pdf import render_pdf, render_warnings
from tailoring.rendering.read_back import html_by_lxml, pdf_by_pdfium
from tailoring.rendering.sidebar import with_sidebar
from tailoring.rendering.typst_pdf import typst_letter, typst_resume
from tailoring.resume import Draft, DraftContact

pytestmark = pytest.mark.promise("themes")

ATS, VISUAL = RenderOptions(), RenderOptions(theme="visual")
pango = pytest.mark.skipif(not weasy.pango_available(), reason="Pango is not installed")
lxml_html: Any = import_module("lxml.html")


def opened(pdf: bytes) -> Any:
    pypdfium2: Any = import_module("pypdfium2")
    return pypdfium2.PdfDocument(pdf)


@pytest.mark.parametrize("options", [ATS, VISUAL])
def test_markup_in_a_persons_text_is_shown_as_text(options: RenderOptions) -> None:
    page = lxml_html.document_fromstring(render_html(ENGINEER, options))
    assert not page.xpath("//script | //b")
    assert "A <script>alert(1)</script> for every tag & entity" in page.text_content()


def test_headings_lists_and_no_tables_carry_the_structure() -> None:
    page = lxml_html.document_fromstring(render_html(ENGINEER, ATS))
    assert [heading.text for heading in page.xpath("//h1")] == [ENGINEER.name]
    assert [heading.text for heading in page.xpath("//h2")] == [section.heading for section in ENGINEER.sections]
    assert len(page.xpath("//li")) == sum(len(it.lines) for part in ENGINEER.sections for it in part.items)
    assert not page.xpath("//table")


def test_title_employer_place_and_dates_stand_in_this_order_in_the_document() -> None:
    text = " ".join(lxml_html.document_fromstring(render_html(CHEF, ATS)).text_content().split())
    assert "Head Chef Brasserie des Célestins, Lyon, France Jan 2020 – Present Run a brigade" in text


def test_roles_at_one_employer_share_its_heading() -> None:
    assert render_html(ENGINEER, ATS).count("Quillpay, Inc.") == 1


def test_an_empty_section_vanishes_with_its_heading() -> None:
    draft = NURSE.model_copy(update={"sections": (*NURSE.sections, entries("awards", "Prizes and Honours"))})
    assert "Prizes and Honours" not in render_html(draft, ATS)


def test_a_script_address_is_never_linked() -> None:
    bad = DraftContact(kind="link", text="my page", url="javascript:alert(1)")
    html = render_html(NURSE.model_copy(update={"contacts": (bad,)}), ATS)
    assert "my page" in html
    assert "javascript" not in html


def test_html_fetches_nothing() -> None:
    html = render_html(NURSE, ATS) + render_letter_html(LETTER, ATS)
    assert not re.search(r"<(link|script|img|iframe)|url\((?!data:)|@import", html)


@pango
def test_the_same_draft_gives_the_same_bytes_in_another_process() -> None:
    if not weasy.subsets_exactly():
        pytest.skip("libharfbuzz-subset is not installed")
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:3]\n"
        "from invented_people import NURSE\nfrom tailoring.rendering.pdf import render_pdf\n"
        "from tailoring.rendering.options import RenderOptions\n"
        "for theme in ('visual', 'ats'):\n"
        "    print(hashlib.sha256(render_pdf(NURSE, RenderOptions(theme=theme))).hexdigest())"
    )
    folders = [str(Path(__file__).parent), str(Path(__file__).parents[3])]
    command = [sys.executable, "-c", code, *folders]
    other = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
    render_pdf(ENGINEER, ATS)
    assert [hashlib.sha256(render_pdf(NURSE, options)).hexdigest() for options in (VISUAL, ATS)] == other


@pango
def test_name_and_title_are_the_only_metadata() -> None:
    for pdf in (render_pdf(NURSE, ATS), typst_resume(page_of(NURSE, ATS), ATS)):
        document = opened(pdf)
        said = {key: value.strip() for key, value in document.get_metadata_dict().items() if value.strip()}
        assert said == {"Title": f"{NURSE.name} – {NURSE.headline}", "Author": NURSE.name}
        assert document.is_tagged()
        assert b"Typst 0" not in pdf


@pango
def test_a_length_asked_for_is_kept_by_setting_the_page_tighter() -> None:
    draft = long_draft(48)
    assert page_count(render_pdf(draft, ATS.model_copy(update={"pages": 2}))) == 2
    assert page_count(render_pdf(draft, ATS.model_copy(update={"pages": 1}))) == 1
    page = page_of(draft, ATS)
    assert page_count(typst_resume(page, ATS.model_copy(update={"pages": 1}))) == 1


@pango
def test_a_last_sheet_with_a_few_lines_is_taken_in() -> None:
    assert page_count(render_pdf(long_draft(44), ATS)) == 1


@pango
@pytest.mark.parametrize("bullets", range(30, 44, 2))
def test_an_entrys_heading_is_never_parted_from_its_first_bullet(bullets: int) -> None:
    tail = entries("projects", "Projects", item("Falls huddle", "Moorfield", "", ("2014", ""), *["It went well."] * 9))
    draft = long_draft(bullets)
    pdf = render_pdf(draft.model_copy(update={"sections": (*draft.sections, tail)}), ATS)
    for sheet in opened(pdf):
        last = sheet.get_textpage().get_text_bounded().strip().splitlines()[-1]
        assert last.startswith("•") or "went well" in last


@pango
def test_names_beyond_ascii_come_out_of_the_pdf_as_they_went_in() -> None:
    for person in PEOPLE.values():
        assert person.name in pdf_by_pdfium(render_pdf(person, ATS))


@pango
def test_no_two_letters_are_drawn_as_one_ligature() -> None:
    layout: Any = import_module("pdfminer.layout")
    reader: Any = import_module("pdfminer.high_level")
    draft = CHEF.model_copy(update={"headline": "Efficient, affable officer of fluffy offices"})
    for pdf in (render_pdf(draft, ATS), typst_resume(page_of(draft, ATS), ATS)):
        page = next(iter(reader.extract_pages(io.BytesIO(pdf))))
        lines = [line for box in page if isinstance(box, layout.LTTextBox) for line in box]
        glyphs = [sign.get_text() for line in lines for sign in line if isinstance(sign, layout.LTChar)]
        assert [text for text in glyphs if len(text) > 1] == []


def test_a_character_without_a_glyph_is_named() -> None:
    named = render_warnings(CHEF.model_copy(update={"headline": "料理長"}), ATS)
    assert any("料" in warning for warning in named)
    assert not render_warnings(CHEF, ATS) or not weasy.subsets_exactly()


def test_typst_sets_the_same_words_in_the_same_order() -> None:
    words = pdf_by_pdfium(typst_resume(page_of(ENGINEER, ATS), ATS)).replace("•", " ").split()
    html = html_by_lxml(render_html(ENGINEER, ATS).encode("utf-8"))
    assert [word for word in words if word != "·"] == [word for word in html.split() if word != "·"]


def test_a_sidebar_that_would_run_over_the_sheet_gives_its_sections_back() -> None:
    skills = NURSE.sections[-2]
    many = skills.model_copy(update={"groups": tuple(skills.groups[0] for _ in range(40))})
    page = with_sidebar(page_of(NURSE.model_copy(update={"sections": (NURSE.sections[1], many)}), VISUAL), VISUAL)
    assert not page.side
    assert [section.name for section in page.main] == ["experience", "skills"]


def test_the_sidebar_holds_short_sections_and_loses_none() -> None:
    page = page_of(NURSE, VISUAL)
    split = with_sidebar(page, VISUAL)
    assert {section.name for section in split.side} >= {"skills", "languages"}
    assert sorted(section.name for section in split.sections) == sorted(section.name for section in page.main)


@pango
def test_a_long_letter_keeps_to_one_page() -> None:
    paragraph = lines(*["I have led a ward through three winters and would gladly tell you how we did it."] * 6)
    letter = LETTER.model_copy(update={"paragraphs": (paragraph,) * 5})
    assert page_count(render_letter_pdf(letter, ATS)) == 1
    assert page_count(typst_letter(letter_page(letter, ATS), ATS)) == 1


def test_a_draft_with_nothing_but_a_name_still_renders() -> None:
    page = page_of(Draft(name="Ada Example"), ATS)
    assert isinstance(page, Page)
    assert "Ada Example" in render_html(Draft(name="Ada Example"), VISUAL)
    assert typst_resume(page, ATS).startswith(b"%PDF")


def test_a_role_without_a_title_is_no_part_of_a_group_that_its_place_would_head() -> None:
    at = next(part for part in ENGINEER.sections if any(item.group for item in part.items))
    grouped = [item for item in at.items if item.group]
    nameless = [item.model_copy(update={"title": "" if place else item.title}) for place, item in enumerate(grouped)]
    draft = ENGINEER.model_copy(update={"sections": (at.model_copy(update={"items": tuple(nameless)}),)})
    assert render_html(draft, ATS).count(grouped[0].organisation) == len(grouped)
