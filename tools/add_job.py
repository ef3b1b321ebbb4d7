"""add_job: takes in a job ad."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.errors import InvalidOption
from tailoring.orders import DATA_NOTE
from tailoring.posting import Importance, KnockOut, RequirementKind
from tools.reply import lines, reply, short
from tools.services import Services


class JobRequirement(BaseModel):
    """One thing the ad asks."""

    id: str
    text: str
    importance: Importance
    kind: RequirementKind
    years: float | None = None
    knock_out: KnockOut | None = None


class AddedJob(BaseModel):
    """What was read out of the ad."""

    job_id: str
    title: str
    employer: str
    place: str
    recognised: bool
    requirements: list[JobRequirement]
    duties: int
    warnings: list[str]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Add a job ad",
        description=(
            "Use this when the person gives a job ad. Give the ad's whole `text`, or `path` for a saved page, PDF or "
            "text file. Returns the job's id and everything the ad asks for."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def add_job(
        ctx: Context[Any, Any],
        text: Annotated[str, Field(description="The ad, word for word.")] = "",
        path: Annotated[str, Field(description="Absolute path of a file, or its upload link.")] = "",
        title: Annotated[str, Field(description="The job's title, if the ad does not say it.")] = "",
        employer: Annotated[str, Field(description="The employer, if the ad does not say it.")] = "",
    ) -> Annotated[CallToolResult, AddedJob]:
        if path and text:
            raise InvalidOption("Either `text` or `path` is needed, and not both.", "Give one of them.")
        data, name = (text.encode(errors="replace"), "ad.txt") if text else await services.intake.file(path)
        posting = await services.intake.posting(services.caller(ctx), data, name, title=title, employer=employer)
        answer = AddedJob(
            job_id=posting.id,
            title=posting.title,
            employer=posting.employer,
            place=posting.place,
            recognised=posting.recognised,
            requirements=[
                JobRequirement(
                    id=r.id, text=r.text, importance=r.importance, kind=r.kind, years=r.years, knock_out=r.knock_out
                )
                for r in posting.requirements
            ],
            duties=len(posting.responsibilities),
            warnings=list(posting.warnings),
        )
        rows = (f"{r.id} [{r.importance}] {short(r.text)}" for r in answer.requirements)
        head = f"{posting.id}: {posting.title or 'no title found'}, {posting.employer or 'employer not named'}."
        return reply("\n".join([head, DATA_NOTE, *posting.warnings, lines(rows, most=30)]), answer)

    _ = add_job
