"""The host side of MCP Apps: a page in a sandboxed frame of a real browser, before the real server."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from browser import Browser
from mcp import Client, MCPError
from mcp.client.extension import advertise
from mcp.types import CallToolResult, TextResourceContents

from server.app import build_server
from server.settings import load_settings
from server.workbench import Workbench, open_workbench

APPS = advertise("io.modelcontextprotocol/ui", {"mimeTypes": ["text/html;profile=mcp-app"]})
ERAS = ("auto", "legacy")
HOST = Path(__file__).with_name("page_host.html")
CHECKS = Path(__file__).with_name("page_checks.js").read_text(encoding="utf-8")


@dataclass
class Shown:
    """A page that is shown, and the calls it made."""

    browser: Browser
    client: Client
    result: CallToolResult
    bench: Workbench
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list[tuple[str, dict[str, Any]]])
    requests: list[str] = field(default_factory=list[str])
    contexts: dict[str, int] = field(default_factory=dict[str, int])

    @property
    def inside(self) -> int:
        """The execution context of the page in its frame."""
        return next(context for frame, context in self.contexts.items() if frame != "host")

    async def js(self, expression: str) -> Any:
        return await self.browser.evaluate(expression, self.inside)

    async def until(self, test: str) -> Any:
        """Wait, frame by frame, until something is there."""
        return await self.js(f"checks.until(() => {test})")

    async def text(self) -> str:
        return await self.js("document.body.innerText")

    async def tap(self, name: str) -> None:
        """Focus the control of that accessible name and press Enter."""
        found = f"[...document.querySelectorAll('button')].find((b) => checks.name(b) === {json.dumps(name)})"
        await self.until(found)
        await self.js(f"{found}.focus()")
        await self.browser.press("Enter")

    async def heard(self, method: str) -> list[dict[str, Any]]:
        """What the page sent to the host."""
        return await self.browser.evaluate(f"heard.filter((m) => m.method === {json.dumps(method)})")

    async def theme(self, name: str) -> None:
        await self.browser.evaluate(f"notify('ui/notifications/host-context-changed', {{theme: {json.dumps(name)}}})")
        await self.until(f"document.documentElement.dataset.theme === {json.dumps(name)}")


@asynccontextmanager
async def client_with_pages(home: Path, mode: str = "auto") -> AsyncGenerator[tuple[Client, Workbench], None]:
    settings = load_settings({"RESUMEWRIGHT_HOME": str(home)})
    async with (
        open_workbench(settings) as bench,
        Client(build_server(bench), mode=mode, extensions=[APPS]) as client,
    ):
        yield client, bench


async def shown(
    browser: Browser,
    client: Client,
    bench: Workbench,
    tool: str,
    arguments: dict[str, Any],
    *,
    abilities: dict[str, Any] | None = None,
) -> Shown:
    """Call a tool as the model does, and show the answer on the page that the tool names."""
    listed = {one.name: one for one in (await client.list_tools()).tools}
    result = await client.call_tool(tool, arguments)
    uri = (listed[tool].meta or {})["ui"]["resourceUri"]
    (contents,) = (await client.read_resource(uri)).contents
    assert isinstance(contents, TextResourceContents)
    assert contents.mime_type == "text/html;profile=mcp-app"
    page = Shown(browser, client, result, bench)
    await _attend(page)
    await browser.send("Page.navigate", url=HOST.as_uri())
    await browser.evaluate("new Promise((r) => document.readyState === 'complete' ? r() : addEventListener('load', r))")
    settings: dict[str, Any] = {
        "html": contents.text,
        "input": arguments,
        "result": _wire(result),
        "context": {"theme": "light", "displayMode": "inline"},
        "abilities": {"serverTools": {}, "openLinks": {}} if abilities is None else abilities,
    }
    await browser.evaluate(f"start({json.dumps(settings)})")
    await browser.evaluate(
        "new Promise((r) => { const look = () => heard.some((m) => m.method === 'ui/notifications/initialized') ? r() "
        ": requestAnimationFrame(look); look(); })"
    )
    await page.js(CHECKS)
    await page.until(
        "document.querySelector('main').ariaBusy === 'false' || document.querySelector('[role=alert]').innerText"
    )
    return page


async def _attend(page: Shown) -> None:
    """Answer the page's calls, and note where it runs and what it asks the network for."""

    async def called(told: dict[str, Any]) -> None:
        given = json.loads(told["payload"])
        page.calls.append((given["name"], given["arguments"]))
        try:
            answer = _wire(await page.client.call_tool(given["name"], given["arguments"]))
        except MCPError as error:
            answer = {"error": {"code": error.code, "message": str(error)}}
        await page.browser.evaluate(f"answered({given['at']}, {json.dumps(answer)})")

    def context(told: dict[str, Any]) -> None:
        made = told["context"]
        frame = "host" if made["origin"].startswith("file:") else made["auxData"]["frameId"]
        if made["auxData"].get("isDefault") and made["origin"] != "about:blank":
            page.contexts[frame] = made["id"]

    browser = page.browser
    browser.handlers.clear()
    browser.on("Runtime.executionContextCreated", context)
    browser.on("Runtime.bindingCalled", called)
    browser.on("Network.requestWillBeSent", lambda told: page.requests.append(told["request"]["url"]))
    await browser.send("Runtime.addBinding", name="callTool")


def _wire(result: CallToolResult) -> dict[str, Any]:
    return result.model_dump(mode="json", by_alias=True, exclude_none=True)
