"""Another person's things are not there: the same words as for an id that never was, from every tool that takes one."""

from pathlib import Path

import pytest
from mcp_client import ERAS, Desk, desk

pytestmark = pytest.mark.promise("persons")

# Every argument of every tool that names a stored thing; a tool that is added must be added here.
NAMED = {
    "analyze_gaps": ("job_id", "document_ids"),
    "assemble_resume": ("job_id", "document_ids"),
    "generate_application": ("job_id", "document_ids"),
    "verify_claims": ("job_id", "document_ids"),
    "render_resume": ("run_id",),
    "get_run": ("run_id",),
}
NEVER = {"job_id": "job-never", "document_ids": "doc-never", "run_id": "run-never"}


async def test_every_argument_that_names_a_stored_thing_is_tried_below(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        tools = (await at.client.list_tools()).tools
    found = {
        tool.name: tuple(name for name in tool.input_schema["properties"] if name.endswith(("_id", "_ids")))
        for tool in tools
    }
    assert {name: set(arguments) for name, arguments in found.items() if arguments} == {
        name: set(arguments) for name, arguments in NAMED.items()
    }


@pytest.mark.parametrize("mode", ERAS)
async def test_nothing_of_another_person_is_found(tmp_path: Path, examples: Path, mode: str) -> None:
    async with desk(tmp_path, person="ada") as ada:
        document, job = await ada.begin(examples)
        made = await ada.call("generate_application", job_id=job)
    real = {"job_id": job, "document_ids": document, "run_id": made.content["run_id"]}
    (tmp_path / "bea.txt").write_text(
        (examples / "resume.txt").read_text(encoding="utf-8").replace("Ada", "Bea"), encoding="utf-8"
    )
    async with desk(tmp_path, person="bea", mode=mode) as bea:
        await bea.call("add_document", path=str(tmp_path / "bea.txt"))
        own = await bea.call("add_job", text="Welder\n\nRequirements\n- 3 years of MIG welding\n- Forklift licence")
        for tool, arguments in NAMED.items():
            for argument in arguments:
                hidden = await _asked(bea, tool, argument, real[argument], own.content["job_id"])
                absent = await _asked(bea, tool, argument, NEVER[argument], own.content["job_id"])
                assert hidden.startswith("not_found"), (tool, argument, hidden)
                assert hidden.replace(real[argument], "") == absent.replace(NEVER[argument], ""), (tool, argument)
        found = await bea.call("search_library", job_description=(examples / "ad.txt").read_text(encoding="utf-8"))
        assert found.content["results"] == []


async def _asked(at: Desk, tool: str, argument: str, value: str, own_job: str) -> str:
    """What a tool says to one id, its other arguments being right."""
    given: dict[str, object] = {argument: [value] if argument == "document_ids" else value}
    if argument == "document_ids":
        given["job_id"] = own_job
    if tool == "verify_claims":
        given["text"] = "Welded 40 pressure vessels"
    answer = await at.call(tool, **given)
    assert answer.failed
    return answer.text


async def test_two_people_with_the_same_documents_and_job_have_files_of_their_own(
    tmp_path: Path, examples: Path
) -> None:
    folders: set[Path] = set()
    for person in ("ada", "Ada Example", "../ada"):
        async with desk(tmp_path, person=person) as at:
            _, job = await at.begin(examples)
            made = await at.call("generate_application", job_id=job)
        folders |= {Path(file).parents[1] for file in made.content["files"] if "/send/" in file}
    assert len(folders) == 3
    assert all(folder.resolve().is_relative_to(tmp_path / "applications" / "local") for folder in folders)
