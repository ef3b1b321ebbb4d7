"""The server as hosts start it: a process that speaks on its standard input and output."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from mcp import Client, StdioServerParameters
from mcp_client import answered

pytestmark = pytest.mark.promise("mcp")

ROOT = Path(__file__).resolve().parents[2]


def _environment(home: Path) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "RESUMEWRIGHT_HOME": str(home)}


def test_standard_output_carries_the_protocol_and_nothing_else(tmp_path: Path, examples: Path) -> None:
    asked: list[dict[str, Any]] = [
        {"id": 1, "method": "initialize", "params": {
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "a host", "version": "1"}}},
        {"method": "notifications/initialized"},
        {"id": 2, "method": "tools/list"},
        {"id": 3, "method": "tools/call", "params": {
            "name": "add_document", "arguments": {"path": str(examples / "resume.txt")}}},
        {"id": 4, "method": "tools/call", "params": {"name": "add_document", "arguments": {"path": "/nowhere"}}},
    ]  # fmt: skip
    server = subprocess.Popen(
        [sys.executable, "-m", "server", "serve"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, env=_environment(tmp_path), cwd=ROOT,
    )  # fmt: skip
    assert server.stdin is not None
    assert server.stdout is not None
    told: dict[int, dict[str, Any]] = {}
    for message in asked:
        server.stdin.write(json.dumps({"jsonrpc": "2.0", **message}) + "\n")
        server.stdin.flush()
        while "id" in message and message["id"] not in told:
            answer = json.loads(server.stdout.readline())
            assert answer["jsonrpc"] == "2.0"
            told[answer.get("id", 0)] = answer
    rest, _ = server.communicate(timeout=60)
    assert rest == ""
    assert server.returncode == 0
    assert told[1]["result"]["serverInfo"]["name"] == "resumewright"
    assert "generate_application" in {tool["name"] for tool in told[2]["result"]["tools"]}
    assert told[3]["result"]["structuredContent"]["person"] == "Ada Example"
    assert told[4]["result"]["isError"] is True


async def test_a_client_of_the_newest_era_reaches_it_over_stdio(tmp_path: Path) -> None:
    parameters = StdioServerParameters(
        command=sys.executable, args=["-m", "server", "serve"], env=_environment(tmp_path), cwd=str(ROOT)
    )
    async with Client(parameters) as client:
        found = answered(await client.call_tool("search_library", {"job_description": "welder"}))
    assert found.content["results"] == []
