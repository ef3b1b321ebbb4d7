"""`resumewright confirm`: the person's own word, given where no model speaks."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from command_line import Command
from mcp_client import desk

from server.jobs import run_key
from server.settings import load_settings
from server.workbench import open_workbench

pytestmark = pytest.mark.promise("relayed-held-back", "confirmed-by-person")

PHD = "PhD in Metallurgy, University of Leeds, 2021"


def planted(home: Path, examples: Path) -> dict[str, Any]:
    """A degree that a model passed on, beside a résumé read from its file."""

    async def plant() -> dict[str, Any]:
        async with desk(home) as at:
            await at.begin(examples)
            return (await at.call("edit_facts", action="add", text=PHD, kind="education")).content

    return asyncio.run(plant())


def made(home: Path) -> str:
    async def make() -> str:
        async with desk(home) as at:
            async with at.bench.database.reading(at.bench.scope) as store:
                (job,) = await store.postings.all()
            answer = await at.call("generate_application", job_id=job.id)
            (shown,) = [Path(file) for file in answer.content["files"] if file.endswith("resume.md")]
            return shown.read_text(encoding="utf-8")

    return asyncio.run(make())


def test_the_line_that_the_tool_names_confirms_and_the_degree_may_appear(
    resumewright: Command, home: Path, examples: Path
) -> None:
    answer = planted(home, examples)
    before = made(home)
    waiting = resumewright("confirm", "--json").json["waiting"]
    done = resumewright(*answer["person_runs"].split()[1:])
    after = made(home)
    assert "PhD" not in before
    assert [one["text"] for one in waiting] == [PHD]
    assert waiting[0]["held_back"] is True
    assert "degree" in waiting[0]["asserts"]
    assert (done.code, PHD in done.out) == (0, True)
    assert "PhD" in after
    assert resumewright("confirm", "--json").json["waiting"] == []

    proved = [resumewright("verify", one) for one in home.glob("applications/*/*/*/for-you/receipts.json")]
    assert [one.code for one in proved] == [0, 0], proved

    async def events() -> list[str]:
        async with desk(home) as at, at.bench.database.reading(at.bench.scope) as store:
            return [event.detail for event in await store.events.of(waiting[0]["id"])]

    assert "by the person, on the command line" in asyncio.run(events())[-1]


def test_what_does_not_wait_cannot_be_confirmed_and_another_persons_is_not_there(
    resumewright: Command, home: Path, examples: Path
) -> None:
    fact = planted(home, examples)["waiting"][0]["id"]
    never = resumewright("confirm", "doc-never")
    hidden = resumewright("confirm", fact, "--person", "somebody-else")
    assert never.code == hidden.code == 2
    assert never.err.replace("doc-never", "") == hidden.err.replace(fact, "")


def test_a_contradiction_is_decided_by_one_of_its_values(
    resumewright: Command, home: Path, tmp_path: Path, examples: Path
) -> None:
    text = (examples / "resume.txt").read_text(encoding="utf-8")
    other = tmp_path / "other.txt"
    other.write_text(text.replace("Jan 2015 – Feb 2019", "Jan 2015 – Jun 2018"), encoding="utf-8")
    words = ("tailor", examples / "resume.txt", other, "--job", examples / "ad.txt", "--out", tmp_path / "out")
    first = resumewright(*words, "--json").json
    (conflict,) = [one for one in _documents_waiting(home) if one["what"] == "conflict"]
    wrong = resumewright("confirm", conflict["id"], "--value", "2001-01")
    right = resumewright("confirm", conflict["id"], "--value", "2018-06")
    second = resumewright(*words, "--json").json
    assert any(f"resumewright confirm {conflict['id']}" in notice for notice in first["notices"])
    assert wrong.code == 2
    assert "2018-06" in wrong.err
    assert right.code == 0
    assert not any(conflict["id"] in notice for notice in second["notices"])
    assert "Jun 2018" in second["resume"]["html_content"]


def _documents_waiting(home: Path) -> list[dict[str, Any]]:
    async def overview() -> list[dict[str, Any]]:
        async with desk(home) as at:
            return (await at.call("profile_overview")).content["contradictions"]

    return asyncio.run(overview())


def test_a_run_is_another_run_under_another_quality_threshold_or_policy(home: Path, examples: Path) -> None:
    async def keys() -> set[str]:
        async with desk(home) as at:
            document, job = await at.begin(examples)
            made = await at.call("generate_application", job_id=job)
        async with open_workbench(load_settings({"RESUMEWRIGHT_HOME": str(home)})) as bench:
            async with bench.database.reading(bench.scope) as store:
                run = await store.runs.get(made.content["run_id"])
            inputs = await bench.jobs.load(bench.scope, run.request)
            assert document in run.request.document_ids
            return {
                run_key(inputs, 85, "usual"),
                run_key(inputs, 90, "usual"),
                run_key(inputs, 85, "strict"),
                run_key(inputs.model_copy(update={"unconfirmed": True}), 85, "usual"),
                run.key,
            }

    assert len(asyncio.run(keys())) == 4
