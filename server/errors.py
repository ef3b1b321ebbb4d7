"""Translates errors once, at the boundary: what a person can mend reaches the model, the rest reaches the log."""

from __future__ import annotations

import logging
import uuid

from mcp.server.mcpserver.exceptions import ToolError

from tailoring.errors import UserError

log = logging.getLogger(__name__)


def tool_error(error: Exception) -> ToolError:
    """What a model reads of an error."""
    cause = error.__cause__ if isinstance(error, ToolError) else error
    if isinstance(cause, UserError):
        return ToolError(f"{cause.code}: {cause.problem} {cause.mend}")
    if cause is None:
        return error if isinstance(error, ToolError) else ToolError(str(error))
    reference = uuid.uuid4().hex[:8]
    log.error("unexpected error %s", reference, exc_info=cause)
    return ToolError(f"Something went wrong inside Resumewright (reference {reference} in its log). Nothing was lost.")
