"""Contradictions between documents and between applications, named to the client and settled by the person."""

from pathlib import Path

import pytest
from attended_desk import Person, attended, everything, fact
from mcp_client import ERAS

pytestmark = pytest.mark.promise("contradictions")


@pytest.mark.parametrize("mode", ERAS)
async def test_contradictions_are_named_before_tailoring_and_the_persons_decision_settles_them(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    text = (examples / "resume.txt").read_text(encoding="utf-8")
    (tmp_path / "second.txt").write_text(
        text.replace("Jan 2015 – Feb 2019", "Jan 2015 – Jun 2018").replace("by 15%", "by 25%"), encoding="utf-8"
    )
    async with attended(tmp_path / "home", Person(right=("25%", "2018-06")), mode) as at:
        _, job = await at.begin(examples)
        await at.call("add_document", path=str(tmp_path / "second.txt"))
        before = await at.call("profile_overview")
        asked = await at.call("generate_application", job_id=job)
        decided = await at.call("edit_facts", action="confirm")
        after = await at.call("profile_overview")
        made = await at.call("generate_application", job_id=job)
    questions = [one["text"] for one in before.content["contradictions"]]
    assert len(questions) == 2
    assert len(asked.content["contradictions"]) == 2
    assert asked.text.index("Ask the person") < asked.text.index("requirements well shown")
    assert ("15%" in everything(asked)) != ("25%" in everything(asked))
    assert len(decided.content["confirmed"]) == 2
    assert after.content.get("contradictions", []) == []
    assert "25%" in everything(made)
    assert "15%" not in everything(made)
    assert any("Jun 2018" in entry for entry in after.content["entries"])


async def test_two_applications_in_one_month_that_tell_different_dates_are_warned_of(
    tmp_path: Path, examples: Path
) -> None:
    async with attended(tmp_path, Person()) as at:
        _, job = await at.begin(examples)
        await at.call("generate_application", job_id=job)
        header = await fact(at, "Welder, Forge Ltd, Leeds, Mar 2019 – present")
        await at.call("edit_facts", action="correct", ids=[header], text="Welder, Forge Ltd, Leeds, Apr 2018 – present")
        again = await at.call("generate_application", job_id=job)
    assert any("begins" in one and "Acme Fabrication" in one for one in again.content["contradictions"])
