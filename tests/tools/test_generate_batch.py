"""Several applications in one call: a few at once, each failing by itself, told honestly, and what they share."""

from itertools import pairwise
from pathlib import Path

import anyio
import pytest
from mcp.shared.dispatcher import ProgressFnT
from mcp_client import ERAS, Desk, answered, desk
from sqlalchemy import text

pytestmark = pytest.mark.promise("batches")

SENIOR = "Senior Welder\n\nRivets Ltd, York\n\nRequirements\n- 5+ years of TIG welding\n- Forklift licence preferred"
BARE = "Need good welder"
NURSE = "Registered Nurse\n\nSt Example's, Leeds\n\nRequirements\n- NMC registration\n- 2 years of ward experience"
Told = list[tuple[float, float | None, str | None]]


async def _jobs(at: Desk, examples: Path, *ads: str) -> list[str]:
    _, first = await at.begin(examples)
    return [first, *[(await at.call("add_job", text=ad)).content["job_id"] for ad in ads]]


def _listener(told: Told) -> ProgressFnT:
    async def listen(progress: float, total: float | None, message: str | None) -> None:
        told.append((progress, total, message))

    return listen


@pytest.mark.parametrize("mode", ERAS)
async def test_every_job_gets_the_application_it_would_get_alone_and_progress_is_honest(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    told: Told = []
    async with desk(tmp_path, mode=mode) as at:
        jobs = await _jobs(at, examples, SENIOR)
        asked = {"job_ids": jobs}
        made = answered(await at.client.call_tool("generate_batch", asked, progress_callback=_listener(told)))
        alone = [await at.call("generate_application", job_id=job) for job in jobs]
    assert list(made.content["results"]) == jobs
    for job, single in zip(jobs, alone, strict=True):
        result = made.content["results"][job]
        assert result["run_id"] == single.content["run_id"]
        assert result["run_id"] in made.text
        assert result["match_score"] == single.content["match_score"]
        assert result["ats_score"] == single.content["ats_score"]
        assert result["unsupported_lines"] == 0
        assert all(Path(file).is_file() for file in result["files"])
        assert {Path(file).parent.name for file in result["files"]} == {"send"}
    assert made.content["completed_jobs"] == 2
    assert made.content["total_cost_cents"] == 0
    assert made.content["total_duration_ms"] > 0
    steps = [progress for progress, _, _ in told]
    assert all(later > earlier for earlier, later in pairwise(steps))
    assert {total for _, total, _ in told} == {steps[-1]}
    messages = [message or "" for _, _, message in told]
    assert messages[0].startswith("0 of 2 jobs done")
    assert messages[-1].startswith("2 of 2 jobs done")
    assert all(any(job in message and "Matching every requirement" in message for message in messages) for job in jobs)
    assert not any("left" in message for message in messages if message.startswith("0 of 2"))


async def test_sequential_jobs_learn_from_those_before_and_a_second_call_finds_them_done(
    tmp_path: Path, examples: Path
) -> None:
    told: Told = []
    async with desk(tmp_path) as at:
        jobs = (await _jobs(at, examples, SENIOR))[::-1]
        asked = {"job_ids": jobs, "priority": "sequential"}
        made = answered(await at.client.call_tool("generate_batch", asked, progress_callback=_listener(told)))
        again = await at.call("generate_batch", job_ids=[*jobs, jobs[0]])
    order = [job for _, _, message in told for job in jobs if job in (message or "")]
    assert order == sorted(order, key=jobs.index)
    assert {job for pattern in made.content["reused_patterns"] for job in pattern["job_ids"]} == {jobs[1]}
    assert made.content["averages"]["pattern_reuse"] == 50
    for job in jobs:
        first, second = made.content["results"][job], again.content["results"][job]
        assert (first["reused"], second["reused"]) == (False, True)
        assert first["run_id"] == second["run_id"]


async def test_what_jobs_share_is_told_once_and_no_more_are_worked_on_at_once_than_was_asked(
    tmp_path: Path, examples: Path
) -> None:
    told: Told = []
    async with desk(tmp_path) as at:
        jobs = await _jobs(at, examples, SENIOR, NURSE)
        asked = {"job_ids": jobs, "options": {"max_concurrency": 2, "generate_cover_letter": False}}
        made = answered(await at.client.call_tool("generate_batch", asked, progress_callback=_listener(told)))
        apart = await at.call("generate_batch", **asked, shared_discovery=False)
    messages = [message or "" for _, _, message in told]
    first_ended = next(place for place, message in enumerate(messages) if message.startswith("1 of 3"))
    assert len({job for message in messages[:first_ended] for job in jobs if job in message}) == 2
    shared = made.content["shared_insights"]
    common = {one["requirement"]: one for one in shared["common_requirements"]}
    assert common["TIG welding"]["job_ids"] == jobs[:2]
    assert common["TIG welding"]["best_tier"] == "direct"
    forklift = next(one for one in shared["questions"] if "orklift" in one["requirement"])
    assert forklift["job_ids"] == jobs[:2]
    assert all(len(one["job_ids"]) > 1 for one in shared["reusable_reframings"])
    assert all(one["original_text"] != one["reframed_text"] for one in shared["reusable_reframings"])
    assert apart.content["shared_insights"]["questions"] == []
    assert len(made.text) < 800 * 4


async def test_a_job_that_fails_or_is_anothers_stops_no_other_and_one_that_asks_nothing_spoils_no_average(
    tmp_path: Path, examples: Path
) -> None:
    async with desk(tmp_path, person="bea") as bea:
        hidden = (await bea.call("add_job", text=NURSE)).content["job_id"]
    async with desk(tmp_path, person="ada") as ada:
        first, bare = await _jobs(ada, examples, BARE)
        made = await ada.call("generate_batch", job_ids=[first, "job-never", hidden, bare])
    results = made.content["results"]
    assert not made.failed
    assert [result["status"] for result in results.values()] == ["finished", "failed", "failed", "finished"]
    assert results["job-never"]["error"].startswith("not_found: There is no job 'job-never'.")
    assert results[hidden]["error"].replace(hidden, "") == results["job-never"]["error"].replace("job-never", "")
    assert (made.content["completed_jobs"], made.content["failed_jobs"]) == (2, 2)
    assert made.text.startswith("FAILED job-never: not_found")
    assert "match_score" not in results[bare]
    assert made.content["averages"]["match_score"] == results[first]["match_score"]
    assert "nothing recognised" in made.text


async def test_an_unforeseen_error_in_one_job_stops_no_other_and_stands_in_the_log(
    tmp_path: Path, examples: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with desk(tmp_path) as at:
        jobs = await _jobs(at, examples, SENIOR)
        fault = f"NEW.inputs LIKE '%{jobs[0]}%' BEGIN SELECT RAISE(ABORT, 'planted'); END"
        await at.bench.database.open()
        async with at.bench.database.engine.begin() as connection:
            await connection.execute(text(f"CREATE TRIGGER planted BEFORE INSERT ON runs WHEN {fault}"))
        made = await at.call("generate_batch", job_ids=jobs)
    assert made.content["results"][jobs[1]]["status"] == "finished"
    broken = made.content["results"][jobs[0]]["error"]
    assert "planted" not in broken
    reference = broken.partition("reference ")[2].split()[0]
    assert any(reference in record.getMessage() and record.exc_info for record in caplog.records)


async def test_a_batch_of_which_nothing_could_be_made_is_an_error(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        await at.begin(examples)
        made = await at.call("generate_batch", job_ids=["job-never", "job-nowhere"])
    assert made.failed
    assert made.text.startswith("not_found: There is no job 'job-never'.")


@pytest.mark.parametrize("mode", ERAS)
async def test_a_cancelled_batch_stops_and_the_next_call_goes_on_from_there(
    tmp_path: Path, examples: Path, mode: str
) -> None:
    async with desk(tmp_path, mode=mode) as at:
        jobs = await _jobs(at, examples, SENIOR)
        asked = {"job_ids": jobs, "priority": "sequential"}
        with anyio.CancelScope() as scope:

            async def leave(progress: float, total: float | None, message: str | None) -> None:
                if message and "Choosing the evidence" in message:
                    scope.cancel()

            await at.client.call_tool("generate_batch", asked, progress_callback=leave)
        assert scope.cancelled_caught
        with anyio.fail_after(20):
            while True:
                async with at.bench.database.reading(at.bench.scope) as store:
                    (run,) = await store.runs.all()
                    held = (await store.runs.lease(run.id)).holder
                if not held:
                    break
                await anyio.lowlevel.checkpoint()
        made = answered(await at.client.call_tool("generate_batch", asked))
    assert run.request.posting_id == jobs[0]
    assert made.content["results"][jobs[0]]["run_id"] == run.id
    assert made.content["completed_jobs"] == 2


async def test_research_and_letters_are_there_when_they_are_wanted(tmp_path: Path, examples: Path) -> None:
    async with desk(tmp_path) as at:
        jobs = await _jobs(at, examples)
        without = await at.call("generate_batch", job_ids=jobs, options={"generate_cover_letter": False})
        both = await at.call("generate_batch", job_ids=jobs, options={"include_research": True})
    (plain,), (rich,) = without.content["results"].values(), both.content["results"].values()
    assert "research" not in plain
    assert "TIG welding" in rich["research"]["required_skills"]
    assert not any("Cover-Letter" in file for file in plain["files"])
    assert any("Cover-Letter" in file for file in rich["files"])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ({"job_ids": []}, "job_ids"),
        ({"job_ids": ["job-1"], "options": {"max_concurrency": 0}}, "max_concurrency 0"),
        ({"job_ids": ["job-1"], "options": {"letter": True}}, "letter"),
        ({"job_ids": ["job-1"], "priority": "urgent"}, "priority 'urgent'"),
        ({"job_ids": ["job-1"]}, "Add a résumé with add_document first"),
    ],
)
async def test_what_cannot_be_begun_is_answered_with_the_mend(
    tmp_path: Path, arguments: dict[str, object], told: str
) -> None:
    async with desk(tmp_path) as at:
        answer = await at.call("generate_batch", **arguments)
    assert answer.failed
    assert told in answer.text


async def test_what_an_interview_about_a_job_brought_to_light_is_told_with_the_batch(
    tmp_path: Path, examples: Path
) -> None:
    said = "Drove a counterbalance forklift in the yard"
    ad = f"{SENIOR}\n- Plasma arc gouging"
    async with desk(tmp_path) as at:
        _, job = await _jobs(at, examples, ad)
        begun = await at.call("start_discovery", job_ids=[job])
        interview, asked = begun.content["interview_id"], begun.content["need_input"]["payload"]
        while asked is not None:
            answers = {name: said for name in asked["fields"] if name in ("what", "title")}
            answers |= {name: next(iter(asked["options"])) for name in asked["fields"] if name in ("choice", "where")}
            told = await at.call(
                "answer_discovery", interview_id=interview, question_id=asked["question_id"], answers=answers
            )
            assert not told.failed, told.text
            asked = told.content["need_input"]["payload"] if "need_input" in told.content else None
        options = {"generate_cover_letter": False}
        made = await at.call("generate_batch", job_ids=[job], options=options)
        apart = await at.call("generate_batch", job_ids=[job], options=options, shared_discovery=False)
    found = made.content["shared_insights"]["discovered_experiences"]
    assert any(said in experience["description"] for experience in found)
    assert apart.content["shared_insights"]["discovered_experiences"] == []
