"""Work that outlives the call that began it: a client that goes away stops nothing it did not mean to stop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Coroutine
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from server.jobs import Finished, Jobs
from storage.run import RunRequest
from storage.scope import Scope
from tailoring.run import RunInputs
from tools.services import Progress

T = TypeVar("T")
log = logging.getLogger(__name__)
# Whether the run of this call goes on when the call is broken off. Over newer HTTP a lost connection and a cancelled
# call look the same, and losing the work would be the worse mistake; elsewhere a cancelled call means to stop.
goes_on: ContextVar[bool] = ContextVar("goes_on", default=False)
# Who is told of the steps in place of the client that called, where that one fetches the result later.
watcher: ContextVar[Progress | None] = ContextVar("watcher", default=None)


class Background:
    """The tasks of a server that no single call owns; they end with the server, and runs go on at the next start."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()
        self._inside = 0

    def begin(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Start something and keep it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        # Asked for here, so that an error is not reported once more when nobody waits for it.
        if not task.cancelled() and (error := task.exception()) is not None:
            log.debug("work in the background ended with %r", error)

    async def stop(self) -> None:
        """Cancel everything and wait for its end."""
        running = list(self._tasks)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    @asynccontextmanager
    async def lasting(self) -> AsyncGenerator[None, None]:
        """While anyone is inside, work goes on."""
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1
            if not self._inside:
                await self.stop()


class BackgroundRuns:
    """Runs whose driving is not tied to the call that wants them."""

    def __init__(self, jobs: Jobs, background: Background) -> None:
        self.jobs = jobs
        self.background = background

    async def load(self, scope: Scope, request: RunRequest) -> RunInputs:
        """The stored things a request names."""
        return await self.jobs.load(scope, request)

    async def files(self, scope: Scope, run_id: str) -> dict[str, bytes]:
        """The files of a run, with a copy of each source."""
        return await self.jobs.files(scope, run_id)

    async def tailor(
        self, scope: Scope, request: RunRequest, *, force: bool = False, progress: Progress | None = None
    ) -> Finished:
        """Find or start the run and wait for its end; whether it stops with the caller, `goes_on` says."""
        told: asyncio.Queue[tuple[int, int, str] | None] = asyncio.Queue()
        tell = watcher.get() or progress or _silent

        async def report(done: int, total: int, label: str) -> None:
            told.put_nowait((done, total, label))

        driving = self.background.begin(self.jobs.tailor(scope, request, force=force, progress=report))
        driving.add_done_callback(lambda _: told.put_nowait(None))
        try:
            while (step := await told.get()) is not None:
                await tell(*step)
        finally:
            if not driving.done() and not goes_on.get():
                driving.cancel()
        return await driving


async def _silent(_: int, __: int, ___: str) -> None:
    """Progress that nobody watches."""
