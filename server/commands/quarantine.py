"""`resumewright quarantine`: the files that were refused, kept with the reason."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from server.commands.running import run, say
from server.settings import Settings
from server.workbench import quarantine_of
from storage.scope import Scope

app = typer.Typer(help="Refused files: list, delete.", no_args_is_help=True, rich_markup_mode=None)
Person = Annotated[str, typer.Option("--person", help="Whose files, when you keep several.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command("list")
def list_kept(person: Person = "", as_json: AsJson = False) -> None:
    """List the refused files and why each was refused."""

    async def work(settings: Settings) -> None:
        kept = quarantine_of(settings).listed(Scope(settings.owner, person or settings.person))
        if as_json:
            say(json.dumps([one.model_dump() for one in kept], ensure_ascii=False))
            return
        for one in kept:
            say(f"{one.id}  {one.at}  {one.name} ({one.size:,} bytes): {one.reason}")
        say(f"{len(kept)} kept in {quarantine_of(settings).folder}")

    run(work, as_json=as_json)


@app.command("delete")
def delete(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="The ids that `quarantine list` shows.")],
    person: Person = "",
    as_json: AsJson = False,
) -> None:
    """Delete refused files."""

    async def work(settings: Settings) -> None:
        for one in ids:
            quarantine_of(settings).delete(Scope(settings.owner, person or settings.person), one)
        say(json.dumps({"status": "success", "deleted": ids}) if as_json else f"deleted: {', '.join(ids)}")

    run(work, as_json=as_json)
