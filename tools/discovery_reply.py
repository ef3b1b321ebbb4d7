"""The answer of both interview tools: the next question first, then what waits for the person's own word."""

from __future__ import annotations

from mcp.types import CallToolResult

from storage.present import present
from storage.scope import Scope
from tailoring.interview.model import Interview
from tailoring.orders import DATA_NOTE
from tailoring.relayed import confirm_command
from tools.confirming import Awaiting, awaiting
from tools.interview import Asked, Discovery, state_of
from tools.reply import lines, reply, short
from tools.services import Services


async def discovery_reply(services: Services, scope: Scope, interview: Interview) -> CallToolResult:
    """Where the interview stands."""
    async with services.database.reading(scope) as store:
        now = await present(store, services.relayed, services.taxonomy)
    filed = set(interview.filed.values())
    held = [one for one in awaiting(now) if one.held_back and one.id.partition(":")[0] in filed]
    state = state_of(interview, services)
    state.held_back = [one.text for one in held]
    state.person_runs = confirm_command(*(one.id for one in held)) if held else ""
    return reply(_told(state, held), state)


def _told(state: Discovery, held: list[Awaiting]) -> str:
    rows = [f"Waits for the person's own word: “{short(one.text)}” ({', '.join(one.asserts)})" for one in held]
    if state.person_runs:
        rows.append(f"Only the person can confirm. They run: {state.person_runs}")
    if state.need_input is not None:
        rows += [
            f"{state.interview_id}, {state.questions_left} topics, {state.estimated_discovery_time}.",
            *_question(state.need_input.payload),
        ]
    elif state.stopped:
        rows.append(f"{state.interview_id} is put aside; start_discovery with its id takes it up again.")
    else:
        rows.append(f"{state.interview_id}: nothing is left to ask. generate_application now uses the answers.")
    if state.discovered_experiences:
        rows.append(f"{len(state.discovered_experiences)} experiences discovered.")
    return "\n".join([*rows, DATA_NOTE])


def _question(asked: Asked) -> list[str]:
    options = [f"  {key} = {label}" for key, label in asked.options.items()]
    fields = [
        f"  {name}: {label}{' (needed)' if name in asked.required else ''}" for name, label in asked.fields.items()
    ]
    return [f"Ask the person [{asked.question_id}]: {asked.question}", lines(options), "Fields:", lines(fields)]
