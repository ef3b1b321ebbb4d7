"""Gathers the match report from what the steps left behind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from tailoring.data_files import DATA, load_yaml
from tailoring.fit import FitReport, MatchedContent, MitigationType, Tier
from tailoring.fit_report import unstated
from tailoring.importance import importance_weight
from tailoring.model import Model
from tailoring.orders import orders_in, without_orders
from tailoring.posting import Importance
from tailoring.relayed import held_back
from tailoring.report.model import SEVERITY_ORDER, Change, ChangedLine, DefenceRow, MatchReport, row_of
from tailoring.report.untold import untold
from tailoring.resume import LineReceipt
from tailoring.run import GenerationStep, RunInputs, RunOutputs, TemplateStep
from tailoring.understanding import reading_notes, understood
from tailoring.wording import bare_words, with_article

_RANK: Mapping[Importance, int] = {"required": 0, "preferred": 1, "nice_to_have": 2}
_CHANGES = 3
# A skill in a list needs no defence of its own.
_SHORTEST_DEFENDED = 4
_FIGURE = re.compile(
    r"(?P<money>[$€£₹])?\d[\d,]*(?:\.\d+)?(?P<unit>\s?%|\s?[kKmMbB]\b|[xX]\b)?\+?(?![\w.]*\d|[A-Za-z])"
)
_DATED = re.compile(r"^(?:19|20)\d\d\b(?!,)")
# A figure behind a name is a version, or part of the name.
_VERSION = re.compile(
    r"(?:(?<=\s)[A-Z][\w.+#/-]*|\b(?:version|release|grade|level|class|type|step|phase|page|no\.?|#))\s$"
)
_COUNTED_WORDS = 3


class ReportWords(Model):
    """The content of data/report.yaml."""

    tiers: dict[Tier, str]
    not_stated: str
    importance: dict[Importance, str]
    low_score_below: float
    questions: dict[str, str]
    led_verbs: frozenset[str]
    binding: frozenset[str]
    changes: dict[str, str]
    mitigations: dict[MitigationType, str]


@cache
def report_words() -> ReportWords:
    """The words of the report, from the data file."""
    return load_yaml(DATA / "report.yaml", ReportWords)


def build_report(inputs: RunInputs, outputs: RunOutputs) -> MatchReport:
    """The report of a run whose generation is done."""
    matched, made = outputs.template, outputs.generation
    if matched is None or made is None:
        message = "the report was asked for before the generation"
        raise RuntimeError(message)
    fit, plan = matched.fit, made.plan
    profile = without_orders(inputs.profile)
    left_out = (*plan.left_out, *untold(profile, made.draft, plan.left_out))
    ordered = sorted(fit.matches, key=lambda m: (_RANK[m.importance], -m.confidence.overall))
    return MatchReport(
        person=inputs.profile.name,
        job=inputs.posting.title,
        employer=inputs.posting.employer,
        as_of=inputs.options.as_of.isoformat(),
        match_score=fit.match_score,
        ats_score=made.quality.score,
        tier=fit.tier,
        capped_by=fit.capped_by,
        low_score=bool(fit.matches) and fit.match_score < report_words().low_score_below,
        changes=tuple(_changes(fit)),
        unconfirmed=(*made.receipts.unconfirmed, *map(held_back, inputs.withheld)),
        scored=bool(fit.matches),
        relevance=tuple(sorted(fit.relevance, key=lambda item: -item.score)),
        requirements=tuple(row_of(match) for match in ordered),
        gaps=tuple(sorted(matched.gaps.gaps, key=lambda gap: SEVERITY_ORDER[gap.severity])),
        critical_gaps=matched.gaps.critical_gaps_count,
        mitigation_coverage=matched.gaps.mitigation_coverage,
        left_out=left_out,
        unplaced=tuple(bullet.text for bullet in profile.unplaced),
        changed=tuple(_changed(made)),
        refused=made.refused,
        defence=tuple(_defence(made)),
        questions=outputs.discovery.questions if outputs.discovery else (),
        quality=made.quality,
        benchmark=outputs.research.benchmark if outputs.research else None,
        certified=made.certificate.ok,
        pages=made.pages,
        proof=_proof(made, matched, len(left_out)),
        understanding=understood(inputs.profile),
        orders=orders_in(inputs.profile),
        warnings=tuple(_warnings(inputs, made)),
    )


def _changes(fit: FitReport) -> Iterable[Change]:
    """The changes that would raise the score most."""
    words = report_words().changes
    counted = [match for match in fit.matches if not unstated(match)]
    total = sum(importance_weight(match.importance) for match in counted) or 1.0
    rows: list[tuple[float, str]] = []
    for match in counted:
        points = round(importance_weight(match.importance) * max(0.0, 90 - match.confidence.overall) / total, 1)
        if points < 0.5:
            continue
        rows.append((points + 100 * (match.requirement_id in fit.capped_by), _change_text(match, fit, points, words)))
    rows.sort(key=lambda row: -row[0])
    return [Change(text=text, points=points % 100) for points, text in rows[:_CHANGES]]


def _change_text(match: MatchedContent, fit: FitReport, points: float, words: Mapping[str, str]) -> str:
    missing = "gap" if match.confidence.tier == "gap" else "weak"
    kind = "knock_out" if match.requirement_id in fit.capped_by else missing
    return words[kind].format(requirement=match.requirement.strip().rstrip("."), points=f"{points:g}")


def _changed(made: GenerationStep) -> Iterable[ChangedLine]:
    for line in made.draft.all_lines():
        if (
            line.original
            and line.text != line.original
            and (line.strategy or bare_words(line.text) != bare_words(line.original))
        ):
            yield ChangedLine(before=line.original, after=line.text, strategy=line.strategy or "plain_language")


def _defence(made: GenerationStep) -> Iterable[DefenceRow]:
    for receipt in made.receipts.lines:
        if receipt.sources and "›" in receipt.place and len(receipt.text.split()) >= _SHORTEST_DEFENDED:
            if receipt.line_id.startswith("entry-"):
                continue
            yield DefenceRow(
                line=receipt.text,
                place=receipt.place,
                source=" / ".join(source.text for source in receipt.sources),
                document=receipt.sources[0].document,
                questions=tuple(_questions(receipt))[:3],
            )


def _questions(receipt: LineReceipt) -> Iterable[str]:
    words = report_words()
    first = receipt.text.split(" ", 1)[0].casefold()
    if first in words.led_verbs:
        yield words.questions["led"]
    asked = 0
    for claim in receipt.claims:
        if claim.kind == "quantity":
            figure = _counted(receipt.text, claim.span.start)
            if figure:
                yield words.questions["number"].format(x=figure)
                asked += 1
        elif claim.kind in ("tool", "credential") and asked < 2:
            yield words.questions[claim.kind].format(x=claim.text)
            asked += 1
    if not asked:
        yield words.questions["other"]


def _counted(text: str, start: int) -> str:
    """The figure that stands there with what it counts ("32 new accounts", "5 %"), "" where it counts nothing."""
    found = _FIGURE.match(text, start)
    before = text[:start].rsplit(" ", 1)[-1]
    if not found or before or _DATED.search(found[0]) or _VERSION.search(text[:start]):
        return ""
    if found["unit"] or found["money"]:
        return found[0].rstrip(" ,.")
    behind = re.split(r"[^\w\s'’-]", text[found.end() :], maxsplit=1)[0].split()[:_COUNTED_WORDS]
    stop = next((place for place, word in enumerate(behind) if word.casefold() in report_words().binding), len(behind))
    return f"{found[0].strip()} {' '.join(behind[:stop])}" if stop and behind[0].islower() else ""


def _proof(made: GenerationStep, matched: TemplateStep, left_out: int) -> str:
    plan = made.plan
    best = (
        "no other choice of lines is worth more" if plan.optimal else f"at most {plan.gap_percent:.1f} % better exists"
    )
    pages = f"{plan.pages} page{'s'[: plan.pages != 1]}"
    return (
        f"{plan.lines_used:.0f} of {plan.line_budget:.0f} lines on {pages} are used, and {best}. "
        f"{left_out} lines were left out; sections are ordered for {with_article(matched.template.name)} role."
    )


def _warnings(inputs: RunInputs, made: GenerationStep) -> Iterable[str]:
    yield from inputs.posting.warnings
    for language in inputs.unjudged_languages:
        yield (
            f"Something here is in the language “{language}”, which we do not judge: its text passes through as it "
            "is, nothing was reworded and no match was scored."
        )
    for document in inputs.documents:
        yield from (f"{document.name}: {warning}" for warning in document.warnings)
    yield from (conflict.question for conflict in inputs.profile.conflicts)
    loud = reading_notes(inputs.profile)
    yield from (warning for warning in made.warnings if warning not in loud)
    if not made.certificate.ok:
        failed = [reading for reading in made.certificate.readings if not reading.ok]
        yield from (f"{r.file} was not read back exactly by {r.reader}." for r in failed)
