"""One file per MCP tool; this list is what a client sees, in this order."""

from __future__ import annotations

from typing import Any

from mcp.server import MCPServer

from tools import (
    add_document,
    add_job,
    analyze_gaps,
    answer_discovery,
    assemble_resume,
    benchmark_role,
    confirm_statements,
    edit_facts,
    generate_application,
    generate_batch,
    get_run,
    page_data,
    profile_overview,
    rank_jobs,
    record_outcome,
    reframe_content,
    render_resume,
    score_confidence,
    search_library,
    search_profile,
    start_discovery,
    submit_draft,
    verify_claims,
)
from tools.services import Services

TOOLS = (
    add_document,
    search_profile,
    edit_facts,
    profile_overview,
    add_job,
    rank_jobs,
    benchmark_role,
    search_library,
    score_confidence,
    reframe_content,
    verify_claims,
    analyze_gaps,
    start_discovery,
    answer_discovery,
    assemble_resume,
    submit_draft,
    generate_application,
    generate_batch,
    render_resume,
    get_run,
    record_outcome,
    page_data,
    confirm_statements,
)


def register_all(server: MCPServer[Any], services: Services) -> None:
    """Add every tool to the server."""
    for tool in TOOLS:
        tool.register(server, services)
