"""Several applications over HTTP: a client may fetch the answer later, and may go away before the end."""

from pathlib import Path

import anyio
import pytest
from http_server import call, envelope, served
from mcp import Client

pytestmark = pytest.mark.promise("batches", "long-work")

TASKS = "io.modelcontextprotocol/tasks"
SENIOR = "Senior Welder\n\nRivets Ltd, York\n\nRequirements\n- 5+ years of TIG welding\n- MIG welding"
BARE = {"generate_cover_letter": False}


async def _jobs(client: Client, examples: Path) -> list[str]:
    await call(client, "add_document", text=(examples / "resume.txt").read_text(encoding="utf-8"))
    ads = ((examples / "ad.txt").read_text(encoding="utf-8"), SENIOR)
    return [(await call(client, "add_job", text=ad)).content["job_id"] for ad in ads]


async def test_a_batch_that_a_client_takes_as_a_task_tells_how_many_jobs_are_done(
    tmp_path: Path, examples: Path
) -> None:
    # A connection kept between requests may be given up while the first job loads what all jobs need.
    async with served(tmp_path) as at, at.client() as client, at.browser(connection="close") as browser:
        asked = {"name": "generate_batch", "arguments": {"job_ids": await _jobs(client, examples), "options": BARE}}
        task = (await browser.post("/mcp", **envelope("tools/call", asked, TASKS))).json()["result"]
        name, told = task["taskId"], set[str]()
        while task["status"] == "working":
            task = (await browser.post("/mcp", **envelope("tasks/get", {"taskId": name}, TASKS))).json()["result"]
            told.add(task.get("statusMessage", ""))
    assert task["status"] == "completed"
    assert task["result"]["structuredContent"]["completed_jobs"] == 2
    assert any("of 2 jobs done" in message for message in told)


async def test_every_job_of_a_batch_is_done_although_its_client_went_away(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, at.client() as client:
        jobs = await _jobs(client, examples)
        arguments = {"job_ids": jobs, "priority": "sequential", "options": BARE}
        begun = envelope("tools/call", {"name": "generate_batch", "arguments": arguments})
        async with at.browser() as browser, browser.stream("POST", "/mcp", **begun) as answer:
            async for line in answer.aiter_lines():
                if "notifications/progress" in line:
                    break
        with anyio.fail_after(60):
            while True:
                async with at.bench.database.reading(at.bench.scope) as store:
                    runs = await store.runs.all()
                if sum(run.status == "finished" for run in runs) == len(jobs):
                    break
                await anyio.lowlevel.checkpoint()
    assert {run.request.posting_id for run in runs} == set(jobs)
