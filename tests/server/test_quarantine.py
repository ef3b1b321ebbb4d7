"""Refused files are kept apart, with the reason, until the person deletes them."""

import json
from pathlib import Path

import pytest
from command_line import Command

from server.quarantine import Quarantine
from storage.scope import Scope
from tailoring.errors import NotFound

pytestmark = pytest.mark.promise("quarantine")

ADA, BEA = Scope("local", "ada"), Scope("local", "bea")


def store(folder: Path, most_mb: float = 1) -> Quarantine:
    return Quarantine(folder / "quarantine", lambda: "2026-01-01T00:00:00+00:00", most_mb)


def test_a_refused_file_is_named_kept_listed_and_deleted(
    resumewright: Command, home: Path, tmp_path: Path, examples: Path
) -> None:
    picture = tmp_path / "cv.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    refused = resumewright("tailor", picture, "--job", examples / "ad.txt", "--out", tmp_path / "out")
    listed = resumewright("quarantine", "list", "--json")
    (kept,) = json.loads(listed.out)
    assert refused.code == 2
    assert "kept in quarantine as q-1" in refused.err
    assert (kept["id"], kept["name"]) == ("q-1", "cv.pdf")
    assert "a PNG picture" in kept["reason"]
    assert (home / "quarantine" / "q-1" / "content").read_bytes() == picture.read_bytes()
    assert resumewright("quarantine", "delete", "q-1").code == 0
    assert not (home / "quarantine" / "q-1").exists()
    assert "no 'q-1'" in resumewright("quarantine", "delete", "q-1").err


def test_a_trial_run_keeps_nothing(resumewright: Command, home: Path, tmp_path: Path, examples: Path) -> None:
    broken = tmp_path / "cv.pdf"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 100)
    refused = resumewright("tailor", broken, "--job", examples / "ad.txt", "--out", tmp_path / "out", "--test")
    assert refused.code == 2
    assert "quarantine" not in refused.err
    assert not (home / "quarantine").exists()


def test_the_same_file_is_kept_once_for_each_person(tmp_path: Path) -> None:
    kept = store(tmp_path)
    assert [kept.keep(who, b"x", "a.pdf", "broken") for who in (ADA, ADA, BEA)] == ["q-1", "q-1", "q-2"]
    assert [one.id for one in kept.listed(ADA)] == ["q-1"]
    with pytest.raises(NotFound):
        kept.delete(BEA, "q-1")
    with pytest.raises(NotFound):
        kept.delete(ADA, "../quarantine")


def test_a_full_quarantine_keeps_no_more_and_loses_nothing(tmp_path: Path) -> None:
    kept = store(tmp_path, most_mb=0.001)
    assert kept.keep(ADA, b"x" * 900, "a.pdf", "broken") == "q-1"
    assert kept.keep(ADA, b"y" * 900, "b.pdf", "broken") == ""
    assert [one.name for one in kept.listed(ADA)] == ["a.pdf"]


def test_a_number_is_never_given_twice_while_its_file_is_there(tmp_path: Path) -> None:
    kept = store(tmp_path)
    for name in "abc":
        kept.keep(ADA, name.encode(), f"{name}.pdf", "broken")
    kept.delete(ADA, "q-2")
    assert kept.keep(ADA, b"d", "d.pdf", "broken") == "q-4"
