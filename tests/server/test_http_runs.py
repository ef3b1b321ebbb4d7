"""Long work over HTTP: it goes on when the client goes away, stops when it is told to, and is found again later."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
from http_server import COACH_AND_STRANGER, Served, call, envelope, served
from mcp import Client
from mcp.types import INVALID_PARAMS
from mcp_client import answered

from server.app import build_server
from server.holding import new_holder
from storage.scope import Scope

pytestmark = pytest.mark.promise("long-work")

TASKS = "io.modelcontextprotocol/tasks"
OLDER = "2025-06-18"
ENDED = ("completed", "failed", "cancelled")


async def _ready(client: Client, examples: Path) -> str:
    """Give a document and an ad; the id of the ad."""
    await call(client, "add_document", text=(examples / "resume.txt").read_text(encoding="utf-8"))
    return (await call(client, "add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))).content["job_id"]


async def _ask(browser: httpx2.AsyncClient, method: str, *extensions: str, **params: Any) -> dict[str, Any]:
    return (await browser.post("/mcp", **envelope(method, params, *extensions))).json()


async def test_a_run_goes_on_when_its_client_goes_away(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, at.client() as client:
        job = await _ready(client, examples)
        begun = envelope("tools/call", {"name": "generate_application", "arguments": {"job_id": job}})
        async with at.browser() as browser, browser.stream("POST", "/mcp", **begun) as answer:
            async for line in answer.aiter_lines():
                if "notifications/progress" in line:
                    break
        run = await _only_run(at)
        state = await call(client, "get_run", run_id=run)
        assert state.content["steps_left"], "the client was gone before the end"
        while state.content["status"] == "running":
            state = await call(client, "get_run", run_id=run)
    assert state.content["status"] == "finished"
    assert state.content["steps_left"] == []
    assert any(file["name"].startswith("send/") for file in state.content["files"])


async def test_a_run_of_an_older_client_goes_on_when_the_connection_is_lost(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, at.client() as client:
        job = await _ready(client, examples)
        async with at.browser() as browser:
            browser.headers.update({"accept": "application/json, text/event-stream"})
            hello = {"protocolVersion": OLDER, "capabilities": {}, "clientInfo": {"name": "a host", "version": "1"}}
            opened = await browser.post("/mcp", json=_message("initialize", hello, 1))
            browser.headers["mcp-session-id"] = opened.headers["mcp-session-id"]
            browser.headers["mcp-protocol-version"] = OLDER
            await browser.post("/mcp", json=_message("notifications/initialized", {}))
            asked = {"name": "generate_application", "arguments": {"job_id": job}, "_meta": {"progressToken": 7}}
            async with browser.stream("POST", "/mcp", json=_message("tools/call", asked, 2)) as answer:
                async for line in answer.aiter_lines():
                    if "notifications/progress" in line:
                        break
        state = await call(client, "get_run", run_id=await _only_run(at))
        while state.content["status"] == "running":
            state = await call(client, "get_run", run_id=state.content["run_id"])
    assert state.content["status"] == "finished"


def _message(method: str, params: dict[str, Any], number: int | None = None) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})


async def _only_run(at: Served) -> str:
    async with at.bench.database.reading(at.bench.scope) as store:
        (run,) = await store.runs.all()
    return run.id


async def test_a_call_that_is_cancelled_stops_its_run_and_the_next_one_goes_on(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, Client(build_server(at.bench), mode="legacy") as client:
        job = await _ready(client, examples)
        begun = asyncio.Event()

        async def told(progress: float, total: float | None, message: str | None) -> None:
            if progress >= 2:
                begun.set()

        calling = asyncio.create_task(client.call_tool("generate_application", {"job_id": job}, progress_callback=told))
        await begun.wait()
        calling.cancel()
        with pytest.raises(asyncio.CancelledError):
            await calling
        run = await _only_run(at)
        state = await call(client, "get_run", run_id=run)
        while state.content["status"] == "running":
            state = await call(client, "get_run", run_id=run)
        assert state.content["status"] == "stopped"
        made = answered(await client.call_tool("generate_application", {"job_id": job}))
    assert made.content["run_id"] == run


async def test_a_client_that_declares_tasks_gets_a_handle_and_fetches_the_answer(
    tmp_path: Path, examples: Path
) -> None:
    async with served(tmp_path) as at, at.client() as client, at.browser() as browser:
        job = await _ready(client, examples)
        asked = {"name": "generate_application", "arguments": {"job_id": job}}
        made = (await _ask(browser, "tools/call", TASKS, **asked))["result"]
        assert (made["resultType"], made["status"]) == ("task", "working")
        task, seen = made["taskId"], [made]
        while seen[-1]["status"] not in ENDED:
            seen.append((await _ask(browser, "tasks/get", TASKS, taskId=task))["result"])
        plain = await call(client, "generate_application", job_id=job)
        short = await _ask(browser, "tools/call", TASKS, name="get_run", arguments={"run_id": plain.content["run_id"]})
        undeclared = await _ask(browser, "tasks/get", taskId=task)
        update = await _ask(browser, "tasks/update", TASKS, taskId=task, inputResponses={})
    done = seen[-1]
    assert done["status"] == "completed"
    assert done["resultType"] == "complete"
    assert done["result"]["structuredContent"]["run_id"] == plain.content["run_id"]
    assert {"createdAt", "lastUpdatedAt", "ttlMs", "pollIntervalMs"} <= set(made)
    assert short["result"]["resultType"] == "complete"
    assert undeclared["error"]["code"] == -32021
    assert update["result"]["resultType"] == "complete"


async def test_a_tool_error_in_a_task_is_its_answer(tmp_path: Path) -> None:
    async with served(tmp_path) as at, at.browser() as browser:
        asked = {"name": "generate_application", "arguments": {"job_id": "job-never"}}
        made = (await _ask(browser, "tools/call", TASKS, **asked))["result"]
        while made["status"] not in ENDED:
            made = (await _ask(browser, "tasks/get", TASKS, taskId=made["taskId"]))["result"]
    assert made["status"] == "completed"
    assert made["result"]["isError"] is True
    assert "not_found" in made["result"]["content"][0]["text"]


async def test_a_task_is_cancelled_and_stays_so_and_its_run_can_go_on(tmp_path: Path, examples: Path) -> None:
    async with served(tmp_path) as at, at.client() as client, at.browser() as browser:
        job = await _ready(client, examples)
        asked = {"name": "generate_application", "arguments": {"job_id": job}}
        made = (await _ask(browser, "tools/call", TASKS, **asked))["result"]
        await _ask(browser, "tasks/cancel", TASKS, taskId=made["taskId"])
        told = (await _ask(browser, "tasks/get", TASKS, taskId=made["taskId"]))["result"]
        again = await call(client, "generate_application", job_id=job)
        after = (await _ask(browser, "tasks/get", TASKS, taskId=made["taskId"]))["result"]
    assert told["status"] == after["status"] == "cancelled"
    assert again.content["run_id"]


async def test_a_task_whose_process_died_goes_on_where_it_is_asked_for(tmp_path: Path, examples: Path) -> None:
    dead = _holder_of_a_process_that_ended()
    async with served(tmp_path) as at, at.client() as client, at.browser() as browser:
        job = await _ready(client, examples)
        arguments = {"job_id": job, "force_regenerate": True}
        for name, holder in (("task-dead", dead), ("task-elsewhere", new_holder())):
            async with at.bench.database.writing(at.bench.scope) as store:
                await store.tasks.start(at.bench.scope, name, "generate_application", arguments, holder)
        task = (await _ask(browser, "tasks/get", TASKS, taskId="task-dead"))["result"]
        while task["status"] not in ENDED:
            task = (await _ask(browser, "tasks/get", TASKS, taskId="task-dead"))["result"]
        waiting = (await _ask(browser, "tasks/get", TASKS, taskId="task-elsewhere"))["result"]
    assert task["result"]["structuredContent"]["version"] == 1
    assert waiting["status"] == "working"


def _holder_of_a_process_that_ended() -> str:
    return subprocess.run(
        [sys.executable, "-c", "from server.holding import new_holder; print(new_holder())"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "PYTHONPATH": "."},
    ).stdout.strip()


@pytest.mark.parametrize("method", ["tasks/get", "tasks/cancel", "tasks/update"])
async def test_anothers_task_is_as_one_that_never_was(tmp_path: Path, method: str) -> None:
    async with served(tmp_path, COACH_AND_STRANGER) as at:
        async with at.bench.database.writing(at.bench.scope) as store:
            await store.tasks.start(Scope("coach", "ada"), "task-real", "generate_application", {}, new_holder())
        token = await at.token("stranger")
        bound = await at.token("coach", person="bea")
        for shown in (token, bound):
            async with at.browser(shown) as browser:
                hidden, absent = [
                    (await _ask(browser, method, TASKS, taskId=task, inputResponses={}))["error"]
                    for task in ("task-real", "task-none")
                ]
            assert hidden["code"] == INVALID_PARAMS
            assert hidden["message"].replace("task-real", "") == absent["message"].replace("task-none", "")
        async with at.bench.database.reading(at.bench.scope) as store:
            assert (await store.tasks.get("coach", "task-real")).status == "working"
