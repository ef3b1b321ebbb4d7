"""The Inspector: every list strictly, in both eras, and a load of calls."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ground import Row, Unavailable, fresh, node_path, npm, product_over_http, run

RELEASE = "2.12.0"
ERAS = ("modern", "legacy")
LISTS = {
    "tools/list": "tools",
    "resources/list": "resources",
    "resources/templates/list": "resourceTemplates",
    "prompts/list": "prompts",
}
REQUESTS, AT_ONCE = 300, 20


def inspector() -> Path:
    """The folder with the Inspector. Raises Unavailable."""
    return npm("inspector", f"@modelcontextprotocol/inspector@{RELEASE}")


def inspect(folder: Path, target: list[str], *words: str) -> tuple[int, str, str]:
    """One call of the Inspector's command line; it keeps its own things in a folder of its own."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    command = [str(folder / "node_modules" / ".bin" / "mcp-inspector"), "--cli", *target, "-q", "--format", "json"]
    return run([*command, *words], {"PATH": node_path(folder), "HOME": str(home)})


def prove() -> Iterator[Row]:
    """Rows."""
    try:
        folder = inspector()
    except Unavailable as error:
        yield Row(f"Inspector {RELEASE}", skipped=str(error))
        return
    with product_over_http(fresh("inspected")) as address:
        target = [address, "--transport", "http"]
        for era in ERAS:
            yield _lists(folder, target, era)
        for era in ERAS:
            yield _load(folder, target, era)


def _lists(folder: Path, target: list[str], era: str) -> Row:
    passed, notes = 0, list[str]()
    for method, key in LISTS.items():
        strict = ["--strict"] if method == "tools/list" else []
        code, out, err = inspect(folder, target, "--protocol-era", era, "--method", method, *strict)
        found: list[Any] = json.loads(out)["result"][key] if code == 0 else []
        passed += bool(found) and not err.strip()
        notes.append(f"{len(found)} {key}" if found else f"{method}: exit {code} {err.strip()[:200]}")
    return Row(f"Inspector {RELEASE} --strict, {era}", passed, len(LISTS), ", ".join(notes))


def _load(folder: Path, target: list[str], era: str) -> Row:
    arguments = json.dumps({"job_description": "welder"})
    call = ["--method", "tools/call", "--tool-name", "search_library", "--tool-args-json", arguments]
    load = ["--load", "--load-requests", str(REQUESTS), "--load-concurrency", str(AT_ONCE)]
    _, out, err = inspect(folder, target, "--protocol-era", era, *call, *load)
    what = f"Inspector {RELEASE} --load, {era}"
    if not out:
        return Row(what, 0, REQUESTS, err[-300:])
    told = json.loads(out)["result"]
    took = told["latencyMs"]
    return Row(what, told["ok"], REQUESTS, f"p50 {took['p50']:.0f} ms, p99 {took['p99']:.0f} ms, at {AT_ONCE} at once")
