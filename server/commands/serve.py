"""`resumewright serve`: the MCP server on standard input and output."""

from __future__ import annotations

from typing import Annotated

import typer

from server.commands.running import run
from server.settings import Settings
from server.workbench import open_workbench

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def serve(person: Annotated[str, typer.Option("--person", help="Whose career it is.")] = "") -> None:
    """Speak MCP on stdio. Standard output carries the protocol and nothing else."""
    from server.app import build_server

    async def work(settings: Settings) -> None:
        async with open_workbench(settings, person) as bench:
            await build_server(bench).run_stdio_async()

    run(work)
