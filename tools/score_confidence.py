"""score_confidence: one requirement against evidence."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.fit import Assessment, Evidence
from tailoring.posting import RequirementKind
from tools.job_context import UNKNOWN_JOB, JobContext
from tools.reply import reply, short
from tools.services import Services


class CandidateContent(BaseModel):
    """A statement offered as evidence."""

    id: str
    text: str
    type: Literal["experience", "skill", "project", "education", "certification"] = "experience"
    years: float | None = None


# Among many pieces some always sound near; then only what is named and typed decides, as it does for a whole career.
MOST_BY_MEANING = 12


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Score confidence",
        description=(
            "Use this when you want to know how well some evidence meets one requirement: direct, transferable, "
            "adjacent, weak or gap, with a score, the best evidence, the reason and the way to present it."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def score_confidence(
        requirement: Annotated[str, Field(description="One requirement, in the ad's words.", min_length=2)],
        candidate_content: Annotated[list[CandidateContent], Field(description="The evidence.", max_length=100)],
        kind: Annotated[RequirementKind | None, Field(description="The kind, if known.")] = None,
        job_context: Annotated[JobContext, Field(description="The job, if known.")] = UNKNOWN_JOB,
    ) -> Annotated[CallToolResult, Assessment]:
        from tailoring.confidence import requirement_from_text
        from tailoring.confidence import score_confidence as assess_confidence

        evidence = [Evidence(id=c.id, type=c.type, text=c.text, years=c.years) for c in candidate_content]
        asked = requirement_from_text(requirement, kind)
        found = assess_confidence(
            asked,
            evidence,
            services.taxonomy(),
            as_of=services.today(),
            embedder=services.embedder() if len(evidence) <= MOST_BY_MEANING else None,
            context=job_context.words,
            industry=job_context.industry,
        )
        best = f"\nBest: {found.best_match.id}: {short(found.best_match.original_text)}" if found.best_match else ""
        strategy = f"\nPresent it by: {found.recommended_strategy}" if found.recommended_strategy else ""
        coverage = "\nLow coverage: this trade is known less well, so take it with care." if found.low_coverage else ""
        score = found.confidence
        return reply(f"{score.tier} ({score.overall:.0f}). {found.explanation}{best}{strategy}{coverage}", found)

    _ = score_confidence
