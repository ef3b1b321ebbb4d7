"""assemble_resume: the plan of a résumé, and what a writer may write from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.plan import LeftOut
from tailoring.run import TemplateStep
from tools.choosing import run_request
from tools.reply import DATA_NOTE, lines, reply, short
from tools.services import Services


class AllowedFact(BaseModel):
    """A fact chosen for the résumé; nothing beyond it may be said."""

    fact_id: str
    section: str
    text: str
    serves: list[str]


class Plan(BaseModel):
    """The plan of a résumé."""

    sections: list[str]
    facts: list[AllowedFact]
    left_out: list[LeftOut]
    pages: int
    lines_used: float
    line_budget: float
    optimal: bool
    match_score: float


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Assemble a résumé",
        description=(
            "Use this when you want to see or write from the plan of a résumé: which facts win most for this job on "
            "one or two pages, in which sections, what each serves, and what is left out. Write only from these facts."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def assemble_resume(
        ctx: Context[Any, Any],
        job_id: Annotated[str, Field(description="The id that add_job gave.", min_length=1)],
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
        pages: Annotated[Literal[1, 2] | None, Field(description="One or two; chosen when left out.")] = None,
        focus: Annotated[list[str], Field(description="Areas to bring forward.")] = [],  # noqa: B006
    ) -> Annotated[CallToolResult, Plan]:
        from tailoring.assembly import assemble
        from tailoring.fit_report import assess_fit
        from tailoring.gaps import analyze_gaps
        from tailoring.template import choose_template
        from tailoring.theme_meter import theme_meter

        request = await run_request(services, ctx, job_id, document_ids, pages=pages, focus=tuple(focus))
        inputs = await services.runs.load(services.caller(ctx), request)
        taxonomy = services.taxonomy()
        fit = assess_fit(inputs.posting, inputs.profile, taxonomy, as_of=inputs.options.as_of)
        gaps = analyze_gaps(inputs.posting, fit, inputs.profile, taxonomy)
        template = choose_template(inputs.posting, inputs.profile, fit, taxonomy, inputs.options)
        matched = TemplateStep(fit=fit, gaps=gaps, template=template)
        plan = assemble(inputs, matched, theme_meter(inputs.options))
        texts = {fact.id: fact.text for fact in inputs.profile.facts}
        answer = Plan(
            sections=[section.heading for section in template.sections],
            facts=[
                AllowedFact(
                    fact_id=line.fact_id,
                    section=line.section,
                    text=texts.get(line.fact_id, ""),
                    serves=list(line.requirement_ids),
                )
                for line in plan.chosen
            ],
            left_out=list(plan.left_out[:20]),
            pages=plan.pages,
            lines_used=plan.lines_used,
            line_budget=plan.line_budget,
            optimal=plan.optimal,
            match_score=fit.match_score,
        )
        used = f"{plan.lines_used:.0f} of {plan.line_budget:.0f} lines"
        head = f"{plan.pages} page(s), {used}; {len(plan.left_out)} left out."
        rows = (f"{f.fact_id} [{f.section}] {short(f.text, 110)} {' '.join(f.serves)}" for f in answer.facts)
        return reply("\n".join([head, DATA_NOTE, lines(rows, most=25)]), answer)

    _ = assemble_resume
