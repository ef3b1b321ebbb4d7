"""profile_overview: what is known about the person, and what is not sure."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.present import Present
from tailoring.orders import DATA_NOTE
from tailoring.profile import Profile
from tailoring.relayed import waits
from tools.confirming import Awaiting, awaiting
from tools.fact_changes import now_of
from tools.reply import counted, lines, reply, short
from tools.services import Services

_SECTIONS = (
    "summary", "positions", "education", "certifications", "skills", "projects", "publications", "languages", "awards",
    "interests",
)  # fmt: skip


class KnownDocument(BaseModel):
    """A document and how much was read out of it."""

    document_id: str
    name: str
    facts: int
    not_placed: int
    unconfirmed: bool
    warnings: list[str] = []


class Overview(BaseModel):
    """What is known. `contradictions` and `unconfirmed` wait for the person; `not_understood` has no place yet."""

    person: str
    headline: str
    documents: list[KnownDocument]
    sections: dict[str, int]
    facts: int
    hidden: int
    held_back: int
    entries: list[str]
    contradictions: list[Awaiting]
    unconfirmed: list[Awaiting]
    not_understood: list[str]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Profile overview",
        description=(
            "Use this when you want to know what is known about the person: sections and counts, contradictions "
            "between their documents, what is unconfirmed, and what was not understood."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def profile_overview(
        ctx: Context[Any, Any],
        response_format: Annotated[
            Literal["concise", "detailed"], Field(description="Detailed lists everything.")
        ] = "concise",
    ) -> Annotated[CallToolResult, Overview]:
        now = await now_of(services, services.caller(ctx))
        most = 10 if response_format == "concise" else 1000
        answer = overview_of(now, most)
        return reply(told(answer, most), answer)

    _ = profile_overview


def overview_of(now: Present, most: int) -> Overview:
    """Everything that is known, lists cut at `most`."""
    merged = _merged(now)
    stored = now.facts().values()
    waiting = awaiting(now)
    return Overview(
        person=merged.name,
        headline=merged.headline,
        documents=[
            KnownDocument(
                document_id=one.document.id,
                name=one.document.name,
                facts=len(one.profile.facts),
                not_placed=len(one.profile.unplaced),
                unconfirmed=any(waits(fact) and fact.status == "extracted" for fact in one.profile.facts),
                warnings=list(one.document.warnings),
            )
            for one in now.given
        ],
        sections={name: count for name in _SECTIONS if (count := len(getattr(merged, name)))},
        facts=sum(fact.kind != "heading" for fact in merged.facts),
        hidden=Counter(fact.status for fact in stored)["hidden"],
        held_back=len(now.standing.withheld),
        entries=_entries(merged)[:most],
        contradictions=[one for one in waiting if one.what == "conflict"][:most],
        unconfirmed=[one for one in waiting if one.what != "conflict"][:most],
        not_understood=[bullet.text for bullet in merged.unplaced][:most],
    )


def _merged(now: Present) -> Profile:
    from tailoring.contradictions import with_number_conflicts
    from tailoring.reading.merge import merge_profiles

    profiles = now.standing.profiles
    return with_number_conflicts(merge_profiles(profiles)) if profiles else Profile()


def _entries(merged: Profile) -> list[str]:
    jobs = [
        f"{', '.join(filter(None, (p.title, p.employer, p.dates.text)))} ({counted(len(p.bullets), 'line')})"
        for p in merged.positions
    ]
    schools = [", ".join(filter(None, (e.degree, e.area, e.school, e.dates.text))) for e in merged.education]
    return [*jobs, *schools, *(f"{c.name} ({c.state.replace('_', ' ')})" for c in merged.certifications)]


def told(answer: Overview, most: int) -> str:
    """The overview in words: what waits for the person first."""
    if not answer.documents:
        return "Nothing is known yet. Add a résumé with add_document."
    rows = [f"Contradiction {one.id}: {one.text}" for one in answer.contradictions]
    rows += [f"Unconfirmed {one.id}: {short(one.text)}{' (held back)' * one.held_back}" for one in answer.unconfirmed]
    counts = ", ".join(f"{count} {name}" for name, count in answer.sections.items())
    documents = counted(len(answer.documents), "document")
    rows.append(f"{answer.person or 'No name found'}: {counted(answer.facts, 'fact')} from {documents}.")
    rows.append(f"{counts}; {answer.hidden} hidden, {answer.held_back} held back.")
    rows += [*answer.entries, *(f"Not understood: {short(text)}" for text in answer.not_understood), DATA_NOTE]
    return lines(rows, most=max(30, most))
