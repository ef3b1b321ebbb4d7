"""Other people's clients, each from an empty folder to a PDF, over stdio and over HTTP."""

import json
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from ground import COMMAND, EXAMPLES, HERE, Row, Unavailable, fresh, node_path, npm, product_over_http, run, venv

SCRIPTS = HERE / "clients"
Runs = Callable[[Sequence[str], Mapping[str, str]], tuple[int, str, str]]


def prove() -> Iterator[Row]:
    """A row for each client and transport."""
    yield from _client("Python SDK, older (mcp<2)", lambda: _python("older-sdk", "mcp<2", "older_python.py"))
    yield from _client("FastMCP 4", lambda: _python("fastmcp", "fastmcp>=4,<5", "fastmcp_client.py"))
    yield from _client("TypeScript SDK v1", lambda: _script("@modelcontextprotocol/sdk@1", "typescript_v1.mjs"))
    for era in ("older", "newest"):
        yield from _client(
            f"TypeScript client v2, {era} era",
            lambda era=era: _script("@modelcontextprotocol/client@2", "typescript_v2.mjs", era),
        )


def journey_row(what: str, runs: Runs, target: Sequence[str], more: Mapping[str, str]) -> Row:
    """One journey; it has passed where what was read begins as a PDF does."""
    code, out, err = runs(target, more)
    if code or not out.strip():
        return Row(what, 0, 1, f"exit {code}: {err.strip()[-600:]}")
    told = json.loads(out.strip().splitlines()[-1])
    note = f"{told['asked']} questions, match {told['match']:.0f}, PDF of {told['bytes']:,} bytes"
    return Row(what, int(told["begins"] == "%PDF"), 1, note)


def home_in(folder: Path) -> dict[str, str]:
    """What a server that a client starts is told."""
    return {"RESUMEWRIGHT_HOME": str(folder)}


def older_python() -> Runs:
    """The older SDK's client. Raises Unavailable."""
    return _python("older-sdk", "mcp<2", "older_python.py")


def _client(what: str, made: Callable[[], Runs]) -> Iterator[Row]:
    try:
        runs = made()
    except Unavailable as error:
        yield Row(what, skipped=str(error))
        return
    yield journey_row(f"{what}, stdio", runs, [COMMAND, "serve"], home_in(fresh("stdio")))
    with product_over_http(fresh("http")) as address:
        yield journey_row(f"{what}, HTTP", runs, [address], {})


def _python(name: str, package: str, script: str) -> Runs:
    python = venv(name, package)

    def runs(target: Sequence[str], more: Mapping[str, str]) -> tuple[int, str, str]:
        words = [python, str(SCRIPTS / script), str(EXAMPLES), *target]
        return run(words, {"PYTHONDONTWRITEBYTECODE": "1", **more})

    return runs


def _script(package: str, script: str, era: str = "") -> Runs:
    folder = npm(package.rpartition("/")[2].replace("@", "-"), package)
    # Node looks for packages beside the script that names them.
    for one in (script, "journey.mjs"):
        shutil.copyfile(SCRIPTS / one, folder / one)

    def runs(target: Sequence[str], more: Mapping[str, str]) -> tuple[int, str, str]:
        words = ["node", str(folder / script), str(EXAMPLES), *target]
        return run(words, {"PATH": node_path(folder), "PEER_ERA": era, **more})

    return runs
