"""Where the SDK is lax or silent and this server is not, in both eras."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from http_server import COACH, COACH_AND_STRANGER, ERAS, call, envelope, served
from mcp import Client, MCPError
from mcp.types import (
    INVALID_PARAMS,
    EmptyResult,
    ResourceUpdatedNotification,
    SubscribeRequest,
    SubscribeRequestParams,
    UnsubscribeRequest,
    UnsubscribeRequestParams,
)

pytestmark = pytest.mark.promise("mcp-gaps")


@pytest.mark.parametrize("mode", ERAS)
async def test_an_unknown_tool_or_prompt_or_a_missing_argument_of_one_is_a_protocol_error(
    tmp_path: Path, mode: str
) -> None:
    async with served(tmp_path) as at, at.client(mode=mode) as client:
        with pytest.raises(MCPError) as tool:
            await client.call_tool("no_such_tool", {})
        with pytest.raises(MCPError) as prompt:
            await client.get_prompt("no_such_prompt", {})
        for known in (await client.list_prompts()).prompts:
            if any(argument.required for argument in known.arguments or []):
                with pytest.raises(MCPError) as missing:
                    await client.get_prompt(known.name, {})
                assert missing.value.error.code == INVALID_PARAMS
    assert tool.value.error.code == INVALID_PARAMS
    assert prompt.value.error.code == INVALID_PARAMS


@pytest.mark.parametrize("mode", ERAS)
async def test_a_mistyped_argument_is_answered_with_the_nearest_and_with_no_web_address(
    tmp_path: Path, mode: str
) -> None:
    async with served(tmp_path) as at, at.client(mode=mode) as client:
        mistyped = await call(client, "get_run", run_idd="x", run_id="y")
        wrong = await call(client, "get_run", run_id=["x"])
    assert "Did you mean 'run_id'?" in mistyped.text
    assert wrong.failed
    assert "http" not in wrong.text


async def test_no_argument_that_may_be_missing_swallows_text_that_looks_like_json(tmp_path: Path) -> None:
    """The SDK parses text for an argument that is text or nothing; such an argument has "" as its default instead."""
    async with served(tmp_path) as at, at.client() as client:
        for tool in (await client.list_tools()).tools:
            for name, argument in tool.input_schema["properties"].items():
                kinds = {kind.get("type") for kind in argument.get("anyOf", []) if "enum" not in kind}
                assert not {"string", "null"} <= kinds, f"{tool.name}.{name}"
        kept = await call(client, "add_document", text='{"basics": {"name": "Ada Example", "label": "Welder"}}')
    assert not kept.failed, kept.text


@pytest.mark.parametrize("mode", ERAS)
async def test_every_tool_takes_the_person_and_the_clients_are_told_what_may_change(tmp_path: Path, mode: str) -> None:
    async with served(tmp_path) as at, at.client(mode=mode) as client:
        tools = (await client.list_tools()).tools
        resources = client.server_capabilities.resources
    assert all("person" in tool.input_schema["properties"] for tool in tools)
    assert all("person" not in tool.input_schema.get("required", []) for tool in tools)
    assert resources
    assert (resources.list_changed, resources.subscribe) == (True, True)


async def test_an_older_client_hears_of_what_it_watches_and_of_nobody_elses(tmp_path: Path, examples: Path) -> None:
    ad = (examples / "ad.txt").read_text(encoding="utf-8")
    heard: dict[str, list[str]] = {"coach": [], "stranger": []}
    arrived = asyncio.Event()

    def hearing(whose: str) -> Any:
        async def hear(message: Any) -> None:
            if isinstance(message, ResourceUpdatedNotification):
                heard[whose].append(str(message.params.uri))
                arrived.set()

        return hear

    async with (
        served(tmp_path, COACH_AND_STRANGER) as at,
        at.client(await at.token("coach"), mode="legacy", message_handler=hearing("coach")) as coach,
        at.client(await at.token("stranger"), mode="legacy", message_handler=hearing("stranger")) as stranger,
    ):
        job = (await call(coach, "add_job", text=ad, person="ada")).content["job_id"]
        for client in (coach, stranger):
            await _watch(client, f"resume://jobs/{job}")
            await _watch(client, "resume://profile")
        await call(coach, "add_document", person="ada", text="Ada Example\nWelder\n\nExperience\nWelder, Forge, 2020")
        await arrived.wait()
        unwatch = UnsubscribeRequest(params=UnsubscribeRequestParams(uri="resume://profile"))
        await stranger.session.send_request(unwatch, EmptyResult)
        with pytest.raises(MCPError) as refused:
            await _watch(stranger, "file:///etc/passwd")
    assert heard == {"coach": ["resume://profile"], "stranger": []}
    assert refused.value.error.code == INVALID_PARAMS


async def _watch(client: Client, uri: str) -> None:
    """As older clients do; the SDK's own call for it warns that it is going."""
    await client.session.send_request(SubscribeRequest(params=SubscribeRequestParams(uri=uri)), EmptyResult)


async def test_a_newer_client_listens_to_its_own_things_and_to_nothing_else(tmp_path: Path) -> None:
    async with served(tmp_path, COACH) as at:
        account, bound = await at.token("coach"), await at.token("coach", person="bea")
        wanted = {"notifications": {"resourceSubscriptions": ["resume://profile"]}}
        async with (
            at.client(account) as coach,
            at.browser(account) as browser,
            at.browser(bound) as other,
            browser.stream("POST", "/mcp", **envelope("subscriptions/listen", wanted)) as stream,
            other.stream("POST", "/mcp", **envelope("subscriptions/listen", wanted)) as silent,
        ):
            lines, hushed = stream.aiter_lines(), silent.aiter_lines()
            await _until(lines, "acknowledged")
            await _until(hushed, "acknowledged")
            await call(coach, "add_document", person="ada", text="Ada Example\nWelder, Forge Ltd, 2020")
            assert "resume://profile" in await _until(lines, "resources/updated")
            await call(coach, "add_document", person="bea", text="Bea Example\nBaker, Oven Ltd, 2021")
            await _until(hushed, "resources/updated")
        async with at.browser(account) as browser:
            foreign = {"notifications": {"resourceSubscriptions": ["file:///etc/passwd"]}}
            refused = (await browser.post("/mcp", **envelope("subscriptions/listen", foreign))).json()
    assert refused["error"]["code"] == INVALID_PARAMS


async def _until(lines: Any, word: str) -> str:
    """The next line with this word; no other notice may come before it."""
    async for line in lines:
        if word in line:
            return line
        assert "resources/updated" not in line
    raise AssertionError(word)
