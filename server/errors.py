"""Translates errors once, at the boundary: what a person can mend reaches the model, the rest reaches the log."""

from __future__ import annotations

import logging
import uuid

from mcp.server.mcpserver.exceptions import ToolError, UnexpectedToolError
from pydantic import ValidationError

from tailoring.errors import UserError

log = logging.getLogger(__name__)


def tool_error(error: ToolError) -> ToolError:
    """What a model reads of an error that a tool ended with; the SDK keeps what was raised as its cause."""
    cause = error.__cause__
    if isinstance(cause, UserError):
        return ToolError(f"{cause.code}: {cause.problem} {cause.mend}")
    # Of the arguments; one that a tool's own code ended with is not the model's to mend.
    if isinstance(cause, ValidationError) and not isinstance(error, UnexpectedToolError):
        return ToolError(f"invalid_argument: {_argument(cause)}")
    if cause is None or isinstance(cause, ToolError):
        return ToolError(str(cause or error))
    return ToolError(f"{unexpected(cause)} Nothing was lost.")


def unexpected(error: BaseException) -> str:
    """Log an error that is nobody's to mend, and say in one fixed sentence where it stands."""
    reference = uuid.uuid4().hex[:8]
    log.error("unexpected error %s", reference, exc_info=error)
    return f"Something went wrong inside Resumewright (reference {reference} in its log)."


def _argument(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return f"{where} is missing. Give it."
    return f"{where} {first['input']!r} is not accepted: {first['msg']}. Correct it."
