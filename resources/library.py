"""resume://library: past applications with their outcomes."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context

from resources.services import MARKDOWN, QUOTED, ResourceServices, worded
from tailoring.library import LibraryEntry

_PAGE = 50


def register(server: MCPServer[Any], services: ResourceServices) -> None:
    """Add the resources to the server."""

    @server.resource(
        "resume://library{?offset}",
        name="library",
        title="Past applications",
        description=f"Past applications, newest first, {_PAGE} a page; `offset` goes on.",
        mime_type=MARKDOWN,
    )
    async def library(ctx: Context[Any, Any], offset: int = 0) -> str:
        async with services.database.reading(services.caller(ctx)) as store:
            entries = await store.library.all(_PAGE, max(0, offset))
            total = await store.library.count()
        rows = [
            f"- `{e.id}` {e.job_title or 'untitled'}, {e.company or 'no employer named'} ({_state(e)})" for e in entries
        ]
        last = max(0, offset) + len(entries)
        more = [f"\nMore at resume://library?offset={last}"] if last < total else []
        return "\n".join([f"# Past applications ({total})", "", *(rows or ["None yet."]), *more])

    @server.resource(
        "resume://library/{entry_id}",
        name="library_entry",
        title="A past application",
        description="One past application: scores, what matched, gaps, outcome, and the résumé as it was.",
        mime_type=MARKDOWN,
    )
    async def entry(ctx: Context[Any, Any], entry_id: str) -> str:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                return _page(await store.library.get(entry_id))

    _ = library, entry


def _state(entry: LibraryEntry) -> str:
    if entry.outcome is None:
        return "open"
    return (entry.outcome.response or "applied").replace("_", " ")


def _page(entry: LibraryEntry) -> str:
    head = [
        f"# {entry.job_title or 'A past application'}{', ' + entry.company if entry.company else ''}",
        f"Match {entry.match_score:.0f}, quality {entry.ats_score:.0f}, {_state(entry)}, kept {entry.created_at[:10]}.",
    ]
    if entry.outcome and entry.outcome.feedback:
        head.append(f"Feedback: {entry.outcome.feedback}")
    matched = ["## Well shown", *(f"- {text}" for text in entry.matched_requirements)]
    gaps = ["## Gaps", *(f"- {text}" for text in entry.gaps)]
    parts = ["\n".join(head), "\n".join(matched), "\n".join(gaps), "## The résumé", entry.resume_content]
    return QUOTED + "\n\n".join(parts)
