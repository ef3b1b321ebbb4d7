"""Job ads in the order of how well one person fits them, each with what speaks for and against it."""

from __future__ import annotations

from collections.abc import Iterable

from tailoring.fit import ContentSource, FitReport, MatchedContent, Tier
from tailoring.importance import importance_weight
from tailoring.model import Model, Score
from tailoring.posting import Importance, KnockOut, Posting

_MET = ("direct", "transferable")


class Reason(Model):
    """One requirement as it counts for or against a job; `fact_id` is the best evidence, "" where there is none."""

    requirement_id: str
    requirement: str
    importance: Importance
    tier: Tier
    explanation: str = ""
    fact_id: str = ""
    knock_out: KnockOut | None = None


class RankedJob(Model):
    """One job: `met` and `gaps` have the weightiest first; `partly` lies between.

    `decides_against`: missing conditions without which nobody is hired; they cap the score and are gaps no more.
    `not_stated`: conditions that a résumé seldom states and that are not counted. `not_scored` says why there is no
    score, "" where there is one.
    """

    job_id: str
    title: str
    employer: str
    place: str
    match_score: Score | None = None
    tier: Tier | None = None
    requirements: int = 0
    met: tuple[Reason, ...] = ()
    partly: tuple[Reason, ...] = ()
    gaps: tuple[Reason, ...] = ()
    decides_against: tuple[Reason, ...] = ()
    not_stated: tuple[Reason, ...] = ()
    low_coverage: int = 0
    not_scored: str = ""


def unscored_job(posting: Posting, why: str) -> RankedJob:
    """A job of which nothing can be said, and why."""
    return RankedJob(
        job_id=posting.id, title=posting.title, employer=posting.employer, place=posting.place, not_scored=why
    )


def scored_job(posting: Posting, fit: FitReport) -> RankedJob:
    """A job with its score and the reasons for it."""
    from tailoring.fit_report import unstated  # the types above are wanted where nothing is scored

    decides = [match for match in fit.matches if match.requirement_id in fit.capped_by]
    silent = [match for match in fit.matches if unstated(match)]
    apart = {match.requirement_id for match in (*decides, *silent)}
    rest = [match for match in fit.matches if match.requirement_id not in apart]
    return RankedJob(
        job_id=posting.id,
        title=posting.title,
        employer=posting.employer,
        place=posting.place,
        match_score=fit.match_score,
        tier=fit.tier,
        requirements=len(fit.matches),
        met=_reasons((match for match in rest if match.confidence.tier in _MET), best_first=True),
        partly=_reasons((match for match in rest if match.confidence.tier == "adjacent"), best_first=True),
        gaps=_reasons(match for match in rest if match.confidence.tier in ("weak", "gap")),
        decides_against=_reasons(decides),
        not_stated=_reasons(silent),
        low_coverage=sum(match.low_coverage for match in fit.matches),
    )


def ranked(jobs: Iterable[RankedJob]) -> list[RankedJob]:
    """The best fit first, jobs without a score last; equal ones in the order of their ids."""
    return sorted(jobs, key=lambda job: (job.match_score is None, -(job.match_score or 0), job.job_id))


def _reasons(matches: Iterable[MatchedContent], *, best_first: bool = False) -> tuple[Reason, ...]:
    """What weighs most first, then what is met best, or missed most."""
    sign = -1 if best_first else 1
    ordered = sorted(matches, key=lambda m: (-importance_weight(m.importance), sign * m.confidence.overall))
    return tuple(_reason(match) for match in ordered)


def _reason(match: MatchedContent) -> Reason:
    best: ContentSource | None = match.source_content[0] if match.source_content else None
    return Reason(
        requirement_id=match.requirement_id,
        requirement=match.requirement,
        importance=match.importance,
        tier=match.confidence.tier,
        explanation=match.explanation,
        fact_id=best.id if best else "",
        knock_out=match.knock_out,
    )
