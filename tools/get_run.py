"""get_run: how far a run is and what it made."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.run import STEP_NAMES, Highlights, OutputFile
from tools.pages import REPORT_PAGE, shown_on
from tools.reply import lines, reply, short
from tools.services import Services


class RunState(BaseModel):
    """A run as stored."""

    run_id: str
    status: str
    version: int
    steps_done: list[str]
    steps_left: list[str]
    milliseconds: dict[str, float]
    match_score: float | None = None
    ats_score: float | None = None
    highlights: Highlights | None = None
    files: list[OutputFile] = []
    unconfirmed_lines: list[str] = []
    held_back: list[str] = []
    error: str = ""


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Look at a run",
        description="Use this when you want to know how far a run is, how long its steps took, or what files it made.",
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        meta=shown_on(REPORT_PAGE),
    )
    async def get_run(
        ctx: Context[Any, Any], run_id: Annotated[str, Field(description="The id that generate_application gave.")]
    ) -> Annotated[CallToolResult, RunState]:
        from tailoring.report.highlights import highlights_of

        async with services.database.reading(services.caller(ctx)) as store:
            run = await store.runs.get(run_id)
            outputs = await store.runs.outputs(run_id)
            held = (await store.runs.lease(run_id)).holder
        done = [name for name in STEP_NAMES if getattr(outputs, name) is not None]
        made, matched = outputs.generation, outputs.template
        state = RunState(
            run_id=run.id,
            status="stopped" if run.status == "running" and not held else run.status,
            version=run.version,
            steps_done=list(done),
            steps_left=[name for name in STEP_NAMES if name not in done],
            milliseconds={name: round(ms, 1) for name, ms in run.timings},
            match_score=matched.fit.match_score if matched else None,
            ats_score=made.quality.score if made else None,
            highlights=highlights_of(outputs),
            files=list(made.files) if made else [],
            unconfirmed_lines=list(made.receipts.unconfirmed) if made else [],
            held_back=list(made.receipts.withheld) if made else [],
            error=run.error,
        )
        rows = (f"{file.name} ({file.size} bytes)" for file in state.files)
        on = "\nCall generate_application again with the same job; it goes on." if state.status == "stopped" else ""
        why = f"\n{run.error}" if run.error else ""
        first = [f"Unconfirmed: {short(text)}" for text in state.unconfirmed_lines[:8]]
        first += [f"Held back until the person confirms it: {short(text)}" for text in state.held_back[:8]]
        told = "".join(f"{row}\n" for row in first)
        told += f"{run.id}: {state.status}, {len(done)} of {len(STEP_NAMES)} steps done.{on}{why}\n{lines(rows)}"
        return reply(told, state)

    _ = get_run
