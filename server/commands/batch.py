"""`resumewright batch RESUME… --job AD --job AD`: applications for several jobs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from server.background import Background
from server.batches import Batches
from server.commands.running import EXIT_USER_ERROR, note, run, say
from server.commands.tailor import STYLES, TAILORED, make_options
from server.intake import file_bytes
from server.outputs import check_writable, write_files
from server.settings import Settings
from server.warming import warm_up
from server.workbench import Workbench, open_workbench
from storage.run import RunRequest
from tailoring.batch import BatchOptions, BatchProgress, BatchResult, JobResult
from tailoring.errors import InvalidOption, UserError
from tailoring.filing import file_stem
from tailoring.options import TailorOptions

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def batch(
    resumes: Annotated[list[Path], typer.Argument(metavar="RESUME...", help="Your résumés: PDF, DOCX, HTML, text …")],
    job: Annotated[list[Path], typer.Option("--job", help="A job ad: text, HTML or PDF; may be repeated.")],
    out: Annotated[Path, typer.Option("--out", help="Where each job gets a folder of its own.")] = TAILORED,
    style: Annotated[str, typer.Option("--style", help=f"{', '.join(STYLES[:-1])} or {STYLES[-1]}.")] = "plain",
    letter: Annotated[bool, typer.Option("--letter/--no-letter", help="Whether letters are wanted.")] = True,
    research: Annotated[bool, typer.Option("--research", help="Tell what each role asks, in JSON.")] = False,
    sequential: Annotated[bool, typer.Option("--sequential", help="One after the other, each learning.")] = False,
    at_once: Annotated[int, typer.Option("--max-concurrency", min=1, max=8, help="Jobs worked on at once.")] = 3,
    person: Annotated[str, typer.Option("--person", help="Whose career it is, when you keep several.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The day to count from, YYYY-MM-DD.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tailor your résumé to several job ads, and say what they have in common. A job that fails stops no other."""

    async def work(settings: Settings) -> bool:
        options = make_options(settings, as_of=as_of, style=style, theme="", country="", letter=letter)
        chosen = BatchOptions(include_research=research, generate_cover_letter=letter, max_concurrency=at_once)
        check_writable(out)

        async def progress(state: BatchProgress) -> None:
            if not as_json:
                note(state.label)

        async with open_workbench(settings, person) as bench:
            document_ids, name = await _documents(bench, resumes)
            requests, unread = await _requests(bench, job, document_ids, options, quiet=as_json)
            await warm_up(pages=not bench.press.apart)
            made = await Batches(bench.jobs, Background()).run(
                bench.scope,
                requests,
                priority="sequential" if sequential else "parallel",
                options=chosen,
                progress=progress,
            )
            places = _folders(out, name, made.results.values())
            written = {key: await _written(bench, places[key], one) for key, one in made.results.items()}
        made = made.model_copy(update={"results": written})
        if as_json:
            say(json.dumps({**made.model_dump(mode="json"), "unread": unread}, ensure_ascii=False))
        else:
            _summarise(made, len(unread))
        return not made.failed_jobs and not unread

    if not run(work, as_json=as_json):
        raise typer.Exit(EXIT_USER_ERROR)


async def _documents(bench: Workbench, resumes: Sequence[Path]) -> tuple[tuple[str, ...], str]:
    """The ids of the documents, read once for all jobs, and the person's name."""
    ids: list[str] = []
    name = ""
    for path in resumes:
        data = await file_bytes(path, bench.settings.limits)
        document, profile, _ = await bench.intake.document(bench.scope, data, path.name)
        ids.append(document.id)
        name = name or profile.name
    return tuple(dict.fromkeys(ids)), name


async def _requests(
    bench: Workbench, ads: Sequence[Path], document_ids: tuple[str, ...], options: TailorOptions, *, quiet: bool
) -> tuple[list[RunRequest], dict[str, str]]:
    """A request for each ad, and what is wrong with those that cannot be read. Raises the error when none can."""
    requests: list[RunRequest] = []
    unread: dict[str, str] = {}
    for path in ads:
        try:
            posting = await bench.intake.posting(bench.scope, await file_bytes(path, bench.settings.limits), path.name)
        except UserError as error:
            if len(ads) == 1:
                raise
            unread[str(path)] = str(error)
            if not quiet:
                note(f"FAILED {path}: {error}")
            continue
        requests.append(RunRequest(document_ids=document_ids, posting_id=posting.id, options=options))
    if not requests:
        raise InvalidOption(" ".join(unread.values()), "Name at least one ad that can be read.")
    return requests, unread


def _folders(out: Path, name: str, results: Iterable[JobResult]) -> dict[str, Path]:
    """Where each job's files go, as `tailor` names it; jobs of one title and employer are told apart by their ids."""
    stems = {one.job_id: file_stem(name, file_stem(one.title or one.job_id, "", ""), one.employer) for one in results}
    count = Counter(stems.values())
    return {job_id: out / (stem if count[stem] == 1 else f"{stem}-{job_id}") for job_id, stem in stems.items()}


async def _written(bench: Workbench, folder: Path, result: JobResult) -> JobResult:
    """The result with its files in their folder."""
    if result.status == "failed":
        return result
    paths = write_files(folder, await bench.jobs.files(bench.scope, result.run_id))
    return result.model_copy(update={"files": tuple(str(path) for path in paths)})


def _summarise(made: BatchResult, unread: int) -> None:
    for one in made.results.values():
        if one.status == "failed":
            say(f"{one.job_id}: FAILED, {one.error}")
            continue
        name = ", ".join(part for part in (one.title, one.employer) if part) or one.job_id
        match = f"match {one.match_score:.0f}" if one.match_score is not None else "nothing recognised in the ad"
        say(f"{name}: {match}, quality {one.ats_score:.0f}")
        for text in one.capped_by:
            say(f"  decides, and is not shown: {text}")
        say(f"  to send: {Path(one.files[0]).parents[1] / 'send'}")
    shared = made.shared_insights
    for asked in shared.common_requirements[:5]:
        say(f"{len(asked.job_ids)} of them ask: {asked.requirement} ({asked.best_tier})")
    for question in shared.questions[:3]:
        say(f"would help: {question.requirement}, {len(question.job_ids)} job(s), +{question.would_win:.0f}")
    seconds = made.total_duration_ms / 1000
    say(f"{made.completed_jobs} made, {made.failed_jobs + unread} failed, {seconds:.1f} s")
