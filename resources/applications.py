"""resume://applications and resume://runs: what was made, file by file, and how."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context

from resources.services import JSON, MARKDOWN, ResourceServices, worded
from storage.run import Run
from tailoring.errors import NotFound
from tailoring.filing import artifact_names
from tailoring.posting import Posting
from tailoring.run import RunOutputs


def register(server: MCPServer[Any], services: ResourceServices) -> None:
    """Add the resources to the server."""

    @server.resource(
        "resume://applications/{run_id}",
        name="application",
        title="An application",
        description="One application: scores, gaps, and the addresses of its files.",
        mime_type=MARKDOWN,
    )
    async def application(ctx: Context[Any, Any], run_id: str) -> str:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                run = await store.runs.get(run_id)
                outputs = await store.runs.outputs(run_id)
                posting = await store.postings.get(run.request.posting_id) if run.request.posting_id else None
                return _page(run, outputs, posting)

    @server.resource(
        "resume://applications/{run_id}/{artifact}",
        name="artifact",
        title="A file of an application",
        description="One file by its plain name, such as resume.pdf, letter.docx, match-report.html or receipts.json.",
        mime_type="application/octet-stream",
    )
    async def file(ctx: Context[Any, Any], run_id: str, artifact: str) -> bytes:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                outputs = await store.runs.outputs(run_id)
                names = artifact_names(_files(outputs))
                if artifact not in names:
                    raise NotFound(
                        f"The application {run_id!r} has no file {artifact!r}.",
                        f"It has: {', '.join(names) or 'none yet'}.",
                    )
                return await store.runs.file(run_id, names[artifact])

    @server.resource(
        "resume://runs/{run_id}",
        name="run",
        title="A run",
        description="How far a run is, with the time of each step.",
        mime_type=JSON,
    )
    async def run(ctx: Context[Any, Any], run_id: str) -> str:
        with worded():
            async with services.database.reading(services.caller(ctx)) as store:
                found = await store.runs.get(run_id)
        told = found.model_dump(mode="json", exclude={"key"}) | {"timings": dict(found.timings)}
        return json.dumps(told, indent=1, ensure_ascii=False)

    _ = application, file, run


def _files(outputs: RunOutputs) -> Iterable[str]:
    return [made.name for made in outputs.generation.files] if outputs.generation else []


def _page(run: Run, outputs: RunOutputs, posting: Posting | None) -> str:
    title = f"{posting.title or 'A job'}{', ' + posting.employer if posting.employer else ''}" if posting else "No job"
    rows = [f"# {title}", f"Run `{run.id}`, version {run.version}, {run.status}."]
    if outputs.template:
        rows.append(f"Match {outputs.template.fit.match_score:.0f}, {len(outputs.template.gaps.gaps)} gaps.")
        rows += [f"- {gap.severity}: {gap.requirement}" for gap in outputs.template.gaps.gaps]
    if outputs.generation:
        rows.append(f"Quality {outputs.generation.quality.score:.0f}, {outputs.generation.pages} page(s).")
        rows += ["", "## Files"]
        rows += [f"- resume://applications/{run.id}/{name}" for name in artifact_names(_files(outputs))]
    return "\n".join([*rows, *([f"Error: {run.error}"] if run.error else [])])
