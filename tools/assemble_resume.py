"""assemble_resume: the plan of a résumé, and what a writer may write from."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.brief import Need
from tailoring.orders import DATA_NOTE
from tailoring.plan import LeftOut
from tailoring.relayed import held_back, waits
from tools.choosing import run_request
from tools.pages import REVIEW_PAGE, shown_on
from tools.reply import counted, lines, reply, short
from tools.services import Services


class AllowedFact(BaseModel):
    """A fact chosen for the résumé; nothing beyond it may be said."""

    fact_id: str
    section: str
    place: str
    kind: str
    text: str
    serves: list[str]
    unconfirmed: bool = False


class Plan(BaseModel):
    """The plan of a résumé."""

    sections: list[str]
    needs: list[Need]
    facts: list[AllowedFact]
    letter_advice: list[str] = []
    left_out: list[LeftOut]
    pages: int
    lines_used: float
    line_budget: float
    optimal: bool
    match_score: float
    held_back: list[str] = []


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Assemble a résumé",
        description=(
            "Use this when you want to see or write from the plan of a résumé or letter: which facts win most for this "
            "job, where they stand, what each serves, and what is left out. Write only from these facts, then call "
            "submit_draft. For a letter it also gives the needs to answer and how to meet the gaps."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        meta=shown_on(REVIEW_PAGE),
    )
    async def assemble_resume(
        ctx: Context[Any, Any],
        job_id: Annotated[str, Field(description="The id that add_job gave.", min_length=1)],
        document_ids: Annotated[list[str], Field(description="Documents to use; all when empty.")] = [],  # noqa: B006
        kind: Annotated[Literal["resume", "letter"], Field(description="What is to be written.")] = "resume",
        pages: Annotated[Literal[1, 2] | None, Field(description="One or two; chosen when left out.")] = None,
        focus: Annotated[list[str], Field(description="Areas to bring forward.")] = [],  # noqa: B006
    ) -> Annotated[CallToolResult, Plan]:
        from tailoring.assembly import assemble
        from tailoring.brief import writing_brief
        from tailoring.matching import matched_step
        from tailoring.theme_meter import theme_meter

        request = await run_request(services, ctx, job_id, document_ids, pages=pages, focus=tuple(focus))
        inputs = await services.runs.load(services.caller(ctx), request)
        step = matched_step(inputs, services.taxonomy())
        fit, gaps, template = step.fit, step.gaps, step.template
        plan = assemble(inputs, step, theme_meter(inputs.options))
        facts = {fact.id: fact for fact in inputs.profile.facts}
        brief = writing_brief(inputs, fit, plan)
        answer = Plan(
            sections=[section.heading for section in template.sections],
            needs=list(brief.needs),
            facts=[
                AllowedFact(
                    fact_id=usable.fact_id,
                    section=usable.section,
                    place=usable.place,
                    kind=facts[usable.fact_id].kind,
                    text=usable.text,
                    serves=list(usable.serves),
                    unconfirmed=waits(facts[usable.fact_id]),
                )
                for usable in brief.facts
            ],
            letter_advice=[one.suggested_phrasing for one in gaps.cover_letter_recommendations]
            if kind == "letter"
            else [],
            left_out=list(plan.left_out[:20]),
            pages=plan.pages,
            lines_used=plan.lines_used,
            line_budget=plan.line_budget,
            optimal=plan.optimal,
            match_score=fit.match_score,
            held_back=[held_back(one, services.caller(ctx).person) for one in inputs.withheld],
        )
        first = [f"Unconfirmed: {short(f.text)}" for f in answer.facts if f.unconfirmed]
        first += [f"Held back until the person confirms {text}" for text in answer.held_back]
        used = f"{plan.lines_used:.0f} of {plan.line_budget:.0f} lines"
        head = f"{counted(plan.pages, 'page')}, {used}; {len(plan.left_out)} left out."
        asked = [f"{need.requirement_id} [{need.tier}] {short(need.text, 90)}" for need in answer.needs]
        advice = [f"A gap, honestly: {short(text)}" for text in answer.letter_advice]
        told = [*first[:12], head, DATA_NOTE, *(["Needs:", *asked[:6], *advice, "Facts:"] if kind == "letter" else [])]
        rows = (f"{f.fact_id} [{f.section}] {short(f.text, 110)} {' '.join(f.serves)}" for f in answer.facts)
        return reply("\n".join([*told, lines(rows, most=25)]), answer)

    _ = assemble_resume
