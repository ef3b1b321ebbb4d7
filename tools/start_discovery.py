"""start_discovery: the interview, in forms where the client shows them and as questions in the chat where not."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import Field

from storage.scope import Scope
from tailoring.errors import InvalidOption
from tailoring.interview.answers import stopped
from tailoring.interview.model import DiscoveryQuestion, Interview
from tailoring.interview.questions import next_question
from tools.discovery_reply import discovery_reply
from tools.forms import Filled, ask, can_elicit, client_name
from tools.interview import STOP, Discovery, answer, decline, form_of, from_form, open_interview, pause
from tools.services import Services

# Clients answer ten rounds in one call; the rest of a longer interview goes on in the next.
MOST_FORMS = 8


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Start the interview",
        description=(
            "Use this when gaps might be closed by what the person did but did not write down: asks about the most "
            "winning gaps of the named jobs, or of all. Shows forms where it can; else give each question to the "
            "person as it is and their words to answer_discovery. Takes up an interview that was left open."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def start_discovery(
        ctx: Context[Any, Any],
        job_ids: Annotated[list[str], Field(description="Jobs to ask for; all when empty.", max_length=20)] = [],  # noqa: B006
        interview_id: Annotated[str, Field(description="One to take up again.")] = "",
    ) -> Annotated[CallToolResult, Discovery] | InputRequiredResult:
        scope = services.caller(ctx)
        interview = await open_interview(services, scope, job_ids, interview_id)
        if can_elicit(ctx) is None:
            return await discovery_reply(services, scope, interview)
        return await _in_forms(services, ctx, scope, interview)

    _ = start_discovery


async def _in_forms(
    services: Services, ctx: Context[Any, Any], scope: Scope, interview: Interview
) -> CallToolResult | InputRequiredResult:
    shown, refused = _shown_before(ctx), ""
    while shown < MOST_FORMS and (question := next_question(interview)) is not None:
        key = f"{interview.id}:{question.id}:{shown}"
        filled = await ask(ctx, key, f"{refused}{question.question}", form_of(question))
        if isinstance(filled, InputRequiredResult):
            return filled
        if filled is None or filled.action == "cancel":
            # Not now means: in the chat.
            return await discovery_reply(services, scope, interview)
        shown, refused = shown + 1, ""
        try:
            interview = await _taken(services, ctx, scope, interview, question, filled)
        except InvalidOption as error:
            refused = f"{error} "
    return await discovery_reply(services, scope, interview)


def _shown_before(ctx: Context[Any, Any]) -> int:
    """How many forms this call has shown already: the number at the end of the state that comes back."""
    last = (ctx.request_state or "").rpartition(":")[2]
    return int(last) if last.isdecimal() else 0


async def _taken(
    services: Services,
    ctx: Context[Any, Any],
    scope: Scope,
    interview: Interview,
    question: DiscoveryQuestion,
    filled: Filled,
) -> Interview:
    if filled.action == "decline":
        return await decline(services, scope, interview, question.id)
    given = from_form(question, filled.values)
    stop = filled.values.get(STOP) is True
    if any(given.values()) or not stop:
        by = f"by the person, in a form of {client_name(ctx) or 'the client'}"
        interview = await answer(services, scope, interview, question.id, given, by=by)
    if not stop:
        return interview
    await pause(services, scope, interview)
    return stopped(interview)
