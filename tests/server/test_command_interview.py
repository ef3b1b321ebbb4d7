"""The interview on the command line: typed by the person, so their own word."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import called
from typer.testing import CliRunner

from server.__main__ import app

pytestmark = pytest.mark.promise("interview")

AD = "Welding Inspector\n\nRequirements\n- Non-destructive testing of welds\n- CSWIP 3.1 certificate\n"
STORY = "Inspected welds with dye penetrant on 30 tank shells"


def typed(home: Path, lines: list[str], *words: object) -> str:
    """What the command said to someone who types these lines."""
    done = CliRunner().invoke(
        app,
        ["interview", *map(str, words)],
        input="".join(f"{line}\n" for line in lines),
        env={"RESUMEWRIGHT_HOME": str(home)},
    )
    assert done.exit_code == 0, done.output
    return done.output


def test_what_is_typed_reaches_the_page_and_what_is_passed_over_is_not_asked_again(
    tmp_path: Path, examples: Path
) -> None:
    ad = tmp_path / "ad.txt"
    ad.write_text(AD, encoding="utf-8")
    resume = examples / "resume.txt"
    first = typed(tmp_path / "home", ["."], resume, "--job", ad)
    assert "Put aside" in first
    certificate_first = "certificate" in first.split("?")[0]
    story = ["1", "1", "", STORY, "None came back"]
    lines = ["-", *story] if certificate_first else [*story, "-"]
    second = typed(tmp_path / "home", lines, "--job", ad)
    assert STORY in second
    assert "Nothing is left to ask" in second
    assert "asked" not in typed(tmp_path / "home", [], "--job", ad)
    made = called(tmp_path / "home", "tailor", resume, "--job", ad, "--out", tmp_path / "out", "--json")
    assert STORY in made.json["resume"]["html_content"]
