"""verify_claims: every sentence of a text against the person's facts."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.resume import LineVerdict
from tools.choosing import run_request
from tools.reply import counted, lines, reply, short
from tools.services import Services


class JudgedLine(BaseModel):
    """One sentence with its verdict."""

    text: str
    verdict: LineVerdict


class Judged(BaseModel):
    """The verdicts."""

    lines: list[JudgedLine]
    refused: int


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Verify claims",
        description=(
            "Use this when you or the person wrote résumé text and it must be true: checks every line against the "
            "facts of the person's documents and says what is supported, by which fact, and what must change."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def verify_claims(
        ctx: Context[Any, Any],
        text: Annotated[str, Field(description="One statement a line.", min_length=3, max_length=20_000)],
        job_id: Annotated[str, Field(description="The job, if the text speaks of it.")] = "",
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
    ) -> Annotated[CallToolResult, Judged]:
        from tailoring.letter import set_phrases
        from tailoring.truth.guard import TruthGuard
        from tailoring.verification import judge_text

        request = await run_request(services, ctx, job_id, document_ids)
        inputs = await services.runs.load(services.caller(ctx), request)
        guard = TruthGuard.of(inputs, services.taxonomy(), set_phrases())
        judged = [JudgedLine(text=line, verdict=judge_text(line, guard)) for line in text.splitlines() if line.strip()]
        answer = Judged(lines=judged, refused=sum(line.verdict.verdict != "pass" for line in judged))
        rows = [f"{line.verdict.verdict}: {short(line.text)}{_why(line.verdict)}" for line in judged]
        return reply(lines([f"{answer.refused} of {counted(len(judged), 'line')} refused.", *rows], most=40), answer)

    _ = verify_claims


def _why(verdict: LineVerdict) -> str:
    reasons = [claim.reason for claim in verdict.claims if claim.verdict != "supported" and claim.reason]
    return f" — {'; '.join(reasons)}. {verdict.smallest_change}" if reasons else ""
