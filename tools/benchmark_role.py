"""benchmark_role: what a role usually asks, who succeeds in it and how it stands, each item with its source."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar, cast

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from tailoring.errors import InvalidOption, NotFound
from tailoring.model import Model
from tailoring.orders import DATA_NOTE
from tailoring.posting import Posting
from tailoring.research import (
    BenchmarkSkill,
    CompanyResearch,
    JobAnalysis,
    MarketPosition,
    Provenance,
    RoleBenchmark,
    Sourced,
    SuccessProfile,
)
from tools.company_reply import analysis_rows, company_rows, named_sources, sources_of
from tools.reply import reply, short
from tools.services import Services

if TYPE_CHECKING:
    from tailoring.role_ads import RoleResearch

_READ_AT_MOST = 2000
_CONCISE_ITEMS = 5
_DETAILED_ITEMS = 30
M = TypeVar("M", bound=Model)


class RoleReport(BaseModel):
    """A role; `too_little` says what the stored ads are too few to tell. What no source says is empty or unknown.

    `company` (what the employer's own ads say of it) and, detailed, `analysis` (this ad) come with a job alone.
    """

    job_id: str = ""
    role_benchmark: RoleBenchmark
    success_profile: SuccessProfile
    market_position: MarketPosition
    company: CompanyResearch | None = None
    analysis: JobAnalysis | None = None
    too_little: list[str]


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="Benchmark a role",
        description=(
            "Use this when the person asks what a role usually wants: skills with importance, demand and "
            "alternatives, experience, pay, next steps, the ideal candidate, red flags, and what the ads say of the "
            "employer. Each item names its source (this ad, other stored ads, taxonomy)."
        ),
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
    )
    async def benchmark_role(
        ctx: Context[Any, Any],
        job_id: Annotated[str, Field(description="A stored job.")] = "",
        target_role: Annotated[str, Field(description="Or a title, over all stored ads.", max_length=120)] = "",
        response_format: Annotated[
            Literal["concise", "detailed"], Field(description="`detailed` quotes every source.")
        ] = "concise",
    ) -> Annotated[CallToolResult, RoleReport]:
        from tailoring.company import company_research, job_analysis
        from tailoring.role_ads import research_of_job, research_of_role

        if bool(job_id) == bool(target_role.strip()):
            raise InvalidOption("Either `job_id` or `target_role` is needed, and not both.", "Give one of them.")
        async with services.database.reading(services.caller(ctx)) as store:
            posting = await store.postings.get(job_id) if job_id else None
            stored = await store.postings.all(_READ_AT_MOST)
        company: CompanyResearch | None = None
        analysis: JobAnalysis | None = None
        detailed = response_format == "detailed"
        if posting:
            others = [ad for ad in stored if ad.id != posting.id]
            found = research_of_job(posting, others, services.taxonomy())
            company = company_research(posting, others, services.today())
            analysis = job_analysis(posting, services.taxonomy()) if detailed else None
        else:
            found = research_of_role(target_role.strip(), stored, services.taxonomy())
            if not found.ads:
                raise _no_ads(target_role.strip(), stored)
        whole = RoleReport(
            job_id=job_id,
            role_benchmark=found.benchmark,
            success_profile=found.success_profile,
            market_position=found.market_position,
            company=company,
            analysis=analysis,
            too_little=list(too_little(found, posting)),
        )
        answer = whole if detailed else _concise(whole)
        return reply("\n".join(_told(whole, _DETAILED_ITEMS if detailed else _CONCISE_ITEMS)), answer)

    _ = benchmark_role


def too_little(found: RoleResearch, posting: Posting | None) -> Iterator[str]:
    """What cannot be told from so few ads, and what would mend it."""
    from tailoring.benchmark import benchmark_rules

    least = benchmark_rules().least_ads
    which = "Other stored ads" if posting else "Stored ads"
    if posting and not posting.recognised:
        yield "Nothing was recognised in this ad, so it says nothing of the role."
    if len(found.ads) < least:
        yield f"{which} of this role: {len(found.ads)}. Under {least} demand stays unknown; add more with add_job."
    if not found.benchmark.compensation_range:
        yield "No ad of this role states its pay."
    yield "Ads tell nothing of competition or growth: both stay unknown."


def _no_ads(role: str, stored: Sequence[Posting]) -> NotFound:
    titles = list(dict.fromkeys(ad.title for ad in stored if ad.title))
    close = difflib.get_close_matches(role, titles, n=3, cutoff=0.3) or titles[-3:]
    known = f" Stored titles: {'; '.join(short(title, 60) for title in close)}." if close else ""
    return NotFound(
        f"No stored ad is of the role {role!r}.{known}", "Add ads of it with add_job, or name another role."
    )


def _concise(report: RoleReport) -> RoleReport:
    """The first items of each list with their sources, less the lines that are quoted in them."""
    return report.model_copy(
        update={
            "role_benchmark": _trimmed(report.role_benchmark),
            "success_profile": _trimmed(report.success_profile),
            "market_position": _trimmed(report.market_position),
            "company": _trimmed_company(report.company) if report.company else None,
        }
    )


def _trimmed_company(company: CompanyResearch) -> CompanyResearch:
    """Its first items, and the sources of just these."""
    sources = company.sources
    short_form = _trimmed(company.model_copy(update={"sources": ()}))
    kept = tuple(_trimmed(source) for source in sources_of(short_form, sources))
    return short_form.model_copy(update={"sources": kept})


def _trimmed(model: M) -> M:
    changed: dict[str, object] = {}
    for name, value in model:
        if isinstance(value, tuple):
            items = cast("tuple[object, ...]", value)[:_CONCISE_ITEMS]
            changed[name] = tuple(_trimmed(one) if isinstance(one, Model) else one for one in items)
        elif isinstance(value, Model):
            changed[name] = _trimmed(value)
    if isinstance(model, Provenance):
        changed["detail"] = short(model.detail, 60)
    return model.model_copy(update=changed)


def _told(report: RoleReport, most: int) -> list[str]:
    role, success = report.role_benchmark, report.success_profile
    ideal = success.ideal_candidate
    parts = (
        ("Required", [_skill(skill) for skill in role.required_skills]),
        ("Preferred", [_skill(skill) for skill in role.preferred_skills]),
        ("Experience", _experience(role)),
        ("Pay a year", _pay(role)),
        ("Next steps", _sourced(role.career_progression)),
        ("Background", _sourced(ideal.background)),
        ("Achievements", _sourced(ideal.achievements)),
        ("Traits", _sourced(ideal.traits)),
        ("Sets apart", _sourced(success.differentiators)),
        ("Red flags", _sourced(success.red_flags)),
        ("Demand", _demand(report.market_position)),
        *(company_rows(report.company) if report.company else ()),
        *(analysis_rows(report.analysis) if report.analysis else ()),
    )
    rows = [f"{role.role_title or 'This role'}: stored ads compared: {role.ads_compared}.", *report.too_little]
    rows.append(f"{DATA_NOTE} Sources in brackets.")
    for label, items in parts:
        if items:
            rest = f" (+{len(items) - most})" if len(items) > most else ""
            rows.append(f"{label}: {'; '.join(items[:most])}{rest}")
    return rows


def _skill(skill: BenchmarkSkill) -> str:
    demand = f", demand {skill.market_demand}" if skill.market_demand != "unknown" else ""
    instead = f", or {'/'.join(skill.alternatives[:3])}" if skill.alternatives else ""
    wish = ", nice to have" if skill.importance == "nice_to_have" else ""
    return f"{short(skill.name, 50)}{wish}{demand}{instead} [{named_sources(skill.sources)}]"


def _experience(role: RoleBenchmark) -> list[str]:
    typical = role.typical_experience
    if typical.min_years is None:
        return []
    least, most = typical.min_years, typical.max_years or typical.min_years
    years = f"{least:g}" if least == most else f"{least:g}–{most:g}"
    areas = f" in {', '.join(typical.key_areas[:3])}" if typical.key_areas else ""
    return [f"{years} years{areas} [{named_sources(typical.sources)}]"]


def _pay(role: RoleBenchmark) -> list[str]:
    pay = role.compensation_range
    return [f"{pay.min:,.0f}–{pay.max:,.0f} {pay.currency} [{named_sources(pay.sources)}]"] if pay else []


def _demand(market: MarketPosition) -> list[str]:
    known = market.demand_level != "unknown"
    return [f"{market.demand_level} [{'; '.join(one.detail for one in market.sources)}]"] if known else []


def _sourced(items: Iterable[Sourced]) -> list[str]:
    return [f"{short(item.text, 70)} [{named_sources([item.source])}]" for item in items]
