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
    "rank_jobs": ("job_ids", "document_ids"),
    "benchmark_role": ("job_id",),
    "generate_batch": ("job_ids", "document_ids"),
    "record_outcome": ("run_id", "entry_id"),
    "render_resume": ("run_id",),
    "submit_draft": ("run_id",),
    "start_discovery": ("job_ids", "interview_id"),
    "answer_discovery": ("interview_id",),
    "get_run": ("run_id",),
}
NEVER = {
    "job_id": "job-never",
    "job_ids": "job-never",
    "entry_id": "lib-never",
    "document_ids": "doc-never",
    "run_id": "run-never",
    "interview_id": "talk-never",
}


async def test_every_argument_that_names_a_stored_thing_is_tried_below(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        tools = (await at.client.list_tools()).tools
    found = {
        # A question is a part of its interview, and found only through it.
        tool.name: tuple(
            name for name in tool.input_schema["properties"] if name.endswith(("_id", "_ids")) and name != "question_id"
        )
        for tool in tools
    }
    assert {name: set(arguments) for name, arguments in found.items() if arguments} == {
        name: set(arguments) for name, arguments in NAMED.items()
    }


@pytest.mark.parametrize("mode", ERAS)
async def test_nothing_of_another_person_is_found(tmp_path: Path, examples: Path, mode: str) -> None:
    async with desk(tmp_path / "home", person="ada") as ada:
        document, job = await ada.begin(examples)
        made = await ada.call("generate_application", job_id=job)
        ad = (examples / "ad.txt").read_text(encoding="utf-8")
        talk = (await ada.call("start_discovery", job_ids=[job])).content["interview_id"]
        entry = (await ada.call("search_library", job_description=ad)).content["results"][0]["entry_id"]
    real = {
        "job_id": job,
        "job_ids": job,
        "entry_id": entry,
        "document_ids": document,
        "run_id": made.content["run_id"],
        "interview_id": talk,
    }
    (tmp_path / "bea.txt").write_text(
        (examples / "resume.txt").read_text(encoding="utf-8").replace("Ada", "Bea"), encoding="utf-8"
    )
    async with desk(tmp_path / "home", person="bea", mode=mode) as bea:
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
    given: dict[str, object] = {argument: [value] if argument.endswith("_ids") else value}
    if argument == "document_ids":
        several = tool in ("rank_jobs", "generate_batch")
        given |= {"job_ids": [own_job]} if several else {"job_id": own_job}
    if tool == "record_outcome":
        given["outcome"] = "applied"
    if tool == "submit_draft":
        given["summary"] = [{"text": "Welded 40 pressure vessels."}]
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
