"""What cannot be read is refused with the value, the limit and what to do; nothing else happens to it."""

import zipfile
import zlib
from io import BytesIO

import pytest
from made_files import docx, paragraph, raw_pdf, shown, typst_pdf, zipped

from tailoring.errors import LimitExceeded, UnreadableDocument
from tailoring.reading.documents import read_document
from tailoring.reading.limits import Limits
from tailoring.reading.sniffing import sniff

pytestmark = pytest.mark.promise("unreadable")

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


def refusal(data: bytes, name: str = "resume.pdf") -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read_document(data, name)
    assert name in caught.value.problem
    assert caught.value.mend
    return caught.value


@pytest.mark.parametrize("data", [b"", b"  \n\t", b"\xef\xbb\xbf\n", bytes(20)])
def test_an_empty_file_is_refused(data: bytes) -> None:
    assert "empty" in refusal(data).problem


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"{\\rtf1 Mara Okafor}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ".doc"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (PNG, "PNG"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "JPEG"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}), "ODT"),
        (zipped({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "Excel"),
        (zipped({"holiday.txt": "sun", "notes/more.txt": "sea"}), "holiday.txt"),
    ],
)  # fmt: skip
def test_formats_that_are_not_read_are_named(data: bytes, what: str) -> None:
    assert what in str(refusal(data, "file.bin"))


def test_pictures_are_refused_with_advice_on_text_recognition() -> None:
    assert "OCR" in refusal(PNG).mend


def test_a_wrong_ending_is_fine_and_gets_a_warning() -> None:
    document = read_document(raw_pdf(shown(72, 700, "Charge Nurse, Lisbon")), "resume.docx")
    assert document.format == "pdf"
    assert "resume.docx is a PDF" in document.warnings[0]
    assert read_document(b"Mara Okafor", "resume.txt").warnings == ()


def test_a_zip_is_a_docx_only_with_a_word_document_inside() -> None:
    assert sniff(docx(paragraph("Nurse")), "x") == "docx"
    with pytest.raises(UnreadableDocument):
        sniff(zipped({"[Content_Types].xml": "<x/>", "readme.txt": "hello"}), "x.docx")


def test_a_pdf_with_bytes_in_front_is_read() -> None:
    data = b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" + raw_pdf(shown(72, 700, "Charge Nurse, Lisbon"))
    assert read_document(data, "resume.pdf").text == "Charge Nurse, Lisbon"


def test_a_pdf_with_a_password_is_refused() -> None:
    key = "00112233445566778899AABBCCDDEEFF" * 2
    encrypted = raw_pdf(
        shown(72, 700, "Charge Nurse"),
        trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >> /ID [<00> <00>]",
    )
    assert "password" in refusal(encrypted).problem


def test_a_scan_is_refused_with_advice_on_text_recognition() -> None:
    pixels = zlib.compress(bytes(100 * 100)).hex()
    picture = "q 612 0 0 792 0 0 cm BI /W 100 /H 100 /BPC 8 /CS /G /F [/AHx /Fl] ID " + pixels + "> EI Q"
    problem = refusal(raw_pdf(picture))
    assert "scan" in problem.problem
    assert "OCR" in problem.mend


def test_a_pdf_without_anything_on_its_pages_is_refused() -> None:
    assert "no text" in refusal(raw_pdf("")).problem


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_pdf_that_is_cut_off_is_refused(share: float) -> None:
    data = typst_pdf("= Mara Okafor\nCharge nurse on a surgical ward.")
    assert "cut off" in refusal(data[: int(len(data) * share)]).problem


def test_a_pdf_of_rubbish_is_refused() -> None:
    assert "resume.pdf" in refusal(b"%PDF-1.7\n" + bytes(range(256)) * 20).problem


def test_too_many_pages_are_refused_with_their_number() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_document(raw_pdf(shown(72, 700, "Charge Nurse"), pages=60), "thesis.pdf")
    assert "60 pages (limit 30)" in caught.value.problem
    assert "limits.pages" in caught.value.mend
    assert read_document(raw_pdf(shown(72, 700, "Charge Nurse"), pages=60), "t.pdf", Limits(pages=60)).pages == 60


def test_a_file_over_the_size_limit_is_refused_unread() -> None:
    with pytest.raises(LimitExceeded, match="limit 1 MB"):
        read_document(b"%PDF-1.7" + bytes(1_500_000), "big.pdf", Limits(file_mb=1))


def test_a_pdf_stream_that_unpacks_to_too_much_is_refused() -> None:
    bomb = raw_pdf("% " + "a" * 3_000_000 + "\n" + shown(72, 700, "Charge Nurse"))
    assert len(bomb) < 20_000
    with pytest.raises(LimitExceeded, match=r"limits[.]expanded_mb"):
        read_document(bomb, "bomb.pdf", Limits(expanded_mb=1))


def claimed(size: int) -> bytes:
    """A DOCX whose directory says that one member unpacks to `size` bytes; the member itself is small."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<x/>" * 10)
        archive.filelist[0].file_size = size
    return out.getvalue()


def test_a_docx_that_unpacks_to_a_gigabyte_is_never_unpacked() -> None:
    with pytest.raises(LimitExceeded) as caught:
        read_document(claimed(1_200_000_000), "resume.docx")
    assert "resume.docx unpacks to 1.2 GB (limit 50 MB)" in caught.value.problem


def test_a_docx_that_unpacks_to_many_times_its_size_is_refused() -> None:
    data = docx(paragraph("a" * 4_000_000))
    with pytest.raises(LimitExceeded, match=r"limits[.]archive_ratio"):
        read_document(data, "resume.docx")


def test_an_archive_of_too_many_files_is_refused() -> None:
    data = zipped({"word/document.xml": "<x/>", **{f"word/{number}.xml": "" for number in range(60)}})
    with pytest.raises(LimitExceeded, match="61 files"):
        read_document(data, "resume.docx", Limits(archive_entries=50))


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "word\\..\\..\\x", "C:/x"])
def test_an_archive_that_points_outside_itself_is_refused(path: str) -> None:
    assert "outside" in refusal(zipped({"word/document.xml": "<x/>", path: "x"}), "resume.docx").problem


def test_a_docx_that_is_cut_off_is_refused() -> None:
    data = docx(paragraph("Charge Nurse " * 200))
    assert "cut off" in refusal(data[: len(data) // 2], "resume.docx").problem


def test_binary_data_is_not_taken_for_text() -> None:
    assert "NUL" in refusal(bytes([1, 0, 7, 0, 0, 200, 66, 0, 0]) * 50, "resume.txt").problem


def test_a_text_over_the_length_limit_is_refused() -> None:
    with pytest.raises(LimitExceeded, match="1,001 characters"):
        read_document(b"a" * 1001, "long.txt", Limits(text_characters=1000))


def test_deep_nesting_is_refused_or_read_but_never_crashes() -> None:
    deep = "<w:sdt><w:sdtContent>" * 3000 + paragraph("Nurse") + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(UnreadableDocument):
        read_document(docx(deep), "deep.docx")
    assert read_document(b"<html><body>" + b"<div>" * 1500 + b"Charge Nurse", "deep.html").text == "Charge Nurse"
