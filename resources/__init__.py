"""Readable addresses: the library, the profile, facts, jobs, applications with their files, runs and skills."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer

from resources import applications, jobs, library, profile, skills
from resources.services import ResourceServices


def register_all(server: MCPServer[Any], services: ResourceServices) -> None:
    """Add every resource to the server."""
    for resource in (profile, library, jobs, applications, skills):
        resource.register(server, services)
