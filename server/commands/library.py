"""`resumewright library`: past applications, searched, with their outcomes, and embedded anew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from server.commands.running import run, say
from server.embedders import embedder_words
from server.intake import file_bytes
from server.settings import Settings
from server.shelf import posting_phrases
from server.workbench import open_workbench
from storage.finding import find_entries, reembed
from storage.query import query_terms
from tailoring.ads.posting import read_posting
from tailoring.errors import InvalidOption
from tailoring.library import LibraryAnswer, Outcome
from tailoring.patterns import answer_from

app = typer.Typer(
    help="Past applications: list, search, outcome, reembed.", no_args_is_help=True, rich_markup_mode=None
)
RESPONSES = ("interview", "offer", "rejection", "no_response")
Person = Annotated[str, typer.Option("--person", help="Whose career it is, when you keep several.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object.")]


@app.command("list")
def list_entries(person: Person = "", as_json: AsJson = False) -> None:
    """List past applications, newest first."""

    async def work(settings: Settings) -> None:
        async with open_workbench(settings, person) as bench, bench.database.reading(bench.scope) as store:
            entries = await store.library.all()
        if as_json:
            say(json.dumps([entry.model_dump(mode="json") for entry in entries], ensure_ascii=False))
            return
        for entry in entries:
            outcome = entry.outcome.response or "applied" if entry.outcome else "open"
            say(f"{entry.id}  {entry.job_title}, {entry.company}  match {entry.match_score:.0f}  {outcome}")
        say(f"{len(entries)} applications")

    run(work, as_json=as_json)


@app.command("search")
def search(
    ad: Annotated[Path, typer.Argument(help="A job ad.")], limit: int = 5, person: Person = "", as_json: AsJson = False
) -> None:
    """Find past applications like a job ad, and the patterns that apply."""

    async def work(settings: Settings) -> None:
        async with open_workbench(settings, person) as bench:
            posting = read_posting(await bench.intake.worker.read_async(await file_bytes(ad, settings.limits), ad.name))
            terms = query_terms(posting_phrases(posting))
            found = await find_entries(bench.database, bench.scope, posting.title, terms, bench.embedder(), limit)
            answer = answer_from(found.hits, posting, full_text_only=found.by_words_alone)
            answer = answer.model_copy(update={"warning": found.warning})
        if as_json:
            say(answer.model_dump_json(indent=1))
        else:
            _show(answer)

    run(work, as_json=as_json)


@app.command("outcome")
def outcome(
    entry_id: Annotated[str, typer.Argument(help="The id that `library list` shows.")],
    response: Annotated[str, typer.Argument(help="applied, interview, offer, rejection or no_response.")],
    feedback: Annotated[str, typer.Option("--feedback", help="What they said.")] = "",
    person: Person = "",
    as_json: AsJson = False,
) -> None:
    """Record what became of an application."""

    async def work(settings: Settings) -> None:
        if response not in (*RESPONSES, "applied"):
            raise InvalidOption(
                f"There is no outcome {response!r}.", f"Use applied, {', '.join(RESPONSES[:-1])} or {RESPONSES[-1]}."
            )
        told = None if response == "applied" else response
        async with open_workbench(settings, person) as bench, bench.database.writing(bench.scope) as store:
            entry = await store.library.record_outcome(
                entry_id, Outcome(applied=True, response=told, feedback=feedback)
            )
        say(entry.model_dump_json(indent=1) if as_json else f"{entry_id}: {response}")

    run(work, as_json=as_json)


@app.command("reembed")
def reembed_all(person: Person = "", as_json: AsJson = False) -> None:
    """Give every past application and fact its vector by the embedder that is set now."""

    async def work(settings: Settings) -> None:
        async with open_workbench(settings, person) as bench:
            embedder = bench.embedder()
            if embedder is None or not bench.database.vectors:
                why = embedder_words(settings.embedder) if embedder is None else "the database has no vectors here"
                raise InvalidOption(f"There is nothing to embed with: {why}.", "Set [embedder] name; see doctor.")
            done = await reembed(bench.database, bench.scope, embedder)
        told = {"status": "success", "embedder": embedder.model_id, "embedded": done}
        say(json.dumps(told) if as_json else f"{done} embedded by {embedder.model_id}")

    run(work, as_json=as_json)


def _show(answer: LibraryAnswer) -> None:
    for hit in answer.results:
        say(f"{hit.entry.id}  {hit.similarity:.2f}  {hit.entry.job_title}, {hit.entry.company}")
        for pattern in hit.applicable_patterns:
            say(f"    {pattern.pattern_type}: {pattern.description}")
    if answer.full_text_only:
        say(f"note: found by words alone. {answer.warning}".rstrip())
    say(f"{len(answer.results)} found")
