"""The match report as data."""

from __future__ import annotations

from typing import Literal

from tailoring.fit import GapAnalysis, GapSeverity, MatchedContent, Relevance, Strategy, Tier
from tailoring.fit_report import unstated
from tailoring.model import Model, Score
from tailoring.orders import gives_orders
from tailoring.plan import LeftOut
from tailoring.posting import Importance, KnockOut, RequirementKind
from tailoring.research import RoleBenchmark
from tailoring.resume import QualityReport
from tailoring.run import OpenQuestion, RefusedLine
from tailoring.understanding import Understanding

_EVIDENCE_SHOWN = 3
# Evidence beside the best is shown when it speaks for itself.
_WORTH_SHOWING = 60


class RequirementRow(Model):
    """One requirement with its best evidence. `stated` is false for a condition that the documents say nothing of."""

    requirement_id: str
    requirement: str
    importance: Importance
    kind: RequirementKind
    tier: Tier
    overall: Score
    explanation: str
    evidence: tuple[str, ...] = ()
    knock_out: KnockOut | None = None
    low_coverage: bool = False
    stated: bool = True


ChangeKind = Strategy | Literal["plain_language"]


class ChangedLine(Model):
    """A line that differs from its source."""

    before: str
    after: str
    strategy: ChangeKind


class DefenceRow(Model):
    """A line, where it comes from, and what they may ask about it."""

    line: str
    place: str
    source: str
    document: str
    questions: tuple[str, ...]


class Change(Model):
    """One thing the person could do, and the points it could win."""

    text: str
    points: float


class MatchReport(Model):
    """Everything a person should know before they send the application. It stays with the person."""

    person: str
    job: str
    employer: str
    as_of: str
    match_score: Score
    ats_score: Score
    tier: Tier
    capped_by: tuple[str, ...] = ()
    low_score: bool = False
    changes: tuple[Change, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    scored: bool = True
    requirements: tuple[RequirementRow, ...] = ()
    relevance: tuple[Relevance, ...] = ()
    gaps: tuple[GapAnalysis, ...] = ()
    critical_gaps: int = 0
    mitigation_coverage: Score = 100
    left_out: tuple[LeftOut, ...] = ()
    unplaced: tuple[str, ...] = ()
    changed: tuple[ChangedLine, ...] = ()
    refused: tuple[RefusedLine, ...] = ()
    defence: tuple[DefenceRow, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    quality: QualityReport
    benchmark: RoleBenchmark | None = None
    certified: bool = False
    pages: int = 1
    proof: str = ""
    understanding: Understanding
    orders: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


SEVERITY_ORDER: dict[GapSeverity, int] = {"critical": 0, "significant": 1, "minor": 2}


def row_of(match: MatchedContent) -> RequirementRow:
    """A match as a row of the report."""
    return RequirementRow(
        requirement_id=match.requirement_id,
        requirement=match.requirement,
        importance=match.importance,
        kind=match.kind,
        tier=match.confidence.tier,
        overall=match.confidence.overall,
        explanation=match.explanation,
        evidence=tuple(
            source.original_text
            for place, source in enumerate(match.source_content[:_EVIDENCE_SHOWN])
            if (place == 0 or source.relevance_score >= _WORTH_SHOWING) and not gives_orders(source.original_text)
        ),
        knock_out=match.knock_out,
        low_coverage=match.low_coverage,
        stated=not unstated(match),
    )
