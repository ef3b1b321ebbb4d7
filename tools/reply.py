"""The form of every answer: a short text a model or a person reads, and the same as structured content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mcp.types import CallToolResult, TextContent
from pydantic import BaseModel


def reply(text: str, content: BaseModel, meta: dict[str, Any] | None = None) -> CallToolResult:
    """A tool's answer. `meta` is for the page that shows it, and never for a model."""
    return CallToolResult(
        content=[TextContent(type="text", text=text)],
        structured_content=content.model_dump(mode="json", exclude_none=True),
        _meta=meta,
    )


def lines(rows: Iterable[str], *, most: int = 20) -> str:
    """Rows one below the other, the rest counted."""
    listed = list(rows)
    rest = len(listed) - most
    return "\n".join(listed[:most] + ([f"… and {rest} more"] if rest > 0 else []))


def counted(count: int, name: str, plural: str = "") -> str:
    """A number of things: "1 line", "2 lines"; `plural` where more than one take no -s."""
    return f"{count} {name if count == 1 else plural or f'{name}s'}"


def verb(count: int, plain: str) -> str:
    """A verb as it goes with a number of things: "1 line rests", "2 lines rest"."""
    return f"{plain}s" if count == 1 else plain


def short(text: str, most: int = 160) -> str:
    """A text on one line, cut at a length."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1]}…"
