"""The certificate, and planted faults that must break it."""

from __future__ import annotations

import re
from functools import cache

import pytest
from invented_people import CHEF, ELECTRICIAN, ENGINEER, LETTER, NURSE, PEOPLE

from tailoring.errors import InvalidOption
from tailoring.rendering import weasy
from tailoring.rendering.docx import render_docx
from tailoring.rendering.geometry import theme
from tailoring.rendering.html import arranged, page_html, prelude, render_html, style
from tailoring.rendering.json_resume import render_json_resume
from tailoring.rendering.letter import (
    letter_page,
    render_letter_docx,
    render_letter_html,
    render_letter_markdown,
    render_letter_pdf,
)
from tailoring.rendering.markdown import render_markdown
from tailoring.rendering.options import RenderOptions
from tailoring.rendering.page import page_of
from tailoring.rendering.parse_back import certify, normalised
from tailoring.rendering.pdf import render_pdf
from tailoring.rendering.press import ResumeJob
from tailoring.rendering.sidebar import with_sidebar
from tailoring.rendering.typst_pdf import typst_letter, typst_resume
from tailoring.resume import Draft, DraftItem, DraftSection

pytestmark = pytest.mark.promise("parse-back")

ATS, VISUAL = RenderOptions(country="GB"), RenderOptions(country="GB", theme="visual")
pango = pytest.mark.skipif(not weasy.pango_available(), reason="Pango is not installed")


@cache
def files(who: str) -> dict[str, bytes]:
    draft = PEOPLE[who]
    return {
        "cv.pdf": render_pdf(draft, ATS),
        "cv-visual.pdf": render_pdf(draft, VISUAL),
        "cv-typst.pdf": typst_resume(page_of(draft, ATS), ATS),
        "cv.docx": render_docx(draft, ATS),
        "cv.html": render_html(draft, ATS).encode("utf-8"),
        "cv-visual.html": render_html(draft, VISUAL).encode("utf-8"),
        "cv.md": render_markdown(draft, ATS).encode("utf-8"),
        "cv.json": render_json_resume(draft).encode("utf-8"),
    }


def changed(draft: Draft, section: str, **changes: object) -> Draft:
    """The draft with the first item of a section changed."""

    def mended(part: DraftSection) -> DraftSection:
        first, *others = part.items
        return part.model_copy(update={"items": (first.model_copy(update=changes), *others)})

    return draft.model_copy(
        update={"sections": tuple(mended(part) if part.name == section else part for part in draft.sections)}
    )


def first_job(draft: Draft) -> DraftItem:
    return next(part.items[0] for part in draft.sections if part.name == "experience")


@pango
@pytest.mark.parametrize("who", PEOPLE)
def test_every_file_of_every_person_comes_back_exactly_by_two_readers(who: str) -> None:
    certificate = certify(PEOPLE[who], files(who), options=ATS)
    assert [(one.file, one.reader, one.failures) for one in certificate.readings if not one.ok] == []
    assert certificate.ok
    readers = {one.file: 0 for one in certificate.readings}
    for one in certificate.readings:
        readers[one.file] += 1
    assert {count for name, count in readers.items() if not name.endswith(".json")} == {2}


@pango
def test_the_letter_comes_back_exactly() -> None:
    made = {
        "letter.pdf": render_letter_pdf(LETTER, ATS),
        "letter-typst.pdf": typst_letter(letter_page(LETTER, ATS), ATS),
        "letter.docx": render_letter_docx(LETTER, ATS),
        "letter.html": render_letter_html(LETTER, ATS).encode("utf-8"),
        "letter.md": render_letter_markdown(LETTER, ATS).encode("utf-8"),
    }
    assert certify(NURSE, made, LETTER, ATS).ok
    other = LETTER.model_copy(update={"salutation": "Dear Dr Mensah,"})
    assert not any(reading.ok for reading in certify(NURSE, made, other, ATS).readings)


@pango
@pytest.mark.parametrize("name", ["cv.pdf", "cv-visual.pdf", "cv-typst.pdf", "cv.docx", "cv.html", "cv.md", "cv.json"])
def test_a_lost_bullet_fails_every_reader_of_every_format(name: str) -> None:
    full = changed(NURSE, "experience", lines=(*first_job(NURSE).lines, first_job(CHEF).lines[0]))
    certificate = certify(full, {name: files("nurse")[name]}, options=ATS)
    assert not any(reading.ok for reading in certificate.readings)
    if not name.endswith(".json"):
        failed = {check.expected for reading in certificate.readings for check in reading.failures}
        assert failed == {"Run a brigade of 16 serving 180 covers a night, six nights a week."}


@pango
@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Junior Charge Nurse"},
        {"organisation": "St Aldhelm’s"},
        {"place": "London"},
        {"start": "2018-04"},
        {"lines": tuple(reversed(first_job(NURSE).lines))},
        {"lines": first_job(NURSE).lines[:2]},
    ],
)
def test_a_field_that_differs_or_stands_elsewhere_fails(changes: dict[str, object]) -> None:
    certificate = certify(changed(NURSE, "experience", **changes), files("nurse"), options=ATS)
    assert not any(reading.ok for reading in certificate.readings)


@pango
def test_swapped_columns_fail() -> None:
    measures = theme("visual")
    sheet = prelude(measures, measures.steps[0], VISUAL) + style("visual")
    html = page_html(with_sidebar(page_of(NURSE, VISUAL), VISUAL), VISUAL)
    assert certify(NURSE, {"cv.pdf": weasy.set_page(html, sheet).pdf()}, options=ATS).ok
    head, rest = html.split("<aside>")
    aside, main = rest.split("</aside>")
    swapped = f"{head}{main.split('</body>')[0]}<aside>{aside}</aside></body></html>"
    by_source = certify(NURSE, {"cv.html": swapped.encode("utf-8")}, options=ATS)
    assert not any(reading.ok for reading in by_source.readings)
    # On paper: the sidebar drawn at the right, so that a reader of columns meets the story first.
    right = "aside { left: auto !important; right: 0 } main { margin-left: -64mm; margin-right: 64mm }"
    by_place = certify(NURSE, {"cv.pdf": weasy.set_page(html, sheet + right).pdf()}, options=ATS)
    assert not by_place.ok


@pango
def test_text_that_the_draft_does_not_have_is_noticed() -> None:
    twice = files("nurse")["cv.html"].replace(b"<li>Trained 40", b"<li>Trained 40 colleagues.</li><li>Trained 40")
    certificate = certify(NURSE, {"cv.html": twice}, options=ATS)
    assert {check.field for one in certificate.readings for check in one.failures} == {"text beside the fields"}
    assert certificate.readings[0].failures[0].found == "Trained 40 colleagues"


@pango
def test_text_drawn_off_the_page_does_not_count_as_read() -> None:
    measures = theme("ats")
    sheet = prelude(measures, measures.steps[0], ATS) + style("ats") + "h1 { position: absolute; left: -300mm }"
    pdf = weasy.set_page(page_html(page_of(CHEF, ATS), ATS), sheet).pdf()
    certificate = certify(CHEF, {"cv.pdf": pdf}, options=ATS)
    assert [one.failures[0].field for one in certificate.readings] == ["name", "name"]


def test_one_digit_of_a_word_file_decides() -> None:
    data = render_docx(changed(ELECTRICIAN, "experience", start="2021-06"), ATS)
    certificate = certify(ELECTRICIAN, {"cv.docx": data}, options=ATS)
    check = certificate.readings[0].failures[0]
    assert (check.field, check.expected) == ("experience[0].dates", "May 2021 – Present")
    assert check.found.startswith("Jun 2021 –")


def test_a_word_inside_another_is_not_the_word() -> None:
    html = re.sub(r"\bGo\b", "Gopher", render_html(ENGINEER, ATS))
    failures = certify(ENGINEER, {"cv.html": html.encode("utf-8")}, options=ATS).readings[0].failures
    assert failures[0].expected == "Go"


def test_only_ligatures_white_space_and_line_ends_are_forgiven() -> None:
    assert normalised("eﬃcient  four-\nday") == normalised("efficient four-day")
    assert normalised("Łódź") != normalised("Lodz")
    assert normalised("Team lead") != normalised("team lead")
    assert normalised("a b") != normalised("ab")


def test_a_file_of_another_ending_is_refused() -> None:
    with pytest.raises(InvalidOption, match=r"cv\.odt"):
        certify(NURSE, {"cv.odt": b""}, options=ATS)


def test_no_files_are_no_certificate() -> None:
    assert not certify(NURSE, {}, options=ATS).ok


@pango
def test_a_sidebar_is_read_back_as_the_paper_it_was_set_on_arranged_it() -> None:
    more = {"experience": 3, "education": 5}
    sections = tuple(
        part.model_copy(update={"items": part.items + part.items[:1] * more.get(part.name, 0)})
        for part in ENGINEER.sections
    )
    draft = ENGINEER.model_copy(update={"sections": sections})
    letter = VISUAL.model_copy(update={"paper": "Letter"})
    assert [one.name for one in arranged(draft, letter).side] != [one.name for one in arranged(draft, VISUAL).side]
    for options in (VISUAL, letter):
        assert ResumeJob("cv.pdf", draft, options).done().certificate.ok
