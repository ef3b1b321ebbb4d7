"""resume://profile and resume://facts/{id}: the career as read, and single statements with their provenance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context

from resources.services import JSON, MARKDOWN, QUOTED, ResourceServices, worded
from storage.present import present
from tailoring.profile import Item, Profile
from tailoring.run import Withheld


def register(server: MCPServer[Any], services: ResourceServices) -> None:
    """Add the resources to the server."""

    @server.resource(
        "resume://profile{?document}",
        name="profile",
        title="The person's career",
        description="The career as read from all documents, or from one `document`, with the id of every fact.",
        mime_type=MARKDOWN,
    )
    async def profile(ctx: Context[Any, Any], document: str = "") -> str:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                now = await present(store, services.relayed, services.taxonomy, [document] if document else None)
        if not now.standing.profiles:
            return "No document has been given yet."
        from tailoring.reading.merge import merge_profiles  # a server starts without it

        return QUOTED + "\n".join(_page(merge_profiles(now.standing.profiles), now.standing.withheld))

    @server.resource(
        "resume://facts/{fact_id}",
        name="fact",
        title="A fact",
        description="One statement about the person: its words, status and place in the document.",
        mime_type=JSON,
    )
    async def fact(ctx: Context[Any, Any], fact_id: str) -> str:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                return (await store.documents.fact(fact_id)).model_dump_json(indent=1, exclude_none=True)

    _ = profile, fact


def _page(profile: Profile, withheld: Sequence[Withheld]) -> Iterator[str]:
    yield f"# {profile.name or 'No name found'}"
    if profile.headline:
        yield f"{profile.headline} `{profile.headline_fact_id}`"
    yield from _section("Summary", [f"- {b.text} `{b.fact_id}`" for b in profile.summary])
    yield from _section("Experience", _items((f"{p.title}, {p.employer}", p) for p in profile.positions))
    yield from _section(
        "Education", _items((f"{e.degree} {e.area}, {e.school} ({e.state})", e) for e in profile.education)
    )
    yield from _section(
        "Certificates", _items((f"{c.name}, {c.issuer} ({c.state})", c) for c in profile.certifications)
    )
    yield from _section("Projects", _items((p.name, p) for p in profile.projects))
    yield from _section("Publications", _items((p.title or p.text, p) for p in profile.publications))
    yield from _section("Awards", _items((a.title, a) for a in profile.awards))
    yield from _section("Skills", [f"- {s.name} `{s.fact_id}`" for s in profile.skills])
    yield from _section("Languages", [f"- {s.language} {s.level} `{s.fact_id}`" for s in profile.languages])
    yield from _section("Not placed", [f"- {b.text} `{b.fact_id}`" for b in profile.unplaced])
    yield from _section("Contradictions to settle", [f"- {c.question}" for c in profile.conflicts])
    yield from _section("Held back until the person confirms it", [f"- {w.text} `{w.fact_id}`" for w in withheld])


def _section(name: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield f"\n## {name}"
        yield from rows


def _items(items: Iterator[tuple[str, Item]]) -> list[str]:
    rows: list[str] = []
    for label, item in items:
        dates = f" · {item.dates.text}" if item.dates.text else ""
        rows.append(f"- {' '.join(label.split()).strip(' ,')}{dates}")
        rows += [f"  - {bullet.text} `{bullet.fact_id}`" for bullet in item.bullets]
    return rows
