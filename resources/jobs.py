"""resume://jobs/{id}: an ad as read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context

from resources.services import MARKDOWN, QUOTED, ResourceServices, worded
from tailoring.posting import Posting

_IMPORTANCE = {"required": "Required", "preferred": "Preferred", "nice_to_have": "Nice to have"}


def register(server: MCPServer[Any], services: ResourceServices) -> None:
    """Add the resource to the server."""

    @server.resource(
        "resume://jobs/{job_id}",
        name="job",
        title="A job ad",
        description="One job ad: what it asks, line by line, with importance, kind and knock-outs, and its duties.",
        mime_type=MARKDOWN,
    )
    async def job(ctx: Context[Any, Any], job_id: str) -> str:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                return QUOTED + "\n".join(_page(await store.postings.get(job_id)))

    _ = job


def _page(posting: Posting) -> Iterator[str]:
    yield f"# {posting.title or 'A job'}{', ' + posting.employer if posting.employer else ''}"
    about = (posting.place, posting.employment_type, posting.seniority, posting.pay.text if posting.pay else "")
    yield " · ".join(part for part in about if part)
    if not posting.recognised:
        yield "Nothing was recognised in this ad; that no gap is named does not mean that there is none."
    for importance, name in _IMPORTANCE.items():
        asked = [one for one in posting.requirements if one.importance == importance]
        if asked:
            yield f"\n## {name}"
            for one in asked:
                decides = f", decides: {one.knock_out.replace('_', ' ')}" if one.knock_out else ""
                yield f"- {one.text} (`{one.id}`, {one.kind.replace('_', ' ')}{decides})"
    if posting.responsibilities:
        yield "\n## Duties"
        yield from (f"- {line.text}" for line in posting.responsibilities)
    yield from (f"\nNote: {warning}" for warning in posting.warnings)
