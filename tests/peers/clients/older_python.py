"""The Python SDK of before the newest revision, over stdio or HTTP: `older_python.py EXAMPLES TARGET…`."""

# Runs with another SDK than the one that is checked against here.
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false, reportArgumentType=false

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from journey import journey
from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamablehttp_client


async def main(examples: Path, target: list[str]) -> None:
    local = not target[0].startswith("http")
    if local:
        opened = stdio_client(StdioServerParameters(command=target[0], args=target[1:], env=dict(os.environ)))
    else:
        opened = streamablehttp_client(target[0])
    async with opened as streams, ClientSession(streams[0], streams[1]) as session:
        await session.initialize()

        async def call(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
            result = await session.call_tool(tool, arguments)
            assert not result.isError, result.content
            return result.structuredContent or json.loads(result.content[0].text)

        async def read(uri: str) -> str:
            return (await session.read_resource(uri)).contents[0].blob

        await journey(call, read, examples, local=local)


asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
