"""The conformance suite, in two releases and against both revisions."""

import re
from collections.abc import Iterator

from ground import HERE, PYTHON, ROOT, Row, Unavailable, fresh, node_path, npm, run, serving

NEWER, OLDER = "0.2.0-alpha.12", "0.1.16"
REVISIONS = ("2026-07-28", "2025-11-25")
COUNT = re.compile(r"^[✓✗] (\S+): (\d+) passed, (\d+) failed", re.MULTILINE)
NOT_SCORED = re.compile(r"^\s+[✓✗] (\S+) \((extension|pending|added-after-release)\)", re.MULTILINE)
# What no tool of the product does: it never asks for input inside a task, and never demands the extension.
NOT_OURS = frozenset({"tasks-mrtr-input", "tasks-mrtr-composition", "tasks-required-task-error"})


def prove() -> Iterator[Row]:
    """Every scored scenario; those that are not scored stand in a row of their own."""
    home = fresh("conformance")
    words = [PYTHON, "-W", "ignore", str(HERE / "conformance_server.py"), str(home)]
    with serving(words, {"PYTHONPATH": str(ROOT)}) as address:
        for revision in REVISIONS:
            yield from _suite(NEWER, address, "--requirements", revision)
        yield from _suite(OLDER, address)


def _suite(release: str, address: str, *more: str) -> Iterator[Row]:
    what = " ".join(("conformance", release, *more[1:]))
    try:
        folder = npm(f"conformance-{release}", f"@modelcontextprotocol/conformance@{release}")
    except Unavailable as error:
        yield Row(what, skipped=str(error))
        return
    command = str(folder / "node_modules" / ".bin" / "conformance")
    _, out, err = run([command, "server", "--url", address, *more], {"PATH": node_path(folder)})
    aside = {name for name, _ in NOT_SCORED.findall(out)}
    found = [(name, int(passed), int(failed)) for name, passed, failed in COUNT.findall(out)]
    yield _row(f"{what}, scored", [one for one in found if one[0] not in aside], err)
    rest = [one for one in found if one[0] in aside and one[0] not in NOT_OURS]
    if rest:
        yield _row(f"{what}, not scored", rest, err)
    for name, passed, failed in found:
        if name in NOT_OURS:
            yield Row(
                f"{what}, {name}", skipped=f"{passed} passed, {failed} failed: no tool does this, and it is not scored"
            )


def _row(what: str, found: list[tuple[str, int, int]], err: str) -> Row:
    passed, failed = sum(one[1] for one in found), sum(one[2] for one in found)
    bad = [name for name, _, wrong in found if wrong]
    note = f"{len(found) - len(bad)} of {len(found)} scenarios" if found else err[-300:]
    return Row(what, passed, passed + failed, ", ".join((note, *bad)))
