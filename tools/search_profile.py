"""search_profile: finds facts about the person by words and by meaning."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.finding import find_facts
from storage.present import Present, present
from tailoring.errors import InvalidOption
from tailoring.facts import Fact, FactKind, FactStatus
from tailoring.orders import DATA_NOTE
from tailoring.relayed import waits
from tools.reply import counted, lines, reply, short
from tools.services import Services

MOST = 50
# Filters are laid over what the index finds; it is asked for so many.
_ASKED = 400
Which = Literal["usable", "held_back", "hidden", "any"]


class FoundFact(BaseModel):
    """A fact and how it stands. `entry_id` joins the facts of one job or school."""

    fact_id: str
    kind: FactKind
    text: str
    status: FactStatus
    document_id: str = ""
    entry_id: str = ""
    relayed: bool = False
    unconfirmed: bool = False
    corrects: str = ""


class FactPage(BaseModel):
    """A page of facts, the best first; in the documents' order without a query."""

    facts: list[FoundFact]
    total: int
    has_more: bool
    next_cursor: str = ""


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Search the profile",
        description=(
            "Use this when you need what the person's documents say about something, or the ids of facts. Without a "
            "query it lists all."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def search_profile(
        ctx: Context[Any, Any],
        query: Annotated[str, Field(description="Words, or a question.", max_length=500)] = "",
        kinds: Annotated[list[FactKind], Field(description="Only these; all when empty.")] = [],  # noqa: B006
        which: Annotated[Which, Field(description="How they stand.")] = "usable",
        limit: Annotated[int, Field(description="At most so many.", ge=1, le=MOST)] = 15,
        cursor: Annotated[str, Field(description="next_cursor of the page before.")] = "",
        response_format: Annotated[
            Literal["concise", "detailed"], Field(description="Detailed adds provenance.")
        ] = "concise",
    ) -> Annotated[CallToolResult, FactPage]:
        start = _start(cursor)
        scope = services.caller(ctx)
        ranked, warning = None, ""
        if query.strip():
            nearest = await find_facts(services.database, scope, query, services.embedder(), _ASKED)
            ranked, warning = nearest.ids, nearest.warning
        async with services.database.reading(scope) as store:
            now = await present(store, services.relayed, services.taxonomy)
        found = [fact for fact in _which(now, which) if not kinds or fact.kind in kinds]
        if ranked is not None:
            places = {fact_id: place for place, fact_id in enumerate(ranked)}
            found = sorted((fact for fact in found if fact.id in places), key=lambda fact: places[fact.id])
        page = found[start : start + limit]
        more = len(found) > start + limit
        answer = FactPage(
            facts=[_shown(fact, detailed=response_format == "detailed") for fact in page],
            total=len(found),
            has_more=more,
            next_cursor=str(start + limit) if more else "",
        )
        rows = [f"{fact.fact_id} [{fact.kind}{_mark(fact)}] {short(fact.text)}" for fact in answer.facts]
        rest = f"\nMore: cursor {answer.next_cursor}" if more else ""
        rest += f"\nFound by words alone. {warning}" if warning else ""
        return reply(
            f"{len(page)} of {counted(len(found), 'fact')}. {DATA_NOTE}\n{lines(rows, most=MOST)}{rest}", answer
        )

    _ = search_profile


def _start(cursor: str) -> int:
    if cursor and not (cursor.isascii() and cursor.isdigit()):
        raise InvalidOption(f"cursor {cursor!r} is none of ours.", "Give next_cursor of the page before, or nothing.")
    return int(cursor or 0)


def _which(now: Present, which: Which) -> list[Fact]:
    """The facts that stand as asked; headings assert nothing and are never found."""
    stored = now.facts()
    held = {one.fact_id for one in now.standing.withheld}
    match which:
        case "usable":
            chosen = now.shown()
        case "held_back":
            chosen = {fact_id: stored[fact_id] for fact_id in held if fact_id in stored}
        case "hidden":
            chosen = {fact_id: fact for fact_id, fact in stored.items() if fact.status in ("hidden", "rejected")}
        case "any":
            chosen = stored
    return [fact for fact in chosen.values() if fact.kind != "heading"]


def _shown(fact: Fact, *, detailed: bool) -> FoundFact:
    return FoundFact(
        fact_id=fact.id,
        kind=fact.kind,
        text=fact.text,
        status=fact.status,
        document_id=fact.source.document_id if detailed else "",
        entry_id=fact.item_id,
        relayed=fact.relayed,
        unconfirmed=waits(fact),
        corrects=fact.corrects,
    )


def _mark(fact: FoundFact) -> str:
    return ", unconfirmed" if fact.unconfirmed else ""
