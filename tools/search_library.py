"""search_library: past applications like this one."""

from __future__ import annotations

from typing import Annotated, Any

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.finding import find_entries
from storage.query import query_terms
from tailoring.fit import Strategy
from tailoring.library import Pattern
from tailoring.orders import DATA_NOTE
from tools.reply import lines, reply
from tools.services import Services

MOST = 20


class Found(BaseModel):
    """A past application."""

    entry_id: str
    job_title: str
    company: str
    similarity: float
    match_score: float
    ats_score: float
    outcome: str


class SearchPage(BaseModel):
    """What was found."""

    results: list[Found]
    has_more: bool
    applicable_patterns: list[Pattern]
    recommended_strategies: list[Strategy]
    full_text_only: bool


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Search past applications",
        description=(
            "Use this when it would help to know what worked before for a job like this: finds past applications of "
            "the person by the ad's text, the role and skills, with the patterns and strategies that apply."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def search_library(
        ctx: Context[Any, Any],
        job_description: Annotated[str, Field(description="The ad's text.")],
        target_role: Annotated[str, Field(description="The role.")] = "",
        required_skills: Annotated[list[str], Field(description="Skills to look for.")] = [],  # noqa: B006
        limit: Annotated[int, Field(description="At most so many.", ge=1, le=MOST)] = 5,
    ) -> Annotated[CallToolResult, SearchPage]:
        from tailoring.ads.posting import posting_from_text
        from tailoring.patterns import answer_from

        posting = posting_from_text(job_description, title=target_role)
        asked = [term.text for requirement in posting.requirements for term in requirement.terms]
        terms = query_terms([target_role, *required_skills, *asked, *posting.keywords])
        found = await find_entries(
            services.database, services.caller(ctx), posting.title, terms, services.embedder(), limit + 1
        )
        answer = answer_from(found.hits[:limit], posting, full_text_only=found.by_words_alone)
        page = SearchPage(
            results=[
                Found(
                    entry_id=hit.entry.id,
                    job_title=hit.entry.job_title,
                    company=hit.entry.company,
                    similarity=hit.similarity,
                    match_score=hit.entry.match_score,
                    ats_score=hit.entry.ats_score,
                    outcome=(hit.entry.outcome.response or "applied") if hit.entry.outcome else "open",
                )
                for hit in answer.results
            ],
            has_more=len(found.hits) > limit,
            applicable_patterns=list(answer.applicable_patterns),
            recommended_strategies=list(answer.recommended_strategies),
            full_text_only=answer.full_text_only,
        )
        rows = [f"{f.entry_id} {f.similarity:.2f} {f.job_title}, {f.company} ({f.outcome})" for f in page.results]
        patterns = [pattern.description for pattern in page.applicable_patterns]
        listed = f"{DATA_NOTE}\n{lines(rows)}" if rows else "No past application is like this one."
        told = f"{listed}\n{lines(patterns, most=8)}"
        return reply(f"{told}\nFound by words alone. {found.warning}" if found.warning else told, page)

    _ = search_library
