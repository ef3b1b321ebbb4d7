"""Templates of plain text: sandboxed, nothing escaped, a missing name is an error."""

from __future__ import annotations

from functools import cache

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment


@cache
def text_template(text: str) -> Template:
    """The template; tags leave no line of their own behind."""
    return _environment().from_string(text)


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, autoescape=False
    )
