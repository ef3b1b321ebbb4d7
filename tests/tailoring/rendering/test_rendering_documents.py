"""Word, Markdown and JSON Resume."""

from __future__ import annotations

import io
import json
import zipfile
from importlib import import_module
from typing import Any

import pytest
from docx import Document
from invented_people import CHEF, ENGINEER, LETTER, NURSE

from tailoring.rendering.docx import render_docx
from tailoring.rendering.json_resume import render_json_resume
from tailoring.rendering.letter import render_letter_docx, render_letter_markdown
from tailoring.rendering.markdown import render_markdown
from tailoring.rendering.options import RenderOptions
from tailoring.resume import DraftItem, DraftSection

pytestmark = pytest.mark.promise("formats")

OPTIONS = RenderOptions()


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    document: Any = Document(io.BytesIO(data))
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_word_gets_real_heading_and_list_styles() -> None:
    found = paragraphs(render_docx(NURSE, OPTIONS))
    assert found[0] == ("Title", NURSE.name)
    headings = [text for style, text in found if style == "Heading 1"]
    assert headings == [section.heading for section in NURSE.sections]
    bullets = [text for style, text in found if style == "List Bullet"]
    assert bullets == [line.text for it in NURSE.sections[1].items for line in it.lines]
    assert ("Heading 2", "Staff Nurse, Acute Medical Ward") in found


def test_words_dates_stand_at_a_right_tab_stop_of_their_style() -> None:
    document: Any = Document(io.BytesIO(render_docx(NURSE, OPTIONS)))
    assert ("Entry Line", "Moorfield District Hospital, Bradford\tOct 2013 – Aug 2015") in paragraphs(
        render_docx(NURSE, OPTIONS)
    )
    stops = document.styles["Entry Line"].paragraph_format.tab_stops
    section = document.sections[0]
    edge = section.page_width - section.left_margin - section.right_margin
    assert [stop.alignment.name for stop in stops] == ["RIGHT"]
    assert abs(stops[0].position - edge) < 12700  # a point


def test_a_word_file_is_the_same_bytes_again_and_says_only_name_and_title() -> None:
    data = render_docx(NURSE, OPTIONS)
    assert data == render_docx(NURSE, OPTIONS)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        core = archive.read("docProps/core.xml").decode("utf-8")
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert NURSE.name in core
    assert "python-docx" not in core
    assert "created" not in core


def test_words_links_lead_where_the_contacts_say() -> None:
    document: Any = Document(io.BytesIO(render_docx(NURSE, OPTIONS)))
    links = [link.address for paragraph in document.paragraphs for link in paragraph.hyperlinks]
    assert links == [contact.url for contact in NURSE.contacts if contact.url]


def test_word_takes_the_paper_of_the_country() -> None:
    document: Any = Document(io.BytesIO(render_docx(NURSE, RenderOptions(country="US"))))
    assert round(document.sections[0].page_width.mm, 1) == 215.9


def test_the_letter_is_a_word_file_in_the_same_dress() -> None:
    found = paragraphs(render_letter_docx(LETTER, OPTIONS))
    assert found[0] == ("Title", LETTER.name)
    assert found[-2:] == [("Letter Part", LETTER.closing), ("Letter Part", LETTER.name)]


def test_markdown_shows_every_sign_of_the_text_as_itself() -> None:
    markdown_it: Any = import_module("markdown_it")
    html = markdown_it.MarkdownIt().render(render_markdown(ENGINEER, OPTIONS))
    assert "Talks about `escaping` with {{ braces }}, #hash, $dollar$, *stars*, \\slashes and &lt;b&gt;" in html
    assert "<li>1. A line that looks like a list; - and a dash</li>" in html
    assert "<li># A line that looks like a heading</li>" in html
    assert render_letter_markdown(LETTER, OPTIONS).startswith("# Bożena")


def test_json_resume_keeps_dates_at_their_precision_and_leaves_an_open_end_open() -> None:
    resume = json.loads(render_json_resume(CHEF))
    assert resume["basics"]["name"] == CHEF.name
    assert resume["basics"]["profiles"] == [{"network": "anaisnguyen.com", "url": "https://anaisnguyen.com"}]
    first, last = resume["work"]
    assert first["startDate"] == "2020-01"
    assert "endDate" not in first
    assert (last["startDate"], last["endDate"]) == ("2010", "2012")
    assert resume["awards"] == [{"title": "Bib Gourmand", "awarder": "Michelin Guide", "date": "2022"}]
    assert resume["interests"] == [{"name": "bread"}, {"name": "free diving"}]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("St. Hild's School", "institution"),
        ("harrow", "institution"),
        ("Diploma in Pottery", "studyType"),
        ("Secondary School Certificate", "studyType"),
    ],
)
def test_json_resume_files_a_course_of_one_line_as_the_school_or_the_degree_that_it_names(
    heading: str, key: str
) -> None:
    studies = DraftSection(
        name="education", heading="Education", items=(DraftItem(id="one", title=heading, end="2009"),)
    )
    resume = json.loads(render_json_resume(CHEF.model_copy(update={"sections": (studies,)})))
    assert resume["education"] == [{key: heading, "endDate": "2009"}]
