"""A client and a server in this process, over one data folder, in either era of the protocol."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mcp import Client
from mcp.types import CallToolResult, TextContent

from server.app import build_server
from server.settings import load_settings
from server.workbench import Workbench, open_workbench

ERAS = ("auto", "legacy")


@dataclass(frozen=True)
class Answered:
    """A tool's answer: what a model reads, and the same as structured content."""

    text: str
    content: dict[str, Any]
    failed: bool


@dataclass(frozen=True)
class Desk:
    """A connected client and what lies behind it."""

    client: Client
    bench: Workbench

    async def call(self, tool: str, **arguments: Any) -> Answered:
        return answered(await self.client.call_tool(tool, arguments))

    async def begin(self, examples: Path) -> tuple[str, str]:
        """Give the invented résumé by its path and the ad as text; the ids of both."""
        document = await self.call("add_document", path=str(examples / "resume.txt"))
        job = await self.call("add_job", text=(examples / "ad.txt").read_text(encoding="utf-8"))
        return document.content["document_id"], job.content["job_id"]


def answered(result: CallToolResult) -> Answered:
    text = "\n".join(part.text for part in result.content if isinstance(part, TextContent))
    return Answered(text, result.structured_content or {}, bool(result.is_error))


@asynccontextmanager
async def desk(home: Path, *, mode: str = "auto", person: str = "") -> AsyncGenerator[Desk, None]:
    settings = load_settings({"RESUMEWRIGHT_HOME": str(home)})
    async with open_workbench(settings, person) as bench, Client(build_server(bench), mode=mode) as client:
        yield Desk(client, bench)
