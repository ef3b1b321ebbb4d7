"""add_document: takes in a résumé, profile export or certificate."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.scope import Scope
from tailoring.errors import InvalidOption
from tailoring.relayed import confirm_command
from tools.reply import counted, lines, reply
from tools.services import Services


class AddedDocument(BaseModel):
    """What was read."""

    document_id: str
    name: str
    new: bool
    person: str
    positions: list[str]
    facts: int
    not_placed: int
    relayed: bool
    conflicts: list[str]
    warnings: list[str]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Add a document",
        description=(
            "Use this when the person gives a résumé, profile export or certificate. Give `path` for a file on this "
            "machine (PDF, DOCX, HTML, Markdown, text, JSON Resume, LinkedIn ZIP) or `text` for pasted text. "
            "Returns the document's id and what was read."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def add_document(
        ctx: Context[Any, Any],
        path: Annotated[str, Field(description="Absolute path of a file, or its upload link.")] = "",
        text: Annotated[str, Field(description="The document as text, word for word.")] = "",
        name: Annotated[str, Field(description="A name for pasted text.")] = "pasted.txt",
    ) -> Annotated[CallToolResult, AddedDocument]:
        if path and text:
            raise InvalidOption("Either `path` or `text` is needed, and not both.", "Give one of them.")
        data, called = (text.encode(errors="replace"), name) if text else await services.intake.file(path)
        scope = services.caller(ctx)
        document, profile, new = await services.intake.document(scope, data, called, relayed=bool(text))
        warnings = [*document.warnings, *([] if profile.name else await _whose(services, scope, document.id))]
        answer = AddedDocument(
            document_id=document.id,
            name=document.name,
            new=new,
            person=profile.name,
            positions=[f"{p.title} · {p.employer} · {p.dates.text}" for p in profile.positions],
            facts=len(profile.facts),
            not_placed=len(profile.unplaced),
            relayed=document.relayed,
            conflicts=[conflict.question for conflict in profile.conflicts],
            warnings=warnings,
        )
        waits = document.relayed and any(fact.status == "extracted" for fact in profile.facts)
        command = confirm_command(document.id, person=scope.person)
        told = f"It is unconfirmed until the person says it is theirs: {command}\n"
        relayed = told if waits else ""
        warned = "".join(f"Note: {warning}\n" for warning in warnings)
        summary = (
            f"{document.id}: {profile.name or 'no name found'}, {counted(answer.facts, 'fact')}, "
            f"{counted(answer.not_placed, 'line')} not placed.\n{relayed}{warned}{lines(answer.positions)}"
        )
        return reply(summary, answer)

    _ = add_document


async def _whose(services: Services, scope: Scope, document_id: str) -> list[str]:
    """The person whose facts a document that names nobody is taken for."""
    async with services.database.reading(scope) as store:
        stored = await store.documents.all()
    name = next((one.profile.name for one in stored if one.profile.name and one.document.id != document_id), "")
    return [f"It names nobody; it is counted as {name}'s. Delete it if it is not."] if name else []
