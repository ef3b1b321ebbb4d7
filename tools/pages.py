"""The pages on which a client that can show pages shows a tool's answer (MCP Apps), and what only they may call."""

from __future__ import annotations

from typing import Any

REPORT_PAGE = "ui://resumewright/report.html"
REVIEW_PAGE = "ui://resumewright/review.html"
# Hosts keep such a tool from the model; what must not be within a model's reach asks for a one-time word besides.
FOR_PAGES_ALONE: dict[str, Any] = {"ui": {"visibility": ["app"]}}


def shown_on(page: str) -> dict[str, Any]:
    """The `_meta` of a tool whose answer a page shows; its text stands alone everywhere else."""
    return {"ui": {"resourceUri": page}}
