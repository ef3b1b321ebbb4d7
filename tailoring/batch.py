"""The types of a batch: several jobs applied for at once, how far they are, and what came of them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tailoring.fit import Strategy, Tier
from tailoring.interview.model import DiscoveredExperience
from tailoring.library import PatternType
from tailoring.model import Model, Score
from tailoring.posting import Importance
from tailoring.research import Demand

Priority = Literal["parallel", "sequential"]
MOST_JOBS = 20


class BatchOptions(Model):
    """What each job is made with."""

    include_research: bool = Field(default=False, description="Tell what each role asks.")
    generate_cover_letter: bool = True
    max_concurrency: int = Field(default=3, ge=1, le=8)


class BatchProgress(Model):
    """How far a batch is. A job that failed is not among the completed.

    `estimated_time_remaining` is in seconds, None until one job has shown how long it takes. `steps_done` grows with
    every word of progress.
    """

    total_jobs: int
    completed_jobs: int = 0
    failed_jobs: int = 0
    current_job_id: str | None = None
    phase: str = ""
    estimated_time_remaining: float | None = None
    steps_done: int = 0
    steps_total: int = 0

    @property
    def label(self) -> str:
        """What a person reads."""
        left = self.estimated_time_remaining
        rest = f", about {max(1, round(left))} s left" if left else ""
        failed = f", {self.failed_jobs} failed" if self.failed_jobs else ""
        current = f"; {self.current_job_id}: {self.phase}" if self.current_job_id else ""
        return f"{self.completed_jobs} of {self.total_jobs} jobs done{failed}{current}{rest}"


class JobResearch(Model):
    """What the role asks, in short; benchmark_role tells it with every source. `pay` is per year, "" where unknown."""

    required_skills: tuple[str, ...] = ()
    preferred_skills: tuple[str, ...] = ()
    min_years: float | None = None
    max_years: float | None = None
    pay: str = ""
    demand_level: Demand = "unknown"
    ads_compared: int = 0


class JobResult(Model):
    """What came of one job: a finished run, or an `error`. No `match_score` where nothing was recognised in the ad.

    First what nobody has confirmed, and what is held back until the person does. `files` are those to send.
    """

    unconfirmed_lines: tuple[str, ...] = ()
    held_back: tuple[str, ...] = ()
    job_id: str
    status: Literal["finished", "failed"]
    title: str = ""
    employer: str = ""
    run_id: str = ""
    version: int = 0
    reused: bool = False
    match_score: Score | None = None
    ats_score: Score | None = None
    requirements_met: int = 0
    requirements: int = 0
    unsupported_lines: int = 0
    unconfirmed: bool = False
    capped_by: tuple[str, ...] = ()
    research: JobResearch | None = None
    files: tuple[str, ...] = ()
    duration_ms: float = 0
    error: str = ""


class CommonRequirement(Model):
    """Something that two or more of the jobs ask, and how well the person shows it at best."""

    requirement: str
    importance: Importance
    job_ids: tuple[str, ...]
    best_tier: Tier


class ReusableReframing(Model):
    """A rewrite that passed the guard in two or more of the applications."""

    original_text: str
    reframed_text: str
    strategy: Strategy
    job_ids: tuple[str, ...]
    fact_ids: tuple[str, ...]


class SharedQuestion(Model):
    """A question whose answer would help; `would_win` sums the match points over all the jobs it serves."""

    requirement: str
    category: str
    would_win: float
    job_ids: tuple[str, ...]


class ReusedPattern(Model):
    """Something past applications taught that applied to these jobs."""

    pattern_type: PatternType
    description: str
    job_ids: tuple[str, ...]


class SharedInsights(Model):
    """What the jobs have in common. `questions` and what was discovered are empty where discovery is not shared."""

    common_requirements: tuple[CommonRequirement, ...] = ()
    discovered_experiences: tuple[DiscoveredExperience, ...] = ()
    reusable_reframings: tuple[ReusableReframing, ...] = ()
    questions: tuple[SharedQuestion, ...] = ()


class BatchAverages(Model):
    """Means over the finished jobs, of the match over those that have one.

    `pattern_reuse` is the percentage to which a past pattern applied.
    """

    match_score: Score = 0
    ats_score: Score = 0
    duration_ms: float = 0
    pattern_reuse: Score = 0


class BatchResult(Model):
    """What a batch came to, job by job in the order they were given. Offline it costs nothing."""

    results: dict[str, JobResult]
    completed_jobs: int
    failed_jobs: int
    shared_insights: SharedInsights
    total_duration_ms: float
    total_cost_cents: float = 0
    averages: BatchAverages
    reused_patterns: tuple[ReusedPattern, ...] = ()
