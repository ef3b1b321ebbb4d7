"""resume://skills/{id}: what is known of a skill or credential."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer

from resources.services import JSON, ResourceServices, worded
from tailoring.errors import NotFound


def register(server: MCPServer[Any], services: ResourceServices) -> None:
    """Add the resource to the server."""

    @server.resource(
        "resume://skills/{concept_id}",
        name="skill",
        title="A skill",
        description="One skill, tool, method or credential of the taxonomy: names, class, broader and related ones.",
        mime_type=JSON,
    )
    async def skill(concept_id: str) -> str:
        with worded():
            taxonomy = services.taxonomy()
            found = taxonomy.concepts.get(concept_id) or taxonomy.credentials.get(concept_id)
            if found is None:
                raise NotFound(f"There is no skill {concept_id!r}.", "Ids stand in the terms of a job's requirements.")
            return found.model_dump_json(indent=1, exclude_defaults=True)

    _ = skill
