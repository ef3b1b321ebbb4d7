"""A tool call as stored, whose result a client fetches later."""

from __future__ import annotations

from typing import Any, Literal

from tailoring.model import Model

TaskStatus = Literal["working", "completed", "failed", "cancelled"]


class Task(Model):
    """A call as stored; `result` is the tool's answer, or the protocol's error when it failed."""

    id: str
    scope: tuple[str, str]
    tool: str
    arguments: dict[str, Any]
    status: TaskStatus
    message: str = ""
    result: dict[str, Any]
    held_by: str = ""
    created_at: str
    updated_at: str
