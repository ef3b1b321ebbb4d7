"""`resumewright tailor`: what it makes, what it says, and that the same goes in and comes out."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from command_line import Command, Made, called, contents

AS_OF = ("--as-of", "2026-11-01")


@pytest.mark.promise("tailor-json")
def test_the_answer_in_json_has_every_promised_field(made: Made) -> None:
    assert made.answer["status"] == "success"
    assert made.answer["message"]
    resume = made.resume
    assert resume["id"].startswith("run-")
    assert resume["version"] == 1
    assert 0 <= resume["match_score"] <= 100
    assert resume["ats_score"] >= 70
    assert resume["word_count"] > 100
    assert "experience" in resume["sections"]
    assert "<html" in resume["html_content"]
    assert resume["generation_time"] > 0
    assert (resume["model_used"], resume["api_calls_made"], resume["tokens_used"]) == (None, 0, 0)
    assert resume["session_id"]
    assert all(Path(file).is_file() for file in resume["files"])
    assert {str(Path(file).relative_to(made.out)) for file in resume["files"]} == set(contents(made.out))


@pytest.mark.promise("tailor-json", "highlights")
def test_the_answer_in_json_tells_how_every_requirement_is_met_and_by_which_line(made: Made) -> None:
    answer = made.answer
    assert answer["highlights"]["match_score"] == answer["resume"]["match_score"] == answer["confidence"]["overall"]
    assert answer["highlights"]["ats_score"] == answer["resume"]["ats_score"]
    matches = {match["requirement"]: match for match in answer["matched_requirements"]}
    assert {gap["requirement"] for gap in answer["gaps"]} < set(matches)
    page = re.sub(r"<[^>]+>", "", answer["resume"]["html_content"]).replace("&#39;", "'")
    for requirement in answer["highlights"]["met"]:
        assert matches[requirement]["confidence"]["tier"] in ("direct", "transferable")
    shown = {match["selected_content"] for match in matches.values()} - {None}
    assert shown
    assert {line for line in shown if line not in page} == set()
    assert answer["reframing_strategies"]
    for reframing in answer["reframing_strategies"]:
        assert reframing["reframed_text"] in page
        assert all(words in reframing["reframed_text"] for words in reframing["adapted_elements"])
    assert "Dear" in answer["cover_letter"]
    by_gap = {gap["requirement_id"] for gap in answer["gaps"]}
    assert {advice["gap_id"] for advice in answer["cover_letter_recommendations"]} <= by_gap


@pytest.mark.promise("highlights")
def test_a_missing_condition_leads_what_is_missing_and_is_never_among_what_is_met(
    resumewright: Command, tmp_path: Path, examples: Path
) -> None:
    ad = (examples / "ad.txt").read_text(encoding="utf-8")
    licence = "Class 1 HGV licence essential"
    job = tmp_path / "ad.txt"
    _ = job.write_text(ad.replace("Requirements\n", f"Requirements\n- Underwater basketry\n- {licence}\n"), "utf-8")
    answer = resumewright("tailor", examples / "resume.txt", "--job", job, *AS_OF, "--json", "--out", tmp_path / "out")
    highlights = answer.json["highlights"]
    assert highlights["missing"][0] == licence
    assert "Underwater basketry" in highlights["missing"]
    assert not set(highlights["met"]) & set(highlights["missing"])
    assert any("MIG and TIG welding" in requirement for requirement in highlights["met"])


@pytest.mark.promise("two-folders")
def test_the_folder_to_send_holds_only_what_an_employer_gets(made: Made) -> None:
    sent = [path.name for path in (made.out / "send").iterdir()]
    assert {Path(name).suffix for name in sent} == {".pdf", ".docx"}
    assert all(name.startswith("Amara-Okonjo-Bell-") for name in sent)
    assert any("Resume" in name for name in sent)
    assert any("Cover-Letter" in name for name in sent)
    kept = {path.name for path in (made.out / "for-you").iterdir()}
    assert {"receipts.json", "match-report.html", "match-report.md", "match-report.json", "sources"} <= kept


@pytest.mark.promise("two-folders")
def test_the_sources_lie_beside_the_receipts_byte_for_byte(made: Made, bundled: Path) -> None:
    assert contents(made.out / "for-you" / "sources") == {"resume.pdf": (bundled / "resume.pdf").read_bytes()}


@pytest.mark.promise("metadata")
def test_the_files_to_send_carry_only_name_and_title_in_their_metadata(made: Made) -> None:
    for path in (made.out / "send").glob("*.pdf"):
        pdf = pypdfium2.PdfDocument(path)
        told = {
            key: value
            for key, value in pdf.get_metadata_dict(skip_empty=True).items()
            if key not in ("Title", "Author")
        }
        pdf.close()
        assert told == {}, path.name
    for path in (made.out / "send").glob("*.docx"):
        with ZipFile(path) as package:
            core = package.read("docProps/core.xml").decode()
        told = dict(re.findall(r"<(?:\w+:)?(\w+)[^>/]*>([^<]+)</", core))
        assert set(told) <= {"title", "creator"}, path.name
        assert told["creator"] == "Amara Okonjo-Bell"


@pytest.mark.promise("same-bytes")
def test_the_same_input_in_a_fresh_home_gives_the_same_bytes(
    made: Made, resumewright: Command, tmp_path: Path, bundled: Path
) -> None:
    again = resumewright(
        "tailor", bundled / "resume.pdf", "--job", bundled / "ad.txt", *AS_OF, "--out", tmp_path / "again"
    )
    assert again.code == 0, again.err
    assert contents(tmp_path / "again") == contents(made.out)


@pytest.mark.promise("same-bytes")
def test_a_repeated_run_gives_what_was_made_and_a_forced_one_a_new_version_of_the_same_bytes(
    resumewright: Command, tmp_path: Path, examples: Path
) -> None:
    words = ["tailor", examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--json", "--out"]
    first = resumewright(*words, tmp_path / "1")
    again = resumewright(*words, tmp_path / "2")
    forced = resumewright(*words, tmp_path / "3", "--force-regenerate")
    assert [answer.json["resume"]["version"] for answer in (first, again, forced)] == [1, 1, 2]
    assert "before" in again.json["message"]
    one, two, three = (contents(tmp_path / name) for name in "123")
    assert one == two
    assert one == three


@pytest.mark.promise("tailor-options")
def test_every_option_shows_in_the_result_and_a_trial_keeps_nothing(
    resumewright: Command, tmp_path: Path, examples: Path
) -> None:
    out = tmp_path / "out"
    answer = resumewright(
        "tailor", examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--out", out, "--json", "--pages", 1,
        "--style", "formal", "--focus", "training", "--words", 140, "--quick", "--debug", "--test", "--person", "ada",
        "--country", "us",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert answer.json["resume"]["pages"] == 1
    assert answer.json["resume"]["word_count"] <= 140
    steps = json.loads((out / "for-you" / "steps.json").read_text(encoding="utf-8"))
    assert steps["generation"]["repaired"] is False
    assert resumewright("library", "list", "--person", "ada").out == "0 applications\n"


@pytest.mark.promise("tailor-options")
def test_a_preview_shows_the_résumé_and_writes_no_file(resumewright: Command, tmp_path: Path, examples: Path) -> None:
    words = [examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--preview", "--out", tmp_path / "out"]
    answer = resumewright("tailor", *words)
    assert answer.out.startswith("# Ada Example")
    assert "Welded 40 pressure vessels" in answer.out
    assert not (tmp_path / "out").exists()


@pytest.mark.promise("two-folders")
def test_without_a_named_folder_every_application_gets_one_of_its_own(
    resumewright: Command, tmp_path: Path, examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = resumewright("tailor", examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF)
    assert "tailored/Ada-Example-Welder-Acme-Fabrication/send" in answer.out
    assert (tmp_path / "tailored" / "Ada-Example-Welder-Acme-Fabrication" / "send").is_dir()


@pytest.mark.promise("two-folders")
def test_files_of_another_application_in_the_folder_to_send_are_pointed_out(
    resumewright: Command, tmp_path: Path, examples: Path
) -> None:
    stranger = tmp_path / "out" / "send" / "Ada-Example-Resume-Rivets.pdf"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(b"%PDF-1.4")
    answer = resumewright(
        "tailor", examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--out", tmp_path / "out"
    )
    assert str(stranger) in answer.err
    assert stranger.read_bytes() == b"%PDF-1.4"


@pytest.mark.promise("persons")
def test_two_persons_of_one_home_never_see_each_other(resumewright: Command, tmp_path: Path, examples: Path) -> None:
    words = [
        examples / "resume.txt",
        "--job",
        examples / "ad.txt",
        *AS_OF,
        "--out",
        tmp_path / "out",
        "--person",
        "ada",
    ]
    assert resumewright("tailor", *words).code == 0
    assert resumewright("library", "list", "--person", "ada").out.endswith("1 applications\n")
    assert resumewright("library", "list", "--person", "bea").out == "0 applications\n"
    assert resumewright("library", "list").out == "0 applications\n"


@pytest.mark.promise("tailor-options")
@pytest.mark.parametrize(
    ("words", "value", "mend"),
    [
        (["--style", "loud"], "'loud'", "plain"),
        (["--pages", "3"], "3", "1 or 2"),
        (["--words", "20"], "20", "120"),
        (["--as-of", "1 May"], "'1 May'", "YYYY-MM-DD"),
        (["--theme", "neon.html"], "'neon.html'", "ats, visual"),
        (["--country", "Narnia"], "'NARNIA'", "GB"),
        (["--wrods", "200"], "--wrods", "--help"),
    ],
)
def test_an_option_that_is_not_accepted_is_named_with_its_value_and_the_mend(
    resumewright: Command, tmp_path: Path, examples: Path, words: list[str], value: str, mend: str
) -> None:
    job = ["tailor", examples / "resume.txt", "--job", examples / "ad.txt", "--out", tmp_path / "out", *words]
    answer = resumewright(*job, "--json")
    assert answer.code == 2
    assert answer.json["status"] == "error"
    assert answer.json["code"] == "invalid_option"
    told = answer.json["message"] + answer.json["mend"]
    assert value in told
    assert mend in told
    plain = resumewright(*job)
    assert plain.code == 2
    assert plain.out == ""
    assert value in plain.err
    assert not (tmp_path / "out").exists()


@pytest.mark.promise("settings")
def test_a_setting_is_read_from_the_environment_and_an_unknown_one_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESUMEWRIGHT_PERSN", "ada")
    answer = called(home, "library", "list", "--json")
    assert answer.code == 2
    assert answer.json["mend"] == "Did you mean person?"
