"""rank_jobs: the stored jobs in the order of how well they fit, with what speaks for and against each."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.scope import Scope
from tailoring.errors import NotFound
from tailoring.orders import DATA_NOTE
from tailoring.posting import Posting
from tailoring.ranking import RankedJob, Reason, ranked, scored_job, unscored_job
from tailoring.run import RunInputs
from tools.choosing import run_request
from tools.paging import offset_of
from tools.reply import counted, reply, short
from tools.services import Services

# What a person keeps is ranked as a whole up to here, the newest first to be taken.
MOST_JOBS = 200
_READ_AT_MOST = 2000
_SHOWN = 2
Format = Literal["concise", "detailed"]


class Ranking(BaseModel):
    """One page of the ranking."""

    jobs: list[RankedJob]
    ranked: int
    has_more: bool
    next_cursor: str | None = None
    warnings: list[str] = []


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Rank jobs",
        description=(
            "Use this when the person has several jobs and asks which fit best: ranks the stored jobs by match score, "
            "each with what is met, what decides against it, and the gaps."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def rank_jobs(
        ctx: Context[Any, Any],
        job_ids: Annotated[list[str], Field(description="Jobs to rank; all when empty.", max_length=MOST_JOBS)] = [],  # noqa: B006
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
        limit: Annotated[int, Field(description="At most so many.", ge=1, le=50)] = 10,
        cursor: Annotated[str, Field(description="The last `next_cursor`.")] = "",
        response_format: Annotated[Format, Field(description="`detailed`: every reason.")] = "concise",
    ) -> Annotated[CallToolResult, Ranking]:
        start = offset_of(cursor)
        scope = services.caller(ctx)
        postings, left_out = await chosen_postings(services, scope, job_ids)
        inputs = await services.runs.load(scope, await run_request(services, ctx, "", document_ids))
        order = ranked(await _scored(services, ctx, postings, inputs))
        end = start + limit
        page = order[start:end]
        answer = Ranking(
            jobs=page if response_format == "detailed" else [_concise(job) for job in page],
            ranked=len(order),
            has_more=end < len(order),
            next_cursor=str(end) if end < len(order) else None,
            warnings=left_out,
        )
        return reply("\n".join(_told(page, answer, start, detailed=response_format == "detailed")), answer)

    _ = rank_jobs


async def chosen_postings(services: Services, scope: Scope, job_ids: Sequence[str]) -> tuple[list[Posting], list[str]]:
    """The named jobs, or all that are stored, and what is to be said of those left out. Raises NotFound."""
    async with services.database.reading(scope) as store:
        if job_ids:
            return [await store.postings.get(job_id) for job_id in dict.fromkeys(job_ids)], []
        stored = await store.postings.all(_READ_AT_MOST)
    if not stored:
        raise NotFound("There is no job yet.", "Add one with add_job first.")
    if len(stored) <= MOST_JOBS:
        return list(stored), []
    told = f"Only the newest {MOST_JOBS} of {len(stored)} jobs were ranked; name older ones in job_ids."
    return list(stored[-MOST_JOBS:]), [told]


async def _scored(
    services: Services, ctx: Context[Any, Any], postings: Sequence[Posting], inputs: RunInputs
) -> list[RankedJob]:
    """Every job against one reading of the evidence."""
    from tailoring.fit_report import fit_of, pool_of

    as_of, profile = inputs.options.as_of, inputs.profile
    pool = pool_of(profile, services.taxonomy(), as_of=as_of)
    scored: list[RankedJob] = []
    for place, posting in enumerate(postings):
        await ctx.report_progress(place, len(postings), posting.title or posting.id)
        await asyncio.sleep(0)  # others are served meanwhile, and a cancelled call ends here
        unjudged = inputs.model_copy(update={"posting": posting}).unjudged_languages
        if unjudged:
            scored.append(unscored_job(posting, f"text in {', '.join(unjudged)} is not judged"))
        elif not posting.requirements:
            scored.append(unscored_job(posting, "nothing was recognised in this ad"))
        else:
            scored.append(scored_job(posting, fit_of(posting, profile, pool, as_of)))
    await ctx.report_progress(len(postings), len(postings), "Ranked")
    return scored


def _concise(job: RankedJob) -> RankedJob:
    """The job with the first reasons of each kind, in short; what decides against it is given in full number."""
    kinds = {
        name: tuple(_in_short(reason) for reason in getattr(job, name)[: None if name == "decides_against" else _SHOWN])
        for name in ("met", "partly", "gaps", "decides_against", "not_stated")
    }
    return job.model_copy(update=kinds)


def _in_short(reason: Reason) -> Reason:
    return reason.model_copy(update={"explanation": "", "requirement": short(reason.requirement, 80)})


def _told(page: Sequence[RankedJob], answer: Ranking, start: int, *, detailed: bool) -> list[str]:
    rows = [*answer.warnings, DATA_NOTE]
    for number, job in enumerate(page, start + 1):
        rows.append(f"{number}. {job.job_id} {_name(job)}: {_score(job)}")
        rows += _detailed(job) if detailed else _short_reasons(job)
    if answer.has_more:
        rows.append(f"{answer.ranked - start - len(page)} more: cursor={answer.next_cursor}")
    return (
        rows
        if page
        else [*rows, f"No more: {counted(answer.ranked, 'job')} {'was' if answer.ranked == 1 else 'were'} ranked."]
    )


def _name(job: RankedJob) -> str:
    return short(", ".join(part for part in (job.title or "no title found", job.employer) if part), 60)


def _score(job: RankedJob) -> str:
    if job.match_score is None:
        return f"not scored, {job.not_scored}"
    unknown = f", {job.low_coverage} in a trade known less well" if job.low_coverage else ""
    return f"{job.match_score:.0f} ({job.tier}), {len(job.met)} of {job.requirements} met{unknown}"


def _short_reasons(job: RankedJob) -> list[str]:
    """For, against and missing on a line each, as few as say something."""
    kinds = (("AGAINST", job.decides_against, 3), ("gaps", job.gaps, _SHOWN), ("met", job.met, _SHOWN))
    told = (
        f"{label}: {'; '.join(short(reason.requirement, 50) for reason in reasons[:most])}{_more(len(reasons) - most)}"
        for label, reasons, most in kinds
        if reasons
    )
    line = " | ".join(told)
    return [f"   {line}"] if line else []


def _more(rest: int) -> str:
    return f" (+{rest})" if rest > 0 else ""


def _detailed(job: RankedJob) -> list[str]:
    kinds = (
        ("AGAINST", job.decides_against),
        ("gap", job.gaps),
        ("partly", job.partly),
        ("met", job.met),
        ("not stated", job.not_stated),
    )
    return [
        f"   {label} [{reason.importance}] {short(reason.requirement, 100)} — {reason.explanation}"
        for label, reasons in kinds
        for reason in reasons
    ]
