"""Several accounts, and several persons under one: another's things are not there, in the words for what never was."""

from pathlib import Path
from typing import Any

import pytest
from http_server import COACH, COACH_AND_STRANGER, ERAS, Served, call, served
from mcp import Client, MCPError
from mcp.types import INVALID_PARAMS

pytestmark = pytest.mark.promise("http-persons")

NEVER = {"job_id": "job-never", "job_ids": "job-never", "document_ids": "doc-never", "run_id": "run-never"}


async def _things(client: Client, examples: Path, person: str) -> dict[str, str]:
    """A document, a job and a run of a person, by the names of the arguments that take their ids."""
    document = await call(
        client, "add_document", person=person, text=(examples / "resume.txt").read_text(encoding="utf-8")
    )
    job = await call(client, "add_job", person=person, text=(examples / "ad.txt").read_text(encoding="utf-8"))
    job_id = job.content["job_id"]
    made = await call(client, "generate_application", person=person, job_id=job_id)
    return {
        "job_id": job_id,
        "job_ids": job_id,
        "document_ids": document.content["document_id"],
        "run_id": made.content["run_id"],
    }


def _filled(schema: dict[str, Any]) -> Any:
    """Some value that an argument takes."""
    if "enum" in schema:
        return schema["enum"][0]
    values: dict[str, Any] = {"string": "Welded pressure vessels", "array": [], "integer": 1, "number": 1, "object": {}}
    return values.get(schema.get("type", "string"))


async def _told(client: Client, tool: Any, argument: str, value: str, own_job: str, person: str) -> str:
    properties: dict[str, Any] = tool.input_schema["properties"]
    given = {name: _filled(properties[name]) for name in tool.input_schema.get("required", [])}
    given |= {name: own for name, own in (("job_id", own_job), ("job_ids", [own_job])) if name in properties}
    given[argument] = [value] if properties[argument].get("type") == "array" else value
    answer = await call(client, tool.name, person=person, **given)
    return answer.text.replace(value, "…")


@pytest.mark.parametrize("mode", ERAS)
async def test_every_tool_answers_anothers_id_as_one_that_never_was(tmp_path: Path, examples: Path, mode: str) -> None:
    async with served(tmp_path, COACH_AND_STRANGER) as at:
        async with at.client(await at.token("coach"), mode=mode) as coach:
            real = await _things(coach, examples, "ada")
        found_nothing: set[tuple[str, str]] = set()
        for owner, person in (("coach", "bea"), ("stranger", "zoe")):
            async with at.client(await at.token(owner), mode=mode) as other:
                mine = await call(other, "add_job", person=person, text="Welder\n\nRequirements\n- 3 years of MIG")
                resume = (examples / "resume.txt").read_text(encoding="utf-8").replace("Ada", "Bea")
                await call(other, "add_document", person=person, text=resume)
                for tool in (await other.list_tools()).tools:
                    for argument in set(NEVER) & set(tool.input_schema["properties"]):
                        hidden, absent = [
                            await _told(other, tool, argument, ids[argument], mine.content["job_id"], person)
                            for ids in (real, NEVER)
                        ]
                        assert hidden == absent, (tool.name, argument)
                        if hidden.startswith("not_found"):
                            found_nothing.add((tool.name, argument))
    assert found_nothing >= {
        ("get_run", "run_id"),
        ("render_resume", "run_id"),
        ("generate_application", "job_id"),
        ("generate_application", "document_ids"),
        ("analyze_gaps", "job_id"),
        ("assemble_resume", "document_ids"),
        ("verify_claims", "job_id"),
    }


@pytest.mark.parametrize("mode", ERAS)
async def test_every_resource_answers_anothers_id_as_one_that_never_was(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    async with served(tmp_path, COACH) as at:
        async with at.client(await at.token("coach"), mode=mode) as coach:
            real = await _things(coach, examples, "ada")
        async with at.client(await at.token("coach", person="ada"), mode=mode) as ada:
            await ada.read_resource(f"resume://jobs/{real['job_id']}")
        async with at.client(await at.token("coach", person="bea"), mode=mode) as bea:
            for template in ("resume://jobs/{job_id}", "resume://applications/{run_id}", "resume://runs/{run_id}"):
                hidden, absent = [await _refusal(bea, template.format(**ids), ids) for ids in (real, NEVER)]
                assert hidden == absent
            listed = [str(resource.uri) for resource in (await bea.list_resources()).resources]
    assert not any(word in uri for uri in listed for word in real.values())


async def _refusal(client: Client, uri: str, ids: dict[str, str]) -> tuple[int, str]:
    with pytest.raises(MCPError) as refused:
        await client.read_resource(uri)
    told = refused.value.error.message
    for word in ids.values():
        told = told.replace(word, "…")
    return refused.value.error.code, told


@pytest.mark.parametrize("mode", ERAS)
async def test_a_coach_says_whose_career_is_meant(tmp_path: Path, mode: str) -> None:
    async with (
        served(tmp_path, COACH_AND_STRANGER) as at,
        at.client(await at.token("coach"), mode=mode) as coach,
    ):
        unsaid = await call(coach, "add_job", text="Welder")
        hidden, absent = [await call(coach, "add_job", text="Welder", person=name) for name in ("zoe", "nobody")]
        wrong: Any = 7
        number = await call(coach, "add_job", text="Welder", person=wrong)
        with pytest.raises(MCPError) as listing:
            await coach.list_resources()
        named = await coach.list_resources(meta={"resumewright/person": "bea"})
    assert unsaid.text == "invalid_option: Whose career is meant is not said. Give `person`: ada, bea."
    assert hidden.text.startswith("not_found")
    assert hidden.text.replace("zoe", "") == absent.text.replace("nobody", "")
    assert number.failed
    assert listing.value.error.code == INVALID_PARAMS
    assert {"resume://profile", "resume://library"} <= {str(resource.uri) for resource in named.resources}


async def test_a_token_for_one_person_opens_nothing_of_the_others(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path, COACH) as at:
        async with at.client(await at.token("coach")) as coach:
            real = await _things(coach, examples, "ada")
        async with at.client(await at.token("coach", person="bea")) as bea:
            other = await call(bea, "get_run", run_id=real["run_id"], person="ada")
            own = await call(bea, "get_run", run_id=real["run_id"])
    assert other.text.startswith("not_found: There is no person")
    assert own.text.startswith("not_found: There is no run")


async def test_without_an_account_this_machine_works_for_its_own_owner(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path, PERSON="ada") as at, at.client() as local:
        job = await call(local, "add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        stranger = await call(local, "add_job", text="Welder", person="nobody")
        await _added(at, "bea")
        empty = await call(local, "generate_application", job_id=job.content["job_id"], person="bea")
        async with at.bench.database.reading(at.bench.scope) as store:
            kept = [posting.id for posting in await store.postings.all()]
    assert at.bench.scope.person == "ada"
    assert kept == [job.content["job_id"]]
    assert stranger.text.startswith("not_found")
    assert empty.text.startswith("not_found")


async def _added(at: Served, person: str) -> None:
    async with at.bench.database.writing(at.bench.scope) as store:
        await store.users.add_person(at.bench.scope.owner, person)
