"""analyze_gaps: what a job asks and the documents do not show."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from tailoring.fit import GapReport
from tailoring.orders import DATA_NOTE
from tools.choosing import run_request
from tools.reply import counted, lines, reply, short
from tools.services import Services


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Analyse gaps",
        description=(
            "Use this when the person asks what they lack for a job: every requirement their documents do not meet, "
            "how serious it is, what can be done about it, and what the letter could say."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def analyze_gaps(
        ctx: Context[Any, Any],
        job_id: Annotated[str, Field(description="The id that add_job gave.", min_length=1)],
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
        include_transferable: Annotated[bool, Field(description="Suggest what transfers.")] = True,
        include_learning_recommendations: Annotated[bool, Field(description="Suggest what could be learnt.")] = True,
    ) -> Annotated[CallToolResult, GapReport]:
        from tailoring.gaps import analyze_gaps as gaps_of
        from tailoring.matching import fit_of

        request = await run_request(services, ctx, job_id, document_ids)
        inputs = await services.runs.load(services.caller(ctx), request)
        fit = fit_of(inputs, services.taxonomy())
        found = gaps_of(
            inputs.posting,
            fit,
            inputs.profile,
            services.taxonomy(),
            include_transferable=include_transferable,
            include_learning_recommendations=include_learning_recommendations,
        )
        rows = [
            f"{gap.requirement_id} [{gap.severity}] {short(gap.requirement)}"
            + "".join(f"\n   {step.type}: {short(step.description)}" for step in gap.mitigation_strategies[:2])
            for gap in found.gaps
        ]
        nothing = "Nothing they ask is missing." if inputs.posting.recognised else "Nothing was recognised in this ad."
        if inputs.unjudged_languages:
            nothing = f"Text in {' and '.join(inputs.unjudged_languages)} is not judged: no requirement was scored."
        head = (
            f"{counted(len(found.gaps), 'gap')}, {found.critical_gaps_count} critical; "
            f"{found.mitigation_coverage:.0f} % have an answer in the person's own facts."
        )
        return reply("\n".join([head, DATA_NOTE, lines(rows, most=15)]) if rows else nothing, found)

    _ = analyze_gaps
