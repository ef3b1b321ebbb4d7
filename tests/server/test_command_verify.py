"""`resumewright verify`: the proof holds without the database, and one altered digit anywhere breaks it."""

import json
import shutil
from pathlib import Path

import pytest
from command_line import Command, Made
from docx import Document

AS_OF = ("--as-of", "2026-11-01")


@pytest.fixture
def copy(made: Made, tmp_path: Path) -> Path:
    """A copy of the application's folder, far from any data folder."""
    return Path(shutil.copytree(made.out, tmp_path / "copy"))


@pytest.fixture
def welder(resumewright: Command, tmp_path: Path, examples: Path) -> Path:
    """An application made from a résumé in plain text, where a single digit can be reached."""
    words = [examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--out", tmp_path / "out"]
    assert resumewright("tailor", *words).code == 0
    return tmp_path / "out"


@pytest.mark.promise("receipts")
def test_an_untouched_application_holds_without_the_database(resumewright: Command, copy: Path, home: Path) -> None:
    answer = resumewright("verify", copy / "for-you" / "receipts.json", "--json")
    assert answer.code == 0, answer.out
    assert answer.json["ok"] is True
    assert answer.json["checked"] > 20
    assert not home.exists()


@pytest.mark.promise("receipts")
def test_one_digit_altered_in_the_source_fails_and_names_the_document(resumewright: Command, welder: Path) -> None:
    source = welder / "for-you" / "sources" / "resume.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("40 pressure", "46 pressure"), encoding="utf-8")
    answer = resumewright("verify", welder / "for-you" / "receipts.json", "--json")
    assert answer.code == 1
    assert "resume.txt" in {finding["place"] for finding in answer.json["findings"]}


@pytest.mark.promise("receipts")
def test_one_digit_altered_in_a_line_of_the_receipt_fails_and_names_the_line(
    resumewright: Command, welder: Path
) -> None:
    receipts = welder / "for-you" / "receipts.json"
    receipts.write_text(receipts.read_text(encoding="utf-8").replace("40 pressure", "46 pressure"), encoding="utf-8")
    answer = resumewright("verify", receipts, "--json")
    assert answer.code == 1
    assert any("46 pressure" in finding["problem"] for finding in answer.json["findings"])


@pytest.mark.promise("receipts")
def test_one_digit_altered_anywhere_else_in_the_receipt_fails(resumewright: Command, welder: Path) -> None:
    receipts = welder / "for-you" / "receipts.json"
    told = json.loads(receipts.read_text(encoding="utf-8"))
    told["as_of"] = "2026-11-02"
    receipts.write_text(json.dumps(told), encoding="utf-8")
    answer = resumewright("verify", receipts)
    assert answer.code == 1
    assert "the receipt file was changed" in answer.out


@pytest.mark.promise("receipts")
def test_one_word_altered_in_an_output_fails_and_names_the_file(resumewright: Command, welder: Path) -> None:
    (sent,) = (welder / "send").glob("*Resume-Acme*.docx")
    _edit(sent, "40 pressure", "46 pressure")
    answer = resumewright("verify", welder / "for-you" / "receipts.json", "--json")
    assert answer.code == 1
    assert f"send/{sent.name}" in {finding["place"] for finding in answer.json["findings"]}


@pytest.mark.promise("receipts")
def test_a_missing_output_is_named(resumewright: Command, copy: Path) -> None:
    gone = next((copy / "send").glob("*Resume*.pdf"))
    gone.unlink()
    answer = resumewright("verify", copy / "for-you" / "receipts.json", "--json")
    assert answer.code == 1
    assert {"place": f"send/{gone.name}", "problem": "the file is missing"} in answer.json["findings"]


@pytest.mark.promise("receipts")
def test_a_document_kept_elsewhere_is_found_when_its_folder_is_named(
    resumewright: Command, copy: Path, bundled: Path
) -> None:
    shutil.rmtree(copy / "for-you" / "sources")
    receipts = copy / "for-you" / "receipts.json"
    assert resumewright("verify", receipts).code == 1
    assert resumewright("verify", receipts, "--documents", bundled).code == 0


@pytest.mark.promise("own-edits")
def test_an_honest_edit_of_the_file_passes(resumewright: Command, welder: Path) -> None:
    (sent,) = (welder / "send").glob("*Resume-Acme*.docx")
    _edit(sent, _line(sent, "Welded 40"), "Welded 40 pressure vessels a month")
    answer = resumewright("verify", sent, "--json")
    assert answer.code == 0, answer.out


@pytest.mark.promise("own-edits")
@pytest.mark.parametrize(
    ("true", "invented"),
    [("40 pressure vessels a month", "400 pressure vessels a month"), ("Forge Ltd", "Rolls Steelworks")],
)
def test_an_invented_number_or_employer_in_the_edited_file_fails_and_is_quoted(
    resumewright: Command, welder: Path, true: str, invented: str
) -> None:
    (sent,) = (welder / "send").glob("*Resume-Acme*.docx")
    _edit(sent, true, invented)
    answer = resumewright("verify", sent, "--json")
    assert answer.code == 1
    assert any(invented in finding["place"] for finding in answer.json["findings"]), answer.out


@pytest.mark.promise("receipts")
def test_a_file_that_is_no_receipt_is_named(resumewright: Command, tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text('{"person": "Ada"}', encoding="utf-8")
    answer = resumewright("verify", tmp_path / "other.json", "--json")
    assert answer.code == 2
    assert "other.json is no receipt file" in answer.json["message"]


@pytest.mark.promise("own-edits")
def test_an_edited_file_without_its_receipts_says_where_they_belong(resumewright: Command, tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Ada Example\nWelder", encoding="utf-8")
    answer = resumewright("verify", tmp_path / "cv.txt", "--json")
    assert answer.code == 2
    assert "for-you" in answer.json["mend"]


@pytest.mark.promise("own-edits")
@pytest.mark.parametrize("kind", ["Resume", "Cover-Letter"])
def test_a_file_nobody_edited_passes(resumewright: Command, welder: Path, kind: str) -> None:
    for sent in (welder / "send").glob(f"*-{kind}-*"):
        answer = resumewright("verify", sent, "--json")
        assert answer.code == 0, (sent.name, answer.out)


def _line(file: Path, start: str) -> str:
    return next(p.text for p in Document(str(file)).paragraphs if p.text.startswith(start))


def _edit(file: Path, old: str, new: str) -> None:
    """Change a text in a Word document as a person would; it must stand there."""
    document = Document(str(file))
    changed = 0
    for paragraph in document.paragraphs:
        if old in paragraph.text:
            whole = paragraph.text.replace(old, new)
            for run in paragraph.runs[1:]:
                run.text = ""
            paragraph.runs[0].text = whole
            changed += 1
    assert changed, old
    document.save(str(file))
