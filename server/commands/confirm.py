"""`resumewright confirm`: the person's own word on what reached us through an assistant, and on contradictions."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from server.commands.running import run, say
from server.settings import Settings
from server.workbench import Workbench, open_workbench, taxonomy
from storage.present import present
from tailoring.errors import InvalidOption
from tools.confirming import Awaiting, awaiting, confirm

BY = "by the person, on the command line"
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("confirm")
def confirm_command(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID...]", help="What is true; everything that waits when left out.")
    ] = None,
    value: Annotated[str, typer.Option("--value", help="Which of a contradiction's values is right.")] = "",
    person: Annotated[str, typer.Option("--person", help="Whose career it is, when you keep several.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Confirm what an assistant passed on, or say which of two values is right. Without ids: show what waits."""

    async def work(settings: Settings) -> None:
        async with open_workbench(settings, person) as bench:
            if not ids:
                _show(await _waiting(bench), as_json=as_json)
                return
            if value and len(ids) != 1:
                raise InvalidOption(f"--value {value!r} is of one contradiction.", "Name one id with it.")
            done = await confirm(
                bench.database, bench.scope, settings.relayed, taxonomy, ids, BY, dict.fromkeys(ids, value)
            )
        if as_json:
            say(json.dumps({"status": "success", "confirmed": [one.model_dump() for one in done]}, ensure_ascii=False))
            return
        for one in done:
            say(f"confirmed: {one.text}{f' → {value}' if one.values else ''}")

    run(work, as_json=as_json)


async def _waiting(bench: Workbench) -> list[Awaiting]:
    async with bench.database.reading(bench.scope) as store:
        return awaiting(await present(store, bench.settings.relayed, taxonomy))


def _show(waiting: list[Awaiting], *, as_json: bool) -> None:
    if as_json:
        say(json.dumps({"status": "success", "waiting": [one.model_dump() for one in waiting]}, ensure_ascii=False))
        return
    for one in waiting:
        held = "held back, " if one.held_back else ""
        what = f"{held}{', '.join(one.asserts) or one.what}"
        say(f"{one.id}  [{what}] {one.text}")
        for known in one.values:
            say(f"    --value {known!r}")
    say(f"{len(waiting)} wait; confirm with: resumewright confirm ID…")
