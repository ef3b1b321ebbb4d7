"""`resumewright batch`: several ads at once, each with a folder of its own."""

from pathlib import Path

import pytest
from command_line import Command, contents

pytestmark = pytest.mark.promise("batches")

SENIOR = "Senior Welder\n\nRivets Ltd, York\n\nRequirements\n- 5+ years of TIG welding\n- MIG welding"


def test_each_job_gets_a_folder_and_an_unread_ad_stops_no_other(
    resumewright: Command, examples: Path, tmp_path: Path
) -> None:
    senior, out = tmp_path / "senior.txt", tmp_path / "out"
    senior.write_text(SENIOR, encoding="utf-8")
    ads = ("--job", examples / "ad.txt", "--job", tmp_path / "absent.txt", "--job", senior)
    done = resumewright("batch", examples / "resume.txt", *ads, "--no-letter", "--out", out, "--json")
    assert done.code == 2
    assert done.json["completed_jobs"] == 2
    assert list(done.json["unread"]) == [str(tmp_path / "absent.txt")]
    assert {folder.name for folder in out.iterdir()} == {
        "Ada-Example-Welder-Acme-Fabrication",
        "Ada-Example-Senior-Welder-Rivets-Ltd",
    }
    for folder in out.iterdir():
        assert any(name.startswith("send/") and name.endswith(".pdf") for name in contents(folder))
        assert "for-you/receipts.json" in contents(folder)


def test_without_any_ad_that_can_be_read_nothing_is_begun(
    resumewright: Command, examples: Path, tmp_path: Path
) -> None:
    done = resumewright("batch", examples / "resume.txt", "--job", tmp_path / "absent.txt", "--out", tmp_path / "out")
    assert done.code == 2
    assert "there is no such file" in done.err
    assert not any((tmp_path / "out").iterdir())
