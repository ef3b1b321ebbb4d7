"""Drives runs: does the next unfinished step, stores its output, and goes on. Nothing of the engine shows outside."""

from __future__ import annotations

import hashlib
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import anyio
import anyio.to_thread

from server.clock import seconds
from server.holding import holder_is_gone, new_holder
from server.outputs import source_files
from server.version import product_version
from storage.database import Database
from storage.event import TOKENS_USED
from storage.run import Run, RunRequest
from storage.scope import Scope
from tailoring.errors import UserError
from tailoring.facts import Document
from tailoring.posting import Posting
from tailoring.relayed import RelayedPolicy
from tailoring.rendering.press import Press
from tailoring.run import RunInputs, RunOutputs

if TYPE_CHECKING:
    from server.settings import ModelSettings
    from tailoring.pipeline import Services
    from tailoring.services import Embedder, Writer
    from tailoring.skills.taxonomy import Taxonomy

LEASE_SECONDS = 120.0
log = logging.getLogger(__name__)
T = TypeVar("T")
Progress = Callable[[int, int, str], Awaitable[None]]


class RunInUse(UserError):
    """Another process works on this run."""

    code = "run_in_use"


@dataclass(frozen=True, slots=True)
class Finished:
    """A run with all its outputs; `reused` says it was finished before."""

    run: Run
    inputs: RunInputs
    outputs: RunOutputs
    reused: bool


async def _silent(_: int, __: int, ___: str) -> None:
    """Progress that nobody watches."""


class Jobs:
    """Starts runs and drives them to their end; a killed run goes on wherever it is next touched."""

    def __init__(
        self,
        database: Database,
        taxonomy: Callable[[], Taxonomy],
        embedder: Callable[[], Embedder | None],
        *,
        quality_threshold: float,
        library_minimum_ats: float,
        relayed: RelayedPolicy = "usual",
        model: ModelSettings | None = None,
        press: Press | None = None,
    ) -> None:
        self.press = press
        self.database = database
        self.taxonomy = taxonomy
        self.embedder = embedder
        self.quality_threshold = quality_threshold
        self.library_minimum_ats = library_minimum_ats
        self.relayed: RelayedPolicy = relayed
        self.model = model if model and model.name else None
        self._one_at_a_time = anyio.CapacityLimiter(1)
        self.holder = new_holder()
        # Two calls of one process for one run take turns; the second finds the work done.
        self._turns: defaultdict[tuple[Scope, str], anyio.Lock] = defaultdict(anyio.Lock)

    async def tailor(
        self, scope: Scope, request: RunRequest, *, force: bool = False, progress: Progress = _silent
    ) -> Finished:
        """Find or start the run for these inputs, and drive it to its end. `force` makes a new version."""
        inputs = await self.load(scope, request)
        # What was stated later is among the documents that the run rests on.
        request = request.model_copy(update={"document_ids": tuple(document.id for document in inputs.documents)})
        key = run_key(inputs, self.quality_threshold, self.relayed, self.model.name if self.model else "")
        async with self.database.writing(scope) as store:
            run = None if force else await store.runs.latest(key)
            run = run or await store.runs.start(key, request)
        reused = run.status == "finished"
        if self.press and not reused:
            self.press.start()
        return await self.drive(scope, run.id, inputs, progress=progress, reused=reused)

    async def load(self, scope: Scope, request: RunRequest) -> RunInputs:
        """The stored things a request names, with every later change to them; without a posting when none is named.

        Raises NotFound or a conflict's error.
        """
        from storage.present import present
        from tailoring.merging import merged_inputs

        async with self.database.reading(scope) as store:
            given, _, now = await present(store, self.relayed, self.taxonomy, request.document_ids)
            posting = await store.postings.get(request.posting_id) if request.posting_id else None
        inputs = merged_inputs(
            now.documents,
            now.profiles,
            posting or no_posting(given[0].document),
            request.options,
            withheld=now.withheld,
            unconfirmed=now.unconfirmed,
        )
        return inputs.model_copy(update={"submission": request.submission})

    async def drive(
        self, scope: Scope, run_id: str, inputs: RunInputs, *, progress: Progress = _silent, reused: bool = False
    ) -> Finished:
        """Do every step that is not done yet. Idempotent: what is stored is not done again."""
        async with self._turns[scope, run_id]:
            outputs = await self._take(scope, run_id)
            try:
                outputs = await self._steps(scope, run_id, inputs, outputs, progress)
            finally:
                # A cancelled call gives its lease back all the same.
                with anyio.CancelScope(shield=True):
                    async with self.database.writing(scope) as store:
                        await store.runs.release(run_id, self.holder)
        async with self.database.reading(scope) as store:
            return Finished(await store.runs.get(run_id), inputs, outputs, reused)

    async def files(self, scope: Scope, run_id: str) -> dict[str, bytes]:
        """The files of a run with a copy of each source beside the receipts. Raises NotFound."""
        async with self.database.reading(scope) as store:
            run = await store.runs.get(run_id)
            made = await store.runs.files(run_id)
            sources = await store.documents.copies(run.request.document_ids)
        return {**made, **source_files(sources)}

    async def _take(self, scope: Scope, run_id: str) -> RunOutputs:
        """Take the lease and say what is done already. Raises RunInUse while a living process holds it."""
        async with self.database.writing(scope) as store:
            holder = (await store.runs.lease(run_id)).holder
            dead = holder if holder and holder_is_gone(holder) else ""
            if not await store.runs.take(run_id, self.holder, seconds(), LEASE_SECONDS, instead_of=dead):
                raise _in_use(run_id)
            return await store.runs.outputs(run_id)

    async def _steps(
        self, scope: Scope, run_id: str, inputs: RunInputs, outputs: RunOutputs, progress: Progress
    ) -> RunOutputs:
        from tailoring.pipeline import STEPS, advance, next_step

        services = self._services(scope, run_id)
        while (step := next_step(outputs)) is not None:
            await progress(STEPS.index(step), len(STEPS), step.label)
            started = time.perf_counter()
            try:
                outputs = await advance(inputs, outputs, services)
            except UserError as error:
                async with self.database.writing(scope) as store:
                    await store.runs.finish(run_id, "failed", str(error))
                raise
            spent = (time.perf_counter() - started) * 1000
            last = next_step(outputs) is None
            async with self.database.writing(scope) as store:
                await store.runs.save_step(run_id, step.name, getattr(outputs, step.name), spent)
                if step.name == "generation" and outputs.generation and outputs.generation.model_use.tokens:
                    await store.events.record(TOKENS_USED, run_id, str(outputs.generation.model_use.tokens))
                if not await store.runs.take(run_id, self.holder, seconds(), LEASE_SECONDS):
                    raise _in_use(run_id)
                if last:
                    await store.runs.finish(run_id, "finished")
            log.debug("%s: %s took %.0f ms", run_id, step.name, spent)
        await progress(len(STEPS), len(STEPS), "Done")
        return outputs

    def _services(self, scope: Scope, run_id: str) -> Services:
        from server.shelf import DatabaseShelf
        from tailoring.pipeline import Services

        embedder = self.embedder()
        shelf = DatabaseShelf(self.database, scope, run_id, embedder, self.library_minimum_ats)
        return Services(self.taxonomy(), shelf, self.quality_threshold, self._writer(scope), self._apart, self.press)

    async def _apart(self, work: Callable[[], T]) -> T:
        """In a thread, so that whoever else is served need not wait; one at a time, for the renderer shares state."""
        return await anyio.to_thread.run_sync(work, limiter=self._one_at_a_time)

    def _writer(self, scope: Scope) -> Writer | None:
        if self.model is None:
            return None
        from server.providers.claude import ClaudeWriter

        async def spent_today() -> tuple[int, int]:
            async with self.database.reading(scope) as store:
                return await store.events.tokens_on(self.database.clock()[:10])

        return ClaudeWriter(self.model, spent_today)


def _in_use(run_id: str) -> RunInUse:
    return RunInUse(
        f"The run {run_id} is being worked on by another process.",
        f"Ask again when that one is done; should it hang, the run is free after {LEASE_SECONDS:.0f} s.",
    )


def no_posting(like: Document) -> Posting:
    """A posting that asks nothing, for work that no job is named for."""
    empty = like.model_copy(update={"id": "", "name": "", "text": "", "lines": (), "links": (), "warnings": ()})
    return Posting(id="none", document=empty)


def run_key(inputs: RunInputs, quality_threshold: float, relayed: RelayedPolicy, model: str = "") -> str:
    """The hash of everything that decides a run's result."""
    from tailoring.rendering.weasy import pango_available

    parts = [
        f"resumewright {product_version()}",
        *(f"{document.name} {document.sha256} {document.relayed}" for document in inputs.documents),
        inputs.posting.model_dump_json(),
        inputs.options.model_dump_json(),
        inputs.profile.model_dump_json(),
        *(one.model_dump_json() for one in inputs.withheld),
        f"quality {quality_threshold:g}, relayed {relayed}, unconfirmed {inputs.unconfirmed}",
        f"pango {pango_available()}, model {model}",
    ]
    if inputs.submission:
        parts.append(inputs.submission.model_dump_json())
    if inputs.options.template_path:
        parts.append(hashlib.sha256(Path(inputs.options.template_path).read_bytes()).hexdigest())
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
