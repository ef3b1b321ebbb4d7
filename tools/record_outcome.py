"""record_outcome: what became of an application."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.errors import InvalidOption, NotFound
from tailoring.library import LibraryEntry, Outcome
from tools.reply import reply
from tools.services import Services

if TYPE_CHECKING:
    from storage.store import Store

Became = Literal["applied", "interview", "offer", "rejection", "no_response"]


class RecordedOutcome(BaseModel):
    """The application with what became of it; `changed` is false when that was known already."""

    entry_id: str
    job_title: str
    company: str
    outcome: Outcome
    changed: bool


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Record an outcome",
        description=(
            "Use this when the person tells what became of an application: sent, interview, offer, rejection or no "
            "answer. Later advice for similar jobs learns from it."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def record_outcome(
        ctx: Context[Any, Any],
        outcome: Annotated[Became, Field(description="The newest state.")],
        run_id: Annotated[str, Field(description="The application's run.")] = "",
        entry_id: Annotated[str, Field(description="Or its id from search_library.")] = "",
        feedback: Annotated[str, Field(description="What the employer said.", max_length=4000)] = "",
    ) -> Annotated[CallToolResult, RecordedOutcome]:
        if bool(run_id) == bool(entry_id):
            raise InvalidOption("Either `run_id` or `entry_id` is needed, and not both.", "Give one of them.")
        async with services.database.writing(services.caller(ctx)) as store:
            before = await store.library.get(entry_id or await _entry_of(store, run_id))
            told = outcome_after(before, outcome, feedback)
            changed = told is not before.outcome
            entry = await store.library.record_outcome(before.id, told) if changed else before
        kept = entry.outcome or told
        answer = RecordedOutcome(
            entry_id=entry.id, job_title=entry.job_title, company=entry.company, outcome=kept, changed=changed
        )
        what = ", ".join(part for part in (entry.job_title, entry.company) if part) or entry.id
        known = "recorded" if changed else "known already; nothing changed"
        return reply(f"{entry.id} ({what}): {outcome.replace('_', ' ')}, {known}.", answer)

    _ = record_outcome


def outcome_after(entry: LibraryEntry, became: Became, feedback: str) -> Outcome:
    """The outcome to be kept: the entry's own when nothing is new. Feedback that is not given again stays."""
    said = feedback.strip()
    known = entry.outcome
    told = Outcome(applied=True, response=None if became == "applied" else became, feedback=said)
    if known is None:
        return told
    told = told.model_copy(update={"feedback": said or known.feedback, "updated_at": known.updated_at})
    return known if told == known else told


async def _entry_of(store: Store, run_id: str) -> str:
    """The library entry that a run left. Raises NotFound when there is no such run, or when it left none."""
    kept = (await store.runs.outputs(run_id)).library_update
    if kept is None:
        raise NotFound(f"The run {run_id!r} is not finished.", "Finish it with generate_application first.")
    if kept.entry_id is None:
        raise NotFound(
            f"The run {run_id!r} left no entry in the library: {kept.reason}.",
            "Add what is missing, generate the application again, and record the outcome of that run.",
        )
    return kept.entry_id
