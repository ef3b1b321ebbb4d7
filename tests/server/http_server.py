"""A server on a port of this machine, and the clients of its people, all in one process."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp_client import Answered, answered

from server.clock import seconds
from server.identity import NOBODY, new_token
from server.settings import load_settings
from server.web import Web, open_web
from server.workbench import Workbench, open_workbench

ERAS = ("auto", "legacy")
NEWEST = "2026-07-28"
Accounts = Mapping[str, Sequence[str]]
NO_ACCOUNTS: Accounts = {}
COACH: Accounts = {"coach": ("ada", "bea")}
COACH_AND_STRANGER: Accounts = {**COACH, "stranger": ("zoe",)}


@dataclass(frozen=True)
class Served:
    """A running server and what lies behind it."""

    web: Web
    bench: Workbench

    @property
    def origin(self) -> str:
        return self.web.address.removesuffix("/mcp")

    async def account(self, owner: str, *persons: str, subject: str = "") -> str:
        """Add an account and give it a token."""
        async with self.bench.database.writing(NOBODY) as store:
            await store.users.add(owner, persons or ("me",), subject)
        return await self.token(owner)

    async def token(self, owner: str, *, days: float = 1, person: str = "") -> str:
        made = new_token()
        async with self.bench.database.writing(NOBODY) as store:
            await store.users.issue(owner, made, "", seconds() + days * 86_400, person)
        return made

    @asynccontextmanager
    async def browser(self, token: str = "", **headers: str) -> AsyncGenerator[httpx2.AsyncClient, None]:
        """A plain HTTP client."""
        shown = {"authorization": f"Bearer {token}", **headers} if token else headers
        async with httpx2.AsyncClient(base_url=self.origin, headers=shown, timeout=60) as client:
            yield client

    @asynccontextmanager
    async def client(self, token: str = "", *, mode: str = "auto", **options: Any) -> AsyncGenerator[Client, None]:
        """An MCP client of one era."""
        async with (
            self.browser(token) as http,
            Client(streamable_http_client(self.web.address, http_client=http), mode=mode, **options) as client,
        ):
            yield client


def envelope(method: str, params: dict[str, Any], *extensions: str) -> dict[str, Any]:
    """A request of the newest era as it stands on the wire, for an HTTP client that knows nothing of MCP."""
    meta: dict[str, Any] = {
        "io.modelcontextprotocol/protocolVersion": NEWEST,
        "io.modelcontextprotocol/clientCapabilities": {"extensions": {name: {} for name in extensions}},
        "progressToken": 1,
    }
    headers = {
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": NEWEST,
        "mcp-method": method,
        "mcp-name": str(params.get("name") or params.get("taskId") or params.get("uri") or ""),
    }
    message: dict[str, Any] = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {**params, "_meta": meta}}
    return {"json": message, "headers": headers}


async def call(client: Client, tool: str, **arguments: Any) -> Answered:
    return answered(await client.call_tool(tool, arguments))


@asynccontextmanager
async def served(home: Path, accounts: Accounts = NO_ACCOUNTS, /, **settings: str) -> AsyncGenerator[Served, None]:
    """Serve a data folder that holds these accounts; settings are those of the environment, without their prefix."""
    environment = {f"RESUMEWRIGHT_{name}": value for name, value in settings.items()}
    chosen = load_settings({"RESUMEWRIGHT_HOME": str(home), **environment})
    async with open_workbench(chosen) as bench:
        async with bench.database.writing(NOBODY) as store:
            for owner, persons in accounts.items():
                await store.users.add(owner, persons)
        async with open_web(bench, chosen.http.host, 0) as web:
            running = asyncio.create_task(web.run())
            try:
                yield Served(web, bench)
            finally:
                web.running.should_exit = True
                await running
