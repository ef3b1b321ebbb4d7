"""submit_draft: text that the calling model or the person wrote; each line stands only where the facts carry it."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field, ValidationError

from tailoring.errors import InvalidOption, NotFound
from tailoring.run import GenerationStep, RefusedLine
from tailoring.submission import Submission
from tools.generate_application import Application, application_of, told
from tools.pages import REVIEW_PAGE, shown_on
from tools.reply import counted, lines, reply, short
from tools.services import Services

_MOST_REASONS = 3


class SentLine(BaseModel):
    """One sentence or bullet with the facts it rests on; of a bullet the first is the one it replaces."""

    text: str
    fact_ids: list[str] = []


class RefusedText(BaseModel):
    """A line that was refused: why, the smallest change that would make it true, and what stands instead."""

    text: str
    why: str
    smallest_change: str = ""
    ask: str = ""
    stands_instead: str = ""


class SubmittedDraft(BaseModel):
    """What was refused, what was taken, and the application as it now is."""

    refused: list[RefusedText]
    taken: int
    letter_taken: bool
    application: Application


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Submit a draft",
        description=(
            "Use this when you wrote better wording for a run's résumé or letter from the facts that assemble_resume "
            "gave: in the facts' own words, each line naming its facts. Every line is checked: what passes is rendered "
            "with receipts as a new version, what does not is returned with the change it needs. A letter is taken "
            "only whole."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
        meta=shown_on(REVIEW_PAGE),
    )
    async def submit_draft(
        ctx: Context[Any, Any],
        run_id: Annotated[str, Field(description="The id that generate_application gave.")],
        summary: Annotated[list[SentLine], Field(description="Sentences of the summary.")] = [],  # noqa: B006
        bullets: Annotated[list[SentLine], Field(description="Bullets to replace.")] = [],  # noqa: B006
        letter: Annotated[list[list[SentLine]], Field(description="Paragraphs of sentences.")] = [],  # noqa: B006
    ) -> Annotated[CallToolResult, SubmittedDraft]:
        scope = services.caller(ctx)
        sent = _checked(summary, bullets, letter)
        async with services.database.reading(scope) as store:
            run = await store.runs.get(run_id)
        request = run.request.model_copy(update={"submission": _joined(run.request.submission, sent)})

        async def progress(done: int, total: int, label: str) -> None:
            await ctx.report_progress(done, total, label)

        finished = await services.runs.tailor(scope, request, progress=progress)
        paths = await services.save(scope, finished.run.id, await services.runs.files(scope, finished.run.id))
        made = finished.outputs.generation
        if made is None:
            raise NotFound(f"The run {finished.run.id} has made no résumé yet.", "Call submit_draft again; it goes on.")
        answer = _answer(made, sent, application_of(finished, list(paths), person=scope.person))
        return reply(_told(answer), answer)

    _ = submit_draft


def _checked(summary: list[SentLine], bullets: list[SentLine], letter: list[list[SentLine]]) -> Submission:
    if not (summary or bullets or letter):
        raise InvalidOption("Nothing was handed in.", "Give `summary`, `bullets` or `letter`.")
    try:
        return Submission.model_validate(
            {
                "summary": [line.model_dump() for line in summary],
                "bullets": [line.model_dump() for line in bullets],
                "letter": [[line.model_dump() for line in paragraph] for paragraph in letter],
            }
        )
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidOption(f"{where} is not accepted: {first['msg']}.", "Shorten it or send fewer.") from error


def _joined(before: Submission | None, sent: Submission) -> Submission:
    """What was handed in before stays where nothing new was sent for it; a bullet is replaced by its later wording."""
    if before is None:
        return sent
    renewed = {line.fact_ids[:1] for line in sent.bullets}
    kept = tuple(line for line in before.bullets if line.fact_ids[:1] not in renewed)
    return Submission(
        summary=sent.summary or before.summary, bullets=(*kept, *sent.bullets), letter=sent.letter or before.letter
    )


def _answer(made: GenerationStep, sent: Submission, application: Application) -> SubmittedDraft:
    texts = [line.text for line in (*sent.summary, *sent.bullets, *(line for part in sent.letter for line in part))]
    refused = {one.text: _refused(one) for one in made.refused if one.text in texts}
    letter = [line.text for paragraph in sent.letter for line in paragraph]
    return SubmittedDraft(
        refused=list(refused.values()),
        taken=sum(text not in refused for text in texts),
        letter_taken=bool(letter) and made.letter is not None and not refused.keys() & set(letter),
        application=application,
    )


def _refused(one: RefusedLine) -> RefusedText:
    reasons = [claim.reason for claim in one.verdict.claims if claim.verdict != "supported" and claim.reason]
    return RefusedText(
        text=one.text,
        why="; ".join(short(one) for one in list(dict.fromkeys(reasons))[:_MOST_REASONS])
        or "it names no fact that is shown",
        smallest_change=one.verdict.smallest_change,
        ask=one.verdict.ask,
        stands_instead=one.kept,
    )


def _told(answer: SubmittedDraft) -> str:
    rows = [
        f"REFUSED: {short(one.text)} — {one.why}. {one.smallest_change or one.ask}".rstrip() for one in answer.refused
    ]
    head = f"{counted(answer.taken, 'line')} taken, {len(answer.refused)} refused."
    return "\n".join(filter(None, [lines(rows, most=30), head, told(answer.application)]))
