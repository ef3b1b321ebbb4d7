"""What the jobs of a batch came to, and what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, get_args

from tailoring.batch import (
    BatchAverages,
    BatchResult,
    CommonRequirement,
    JobResearch,
    JobResult,
    ReusableReframing,
    ReusedPattern,
    SharedInsights,
    SharedQuestion,
)
from tailoring.fit import Tier
from tailoring.importance import importance_weight
from tailoring.interview.model import DiscoveredExperience
from tailoring.interview.topics import JobGaps, topic_key, topics_of
from tailoring.posting import Importance, Requirement
from tailoring.relayed import held_back, unconfirmed_lines
from tailoring.run import ResearchStep, RunInputs, RunOutputs
from tailoring.skills.normalise import fold_phrase

_MET = ("direct", "transferable")
_TIERS: tuple[Tier, ...] = get_args(Tier)
_MOST_COMMON = 10


class FinishedJob(NamedTuple):
    """One finished run of a batch."""

    inputs: RunInputs
    outputs: RunOutputs

    @property
    def job_id(self) -> str:
        """The job it was for."""
        return self.inputs.posting.id


def result_of(
    job: FinishedJob,
    run_id: str,
    version: int,
    *,
    reused: bool,
    duration_ms: float,
    with_research: bool,
    person: str = "",
) -> JobResult:
    """A finished run as the result of its job; `person` is whose word is needed for what is held back."""
    matched, made, research = job.outputs.template, job.outputs.generation, job.outputs.research
    assert matched is not None
    assert made is not None
    fit = matched.fit
    names = {match.requirement_id: match.requirement for match in fit.matches}
    return JobResult(
        unconfirmed_lines=unconfirmed_lines(made.receipts),
        held_back=tuple(held_back(one, person) for one in job.inputs.withheld),
        job_id=job.job_id,
        status="finished",
        title=job.inputs.posting.title,
        employer=job.inputs.posting.employer,
        run_id=run_id,
        version=version,
        reused=reused,
        match_score=fit.match_score if fit.matches else None,
        ats_score=made.quality.score,
        requirements_met=sum(match.confidence.tier in _MET for match in fit.matches),
        requirements=len(fit.matches),
        unsupported_lines=made.unsupported_lines,
        unconfirmed=made.draft.unconfirmed,
        capped_by=tuple(names[requirement_id] for requirement_id in fit.capped_by),
        research=_research(research) if with_research and research else None,
        duration_ms=round(duration_ms, 1),
    )


def _research(found: ResearchStep) -> JobResearch:
    role, pay = found.benchmark, found.benchmark.compensation_range
    return JobResearch(
        required_skills=tuple(skill.name for skill in role.required_skills),
        preferred_skills=tuple(skill.name for skill in role.preferred_skills),
        min_years=role.typical_experience.min_years,
        max_years=role.typical_experience.max_years,
        pay=f"{pay.min:,.0f}–{pay.max:,.0f} {pay.currency}" if pay else "",
        demand_level=found.market_position.demand_level,
        ads_compared=role.ads_compared,
    )


def batch_result(
    results: Sequence[JobResult],
    finished: Sequence[FinishedJob],
    duration_ms: float,
    *,
    shared_discovery: bool,
    discovered: Sequence[DiscoveredExperience] = (),
) -> BatchResult:
    """All results, and what the finished jobs have in common."""
    patterns = _patterns(finished)
    insights = SharedInsights(
        common_requirements=_common(finished),
        discovered_experiences=tuple(discovered),
        reusable_reframings=_reframings(finished),
        questions=_questions(finished) if shared_discovery else (),
    )
    return BatchResult(
        results={result.job_id: result for result in results},
        completed_jobs=len(finished),
        failed_jobs=len(results) - len(finished),
        shared_insights=insights,
        total_duration_ms=round(duration_ms, 1),
        averages=_averages([result for result in results if result.status == "finished"], patterns),
        reused_patterns=patterns,
    )


def _averages(results: Sequence[JobResult], patterns: Iterable[ReusedPattern]) -> BatchAverages:
    if not results:
        return BatchAverages()
    count = len(results)
    matches = [result.match_score for result in results if result.match_score is not None]
    helped = {job_id for one in patterns for job_id in one.job_ids}
    return BatchAverages(
        match_score=round(sum(matches) / len(matches), 1) if matches else 0,
        ats_score=round(sum(result.ats_score or 0 for result in results) / count, 1),
        duration_ms=round(sum(result.duration_ms for result in results) / count, 1),
        pattern_reuse=round(100 * len(helped) / count, 1),
    )


class _Mention(NamedTuple):
    """One thing as one job asks it, and how well it is shown."""

    job_id: str
    text: str
    importance: Importance
    tier: Tier


def _common(finished: Iterable[FinishedJob]) -> tuple[CommonRequirement, ...]:
    """What two or more jobs ask, what most of them ask first."""
    groups: defaultdict[str, list[_Mention]] = defaultdict(list)
    for job in finished:
        assert job.outputs.template is not None
        matches = job.outputs.template.fit.matches
        tiers: dict[str, Tier] = {match.requirement_id: match.confidence.tier for match in matches}
        for asked in job.inputs.posting.requirements:
            # In a language that is not judged nothing was scored.
            tier = tiers.get(asked.id, "gap")
            for key, text in _named(asked):
                groups[key].append(_Mention(job.job_id, text, asked.importance, tier))
    common = [
        CommonRequirement(
            requirement=found[0].text,
            importance=max((one.importance for one in found), key=importance_weight),
            job_ids=tuple(dict.fromkeys(one.job_id for one in found)),
            best_tier=_TIERS[min(_TIERS.index(one.tier) for one in found)],
        )
        for found in groups.values()
    ]
    shared = [one for one in common if len(one.job_ids) > 1]
    return tuple(sorted(shared, key=lambda one: -len(one.job_ids))[:_MOST_COMMON])


def _named(asked: Requirement) -> Iterator[tuple[str, str]]:
    """The things that a requirement names, each with a key that is the same in every ad; else the whole of it."""
    if not asked.terms:
        yield topic_key(asked), asked.topic or asked.text
    for term in asked.terms:
        yield term.concept_id or fold_phrase(term.text), term.text


def _reframings(finished: Iterable[FinishedJob]) -> tuple[ReusableReframing, ...]:
    groups: dict[tuple[str, str], ReusableReframing] = {}
    for job in finished:
        assert job.outputs.generation is not None
        for line in job.outputs.generation.draft.all_lines():
            if line.strategy is None or not line.original or line.original == line.text:
                continue
            key = (line.original, line.text)
            known = groups.get(key)
            jobs = tuple(dict.fromkeys((*(known.job_ids if known else ()), job.job_id)))
            groups[key] = ReusableReframing(
                original_text=line.original,
                reframed_text=line.text,
                strategy=line.strategy,
                job_ids=jobs,
                fact_ids=line.fact_ids,
            )
    shared = [one for one in groups.values() if len(one.job_ids) > 1]
    return tuple(sorted(shared, key=lambda one: -len(one.job_ids))[:_MOST_COMMON])


def _questions(finished: Iterable[FinishedJob]) -> tuple[SharedQuestion, ...]:
    """What to ask once for all the jobs, the most winning first."""
    jobs = [
        JobGaps(job.inputs.posting, job.outputs.template.fit, job.outputs.template.gaps)
        for job in finished
        if job.outputs.template
    ]
    return tuple(
        SharedQuestion(
            requirement=topic.requirement,
            category=topic.category,
            would_win=topic.would_win,
            job_ids=tuple(dict.fromkeys(asked.job_id for asked in topic.asked_by)),
        )
        for topic in topics_of(jobs)[:_MOST_COMMON]
    )


def _patterns(finished: Iterable[FinishedJob]) -> tuple[ReusedPattern, ...]:
    groups: dict[tuple[str, str], ReusedPattern] = {}
    for job in finished:
        assert job.outputs.library is not None
        for pattern in job.outputs.library.answer.applicable_patterns:
            key = (pattern.pattern_type, pattern.description)
            known = groups.get(key)
            jobs = tuple(dict.fromkeys((*(known.job_ids if known else ()), job.job_id)))
            groups[key] = ReusedPattern(
                pattern_type=pattern.pattern_type, description=pattern.description, job_ids=jobs
            )
    return tuple(sorted(groups.values(), key=lambda one: -len(one.job_ids))[:_MOST_COMMON])
