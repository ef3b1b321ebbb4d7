"""`resumewright tailor RESUME… --job AD`: the main job."""

from __future__ import annotations

import asyncio
import json
import tempfile
import time
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any

import anyio
import typer
from pydantic import ValidationError

from server.clock import today
from server.commands.running import note, run, say
from server.intake import file_bytes
from server.jobs import Finished
from server.outputs import check_writable, write_files
from server.settings import Settings
from server.warming import warm_up
from server.workbench import Workbench, open_workbench
from storage.run import RunRequest
from tailoring.contradictions import decide_command
from tailoring.errors import InvalidOption
from tailoring.filing import FOR_YOU, SEND, file_stem
from tailoring.options import TailorOptions
from tailoring.posting import Posting
from tailoring.relayed import held_back, unconfirmed_lines
from tailoring.rendering.html import render_html
from tailoring.rendering.markdown import render_markdown
from tailoring.theme_meter import render_options

TAILORED = Path("tailored")
STYLES = ("plain", "confident", "formal", "warm")
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command()
def tailor(
    resumes: Annotated[list[Path], typer.Argument(metavar="RESUME...", help="Your résumés: PDF, DOCX, HTML, text …")],
    job: Annotated[Path, typer.Option("--job", help="The job ad: text, HTML or PDF.")],
    out: Annotated[
        Path | None, typer.Option("--out", help="Where the files go; a folder of its own in tailored/ when left out.")
    ] = None,
    pages: Annotated[int | None, typer.Option("--pages", help="One or two; chosen when left out.")] = None,
    style: Annotated[str, typer.Option("--style", help="plain, confident, formal or warm.")] = "plain",
    focus: Annotated[
        list[str] | None, typer.Option("--focus", help="An area to bring forward; may be repeated.")
    ] = None,
    words: Annotated[int | None, typer.Option("--words", help="At most so many words.")] = None,
    theme: Annotated[str, typer.Option("--theme", help="ats, visual, or a path to your own HTML template.")] = "",
    country: Annotated[str, typer.Option("--country", help="ISO code; sets paper, dates and spelling.")] = "",
    person: Annotated[str, typer.Option("--person", help="Whose career it is, when you keep several.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", metavar="DATE", help="The day to count from, YYYY-MM-DD.")] = "",
    preview: Annotated[bool, typer.Option("--preview", help="Show the résumé and write no file.")] = False,
    force: Annotated[bool, typer.Option("--force-regenerate", help="Make a new version.")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="A single pass, no repair.")] = False,
    test: Annotated[bool, typer.Option("--test", help="Keep nothing in your data folder.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Log what happens; keep every step's output.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Tailor your résumé to a job ad, with a letter, a match report and a receipt for every line."""

    async def work(settings: Settings) -> None:
        options = make_options(
            settings, as_of=as_of, pages=pages, style=style, focus=tuple(focus or ()), words=words, quick=quick,
            theme=theme, country=country,
        )  # fmt: skip
        if not preview:
            check_writable(out or TAILORED)
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as scratch:
            used = settings.model_copy(update={"home": Path(scratch), "database": ""}) if test else settings
            async with open_workbench(used, person, keep_refused=not test) as bench:
                finished = await tailor_files(bench, resumes, job, options, force=force, quiet=as_json)
                contrary = await inconsistencies_of(bench, finished)
                files = await bench.jobs.files(bench.scope, finished.run.id)
        if debug:
            files[f"{FOR_YOU}/steps.json"] = finished.outputs.model_dump_json(indent=1).encode()
        folder = out or TAILORED / folder_name(finished)
        paths = () if preview else write_files(folder, files)
        for stranger in () if preview else strangers(folder / SEND, paths):
            note(f"note: {stranger} is from another application; take care what you send")
        spent = time.perf_counter() - started
        if as_json:
            say(json.dumps(result(finished, paths, spent, contrary), ensure_ascii=False))
        elif preview:
            say(render_markdown(_made(finished).draft, render_options(finished.inputs.options)))
        else:
            for warning in _made(finished).warnings:
                note(f"note: {warning}")
            summarise(finished, folder, spent, contrary)

    run(work, as_json=as_json, debug=debug)


def folder_name(finished: Finished) -> str:
    """What the folder of an application is called when nobody says, such as "Ada-Lovelace-Analyst-Acme"."""
    posting = finished.inputs.posting
    return file_stem(_made(finished).draft.name, file_stem(posting.title, "", ""), posting.employer)


def strangers(folder: Path, written: Iterable[Path]) -> list[Path]:
    """The files in a folder that were not written just now."""
    known = set(written)
    return sorted(path for path in folder.iterdir() if path not in known)


def make_options(settings: Settings, *, as_of: str, style: str, theme: str, country: str, **rest: Any) -> TailorOptions:
    """The run's options. Raises InvalidOption naming option, value and accepted form."""
    if style not in STYLES:
        raise InvalidOption(f"There is no style {style!r}.", f"Use one of {', '.join(STYLES)}.")
    chosen = theme or settings.theme
    own = "" if chosen in ("ats", "visual") else chosen
    if own and not Path(own).is_file():
        raise InvalidOption(
            f"There is no theme or template file {own!r}.", "Use ats, visual or a path to an HTML file."
        )
    place = (country or settings.country).upper()
    if place and not (len(place) == 2 and place.isalpha() and place.isascii()):
        raise InvalidOption(f"--country {place!r} is no country.", "Write its ISO code of two letters, such as GB.")
    try:
        return TailorOptions(
            as_of=day(as_of),
            style=style,
            theme="ats" if own else chosen,
            template_path=str(Path(own).absolute()) if own else "",
            country=place,
            **rest,
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = "--" + str(first["loc"][0]).replace("_", "-")
        raise InvalidOption(f"{where} {first['input']!r} is not accepted: {first['msg']}.", "Correct it.") from error


def day(text: str) -> date:
    """The day meant by --as-of; today when nothing is said."""
    if not text:
        return today()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  # a calendar day has no time zone
    except ValueError as error:
        raise InvalidOption(f"--as-of {text!r} is not a date.", "Write it as YYYY-MM-DD.") from error


async def tailor_files(
    bench: Workbench, resumes: list[Path], job: Path, options: TailorOptions, *, force: bool, quiet: bool
) -> Finished:
    """Take in the files and drive the run."""
    # Both load their libraries on another core while this process loads its own.
    bench.intake.worker.start()
    bench.press.start()
    reading = asyncio.create_task(_taken_in(bench, resumes, job))
    await anyio.wait_all_tasks_blocked()
    try:
        await warm_up(pages=not bench.press.apart)
    finally:
        ids, posting, warnings = await reading
        # Nothing more is read from outside; the reader's process would only hold memory.
        bench.intake.worker.close()
    if not quiet:
        for warning in warnings:
            note(f"note: {warning}")

    async def progress(done: int, total: int, label: str) -> None:
        if not quiet and done < total:
            note(f"[{done + 1}/{total}] {label}")

    request = RunRequest(document_ids=ids, posting_id=posting.id, options=options)
    return await bench.jobs.tailor(bench.scope, request, force=force, progress=progress)


async def _taken_in(
    bench: Workbench, resumes: list[Path], job: Path
) -> tuple[tuple[str, ...], Posting, tuple[str, ...]]:
    """The ids of the documents, the posting, and what there is to say of both."""
    warnings: list[str] = []
    ids: list[str] = []
    limits = bench.settings.limits
    for path in resumes:
        document, _, _ = await bench.intake.document(bench.scope, await file_bytes(path, limits), path.name)
        ids.append(document.id)
        warnings += document.warnings
    posting = await bench.intake.posting(bench.scope, await file_bytes(job, limits), job.name)
    return tuple(dict.fromkeys(ids)), posting, (*warnings, *posting.warnings)


def _made(finished: Finished) -> Any:
    return finished.outputs.generation


async def inconsistencies_of(bench: Workbench, finished: Finished) -> tuple[str, ...]:
    """Where the application contradicts another of the same person."""
    from tailoring.contradictions import inconsistencies

    async with bench.database.reading(bench.scope) as store:
        now, before = await store.runs.shown(finished.run.id)
    return inconsistencies(now, before, finished.inputs.profile.positions)


def result(finished: Finished, paths: tuple[Path, ...], spent: float, contrary: tuple[str, ...] = ()) -> dict[str, Any]:
    """What `--json` prints."""
    from tailoring.rendering.letter import render_letter_markdown
    from tailoring.report.result import result_of

    made, matched, came = _made(finished), finished.outputs.template, result_of(finished.outputs)
    assert matched is not None
    assert came is not None
    run_, look = finished.run, render_options(finished.inputs.options)
    return {
        "status": "success",
        "message": told(finished),
        "notices": [*notices(finished), *contrary],
        "resume": {
            "id": run_.id,
            "session_id": run_.key[:16],
            "version": run_.version,
            "match_score": matched.fit.match_score,
            "ats_score": made.quality.score,
            "word_count": made.word_count,
            "pages": made.pages,
            "unsupported_lines": made.unsupported_lines,
            "sections": [section.name for section in made.draft.sections],
            "html_content": render_html(made.draft, look),
            "files": [str(path) for path in paths],
            "generation_time": round(spent, 3),
            "warnings": warnings_of(finished),
            "timings_ms": {name: round(ms, 1) for name, ms in run_.timings},
            "model_used": made.model_use.model or None,
            "api_calls_made": made.model_use.calls,
            "tokens_used": made.model_use.tokens,
        },
        "cover_letter": render_letter_markdown(made.letter, look) if made.letter else None,
        **came.model_dump(mode="json"),
    }


def warnings_of(finished: Finished) -> list[str]:
    """What there is to say of the documents, the ad and the files."""
    of_documents = [warning for document in finished.inputs.documents for warning in document.warnings]
    found = finished.outputs.library
    of_library = [found.answer.warning] if found and found.answer.warning else []
    return [*of_documents, *finished.inputs.posting.warnings, *of_library, *_made(finished).warnings]


def told(finished: Finished) -> str:
    """What was done, in a sentence."""
    job = finished.inputs.posting.title or "the job"
    if finished.reused:
        return f"Tailored to {job} before, from the same documents and options; --force-regenerate makes a new version."
    return f"Tailored to {job}."


def notices(finished: Finished) -> list[str]:
    """What the person has to know before sending: what contradicts itself, and what found no place."""
    profile = finished.inputs.profile
    relayed = unconfirmed_lines(_made(finished).receipts)
    found = [f"Unconfirmed, it came through an assistant: “{text}”" for text in relayed]
    found += [f"Held back until you confirm it: {held_back(one)}" for one in finished.inputs.withheld]
    found += [f"{conflict.question} ({decide_command(conflict)})" for conflict in profile.conflicts]
    if profile.unplaced:
        lines = "line" if len(profile.unplaced) == 1 else "lines"
        found.append(f"{len(profile.unplaced)} {lines} of your documents found no place; the report lists them.")
    return found


def summarise(finished: Finished, out: Path, spent: float, contrary: tuple[str, ...] = ()) -> None:
    """A few lines for a person: what to change first when the score is low, then the numbers and the files."""
    made, matched = _made(finished), finished.outputs.template
    assert matched is not None
    fit = matched.fit
    met = sum(match.confidence.tier in ("direct", "transferable") for match in fit.matches)
    say(told(finished))
    for notice in (*notices(finished), *contrary):
        say(f"note: {notice}")
    say(f"{met} of {len(fit.matches)} requirements well shown")
    if finished.outputs.discovery and fit.match_score < 65:
        for question in finished.outputs.discovery.questions[:3]:
            say(f"  would help: {question.question}")
    say(f"match {fit.match_score:.0f}, quality {made.quality.score:.0f}, {made.pages} page(s), {spent:.1f} s")
    say(f"to send:  {out / 'send'}")
    say(f"for you:  {out / 'for-you' / 'match-report.html'}")
