"""PDF pages of many layouts are read in the order in which a person reads them."""

from pathlib import Path

import pytest
from made_files import raw_pdf, shown, typst_pdf

from tailoring.facts import Document, Line
from tailoring.reading.documents import read_document
from tailoring.reading.pdf import lay_out
from tailoring.reading.pdfium import pdfium_pages

pytestmark = pytest.mark.promise("read-pdf")

JOBS = (
    ("Charge Nurse", "Hospital de Santa Clara", "Lisbon", "03/2019 -- Present"),
    ("Staff Nurse", "Clínica do Mar", "Porto", "Sept 2014 -- Feb 2019"),
    ("Nursing Assistant", "Lar da Boa Vista", "Braga", "2012 -- 2014"),
)
DUTY = "Led a ward of twenty-eight beds with a team of fourteen nurses across three shifts and cut falls by a third."
SIDEBAR = """
== CONTACT
Lisbon, Portugal \\
+351 912 345 678 \\
mara\\@example.org
== SKILLS
- Wound care
- Triage
- Intravenous therapy
- Medication safety
== LANGUAGES
Portuguese (native) \\
English (C1)
"""


def read(data: bytes) -> Document:
    return read_document(data, "resume.pdf")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def joined(document: Document) -> str:
    return " ".join(texts(document))


def line(document: Document, start: str) -> Line:
    return next(line for line in document.lines if line.text.startswith(start))


def in_order(document: Document, *pieces: str) -> bool:
    text, place = joined(document), -1
    for piece in pieces:
        place = text.find(piece, place + 1)
        if place < 0:
            return False
    return True


def main_column() -> str:
    jobs = "\n".join(f"*{t}* \\\n{e}, {p} \\\n{d}\n- {DUTY}\n- Trained new staff.\n" for t, e, p, d in JOBS)
    return f"= Mara Okafor\nSurgical nurse with eleven years on busy wards.\n== WORK EXPERIENCE\n{jobs}"


@pytest.mark.parametrize("gutter", ["3mm", "9mm"])
def test_a_sidebar_at_the_left_is_read_to_its_end_before_the_main_column(gutter: str) -> None:
    document = read(typst_pdf(f"#grid(columns: (52mm, 1fr), column-gutter: {gutter}, [{SIDEBAR}], [{main_column()}])"))
    assert in_order(document, "CONTACT", "SKILLS", "Medication safety", "LANGUAGES", "English (C1)", "Mara Okafor")
    assert in_order(
        document, "Mara Okafor", "WORK EXPERIENCE", "Charge Nurse", DUTY, "Staff Nurse", "Nursing Assistant"
    )
    assert {line(document, "Triage").column, line(document, "Staff Nurse").column} == {0, 1}


def test_a_sidebar_at_the_right_is_read_after_the_main_column() -> None:
    document = read(typst_pdf(f"#grid(columns: (1fr, 52mm), column-gutter: 8mm, [{main_column()}], [{SIDEBAR}])"))
    assert in_order(document, "Mara Okafor", "Charge Nurse", "Nursing Assistant", "CONTACT", "Triage", "English (C1)")


def test_a_column_that_goes_on_over_a_page_break_is_read_on() -> None:
    jobs = "\n".join(f"*Post {number}* \\\n{DUTY} {DUTY}\n- {DUTY}\n" for number in range(24))
    source = (
        f"#place(dx: 0mm, dy: 0mm, box(width: 50mm)[{SIDEBAR}])\n"
        f"#pad(left: 58mm)[= Mara Okafor\n== EXPERIENCE\n{jobs}\n== EDUCATION\nBSc Nursing]"
    )
    document = read(typst_pdf(source))
    assert document.pages > 1
    assert in_order(document, "LANGUAGES", "Mara Okafor", "Post 0", "Post 11", "Post 12", "Post 23", "EDUCATION")
    assert len({line(document, f"Post {number}").column for number in range(24)}) == 1


def test_dates_at_the_right_follow_the_title_on_their_row() -> None:
    rows = "\n".join(f"*{t}* #h(1fr) {d} \\\n_{e}_ #h(1fr) {p}\n- {DUTY}\n" for t, e, p, d in JOBS)
    document = read(typst_pdf(f"= Mara Okafor\n== Experience\n{rows}"))
    found = texts(document)
    place = found.index("Charge Nurse")
    assert found[place : place + 4] == ["Charge Nurse", "03/2019 – Present", "Hospital de Santa Clara", "Lisbon"]
    title, dates = document.lines[place], document.lines[place + 1]
    assert title.cell == dates.cell != ""
    assert title.bold
    assert not dates.bold


def test_dates_in_a_narrow_left_margin_stand_before_the_title_and_never_inside_a_bullet() -> None:
    rows = "\n".join(
        f"#grid(columns: (34mm, 1fr), column-gutter: 2.4mm, align(right)[{d} \\\n{p}], [*{t}*, {e}\n- {DUTY} {DUTY}])"
        for t, e, p, d in JOBS
    )
    document = read(typst_pdf(f"= Mara Okafor\n== Experience\n{rows}"))
    found = texts(document)
    place = found.index("03/2019 – Present")
    assert found[place : place + 3] == ["03/2019 – Present", "Lisbon", "Charge Nurse, Hospital de Santa Clara"]
    assert len({each.cell for each in document.lines[place : place + 3]}) == 1
    assert f"{DUTY} {DUTY}" in joined(document)


def test_place_dates_and_duration_stacked_at_the_right_are_read_with_the_title() -> None:
    rows = "\n".join(
        f"#grid(columns: (1fr, 40mm), column-gutter: 4mm, [*{t}*, {e}\n- {DUTY}\n- {DUTY}], "
        f"align(right)[{p} \\\n{d} \\\n4 years])"
        for t, e, p, d in JOBS
    )
    document = read(typst_pdf(f"= Mara Okafor\n== Experience\n{rows}"))
    found = texts(document)
    place = found.index("Staff Nurse, Clínica do Mar")
    assert found[place + 1 : place + 4] == ["Porto", "Sept 2014 – Feb 2019", "4 years"]
    assert joined(document).count(DUTY) == 6


def test_notes_beside_a_paragraph_are_read_with_its_title() -> None:
    rows = "\n".join(
        f"#grid(columns: (1fr, 36mm), column-gutter: 6mm, [*{t}*, {e} \\\n{DUTY} {DUTY}], "
        f"align(right)[{d} \\\n{p} \\\nFull-time])"
        for t, e, p, d in JOBS
    )
    document = read(typst_pdf(f"= Mara Okafor\n== Experience\n{rows}"))
    assert joined(document).count(f"{DUTY} {DUTY}") == 3
    assert in_order(document, "Staff Nurse", "Sept 2014 – Feb 2019", "Porto", "Full-time", DUTY, "Nursing Assistant")


def test_labels_in_a_left_column_stay_with_the_text_beside_them() -> None:
    pairs = "".join(
        f"align(right)[Dates], [{d}], align(right)[Position held], [{t}], align(right)[Main duties and tasks], "
        f"[{DUTY} {DUTY}], align(right)[Name of employer], [{e}], "
        for t, e, _, d in JOBS
    )
    document = read(typst_pdf(f"#grid(columns: (40mm, 1fr), column-gutter: 5mm, row-gutter: 5pt, {pairs})"))
    assert in_order(
        document, "Position held", "Charge Nurse", "Main duties", f"{DUTY} {DUTY}", "Name of employer", "Santa"
    )
    assert line(document, "Name of employer").cell == line(document, "Hospital de Santa Clara").cell


def test_headings_in_the_left_margin_come_before_what_they_head() -> None:
    sections = (
        ("SUMMARY", f"{DUTY} {DUTY}"),
        ("EXPERIENCE", f"*Charge Nurse* \\\n{DUTY}"),
        ("SKILLS", "Triage, wound care"),
    )
    rows = "\n".join(f"#grid(columns: (34mm, 1fr), [*{head}*], [{text}])" for head, text in sections)
    document = read(typst_pdf(f"= Mara Okafor\n{rows}"))
    assert in_order(document, "SUMMARY", DUTY, "EXPERIENCE", "Charge Nurse", DUTY, "SKILLS", "Triage, wound care")


def test_the_cells_of_a_table_are_read_row_by_row() -> None:
    cells = "".join(f"[{d}], [{e}, {p}], [*{t}* \\\n{DUTY}], " for t, e, p, d in JOBS)
    document = read(typst_pdf(f"= Mara Okafor\n#table(columns: (30mm, 40mm, 1fr), {cells})"))
    assert in_order(document, "03/2019", "Santa Clara", "Charge Nurse", DUTY, "Sept 2014", "Staff Nurse", DUTY, "2012")


def test_skills_in_a_label_column_stay_with_their_labels() -> None:
    groups = {"Clinical": "Triage, wound care", "Systems": "Health records", "Teaching": "Preceptor", "Other": "Choir"}
    rows = "".join(f"[*{label}*], [{text}], " for label, text in groups.items())
    document = read(typst_pdf(f"= Mara Okafor\n== Skills\n#grid(columns: (30mm, 1fr), row-gutter: 4pt, {rows})"))
    for label, text in groups.items():
        assert line(document, label).cell == line(document, text).cell


def test_letter_spaced_headings_are_closed_up() -> None:
    source = "#set text(tracking: 4pt)\n= WORK EXPERIENCE\n#set text(tracking: 0pt)\nNurse\n"
    assert texts(read(typst_pdf(source)))[0] == "WORK EXPERIENCE"
    spread = raw_pdf(shown(72, 700, "E D U C A T I O N", size=14) + shown(72, 680, "BSc Nursing, Porto"))
    assert texts(read(spread)) == ["EDUCATION", "BSc Nursing, Porto"]


def test_letters_spread_wider_than_words_are_one_heading() -> None:
    content = "".join(shown(72 + 17 * place, 700, letter) for place, letter in enumerate("EDUCATION"))
    assert texts(read(raw_pdf(content + shown(72, 680, "BSc Nursing, Porto")))) == ["EDUCATION", "BSc Nursing, Porto"]


def test_a_left_margin_is_told_from_the_text_in_files_without_drawn_spaces() -> None:
    def spaceless(x: float, y: float, text: str) -> str:
        words = ")-278(".join(text.split())
        return f"BT /F1 10 Tf 1 0 0 1 {x} {y} Tm [({words})] TJ ET\n"

    content = ""
    for row, (title, employer, _, _) in enumerate(JOBS):
        y = 700 - 60 * row
        content += spaceless(61.4, y, "2019 - 2023") + spaceless(124, y, f"{title}, {employer}".replace("í", "i"))
        content += spaceless(124, y - 12, DUTY[:60]) + spaceless(124, y - 24, "Trained staff")
    document = read(raw_pdf(content))
    assert texts(document)[:2] == ["2019 - 2023", "Charge Nurse, Hospital de Santa Clara"]


def test_what_was_typed_into_a_form_field_is_read() -> None:
    note = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [150 695 400 710] /V (Mara Okafor) >>"
    assert texts(read(raw_pdf(shown(72, 700, "Your name:"), notes=note))) == ["Your name:", "Mara Okafor"]


def test_words_broken_at_line_ends_are_whole_in_the_text() -> None:
    setup = (
        "#set page(width: 70mm, height: 297mm, margin: 10mm)\n#set par(justify: true)\n"
        '#set text(size: 10pt, hyphenate: true, lang: "en")\n'
    )
    words = "Responsible administration of intravenous medication and extraordinarily comprehensive documentation"
    document = read(typst_pdf(f"{words} of internationally recognised rehabilitation programmes.", setup))
    assert len(document.lines) > 3
    assert joined(document) == f"{words} of internationally recognised rehabilitation programmes."


def test_a_typed_hyphen_at_a_line_end_stays() -> None:
    content = shown(72, 700, "Wrote the guide on hand-") + shown(72, 688, "hygiene and developed self-")
    content += shown(72, 676, "supervised rounds for the team of submis-") + shown(
        72, 664, "sions clerks at the front-"
    )
    document = read(raw_pdf(content + shown(72, 652, "office desk")))
    assert joined(document) == (
        "Wrote the guide on hand-hygiene and developed self-supervised rounds "
        "for the team of submissions clerks at the front-office desk"
    )


def test_ligatures_are_undone_and_every_line_stands_verbatim_at_its_span() -> None:
    document = read(typst_pdf("Efficient office staff, first-floor café, naïve"))
    assert document.text == "Efficient office staff, first-floor café, naïve"
    assert all(document.text[each.span.start : each.span.end] == each.text for each in document.lines)


def test_bullets_are_flagged_and_their_glyphs_dropped() -> None:
    document = read(typst_pdf("Duties\n- First duty\n- Second duty\n  - Nested duty\n"))
    assert [(each.text, each.bullet) for each in document.lines] == [
        ("Duties", False), ("First duty", True), ("Second duty", True), ("Nested duty", True),
    ]  # fmt: skip


def test_bullets_that_a_browser_draws_as_shapes_are_bullets() -> None:
    dots = "".join(f"{72} {y + 1.5} 3.5 3.5 re f\n" for y in (680, 660))
    content = shown(72, 700, "Duties") + dots + shown(84, 680, "First duty") + shown(84, 660, "Second duty")
    assert [each.bullet for each in read(raw_pdf(content)).lines] == [False, True, True]


def test_separators_between_contacts_are_no_bullets() -> None:
    content = shown(72, 700, "Lisbon") + shown(110, 700, "\x95") + shown(125, 700, "mara@example.org")
    document = read(raw_pdf(content + shown(72, 680, "Charge nurse on a surgical ward")))
    assert texts(document)[:2] == ["Lisbon", "mara@example.org"]
    assert not any(each.bullet for each in document.lines)


def test_the_items_of_a_numbered_list_are_bullets_but_a_lone_number_is_text() -> None:
    document = read(typst_pdf("+ First patent\n+ Second patent\n\n"))
    assert [(each.text, each.bullet) for each in document.lines] == [("First patent", True), ("Second patent", True)]
    assert texts(read(raw_pdf(shown(72, 700, "1. FC Nuremberg, team physiotherapist")))) == [
        "1. FC Nuremberg, team physiotherapist"
    ]


def test_running_headers_and_page_numbers_are_marked_and_kept_out_of_the_body() -> None:
    setup = (
        "#set page(width: 210mm, height: 297mm, margin: 20mm, header: align(center, text(size: 8pt)[Mara Okafor, CV]),"
        ' footer: align(right, text(size: 8pt)[Page #context counter(page).display("1 of 1", both: true)]))\n'
    )
    document = read(typst_pdf("= Mara Okafor\n" + f"{DUTY}\n\n" * 70, setup))
    assert document.pages >= 2
    regions = {each.text: each.region for each in document.lines}
    assert regions["Mara Okafor, CV"] == "header"
    assert {region for text, region in regions.items() if text.startswith("Page ")} == {"footer"}
    assert regions["Mara Okafor"] == "body"


def test_a_title_that_begins_the_second_page_is_body_though_the_first_page_has_it_too() -> None:
    document = read(
        typst_pdf(f"= Mara Okafor\n== Experience\n*Charge Nurse* \\\n{DUTY}\n#pagebreak()\n*Charge Nurse* \\\n{DUTY}")
    )
    assert {each.region for each in document.lines} == {"body"}


def test_addresses_behind_text_are_links_with_the_text_they_lie_behind() -> None:
    source = '= Mara Okafor\n#link("https://example.org/mara")[Portfolio] and #link("mailto:mara@example.org")[e-mail].'
    document = read(typst_pdf(source))
    found = {link.url: link.text for link in document.links}
    assert found == {"https://example.org/mara": "Portfolio", "mailto:mara@example.org": "e-mail"}
    for link in document.links:
        assert link.span is not None
        assert document.text[link.span.start : link.span.end] == link.text


def test_bold_stretches_of_a_line_are_told() -> None:
    document = read(typst_pdf("*Hospital de Santa Clara*, Charge Nurse in surgery and recovery"))
    assert [document.text[span.start : span.end] for span in document.lines[0].bold_spans] == [
        "Hospital de Santa Clara"
    ]


def test_text_without_drawn_spaces_gets_its_word_spaces() -> None:
    content = "BT /F1 10 Tf 1 0 0 1 72 700 Tm [(Charge)-278(nurse)-278(in)-278(surger)15(y)] TJ ET"
    assert texts(read(raw_pdf(content))) == ["Charge nurse in surgery"]


def test_text_that_is_drawn_twice_for_bold_is_read_once() -> None:
    document = read(raw_pdf(shown(72, 700, "Charge Nurse") + shown(72.3, 700, "Charge Nurse")))
    assert texts(document) == ["Charge Nurse"]
    assert document.lines[0].bold


def test_accents_that_old_tex_draws_on_their_own_are_put_on_their_letters() -> None:
    content = shown(72, 700, "Jos") + shown(88.5, 700, "\xb4") + shown(87.8, 700, "e Marques, enfermeiro")
    assert texts(read(raw_pdf(content))) == ["José Marques, enfermeiro"]


def test_two_independent_readers_give_the_same_lines() -> None:
    data = typst_pdf(
        f"#grid(columns: (52mm, 1fr), column-gutter: 9mm, [{SIDEBAR}], [{main_column()} Efficient office])"
    )
    second = lay_out(list(pdfium_pages(data, [1]).values()), [])
    assert [each.text for each in second] == texts(read(data))


def test_signs_without_letters_behind_them_are_counted_not_silently_dropped() -> None:
    descriptor = (
        "<< /Type /FontDescriptor /FontName /Odd /Flags 4 /FontBBox [0 0 1000 1000] /Ascent 800 /Descent -200 >>"
    )
    system = "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    inner = (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo {system} /FontDescriptor {descriptor} >>"
    )
    font = f"/F3 << /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [{inner}] >>"
    content = shown(72, 700, "Charge Nurse on a surgical ward in Lisbon") + shown(
        72, 680, "ABCDEFGHIJKLMNOP", font="F3"
    )
    document = read(raw_pdf(content, fonts=font))
    assert "8 signs" in document.warnings[0]
    assert texts(document) == ["Charge Nurse on a surgical ward in Lisbon"]


def test_the_same_file_gives_the_same_document() -> None:
    data = typst_pdf(main_column())
    assert read(data) == read(data)


def test_nothing_of_the_nine_resumes_is_lost_but_list_markers(shared_data: Path) -> None:
    files = sorted((shared_data / "resumes" / "pdf").glob("*.pdf"))
    assert len(files) >= 9
    for file in files[::3]:
        document = read_document(file.read_bytes(), file.name)
        joined_text = joined(document)
        assert "(spotlight presentation, top 5% of submissions)" in joined_text
        assert "low-resource language modeling" in joined_text
        assert sum(each.bullet for each in document.lines) >= 24
        assert {link.url for link in document.links} >= {"mailto:john.doe@email.com", "https://github.com/rendercv"}
