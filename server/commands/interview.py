"""`resumewright interview`: questions about what the documents do not tell, answered by the person."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from server.clock import today
from server.commands.running import note, run, say
from server.intake import Intake, file_bytes
from server.jobs import Jobs
from server.settings import Settings
from server.workbench import Workbench, open_workbench, taxonomy
from storage.database import Database
from tailoring.errors import InvalidOption
from tailoring.interview.answers import time_left
from tailoring.interview.model import DiscoveryQuestion, Interview, QuestionField
from tailoring.interview.questions import next_question
from tools.interview import answer, decline, open_interview, pause, state_of

if TYPE_CHECKING:
    from tailoring.skills.taxonomy import Taxonomy

BY = "by the person, on the command line"
STOP, DECLINE = ".", "-"
app = typer.Typer(add_completion=False, rich_markup_mode=None)


@dataclass(frozen=True, slots=True)
class _Services:
    """What the interview needs, from one workbench."""

    database: Database
    intake: Intake
    runs: Jobs
    taxonomy: Callable[[], Taxonomy]
    today: Callable[[], date]


@app.command("interview")
def interview(
    resumes: Annotated[
        list[Path] | None, typer.Argument(metavar="[RESUME...]", help="Documents, where they are not stored yet.")
    ] = None,
    job: Annotated[list[Path] | None, typer.Option("--job", help="A job ad; all stored ones when left out.")] = None,
    person: Annotated[str, typer.Option("--person", help="Whose career it is, when you keep several.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Ask nothing; print where the interview stands.")] = False,
) -> None:
    """Answer questions about what your documents do not tell, the most useful first."""

    async def work(settings: Settings) -> None:
        async with open_workbench(settings, person) as bench:
            job_ids = await _taken_in(bench, resumes or [], job or [])
            services = _Services(bench.database, bench.intake, bench.jobs, taxonomy, today)
            talk = await open_interview(services, bench.scope, job_ids)
            if not as_json:
                talk = await _talk(services, bench, talk)
            if as_json:
                say(json.dumps(state_of(talk, services).model_dump(mode="json", exclude_none=True), ensure_ascii=False))

    run(work, as_json=as_json)


async def _taken_in(bench: Workbench, resumes: list[Path], ads: list[Path]) -> list[str]:
    """Keep the named files; the ids of the named jobs."""
    limits = bench.settings.limits
    for path in resumes:
        await bench.intake.document(bench.scope, await file_bytes(path, limits), path.name)
    postings = [await bench.intake.posting(bench.scope, await file_bytes(ad, limits), ad.name) for ad in ads]
    return [posting.id for posting in postings]


async def _talk(services: _Services, bench: Workbench, talk: Interview) -> Interview:
    if next_question(talk) is not None:
        note(f"{time_left(talk)} in all. {DECLINE} passes over a question for good, {STOP} stops for now.")
    while (question := next_question(talk)) is not None:
        note(f"\n{question.question}")
        given = _asked(question)
        if given is None:
            talk = await pause(services, bench.scope, talk)
        elif not given:
            talk = await decline(services, bench.scope, talk, question.id)
        else:
            try:
                talk = await answer(services, bench.scope, talk, question.id, given, by=BY)
            except InvalidOption as error:
                note(str(error))
    state = state_of(talk, services)
    if state.stopped:
        note("Put aside. The same command takes it up again.")
    else:
        note("Nothing is left to ask. What you said is used from now on.")
    for found in state.discovered_experiences:
        say(f"{found.context}: {found.description}" if found.context else found.description)
    return talk


def _asked(question: DiscoveryQuestion) -> dict[str, str] | None:
    """What the person typed, field by field; None to stop, nothing to pass over the question."""
    given: dict[str, str] = {}
    for field in question.fields:
        typed = _typed(field)
        if typed == STOP:
            return None
        if typed == DECLINE:
            return {}
        given[field.name] = typed
    return given


def _typed(field: QuestionField) -> str:
    keys = list(field.options)
    for number, key in enumerate(keys, 1):
        note(f"  {number} {field.options[key]}")
    typed = str(typer.prompt(field.label, default="", show_default=False, err=True)).strip()
    if keys and typed.isdecimal() and 1 <= int(typed) <= len(keys):
        return keys[int(typed) - 1]
    return typed
