"""generate_application: the main job in one call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.contradictions import inconsistencies
from tailoring.orders import DATA_NOTE
from tailoring.relayed import held_back, unconfirmed_lines
from tailoring.run import Highlights
from tools.choosing import run_request
from tools.pages import REPORT_PAGE, shown_on
from tools.reply import counted, lines, reply, short, verb
from tools.services import FinishedRun, Services


class Application(BaseModel):
    """What was made; first what the person has not confirmed, what is held back for it, and what contradicts itself."""

    unconfirmed_lines: list[str] = []
    held_back: list[str] = []
    contradictions: list[str] = []
    run_id: str
    version: int
    match_score: float
    ats_score: float
    highlights: Highlights | None = None
    pages: int
    word_count: int
    unsupported_lines: int
    unconfirmed: bool
    requirements_met: int
    requirements: int
    gaps: list[str]
    capped_by: list[str]
    refused_lines: int
    files: list[str]
    questions: list[str]
    warnings: list[str]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Generate an application",
        description=(
            "Use this when the person wants a tailored résumé for a job: matches, assembles, writes, checks every "
            "line against their documents, and makes PDF, DOCX, letter and match report. Takes about a second. "
            "Needs a job id from add_job; uses all of the person's documents unless some are named."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
        meta=shown_on(REPORT_PAGE),
    )
    async def generate_application(
        ctx: Context[Any, Any],
        job_id: Annotated[str, Field(description="The id that add_job gave.", min_length=1)],
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
        pages: Annotated[Literal[1, 2] | None, Field(description="One or two pages; chosen when left out.")] = None,
        style: Annotated[Literal["plain", "confident", "formal", "warm"], Field(description="Tone.")] = "plain",
        focus: Annotated[list[str], Field(description="Areas to bring forward.")] = [],  # noqa: B006
        words: Annotated[int | None, Field(description="At most so many words.")] = None,
        letter: Annotated[bool, Field(description="Whether a cover letter is wanted.")] = True,
        force_regenerate: Annotated[bool, Field(description="Make a new version.")] = False,
    ) -> Annotated[CallToolResult, Application]:
        request = await run_request(
            services,
            ctx,
            job_id,
            document_ids,
            pages=pages,
            style=style,
            focus=tuple(focus),
            words=words,
            letter=letter,
        )

        async def progress(done: int, total: int, label: str) -> None:
            await ctx.report_progress(done, total, label)

        scope = services.caller(ctx)
        finished = await services.runs.tailor(scope, request, force=force_regenerate, progress=progress)
        paths = await services.save(scope, finished.run.id, await services.runs.files(scope, finished.run.id))
        async with services.database.reading(scope) as store:
            shown, before = await store.runs.shown(finished.run.id)
        contrary = inconsistencies(shown, before, finished.inputs.profile.positions)
        answer = application_of(finished, [str(path) for path in paths], contrary, scope.person)
        return reply(told(answer), answer)

    _ = generate_application


def application_of(
    finished: FinishedRun, files: list[str], contrary: Sequence[str] = (), person: str = ""
) -> Application:
    """A finished run as the tool's answer; `contrary` is where it contradicts another of the person's applications."""
    from tailoring.report.highlights import highlights_of

    outputs = finished.outputs
    made, matched = outputs.generation, outputs.template
    assert made is not None
    assert matched is not None
    fit = matched.fit
    names = {match.requirement_id: match.requirement for match in fit.matches}
    return Application(
        run_id=finished.run.id,
        version=finished.run.version,
        match_score=fit.match_score,
        ats_score=made.quality.score,
        highlights=highlights_of(outputs),
        pages=made.pages,
        word_count=made.word_count,
        unsupported_lines=made.unsupported_lines,
        unconfirmed=made.draft.unconfirmed,
        unconfirmed_lines=list(unconfirmed_lines(made.receipts)),
        held_back=[held_back(one, person) for one in finished.inputs.withheld],
        contradictions=[*(one.question for one in finished.inputs.profile.conflicts), *contrary],
        requirements_met=sum(match.confidence.tier in ("direct", "transferable") for match in fit.matches),
        requirements=len(fit.matches),
        gaps=[gap.requirement for gap in matched.gaps.gaps],
        capped_by=[names[requirement_id] for requirement_id in fit.capped_by],
        refused_lines=len(made.refused),
        files=files,
        questions=[question.question for question in outputs.discovery.questions] if outputs.discovery else [],
        warnings=[*finished.inputs.posting.warnings, *made.warnings],
    )


def told(answer: Application) -> str:
    """The answer in words: what is unconfirmed and what would help first, then the numbers and the files."""
    rows: list[str] = []
    if answer.unconfirmed:
        rows.append("UNCONFIRMED: the résumé was pasted, so its files say so in their names until the person confirms.")
    if answer.unconfirmed_lines:
        count = len(answer.unconfirmed_lines)
        rests = f"{counted(count, 'line')} {verb(count, 'rest')}"
        rows.append(f"{rests} on what was passed on and nobody confirmed:")
        # Of a pasted résumé it is every line; a few show which.
        rows.append(
            lines((f"  {short(text)}" for text in answer.unconfirmed_lines), most=5 if answer.unconfirmed else 99)
        )
    rows += [f"Held back until the person confirms {text}" for text in answer.held_back[:8]]
    rows += [f"Ask the person: {text}" for text in answer.contradictions[:5]]
    rows += [f"Decides, and is not shown: {short(text)}" for text in answer.capped_by]
    rows.append(
        f"{answer.run_id}: {answer.requirements_met} of {counted(answer.requirements, 'requirement')} well shown, "
        f"match {answer.match_score:.0f}, quality {answer.ats_score:.0f}, {counted(answer.pages, 'page')}."
    )
    if answer.gaps:
        rows.append("Gaps: " + "; ".join(short(gap, 80) for gap in answer.gaps[:5]))
    rows += [f"Would help: {short(question)}" for question in answer.questions[:3]]
    return "\n".join([*rows, *answer.warnings, DATA_NOTE, lines(answer.files)])
