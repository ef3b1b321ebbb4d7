"""edit_facts: states, corrects, confirms, hides and deletes what is known about the person."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, InputRequiredResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.scope import Scope
from tailoring.errors import InvalidOption
from tailoring.facts import Fact, FactStatus
from tailoring.orders import DATA_NOTE
from tailoring.relayed import confirm_command, waits
from tools import fact_changes
from tools.confirming import Awaiting, accepted, awaiting, chosen, confirm, form
from tools.fact_changes import Changed
from tools.forms import ask, client_name
from tools.reply import lines, reply, short
from tools.services import Services

Action = Literal["add", "correct", "confirm", "hide", "show", "delete"]
StatementKind = Literal[
    "summary", "position", "education", "certification", "skill", "project", "publication", "language", "award",
    "volunteering", "interest",
]  # fmt: skip


class ChangedFact(BaseModel):
    """A fact as it stands after the change; `held_back` ones reach no file until the person confirms them."""

    fact_id: str
    text: str
    status: FactStatus
    held_back: bool = False


class Edited(BaseModel):
    """What was done, and what waits for the person."""

    action: Action
    changed: list[ChangedFact] = []
    deleted: list[str] = []
    confirmed: list[str] = []
    waiting: list[Awaiting] = []
    person_runs: str = ""
    notes: list[str] = []


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Edit facts",
        description=(
            "Use this when the person says something is wrong, missing, private or true. `correct` gives one fact's "
            "whole line anew, `add` states something new in their words (`kind`, or an id of the entry it goes "
            "under), `hide`/`show`, `delete` (facts or documents, with what rests on them alone). `confirm` asks the "
            "person in a form, and decides contradictions. You cannot confirm for them: what their documents do "
            "not say, as degrees, titles, employers and numbers, stays out of every file until they did."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=True, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def edit_facts(
        ctx: Context[Any, Any],
        action: Annotated[Action, Field(description="What to do.")],
        ids: Annotated[list[str], Field(description="Facts, documents or contradictions.", max_length=50)] = [],  # noqa: B006
        text: Annotated[str, Field(description="The person's words.", max_length=1000)] = "",
        kind: Annotated[StatementKind | None, Field(description="What a new statement is.")] = None,
    ) -> Annotated[CallToolResult, Edited] | InputRequiredResult:
        scope = services.caller(ctx)
        done = await _done(services, scope, action, ids, text, kind)
        return await _settled(services, ctx, scope, action, ids, done)

    _ = edit_facts


async def _done(
    services: Services, scope: Scope, action: Action, ids: list[str], text: str, kind: StatementKind | None
) -> Changed:
    if action not in ("add", "confirm") and not ids:
        raise InvalidOption(f"{action} needs `ids`.", "search_profile and profile_overview give them.")
    match action:
        case "add":
            return await fact_changes.add(services, scope, text, kind, ids)
        case "correct":
            return await fact_changes.correct(services, scope, text, ids)
        case "hide":
            return await fact_changes.hide(services, scope, ids)
        case "show":
            return await fact_changes.show(services, scope, ids)
        case "delete":
            return await fact_changes.delete(services, scope, ids)
        case "confirm":
            return Changed()


async def _settled(
    services: Services, ctx: Context[Any, Any], scope: Scope, action: Action, ids: list[str], done: Changed
) -> CallToolResult | InputRequiredResult:
    """The answer, after the person was asked where the client can ask them."""
    waiting = awaiting(await fact_changes.now_of(services, scope))
    if action == "confirm":
        about = chosen(waiting, ids) if ids else waiting
    else:
        about = [one for one in waiting if one.id in done.ids and one.held_back]
    confirmed: list[Awaiting] = []
    if about:
        key, message, fields = form(about)
        answer = await ask(ctx, key, message, fields)
        if isinstance(answer, InputRequiredResult):
            return answer
        if answer is not None and answer.action == "accept":
            agreed, values = accepted(about, answer.values)
            by = f"by the person, in a form of {client_name(ctx) or 'the client'}"
            confirmed = await confirm(services.database, scope, services.relayed, services.taxonomy, agreed, by, values)
    left = [one for one in about if one.id not in {yes.id for yes in confirmed}]
    return reply_of(action, done, await fact_changes.now_of(services, scope), confirmed, left, scope.person)


def reply_of(
    action: Action,
    done: Changed,
    now: fact_changes.Present,
    confirmed: list[Awaiting],
    left: list[Awaiting],
    person: str,
) -> CallToolResult:
    """The answer: what waits for the person first, then what was done."""
    facts, yes = now.facts(), {one.id for one in confirmed}
    held = {one.fact_id for one in now.standing.withheld}
    changed = [
        ChangedFact(fact_id=fact_id, text=facts[fact_id].text, status=facts[fact_id].status, held_back=fact_id in held)
        for fact_id in done.ids
        if fact_id in facts
    ]
    command = confirm_command(*(one.id for one in left), person=person) if left else ""
    answer = Edited(
        action=action, changed=changed, deleted=list(done.deleted), confirmed=sorted(yes), waiting=left,
        person_runs=command, notes=list(done.notes),
    )  # fmt: skip
    rows = [f"Waits for the person's own word: “{short(one.text)}” {_why(one)}" for one in left]
    if command:
        rows.append(f"Only the person can confirm. They run: {command}")
    rows += [f"confirmed: {one.id} {short(one.text)}" for one in confirmed]
    rows += [f"{one.fact_id} [{_state(one, facts[one.fact_id])}] {short(one.text)}" for one in changed]
    rows += [f"deleted: {one}" for one in done.deleted]
    if action == "confirm" and not left and not confirmed:
        rows.append("Nothing waits to be confirmed.")
    return reply(lines([*rows, *done.notes, DATA_NOTE], most=40), answer)


def _state(one: ChangedFact, fact: Fact) -> str:
    """How a changed fact stands, and whether the person's word is still out."""
    if one.held_back:
        return "held back"
    return "used unconfirmed" if one.status == "extracted" and waits(fact) else one.status


def _why(one: Awaiting) -> str:
    if one.values:
        return "(--value " + " or ".join(f"“{value}”" for value in one.values) + ")"
    return f"({', '.join(one.asserts)})" if one.asserts else ""
