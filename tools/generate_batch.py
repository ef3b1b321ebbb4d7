"""generate_batch: applications for several jobs in one call."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from storage.scope import Scope
from tailoring.batch import MOST_JOBS, BatchOptions, BatchProgress, BatchResult, JobResult, Priority
from tailoring.filing import SEND, artifact_names
from tailoring.orders import DATA_NOTE
from tools.choosing import run_request
from tools.reply import counted, lines, reply, short
from tools.services import Services

_USUAL = BatchOptions()
_SHOWN = 3
_MOST_NAMED = 20
_MOST_HELD = 8


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Generate several applications",
        description=(
            "Use this when the person applies for several jobs: generate_application for each, and what they have in "
            "common. A job that fails stops no other; a second call goes on."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def generate_batch(
        ctx: Context[Any, Any],
        job_ids: Annotated[list[str], Field(description="From add_job.", min_length=1, max_length=MOST_JOBS)],
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
        shared_discovery: Annotated[bool, Field(description="Ask once for all jobs.")] = True,
        priority: Annotated[Priority, Field(description="`sequential` lets each learn from the last.")] = "parallel",
        options: Annotated[BatchOptions, Field(description="Options.")] = _USUAL,
    ) -> Annotated[CallToolResult, BatchResult]:
        scope = services.caller(ctx)
        named = list(dict.fromkeys(job_ids))
        requests = [
            await run_request(services, ctx, job_id, document_ids, letter=options.generate_cover_letter)
            for job_id in named
        ]

        async def progress(state: BatchProgress) -> None:
            await ctx.report_progress(state.steps_done, state.steps_total, state.label)

        made = await services.batches.run(
            scope,
            requests,
            priority=priority,
            options=options,
            shared_discovery=shared_discovery,
            progress=progress,
        )
        answer = made.model_copy(
            update={"results": {key: await _saved(services, scope, one) for key, one in made.results.items()}}
        )
        return reply("\n".join(told(answer)), answer)

    _ = generate_batch


async def _saved(services: Services, scope: Scope, result: JobResult) -> JobResult:
    """The result with its files in their place."""
    if result.status == "failed":
        return result
    paths = await services.save(scope, result.run_id, await services.runs.files(scope, result.run_id))
    # Over HTTP they are links, of which there are none but those that are wanted.
    to_send = tuple(path for path in paths if PurePath(path).parent.name == SEND)
    return result.model_copy(update={"files": to_send or paths})


def told(batch: BatchResult) -> list[str]:
    """The answer in words: what nobody confirmed first, then what failed, then each job, then what they share."""
    means, seconds = batch.averages, batch.total_duration_ms / 1000
    rows = [row for one in batch.results.values() for row in _open(one)]
    rows += [f"FAILED {one.job_id}: {one.error}" for one in batch.results.values() if one.status == "failed"]
    rows.append(
        f"{batch.completed_jobs} of {counted(len(batch.results), 'job')} done in {seconds:.1f} s; on average match "
        f"{means.match_score:.0f}, quality {means.ats_score:.0f}. {DATA_NOTE}"
    )
    rows += [_row(one) for one in batch.results.values() if one.status == "finished"]
    shared = batch.shared_insights
    rows += _listed("Several ask", [f"{one.requirement} ({one.best_tier})" for one in shared.common_requirements])
    rows += _listed("Would help most", [f"{one.requirement} (+{one.would_win:.0f})" for one in shared.questions])
    rows += _listed("Worded alike", [one.reframed_text for one in shared.reusable_reframings])
    return rows + _listed("From the past", [one.description for one in batch.reused_patterns])


def _open(one: JobResult) -> list[str]:
    """What in a job's application nobody has confirmed, and what is held back from it."""
    rows: list[str] = []
    if one.unconfirmed:
        rows.append(f"{one.job_id} UNCONFIRMED: its files say so in their names until the person confirms.")
    if one.unconfirmed_lines:
        rows.append(f"{one.job_id}: {len(one.unconfirmed_lines)} lines used unconfirmed:")
        # Of a pasted résumé it is every line; a few show which.
        most = _SHOWN if one.unconfirmed else _MOST_NAMED
        rows.append(lines((f"  {short(text)}" for text in one.unconfirmed_lines), most=most))
    return rows + [f"{one.job_id}: held back until the person confirms {text}" for text in one.held_back[:_MOST_HELD]]


def _row(one: JobResult) -> str:
    name = short(", ".join(part for part in (one.title, one.employer) if part), 60)
    marks = [
        *(["UNCONFIRMED"] if one.unconfirmed else []),
        *(f"decides against: {short(text, 60)}" for text in one.capped_by),
        *(["made before"] if one.reused else []),
    ]
    match = f"match {one.match_score:.0f}" if one.match_score is not None else "nothing recognised in this ad"
    score = f"{match}, quality {one.ats_score:.0f}, {one.requirements_met}/{one.requirements} met"
    return f"{one.job_id} {name}: {score}{''.join(f'; {mark}' for mark in marks)}. {one.run_id} {_resume(one)}".rstrip()


def _resume(one: JobResult) -> str:
    """The résumé to send as PDF."""
    sent = {f"{SEND}/{PurePath(path).name}": path for path in one.files}
    return sent.get(artifact_names(sent).get("resume.pdf", ""), "")


def _listed(label: str, items: list[str]) -> list[str]:
    if not items:
        return []
    more = f" (+{len(items) - _SHOWN})" if len(items) > _SHOWN else ""
    return [f"{label}: {'; '.join(short(item, 80) for item in items[:_SHOWN])}{more}"]
