"""Runs for several jobs in one process: a few at once, each failing by itself, with one account of how far all are."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from server.background import Background, goes_on, watcher
from server.jobs import Jobs
from storage.run import RunRequest
from storage.scope import Scope
from tailoring.batch import BatchOptions, BatchProgress, BatchResult, JobResult, Priority
from tailoring.errors import UserError
from tailoring.run import STEP_NAMES

if TYPE_CHECKING:
    from tailoring.batch_summary import FinishedJob
    from tailoring.interview.model import DiscoveredExperience

# Of each job that it began, each of its steps, that it is through, and that it ended: whatever is told is one more.
_STEPS = 1 + len(STEP_NAMES) + 1
Progress = Callable[[BatchProgress], Awaitable[None]]
Outcome = tuple[JobResult, "FinishedJob | None"]


@dataclass(slots=True)
class _Account:
    """How far every job of a batch is. Of a job that failed no step is left to do."""

    steps: dict[str, int]
    began: float
    completed: int = 0
    failed: int = 0

    def at(self, job_id: str | None, phase: str) -> BatchProgress:
        """The state, told from the job that has just moved."""
        total = len(self.steps)
        done = sum(self.steps.values())
        every = total * _STEPS
        # Before one job is through nobody knows how long any takes.
        spent = time.perf_counter() - self.began
        left = spent / done * (every - done) if self.completed else None
        return BatchProgress(
            total_jobs=total,
            completed_jobs=self.completed,
            failed_jobs=self.failed,
            current_job_id=job_id,
            phase=phase,
            estimated_time_remaining=left,
            steps_done=done,
            steps_total=every,
        )

    def end(self, job_id: str, *, completed: bool) -> None:
        """Count a job that has ended, well or not."""
        self.steps[job_id] = _STEPS
        self.completed += completed
        self.failed += not completed


class Batches:
    """Drives batches. Each run is stored by itself: a batch that was broken off is called again and goes on."""

    def __init__(self, jobs: Jobs, background: Background) -> None:
        self.jobs = jobs
        self.background = background

    async def run(
        self,
        scope: Scope,
        requests: Sequence[RunRequest],
        *,
        priority: Priority,
        options: BatchOptions,
        shared_discovery: bool = True,
        progress: Progress | None = None,
    ) -> BatchResult:
        """One run for each request, and what they have in common. Raises a job's error where none could be done.

        Whether it stops with the caller, `goes_on` says. Sequential: in the order given, so that each job has what
        the ones before it left in the library.
        """
        told: asyncio.Queue[BatchProgress | None] = asyncio.Queue()
        tell = _teller(progress)
        working = self.background.begin(self._drive(scope, requests, priority, options, shared_discovery, told))
        working.add_done_callback(lambda _: told.put_nowait(None))
        try:
            while (state := await told.get()) is not None:
                await tell(state)
        finally:
            if not working.done() and not goes_on.get():
                working.cancel()
        return await working

    async def _drive(
        self,
        scope: Scope,
        requests: Sequence[RunRequest],
        priority: Priority,
        options: BatchOptions,
        shared_discovery: bool,
        told: asyncio.Queue[BatchProgress | None],
    ) -> BatchResult:
        from tailoring.batch_summary import batch_result

        began = time.perf_counter()
        by_job = {request.posting_id: request for request in requests}
        account = _Account(dict.fromkeys(by_job, 0), began)
        gate = asyncio.Semaphore(1 if priority == "sequential" else options.max_concurrency)

        async def work(request: RunRequest) -> Outcome:
            async with gate:
                completed = False
                try:
                    outcome = await self._one(scope, request, options, account, told)
                    completed = True
                finally:
                    account.end(request.posting_id, completed=completed)
                    told.put_nowait(account.at(None, ""))
                return outcome

        ended = await asyncio.gather(*(work(request) for request in by_job.values()), return_exceptions=True)
        outcomes = [_outcome(job_id, one) for job_id, one in zip(by_job, ended, strict=True)]
        finished = [job for _, job in outcomes if job is not None]
        errors = [one for one in ended if isinstance(one, Exception)]
        if errors and not finished:
            raise errors[0]
        return batch_result(
            [result for result, _ in outcomes],
            finished,
            (time.perf_counter() - began) * 1000,
            shared_discovery=shared_discovery,
            discovered=await self._discovered(scope, finished) if shared_discovery and finished else (),
        )

    async def _discovered(self, scope: Scope, finished: Sequence[FinishedJob]) -> list[DiscoveredExperience]:
        """What the person told in interviews about any of these jobs."""
        from tailoring.interview.discovered import judged_experiences

        jobs = {job.job_id for job in finished}
        async with self.jobs.database.reading(scope) as store:
            interviews = [interview for interview in await store.interviews.all() if jobs & set(interview.job_ids)]
        as_of, taxonomy = finished[0].inputs.options.as_of, self.jobs.taxonomy()
        return [one for interview in interviews for one in judged_experiences(interview, taxonomy, as_of)]

    async def _one(
        self,
        scope: Scope,
        request: RunRequest,
        options: BatchOptions,
        account: _Account,
        told: asyncio.Queue[BatchProgress | None],
    ) -> Outcome:
        from tailoring.batch_summary import FinishedJob, result_of

        job_id = request.posting_id

        async def report(done: int, _: int, label: str) -> None:
            account.steps[job_id] = done + 1
            told.put_nowait(account.at(job_id, label))

        began = time.perf_counter()
        done = await self.jobs.tailor(scope, request, progress=report)
        job = FinishedJob(done.inputs, done.outputs)
        result = result_of(
            job,
            done.run.id,
            done.run.version,
            reused=done.reused,
            duration_ms=(time.perf_counter() - began) * 1000,
            with_research=options.include_research,
            person=scope.person,
        )
        return result, job


def _outcome(job_id: str, ended: Outcome | BaseException) -> Outcome:
    """What a job came to. An error that nobody can mend stands in the log, and ends no other job."""
    if isinstance(ended, UserError):
        return JobResult(job_id=job_id, status="failed", error=f"{ended.code}: {ended.problem} {ended.mend}"), None
    if isinstance(ended, Exception):
        from server.errors import unexpected

        return JobResult(job_id=job_id, status="failed", error=unexpected(ended)), None
    if isinstance(ended, BaseException):
        raise ended
    return ended


def _teller(progress: Progress | None) -> Progress:
    """Who is told: a watcher in place of the caller, where one fetches the result later."""
    watching = watcher.get()

    async def tell(state: BatchProgress) -> None:
        if watching is not None:
            await watching(state.steps_done, state.steps_total, state.label)
        elif progress is not None:
            await progress(state)

    return tell
