"""answer_discovery: the person's words to an interview's question, passed on by the model that asked."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import Field

from tools.discovery_reply import discovery_reply
from tools.interview import Discovery, answer, decline, open_interview, pause
from tools.services import Services


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Answer the interview",
        description=(
            "Use this when the person answered a question of start_discovery: pass on their words exactly, by field. "
            "`decline` when they would rather not say (it is not asked again), `stop` when they are tired. What "
            "asserts a number, date, title, employer, degree or award waits for their own confirmation."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def answer_discovery(
        ctx: Context[Any, Any],
        interview_id: Annotated[str, Field(description="The id that start_discovery gave.", min_length=1)],
        question_id: Annotated[str, Field(description="The question.")] = "",
        answers: Annotated[dict[str, str], Field(description="Field → the person's words, or an option's key.")] = {},  # noqa: B006
        decline_question: Annotated[bool, Field(description="They would rather not say.")] = False,
        stop: Annotated[bool, Field(description="Put the interview aside.")] = False,
    ) -> Annotated[CallToolResult, Discovery]:
        scope = services.caller(ctx)
        interview = await open_interview(services, scope, (), interview_id)
        if decline_question:
            interview = await decline(services, scope, interview, question_id)
        elif answers or not stop:
            interview = await answer(services, scope, interview, question_id, answers, by="")
        if stop:
            interview = await pause(services, scope, interview)
        return await discovery_reply(services, scope, interview)

    _ = answer_discovery
