"""The conformance suite's long tools, which the product's own tasks extension turns into tasks.

No tool of the product asks for input in the middle of a task, so the one of the suite's that would does not either.
"""

import asyncio

from mcp import MCPError
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import INTERNAL_ERROR

from server import tasks
from server.app import ResumewrightServer

LONG = ("slow_compute", "confirm_delete", "failing_job", "protocol_error_job")


def mount_tasks(server: ResumewrightServer) -> None:
    """Add them, and count them among the long ones."""

    @server.tool(description="Answers at once.")
    async def greet(name: str = "World") -> str:
        return f"Hello, {name}!"

    @server.tool(description="Takes so many seconds.")
    async def slow_compute(seconds: float = 0, label: str = "") -> str:
        await asyncio.sleep(seconds)
        return f"computed {label}for {seconds} s"

    @server.tool(description="A task that is told things it never asked.")
    async def confirm_delete(filename: str) -> str:
        return f"deleted {filename}"

    @server.tool(description="Fails as a tool does.")
    async def failing_job() -> str:
        await asyncio.sleep(1)
        raise ToolError("This job always fails.")

    @server.tool(description="Fails as the protocol does.")
    async def protocol_error_job() -> str:
        raise MCPError(INTERNAL_ERROR, "This job is never answered.")

    tasks.LONG_TOOLS = tasks.LONG_TOOLS | set(LONG)
    _ = greet, slow_compute, confirm_delete, failing_job, protocol_error_job
