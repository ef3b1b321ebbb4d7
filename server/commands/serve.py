"""`resumewright serve`: the MCP server on standard input and output, or over HTTP."""

from __future__ import annotations

from typing import Annotated

import typer

from server.commands.running import note, run
from server.settings import Settings
from server.workbench import Workbench, open_workbench
from tailoring.errors import InvalidOption

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def serve(
    person: Annotated[str, typer.Option("--person", help="Whose career it is, where no account says it.")] = "",
    http: Annotated[bool, typer.Option("--http", help="Serve Streamable HTTP instead of stdio.")] = False,
    host: Annotated[str, typer.Option("--host", help="Address to listen on; 127.0.0.1 unless set.")] = "",
    port: Annotated[int | None, typer.Option("--port", help="Port to listen on; 0 finds a free one.")] = None,
) -> None:
    """Speak MCP on stdio, where standard output carries the protocol and nothing else; or over HTTP."""

    async def work(settings: Settings) -> None:
        if not http and (host or port is not None):
            raise InvalidOption("--host and --port belong to --http.", "Add --http, or leave them out.")
        async with open_workbench(settings, person) as bench:
            if http:
                await _over_http(bench, host or settings.http.host, settings.http.port if port is None else port)
            else:
                from server.app import build_server

                await build_server(bench).run_stdio_async()

    run(work)


async def _over_http(bench: Workbench, host: str, port: int) -> None:
    from server.web import is_loopback, open_web

    async with open_web(bench, host, port) as web:
        note(
            f"Listening at {web.address}; {'a token is asked for' if web.asked else 'anyone on this machine may call'}."
        )
        if not is_loopback(host) and not web.address.startswith("https://"):
            note("Tokens travel readable: put a proxy with TLS before it and set http.public_url.")
        await web.run()
