"""FastMCP's client, over stdio or HTTP: `fastmcp_client.py EXAMPLES TARGET…`."""

# Runs with another SDK than the one that is checked against here.
# pyright: basic, reportMissingImports=false, reportAttributeAccessIssue=false, reportArgumentType=false

import asyncio
import os
import sys
from pathlib import Path
from typing import Any

from fastmcp import Client
from fastmcp.client.transports import StdioTransport
from journey import journey


async def main(examples: Path, target: list[str]) -> None:
    local = not target[0].startswith("http")
    opened = StdioTransport(command=target[0], args=target[1:], env=dict(os.environ)) if local else target[0]
    async with Client(opened) as client:

        async def call(tool: str, arguments: dict[str, Any]) -> dict[str, Any]:
            return (await client.call_tool(tool, arguments)).structured_content

        async def read(uri: str) -> str:
            return (await client.read_resource(uri))[0].blob

        await journey(call, read, examples, local=local)


asyncio.run(main(Path(sys.argv[1]), sys.argv[2:]))
