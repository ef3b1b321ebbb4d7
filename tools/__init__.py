"""One file per MCP tool; this list is what a client sees, in this order."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer

from tools import (
    add_document,
    add_job,
    analyze_gaps,
    assemble_resume,
    generate_application,
    get_run,
    reframe_content,
    render_resume,
    score_confidence,
    search_library,
    verify_claims,
)
from tools.services import Services

TOOLS = (
    add_document,
    add_job,
    search_library,
    score_confidence,
    reframe_content,
    verify_claims,
    analyze_gaps,
    assemble_resume,
    generate_application,
    render_resume,
    get_run,
)


def register_all(server: MCPServer[Any], services: Services) -> None:
    """Add every tool to the server."""
    for tool in TOOLS:
        tool.register(server, services)
