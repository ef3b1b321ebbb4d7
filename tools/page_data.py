"""page_data: what the pages show beyond a tool's answer: the report, every line with its receipt, and what waits."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.types import CallToolResult, ToolAnnotations
from pydantic import BaseModel, Field

from storage.run import RunRequest
from tailoring.facts import Fact
from tailoring.filing import FOR_YOU
from tailoring.resume import Draft, DraftLine, LineReceipt, SourceRef
from tailoring.run import GenerationStep, RunOutputs
from tools.confirming import Awaiting, awaiting
from tools.fact_changes import now_of
from tools.page_word import word_for
from tools.pages import FOR_PAGES_ALONE
from tools.reply import counted, reply, verb
from tools.services import Services

if TYPE_CHECKING:
    from storage.store import Store

# What of the match report the page shows; the rest stays in the file.
_REPORT = (
    "person", "job", "employer", "as_of", "match_score", "ats_score", "tier", "capped_by", "changes", "scored",
    "requirements", "gaps", "critical_gaps", "left_out", "unplaced", "changed", "questions", "certified", "pages",
    "proof", "understanding", "orders", "warnings",
)  # fmt: skip
Way = Literal["bullet", "summary", "skill", "heading", "letter"]


class PageSource(BaseModel):
    """Where a line comes from; `page` is 0 in a document without pages."""

    fact_id: str
    text: str
    document: str
    page: int = 0
    standing: str = ""


class PageClaim(BaseModel):
    """One thing a line asserts, and the guard's answer."""

    kind: str
    text: str
    verdict: str


class PageLine(BaseModel):
    """A line with its receipt. `way` says how it can be changed: a heading and a letter's line cannot, here.

    A "skill" is any line that is a name alone, such as a language.
    """

    line_id: str
    way: Way
    place: str
    text: str
    original: str = ""
    strategy: str = ""
    fact_ids: list[str] = []
    serves: list[str] = []
    unconfirmed: bool = False
    sources: list[PageSource] = []
    claims: list[PageClaim] = []


class Again(BaseModel):
    """The call that makes the files anew from what is known now."""

    tool: Literal["generate_application", "submit_draft"]
    arguments: dict[str, Any]


class PageData(BaseModel):
    """What a page shows. `report` and `words` are as in the match report's JSON and its words."""

    run_id: str = ""
    status: str = ""
    lines: list[PageLine] = []
    report: dict[str, Any] = {}
    words: dict[str, Any] = {}
    again: Again | None = None
    sources: list[PageSource] = []
    waiting: list[Awaiting] = []


def register(server: MCPServer[Any], services: Services) -> None:
    """Add the tool to the server."""

    @server.tool(
        title="What a page shows",
        description="For the pages alone: a run's report and lines with receipts, or where facts stand; what waits.",
        annotations=ToolAnnotations(read_only_hint=True, open_world_hint=False),
        meta=FOR_PAGES_ALONE,
    )
    async def page_data(
        ctx: Context[Any, Any],
        run_id: Annotated[str, Field(description="The run that is shown.")] = "",
        fact_ids: Annotated[list[str], Field(description="Facts of a plan.", max_length=300)] = [],  # noqa: B006
    ) -> Annotated[CallToolResult, PageData]:
        scope = services.caller(ctx)
        now = await now_of(services, scope)
        waiting = awaiting(now)
        shown = PageData(waiting=waiting, words=_words())
        if run_id:
            async with services.database.reading(scope) as store:
                shown = (await _of_run(store, run_id)).model_copy(update={"waiting": waiting, "words": _words()})
        if fact_ids:
            names = {one.document.id: one.document.name for one in (*now.given, *now.statements)}
            known = now.facts()
            shown.sources = [_fact_source(known[one], names) for one in fact_ids if one in known]
        statements = f"{counted(len(waiting), 'statement')} {verb(len(waiting), 'wait')}"
        told = f"{run_id or len(fact_ids)}: {counted(len(shown.lines), 'line')}, {statements}."
        return reply(told, shown, await word_for(services, ctx, scope, waiting))

    _ = page_data


def _words() -> dict[str, Any]:
    from tailoring.report.build import report_words

    words = report_words()
    return words.model_dump(mode="json", include={"tiers", "not_stated", "importance", "mitigations"})


async def _of_run(store: Store, run_id: str) -> PageData:
    run = await store.runs.get(run_id)
    outputs = await store.runs.outputs(run_id)
    made = outputs.generation
    if made is None:
        return PageData(run_id=run_id, status=run.status)
    report = json.loads(await store.runs.file(run_id, f"{FOR_YOU}/match-report.json"))
    return PageData(
        run_id=run_id,
        status=run.status,
        lines=_lines(made, outputs),
        report={name: report[name] for name in _REPORT},
        again=_again(run_id, run.request, await store.documents.ids()),
    )


def _lines(made: GenerationStep, outputs: RunOutputs) -> list[PageLine]:
    """Every line in reading order; of a letter only what rests on something."""
    asked = {m.requirement_id: m.requirement for m in outputs.template.fit.matches} if outputs.template else {}
    receipts = {receipt.line_id: receipt for receipt in made.receipts.lines}
    letter = [line for paragraph in (made.letter.paragraphs if made.letter else ()) for line in paragraph]
    found = [_line(receipts[line.id], line, "letter", asked) for line in letter if line.fact_ids]
    return [*_draft_lines(made.draft, receipts, asked), *found]


def _draft_lines(draft: Draft, receipts: Mapping[str, LineReceipt], asked: Mapping[str, str]) -> list[PageLine]:
    found: list[PageLine] = []
    if draft.headline_line:
        found.append(_line(receipts[draft.headline_line.id], draft.headline_line, "heading", asked))
    for section in draft.sections:
        way: Way = "summary" if section.name == "summary" else "skill"
        found += [_line(receipts[line.id], line, way, asked) for line in section.lines]
        for item in section.items:
            if entry := receipts.get(f"entry-{item.id}"):
                found.append(_line(entry, DraftLine(id=entry.line_id, text=entry.text), "heading", asked))
            found += [_line(receipts[line.id], line, "bullet", asked) for line in item.lines]
        for group in section.groups:
            found += [_line(receipts[line.id], line, "skill", asked) for line in group.skills]
    return found


def _line(receipt: LineReceipt, line: DraftLine, way: Way, asked: Mapping[str, str]) -> PageLine:
    return PageLine(
        line_id=receipt.line_id,
        way=way,
        place=receipt.place,
        text=receipt.text,
        original=line.original,
        strategy=line.strategy or "",
        fact_ids=list(line.fact_ids),
        serves=[asked[one] for one in line.requirement_ids if one in asked],
        unconfirmed=receipt.relayed,
        sources=[_source(one) for one in receipt.sources],
        claims=[PageClaim(kind=c.kind, text=c.text, verdict=c.verdict) for c in receipt.claims if c.kind != "text"],
    )


def _source(one: SourceRef) -> PageSource:
    page = one.box.page if one.box else 0
    return PageSource(fact_id=one.fact_id, text=one.text, document=one.document, page=page, standing=one.standing)


def _fact_source(fact: Fact, documents: Mapping[str, str]) -> PageSource:
    standing = "" if not fact.relayed else "confirmed" if fact.status == "confirmed" else "relayed"
    page = fact.source.box.page if fact.source.box else 0
    name = documents.get(fact.source.document_id, "")
    return PageSource(fact_id=fact.id, text=fact.text, document=name, page=page, standing=standing)


def _again(run_id: str, request: RunRequest, documents: Collection[str]) -> Again:
    """The same call once more; what was handed in for the run goes with it.

    Statements that were made since the documents were given come along by themselves, as they stand now.
    """
    if request.submission:
        sent = request.submission.model_dump(mode="json", exclude={"writer"})
        return Again(tool="submit_draft", arguments={"run_id": run_id, **sent})
    options = request.options
    chosen = options.model_dump(mode="json", include={"pages", "style", "focus", "words", "letter"}, exclude_none=True)
    given = {"job_id": request.posting_id, "document_ids": [one for one in request.document_ids if one in documents]}
    return Again(tool="generate_application", arguments={**given, **chosen})
