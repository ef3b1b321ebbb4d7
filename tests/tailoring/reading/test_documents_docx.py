"""Word documents: everything that a reader of the page sees, once, in order."""

import io

import docx as python_docx
import pytest
from made_files import R, W, docx, paragraph

from tailoring.errors import UnreadableDocument
from tailoring.facts import Document
from tailoring.reading.documents import read_document

pytestmark = pytest.mark.promise("read-docx")

STYLES = f"""<w:styles xmlns:w="{W}">
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
<w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Subtitle line"/><w:basedOn w:val="berschrift1"/>
<w:rPr><w:b w:val="0"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
</w:styles>"""


def read(data: bytes) -> Document:
    return read_document(data, "resume.docx")


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def test_heading_styles_give_levels_by_their_name_in_any_language() -> None:
    body = paragraph("Berufserfahrung", properties='<w:pStyle w:val="berschrift1"/>') + paragraph("Pflegefachkraft")
    document = read(docx(body, styles=STYLES))
    assert [(line.text, line.level, line.bold, line.size) for line in document.lines] == [
        ("Berufserfahrung", 1, True, 14.0),
        ("Pflegefachkraft", 0, False, 11.0),
    ]


def test_a_style_takes_from_the_style_it_is_based_on() -> None:
    document = read(docx(paragraph("Stationsleitung", properties='<w:pStyle w:val="Sub"/>'), styles=STYLES))
    assert (document.lines[0].level, document.lines[0].bold, document.lines[0].size) == (1, False, 14.0)


def test_list_paragraphs_are_bullets_whether_by_style_number_or_typed_glyph() -> None:
    body = (
        paragraph("By style", properties='<w:pStyle w:val="Bullets"/>')
        + paragraph("By number", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
        + paragraph("<w:r><w:t>•</w:t><w:tab/><w:t>By glyph</w:t></w:r>")
        + paragraph(
            "Taken out of the list", properties='<w:pStyle w:val="Bullets"/><w:numPr><w:numId w:val="0"/></w:numPr>'
        )
    )
    document = read(docx(body, styles=STYLES))
    assert [(line.text, line.bullet) for line in document.lines] == [
        ("By style", True), ("By number", True), ("By glyph", True), ("Taken out of the list", False),
    ]  # fmt: skip


def test_a_tab_parts_the_title_from_its_dates_on_one_row() -> None:
    body = paragraph(
        "<w:r><w:rPr><w:b/></w:rPr><w:t>Charge Nurse</w:t></w:r>", "<w:r><w:tab/><w:t>2019 – 2023</w:t></w:r>"
    )
    title, dates = read(docx(body)).lines
    assert (title.text, title.bold, dates.text, dates.bold) == ("Charge Nurse", True, "2019 – 2023", False)
    assert title.cell == dates.cell != ""


def test_insertions_are_kept_and_deletions_dropped() -> None:
    body = paragraph(
        "Led ",
        "<w:ins><w:r><w:t>fourteen</w:t></w:r></w:ins>",
        "<w:del><w:r><w:delText>forty</w:delText></w:r></w:del>",
        "<w:r><w:t> nurses</w:t></w:r>",
    )
    assert texts(read(docx(body.replace("Led ", "Led "))))[0].replace("Led", "Led ").split() == [
        "Led",
        "fourteen",
        "nurses",
    ]


def test_a_text_box_is_read_once_though_the_file_holds_it_twice() -> None:
    inner = f"<w:txbxContent>{paragraph('mara@example.org')}</w:txbxContent>"
    box = (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    document = read(docx(paragraph("Mara Okafor", box)))
    assert [(line.text, line.region) for line in document.lines] == [
        ("Mara Okafor", "body"),
        ("mara@example.org", "textbox"),
    ]


def test_an_old_text_box_without_alternatives_is_read() -> None:
    inner = f"<w:txbxContent>{paragraph('Lisbon, Portugal')}</w:txbxContent>"
    document = read(docx(paragraph("Mara Okafor", f"<w:r><w:pict><v:textbox>{inner}</v:textbox></w:pict></w:r>")))
    assert texts(document) == ["Mara Okafor", "Lisbon, Portugal"]


def test_headers_and_footers_are_read_and_marked() -> None:
    relations = "".join(
        f'<Relationship Id="{kind[0]}1" Type="{R}/{kind}" Target="{kind}1.xml"/>' for kind in ("header", "footer")
    )
    body = paragraph("Charge Nurse") + (
        '<w:sectPr><w:headerReference w:type="default" r:id="h1"/>'
        '<w:footerReference w:type="default" r:id="f1"/></w:sectPr>'
    )
    document = read(
        docx(
            body,
            relations=relations,
            header1=f'<w:hdr xmlns:w="{W}">{paragraph("Mara Okafor")}</w:hdr>',
            footer1=f'<w:ftr xmlns:w="{W}">{paragraph("References on request")}</w:ftr>',
        )
    )
    assert [(line.text, line.region) for line in document.lines] == [
        ("Mara Okafor", "header"), ("Charge Nurse", "body"), ("References on request", "footer"),
    ]  # fmt: skip


def test_hyperlinks_by_relation_and_by_field_give_links() -> None:
    relations = f'<Relationship Id="r1" Type="{R}/hyperlink" Target="https://example.org/mara" TargetMode="External"/>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText> HYPERLINK "mailto:mara@example.org" </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>e-mail</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = paragraph(
        '<w:hyperlink r:id="r1"><w:r><w:t>Portfolio</w:t></w:r></w:hyperlink>', "<w:r><w:t> or </w:t></w:r>", field
    )
    document = read(docx(body, relations=relations))
    assert [(link.url, link.text) for link in document.links] == [
        ("https://example.org/mara", "Portfolio"),
        ("mailto:mara@example.org", "e-mail"),
    ]


def test_a_date_cell_is_read_with_the_title_beside_it() -> None:
    made = python_docx.Document()
    table = made.add_table(1, 2)
    dates, duties = table.rows[0].cells
    dates.text = "2019 – 2023"
    duties.text = "Charge Nurse"
    duties.add_paragraph("Led a ward", style="List Bullet")
    duties.add_paragraph("Trained staff", style="List Bullet")
    out = io.BytesIO()
    made.save(out)
    document = read(out.getvalue())
    assert [(line.text, bool(line.cell), line.bullet) for line in document.lines] == [
        ("2019 – 2023", True, False), ("Charge Nurse", True, False),
        ("Led a ward", False, True), ("Trained staff", False, True),
    ]  # fmt: skip


def test_two_long_cells_are_columns_each_read_to_its_end() -> None:
    made = python_docx.Document()
    left, right = made.add_table(1, 2).rows[0].cells
    left.text, right.text = "CONTACT", "Mara Okafor"
    for number in range(5):
        left.add_paragraph(f"Skill {number}")
        right.add_paragraph(f"Duty {number}")
    out = io.BytesIO()
    made.save(out)
    document = read(out.getvalue())
    assert texts(document) == [
        "CONTACT",
        *(f"Skill {n}" for n in range(5)),
        "Mara Okafor",
        *(f"Duty {n}" for n in range(5)),
    ]
    assert [line.column for line in document.lines] == [0] * 6 + [1] * 6


def test_hidden_text_is_not_read() -> None:
    body = paragraph("Nurse", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret keyword</w:t></w:r>")
    assert texts(read(docx(body))) == ["Nurse"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_xml_with_entities_or_a_document_type_is_refused(declared: str) -> None:
    styles = f'{declared}<w:styles xmlns:w="{W}"/>'
    with pytest.raises(UnreadableDocument) as caught:
        read(docx(paragraph("Nurse"), styles=styles))
    assert "entities" in caught.value.problem


def test_a_document_of_pictures_only_is_refused_with_advice() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(docx("<w:p><w:r><w:drawing/></w:r></w:p>"))
    assert "OCR" in caught.value.mend
