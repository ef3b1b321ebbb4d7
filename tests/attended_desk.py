"""A client with a person before it who answers forms, and what is looked at afterwards."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from mcp import Client
from mcp.types import ElicitResult
from mcp_client import Answered, Desk

from server.app import build_server
from server.settings import load_settings
from server.workbench import open_workbench

PHD = "PhD in Metallurgy, University of Leeds, 2021"
DEGREE = "NVQ Level 3 in Welding, City College, Leeds, 2014"


class Person:
    """Someone before a form: what they were asked, and what they answer."""

    def __init__(self, *, says: str = "accept", true: bool = True, right: tuple[str, ...] = ()) -> None:
        self.says, self.true, self.right = says, true, right
        self.asked: list[str] = []

    async def fill(self, context: Any, params: Any) -> ElicitResult:
        del context
        self.asked.append(params.message)
        fields: dict[str, Any] = params.requested_schema["properties"]
        values = {name: self._choice(field["enum"]) if "enum" in field else self.true for name, field in fields.items()}
        return ElicitResult(action=self.says, content=values if self.says == "accept" else None)  # pyright: ignore[reportArgumentType]

    def _choice(self, values: list[str]) -> str:
        return next(value for value in values if any(right in value for right in self.right))


@asynccontextmanager
async def attended(
    home: Path, person: Person, mode: str = "auto", environment: dict[str, str] | None = None
) -> AsyncGenerator[Desk, None]:
    """A client that can show forms."""
    settings = load_settings({"RESUMEWRIGHT_HOME": str(home), **(environment or {})})
    async with (
        open_workbench(settings) as bench,
        Client(build_server(bench), mode=mode, elicitation_callback=person.fill) as client,
    ):
        yield Desk(client, bench)


async def fact(at: Desk, text: str, which: str = "usable") -> str:
    """The id of the fact with just this text."""
    found = await at.call("search_profile", which=which, limit=50)
    return next(one["fact_id"] for one in found.content["facts"] if one["text"] == text)


def everything(made: Answered) -> str:
    """The text of every file for a reader, as far as it is text."""
    assert not made.failed, made.text
    return "\n".join(
        Path(file).read_text(encoding="utf-8")
        for file in made.content["files"]
        if file.endswith(("resume.md", "resume.html", "resume.json"))
    )


def sent(made: Answered) -> list[str]:
    return [Path(file).name for file in made.content["files"] if "/send/" in file]
