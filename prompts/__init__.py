"""MCP prompts, written in data/prompts.yaml, and the templates given to model providers."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from mcp import MCPError
from mcp.server import MCPServer
from mcp.server.mcpserver.prompts.base import Prompt
from mcp.server.mcpserver.prompts.base import PromptArgument as ProtocolArgument
from mcp.types import INVALID_PARAMS
from pydantic import Field

from tailoring.data_files import load_yaml
from tailoring.model import Model


class PromptArgument(Model):
    """One argument of a prompt."""

    description: str
    required: bool = False


class PromptTemplate(Model):
    """One prompt of the data file."""

    title: str
    description: str
    arguments: dict[str, PromptArgument] = Field(default={})
    text: str


class PromptFile(Model):
    """The content of data/prompts.yaml, by name."""

    prompts: dict[str, PromptTemplate]


@cache
def prompt_templates() -> dict[str, PromptTemplate]:
    """Every prompt by name. Raises InvalidData."""
    return load_yaml(Path(__file__).parent / "data" / "prompts.yaml", PromptFile).prompts


def register_all(server: MCPServer[Any]) -> None:
    """Add every prompt to the server."""
    for name, template in prompt_templates().items():
        server.add_prompt(_prompt(name, template))


def _prompt(name: str, template: PromptTemplate) -> Prompt:
    def fill(**given: str) -> str:
        unknown = [argument for argument in given if argument not in template.arguments]
        if unknown:
            accepted = ", ".join(template.arguments)
            raise MCPError(INVALID_PARAMS, f"The prompt {name} has no argument {unknown[0]!r}. It takes: {accepted}.")
        from tailoring.text_templates import text_template  # a server starts without it

        body = text_template(template.text)
        return body.render({argument: given.get(argument, "").strip() for argument in template.arguments}).strip()

    arguments = [
        ProtocolArgument(name=argument, description=shape.description, required=shape.required)
        for argument, shape in template.arguments.items()
    ]
    return Prompt(
        name=name, title=template.title, description=template.description, arguments=arguments, fn=fill,
        context_kwarg=None,
    )  # fmt: skip
