"""How long an MCP client waits from starting the server to having its list of tools."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from typing import IO, Any

from server.benchmarks.machine import Figures, median
from server.benchmarks.processes import command

_PROTOCOL = "2025-06-18"


def server_starts(times: int) -> Figures:
    """The median over so many starts, each with an empty data folder."""
    seconds: list[float] = []
    tools = 0
    for _ in range(times):
        with tempfile.TemporaryDirectory() as scratch:
            spent, tools = _one_start(scratch)
            seconds.append(spent)
    return {"server_tools": tools, "server_to_tools_list_median_s": median(seconds)}


def _one_start(home: str) -> tuple[float, int]:
    """Seconds to the first answer to tools/list, and how many tools it names."""
    started = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own command
        command("serve"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "RESUMEWRIGHT_HOME": home},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        client = {"name": "benchmark", "version": "1"}
        opening = {"protocolVersion": _PROTOCOL, "capabilities": {}, "clientInfo": client}
        _send(process.stdin, {"id": 1, "method": "initialize", "params": opening})
        _answer(process.stdout, 1)
        _send(process.stdin, {"method": "notifications/initialized"})
        _send(process.stdin, {"id": 2, "method": "tools/list", "params": {}})
        tools = _answer(process.stdout, 2)["tools"]
        spent = time.perf_counter() - started
        process.stdin.close()
    return spent, len(tools)


def _send(stream: IO[bytes], message: dict[str, Any]) -> None:
    stream.write(json.dumps({"jsonrpc": "2.0", **message}).encode() + b"\n")
    stream.flush()


def _answer(stream: IO[bytes], number: int) -> dict[str, Any]:
    for line in stream:
        message: dict[str, Any] = json.loads(line)
        if message.get("id") == number:
            return message["result"]
    problem = "the server ended without an answer"
    raise RuntimeError(problem)
