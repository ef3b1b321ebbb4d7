"""render_resume: a finished run's résumé in another look or format."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.errors import NotFound
from tailoring.filing import SEND, file_stem
from tailoring.options import TailorOptions
from tailoring.run import GenerationStep
from tools.reply import lines, reply, short
from tools.services import Services

Output = Literal["pdf", "docx", "html", "md", "json"]
Look = Literal["ats", "visual"]


class Rendered(BaseModel):
    """A file that was made, and the quality of the résumé in it."""

    unconfirmed_lines: list[str] = []
    file: str
    bytes: int
    read_back_exactly: bool
    ats_score: float
    suggestions: list[str]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Render a résumé",
        description=(
            "Use this when a finished run's résumé is wanted in another look, paper or format. Returns the saved "
            "file, whether machines read it back exactly, and the quality score with suggestions."
        ),
        annotations=ToolAnnotations(
            read_only_hint=False, destructive_hint=False, idempotent_hint=True, open_world_hint=False
        ),
    )
    async def render_resume(
        ctx: Context[Any, Any],
        run_id: Annotated[str, Field(description="The id that generate_application gave.")],
        output: Annotated[Output, Field(description="Format.")] = "pdf",
        theme: Annotated[Look, Field(description="Look.")] = "ats",
        paper: Annotated[Literal["A4", "Letter"] | None, Field(description="Paper.")] = None,
    ) -> Annotated[CallToolResult, Rendered]:
        scope = services.caller(ctx)
        async with services.database.reading(scope) as store:
            run = await store.runs.get(run_id)
            made = (await store.runs.outputs(run_id)).generation
            posting = await store.postings.get(run.request.posting_id)
        if made is None:
            raise NotFound(f"The run {run_id} has made no résumé yet.", "Call generate_application again; it goes on.")
        chosen = run.request.options.model_copy(update={"paper": paper} if paper else {})
        stem = file_stem(made.draft.name, f"Resume-{theme}", posting.employer, unconfirmed=made.draft.unconfirmed)
        name = f"{SEND}/{stem}.{output}"
        data, exact = rendered(made, chosen, output, theme, name)
        (path,) = await services.save(scope, run_id, {name: data})
        answer = Rendered(
            unconfirmed_lines=list(made.receipts.unconfirmed),
            file=path,
            bytes=len(data),
            read_back_exactly=exact,
            ats_score=made.quality.score,
            suggestions=list(made.quality.suggestions),
        )
        told = "read back exactly" if exact else "NOT read back exactly"
        first = lines((f"Unconfirmed: {short(text)}" for text in answer.unconfirmed_lines), most=8)
        rows = [first, f"{path} ({told}), quality {answer.ats_score:.0f}.", lines(answer.suggestions, most=5)]
        return reply("\n".join(filter(None, rows)), answer)

    _ = render_resume


def rendered(made: GenerationStep, chosen: TailorOptions, output: Output, theme: Look, name: str) -> tuple[bytes, bool]:
    """The résumé in a format and look, and whether it is read back exactly."""
    from tailoring.rendering.docx import render_docx
    from tailoring.rendering.html import render_html
    from tailoring.rendering.json_resume import render_json_resume
    from tailoring.rendering.markdown import render_markdown
    from tailoring.rendering.parse_back import certify
    from tailoring.rendering.pdf import render_pdf
    from tailoring.theme_meter import render_options

    options = render_options(chosen, theme, made.plan.pages)
    makers = {
        "pdf": lambda: render_pdf(made.draft, options),
        "docx": lambda: render_docx(made.draft, options),
        "html": lambda: render_html(made.draft, options).encode(),
        "md": lambda: render_markdown(made.draft, options).encode(),
        "json": lambda: render_json_resume(made.draft).encode(),
    }
    data = makers[output]()
    return data, certify(made.draft, {name: data}, options=options).ok
