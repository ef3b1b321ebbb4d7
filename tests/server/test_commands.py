"""The other commands: what they show, in words and as JSON, and that the program starts lean."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import Command, Made, called, contents

ROOT = Path(__file__).resolve().parents[2]
AS_OF = ("--as-of", "2026-11-01")


@pytest.mark.promise("demo")
def test_the_demo_prints_each_step_each_file_and_last_one_json_object(resumewright: Command, tmp_path: Path) -> None:
    answer = resumewright("demo", "--out", tmp_path / "demo")
    assert answer.code == 0, answer.err
    *told, last = answer.out.splitlines()
    assert any(line.startswith("generation") and line.endswith(" ms") for line in told)
    figures = json.loads(last)
    assert set(figures) == {"seconds", "files", "match_score", "ats_score", "unsupported_lines"}
    assert figures["unsupported_lines"] == 0
    made = contents(tmp_path / "demo")
    assert figures["files"] == len(made)
    assert {str(tmp_path / "demo" / name) for name in made} <= set(told)
    assert resumewright("verify", tmp_path / "demo" / "for-you" / "receipts.json").code == 0


@pytest.mark.promise("demo")
def test_the_demo_leaves_nothing_in_the_data_folder(resumewright: Command, home: Path, tmp_path: Path) -> None:
    assert resumewright("demo", "--out", tmp_path / "demo").code == 0
    assert not home.exists()


@pytest.mark.promise("provenance")
def test_reading_gives_json_resume_with_the_provenance_of_every_fact(
    resumewright: Command, home: Path, examples: Path
) -> None:
    answer = resumewright("read", examples / "resume.txt", "--json")
    assert answer.json["basics"]["name"] == "Ada Example"
    assert [job["name"] for job in answer.json["work"]] == ["Forge Ltd", "Steel & Sons"]
    text = (examples / "resume.txt").read_text(encoding="utf-8")
    kept = answer.json["meta"]["x-provenance"]
    facts = kept["facts"].values()
    assert len(facts) > 20
    assert all(" ".join(text.split()).find(" ".join(fact["text"].split())) >= 0 for fact in facts)
    assert kept["unplaced"] == []
    assert "not placed" in resumewright("read", examples / "resume.txt").out
    assert not home.exists()


@pytest.mark.promise("requirements")
def test_an_ad_is_shown_with_everything_it_asks(resumewright: Command, examples: Path) -> None:
    answer = resumewright("ad", examples / "ad.txt", "--json")
    assert answer.json["title"] == "Welder"
    assert answer.json["employer"] == "Acme Fabrication"
    assert {r["importance"] for r in answer.json["requirements"]} == {"required", "preferred"}
    assert "[required, experience, 3 years]" in resumewright("ad", examples / "ad.txt").out


@pytest.mark.promise("library")
def test_the_library_lists_finds_and_remembers_what_became_of_an_application(
    resumewright: Command, tmp_path: Path, examples: Path
) -> None:
    words = [examples / "resume.txt", "--job", examples / "ad.txt", *AS_OF, "--out", tmp_path / "out"]
    assert resumewright("tailor", *words).code == 0
    (entry,) = json.loads(resumewright("library", "list", "--json").out)
    assert entry["job_title"] == "Welder"
    assert entry["outcome"] is None
    told = resumewright("library", "outcome", entry["id"], "interview", "--feedback", "liked the vessels", "--json")
    assert told.json["outcome"]["response"] == "interview"
    assert "interview" in resumewright("library", "list").out
    found = resumewright("library", "search", examples / "ad.txt", "--json")
    assert [hit["entry"]["id"] for hit in found.json["results"]] == [entry["id"]]
    assert "1 found" in resumewright("library", "search", examples / "ad.txt").out


@pytest.mark.promise("library")
@pytest.mark.parametrize(
    ("words", "code"), [(["lib-none", "offer"], "not_found"), (["lib-x", "maybe"], "invalid_option")]
)
def test_an_outcome_that_cannot_be_recorded_is_named(resumewright: Command, words: list[str], code: str) -> None:
    answer = resumewright("library", "outcome", *words, "--json")
    assert answer.code == 2
    assert answer.json["code"] == code
    assert words[0 if code == "not_found" else 1] in answer.json["message"]


@pytest.mark.promise("commands")
def test_the_doctor_says_what_works_here_and_what_it_means(resumewright: Command, home: Path) -> None:
    facts = resumewright("doctor", "--json").json
    assert facts["data folder"] == str(home)
    assert facts["database"].startswith("SQLite")
    assert "concepts" in facts["taxonomy"]
    assert facts["network"].startswith("off")


@pytest.mark.promise("eval")
def test_an_evaluation_writes_one_json_line_for_each_item_and_prints_its_figures(
    resumewright: Command, tmp_path: Path
) -> None:
    items = tmp_path / "items.jsonl"
    ad = "Requirements\n3 years of welding\nForklift licence preferred\n"
    rows = [{"id": f"ad-{number}", "text": ad} for number in range(2)]
    items.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    answer = resumewright("eval", "requirements", items, "--out", tmp_path / "new" / "p.jsonl", "--json")
    assert answer.code == 0, answer.err
    written = [json.loads(line) for line in (tmp_path / "new" / "p.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in written] == ["ad-0", "ad-1"]
    assert answer.json["items"] == 2


@pytest.mark.promise("eval")
def test_an_evaluation_of_a_set_that_is_not_there_is_named(resumewright: Command, tmp_path: Path) -> None:
    answer = resumewright("eval", "reading", tmp_path / "none", "--json")
    assert answer.code == 2
    assert str(tmp_path / "none") in answer.json["message"]


@pytest.mark.promise("commands")
def test_a_mistyped_command_is_answered_with_the_nearest(resumewright: Command) -> None:
    answer = resumewright("tailr")
    assert answer.code == 2
    assert "Did you mean 'tailor'?" in answer.err


@pytest.mark.promise("lean-start")
def test_help_names_every_command_and_every_command_has_help(resumewright: Command) -> None:
    told = resumewright("--help").out
    names = ["tailor", "demo", "read", "ad", "library", "verify", "eval", "doctor", "serve"]
    for name in names:
        assert f"\n  {name} " in told
        assert resumewright(name, "--help").code == 0


@pytest.mark.promise("commands")
def test_the_program_runs_as_a_process_of_its_own(made: Made, tmp_path: Path) -> None:
    done = _program("verify", made.receipts, "--json", home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["ok"] is True


@pytest.mark.promise("lean-start")
def test_help_loads_neither_the_database_nor_the_pipeline_nor_the_protocol(tmp_path: Path) -> None:
    done = _program("--help", home=tmp_path, flags=["-X", "importtime"])
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "typer" in loaded
    assert not loaded & {"sqlalchemy", "mcp", "weasyprint", "numpy", "onnxruntime", "tailoring.pipeline", "pydantic"}


@pytest.mark.promise("no-traceback")
def test_an_error_that_nobody_foresaw_ends_in_one_sentence_and_not_in_a_traceback(tmp_path: Path) -> None:
    program = (
        "import sys; from server import __main__ as m; from server.commands import running;"
        "running.load_settings = lambda: 1 // 0; sys.argv = ['resumewright', 'doctor', *sys.argv[1:]]; m.main()"
    )
    for words in ([], ["--json"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *words],
            capture_output=True,
            text=True,
            check=False,
            env=_environment(tmp_path),
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        told = json.loads(done.stdout)["message"] if words else done.stderr
        assert "ZeroDivisionError" in told
        assert "Nothing was lost" in told


def _program(*words: object, home: Path, flags: list[str] | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *(flags or []), "-m", "server", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=_environment(home), cwd=ROOT)


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "RESUMEWRIGHT_HOME": str(home)}


@pytest.mark.promise("settings")
def test_settings_come_from_the_environment_before_the_file(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home.mkdir()
    (home / "settings.toml").write_text("log_level = 'loud'\n", encoding="utf-8")
    assert "log_level" in called(home, "library", "list").err
    monkeypatch.setenv("RESUMEWRIGHT_LOG_LEVEL", "error")
    assert called(home, "library", "list").code == 0
