"""confirm_statements: the person's click on a page. A model that calls it has no word, and confirms nothing."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tools.confirming import Awaiting, awaiting, chosen, confirm
from tools.fact_changes import now_of
from tools.forms import client_name
from tools.page_word import spend_word, word_for
from tools.pages import FOR_PAGES_ALONE
from tools.reply import lines, reply, short
from tools.services import Services


class Confirmed(BaseModel):
    """What the person has confirmed, and what waits still."""

    confirmed: list[str]
    waiting: list[Awaiting]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Confirm what is true",
        description="For the pages alone, on the person's click; without a page's one-time word nothing is confirmed.",
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=False, open_world_hint=False
        ),
        meta=FOR_PAGES_ALONE,
    )
    async def confirm_statements(
        ctx: Context[Any, Any],
        ids: Annotated[list[str], Field(description="What the person confirmed.", min_length=1, max_length=200)],
        word: Annotated[str, Field(description="The page's one-time word.", min_length=1, max_length=100)],
        value: Annotated[str, Field(description="The value that is right, of a contradiction.")] = "",
    ) -> Annotated[CallToolResult, Confirmed]:
        scope = services.caller(ctx)
        before = awaiting(await now_of(services, scope))
        await spend_word(services, scope, word, chosen(before, ids))
        by = f"by the person, with a click on a page of {client_name(ctx) or 'the client'}"
        done = await confirm(
            services.database, scope, services.relayed, services.taxonomy, ids, by, dict.fromkeys(ids, value)
        )
        left = awaiting(await now_of(services, scope))
        answer = Confirmed(confirmed=[one.id for one in done], waiting=left)
        told = [*(f"confirmed: {short(one.text)}" for one in done), f"{len(left)} wait still."]
        return reply(lines(told), answer, await word_for(services, ctx, scope, left))

    _ = confirm_statements
