"""reframe_content: a statement put in other words for a requirement, or left as it stands."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.errors import InvalidOption
from tailoring.fit import Evidence, Strategy
from tools.job_context import UNKNOWN_JOB, JobContext
from tools.reply import reply
from tools.services import Services


class Reframed(BaseModel):
    """The rewrite, made only of what the original says."""

    reframed_content: str
    changed: bool
    strategy: Strategy | None = None
    preserved_meaning: str
    adapted_elements: list[str]
    confidence: float


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Reframe content",
        description=(
            "Use this when a true statement should speak to a requirement more plainly: puts the ad's own words for "
            "the same thing, brings the fitting part forward, or leaves out side matter. Adds nothing."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def reframe_content(
        original_content: Annotated[str, Field(description="The statement.", min_length=3, max_length=2000)],
        target_requirement: Annotated[str, Field(description="The requirement.", min_length=2, max_length=1000)],
        strategy: Annotated[Strategy | None, Field(description="One strategy; all are tried when left out.")] = None,
        job_context: Annotated[JobContext, Field(description="The job, if known.")] = UNKNOWN_JOB,
    ) -> Annotated[CallToolResult, Reframed]:
        from tailoring.confidence import requirement_from_text, score_confidence
        from tailoring.reframing import Voice, reframe, tidy

        if not original_content.strip() or not target_requirement.strip():
            raise InvalidOption("The statement or the requirement is blank.", "Give both in words.")
        taxonomy = services.taxonomy()
        requirement = requirement_from_text(target_requirement)
        plain = tidy(original_content)
        made = reframe(plain, [requirement], taxonomy, Voice(), only=strategy)
        evidence = [Evidence(id="original", type="experience", text=original_content)]
        score = score_confidence(
            requirement,
            evidence,
            taxonomy,
            as_of=services.today(),
            context=job_context.words,
            industry=job_context.industry,
        )
        answer = Reframed(
            reframed_content=made.reframed_text if made else plain,
            changed=made is not None,
            strategy=made.type if made else None,
            preserved_meaning=made.preserved_meaning if made else "the statement as it stands",
            adapted_elements=list(made.adapted_elements) if made else [],
            confidence=score.confidence.overall,
        )
        how = f" ({answer.strategy})" if answer.strategy else " (stands best as it is)"
        return reply(answer.reframed_content + how, answer)

    _ = reframe_content
