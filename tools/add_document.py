"""add_document: takes in a résumé, profile export or certificate."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.errors import InvalidOption
from tailoring.relayed import confirm_command
from tools.reply import lines, reply
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
        document, profile, new = await services.intake.document(services.caller(ctx), data, called, relayed=bool(text))
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
            warnings=list(document.warnings),
        )
        waits = document.relayed and any(fact.status == "extracted" for fact in profile.facts)
        command = confirm_command(document.id, person=services.caller(ctx).person)
        told = f"It is unconfirmed until the person says it is theirs: {command}\n"
        relayed = told if waits else ""
        summary = (
            f"{document.id}: {profile.name or 'no name found'}, {answer.facts} facts, "
            f"{answer.not_placed} lines not placed.\n{relayed}{lines(answer.positions)}"
        )
        return reply(summary, answer)

    _ = add_document
