"""`resumewright doctor`: what this machine has and lacks, and what that means."""

from __future__ import annotations

import json
import platform
from typing import Annotated, Any

import typer

from server.commands.running import run, say
from server.embedders import NONE, embedder_words
from server.settings import Settings
from server.version import product_version
from server.workbench import open_workbench
from storage.engine import HEAD
from tailoring.errors import UserError
from tailoring.rendering.weasy import pango_available, subsets_exactly
from tailoring.skills.taxonomy import load_taxonomy

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def doctor(as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False) -> None:
    """Say what works here, what does not, and how to mend it."""

    async def work(settings: Settings) -> None:
        facts = await _examine(settings)
        if as_json:
            say(json.dumps(facts, ensure_ascii=False))
            return
        for name, value in facts.items():
            say(f"{name:20} {value}")

    run(work, as_json=as_json)


async def _examine(settings: Settings) -> dict[str, Any]:
    taxonomy = load_taxonomy()
    return {
        "version": product_version(),
        "python": platform.python_version(),
        "data folder": str(settings.home),
        **await _database(settings),
        "taxonomy": f"{len(taxonomy.concepts)} concepts, {len(taxonomy.credentials)} credentials",
        "embedder": embedder_words(settings.embedder),
        "PDF": "WeasyPrint, three themes" if pango_available() else "Typst, one theme: install Pango for the others",
        "same bytes": "yes" if not pango_available() or subsets_exactly() else "no: install libharfbuzz-subset0",
        "network": _network(settings),
    }


async def _database(settings: Settings) -> dict[str, Any]:
    """What the database holds, or why it cannot be used."""
    import sqlite3

    try:
        async with open_workbench(settings) as bench:
            await bench.database.open()
            vectors = "yes" if bench.database.vectors else "no: the library is searched by words alone"
            async with bench.database.reading(bench.scope) as store:
                documents, entries = len(await store.documents.all()), await store.library.count()
                model = embedder.model_id if (embedder := bench.embedder()) else ""
                waiting = await store.library.lacking(model), await store.documents.index.lacking(model)
    except UserError as error:
        return {"database": f"no: {error}"}
    return {
        "database": f"SQLite {sqlite3.sqlite_version}, shape {HEAD}, vectors {vectors}",
        "documents": documents,
        "library entries": entries,
        "to be embedded": _waiting(*waiting) if model else "nothing: there is no embedder",
    }


def _waiting(entries: int, facts: int) -> str:
    """What has no vector of the embedder that is set; a search embeds some of it, `library reembed` all."""
    if not entries + facts:
        return "nothing"
    return f"{entries} library entries, {facts} facts: when they are searched, or by `resumewright library reembed`"


def _network(settings: Settings) -> str:
    """Who is asked over the network."""
    embedder = settings.embedder.name if settings.embedder.name != NONE else ""
    asked = [f"{name} ({what})" for name, what in ((settings.model.name, "writes"), (embedder, "finds")) if name]
    return f"on: {', '.join(asked)}" if asked else "off: no provider is named in the settings"
