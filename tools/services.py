"""What the tools need from the server, as protocols that `build_server` fills."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from mcp.server.mcpserver import Context

from storage.database import Database
from storage.run import Run, RunRequest
from storage.scope import Scope
from tailoring.facts import Document
from tailoring.posting import Posting
from tailoring.profile import Profile
from tailoring.run import RunInputs, RunOutputs

if TYPE_CHECKING:
    from tailoring.batch import BatchOptions, BatchProgress, BatchResult, Priority
    from tailoring.relayed import RelayedPolicy
    from tailoring.services import Embedder
    from tailoring.skills.taxonomy import Taxonomy
    from tailoring.statements import Filing

Progress = Callable[[int, int, str], Awaitable[None]]


class FinishedRun(Protocol):
    """A run with all its outputs."""

    @property
    def run(self) -> Run:
        """The stored run."""
        ...

    @property
    def inputs(self) -> RunInputs:
        """What went in."""
        ...

    @property
    def outputs(self) -> RunOutputs:
        """What the steps left."""
        ...

    @property
    def reused(self) -> bool:
        """Whether it had been finished before."""
        ...


class Runs(Protocol):
    """Starts and drives runs."""

    async def tailor(
        self, scope: Scope, request: RunRequest, *, force: bool = False, progress: Progress = ...
    ) -> FinishedRun:
        """Find or start the run for these inputs and drive it to its end."""
        ...

    async def load(self, scope: Scope, request: RunRequest) -> RunInputs:
        """The stored things a request names."""
        ...

    async def files(self, scope: Scope, run_id: str) -> dict[str, bytes]:
        """The files of a run, with a copy of each source."""
        ...


class Batches(Protocol):
    """Runs for several jobs."""

    async def run(
        self,
        scope: Scope,
        requests: Sequence[RunRequest],
        *,
        priority: Priority,
        options: BatchOptions,
        shared_discovery: bool = True,
        progress: Callable[[BatchProgress], Awaitable[None]] | None = None,
    ) -> BatchResult:
        """One run for each request, and what they have in common."""
        ...


class Intake(Protocol):
    """Takes in documents and ads."""

    async def document(
        self,
        scope: Scope,
        data: bytes,
        name: str,
        *,
        relayed: bool = False,
        statement: bool = False,
        filing: Filing | None = None,
    ) -> tuple[Document, Profile, bool]:
        """Read and keep a document; the last value says whether it is new.

        `statement`: it holds single statements, each judged by itself. `filing`: it is one statement, its bare words.
        """
        ...

    async def posting(
        self, scope: Scope, data: bytes, name: str, *, title: str = "", employer: str = "", relayed: bool = False
    ) -> Posting:
        """Read and keep a job ad."""
        ...

    async def file(self, path: str) -> tuple[bytes, str]:
        """The bytes and the name of a file the person may name."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the tools need."""

    database: Database
    intake: Intake
    runs: Runs
    batches: Batches
    caller: Callable[[Context[Any, Any]], Scope]
    taxonomy: Callable[[], Taxonomy]
    embedder: Callable[[], Embedder | None]
    today: Callable[[], date]
    relayed: RelayedPolicy
    save: Callable[[Scope, str, dict[str, bytes]], Awaitable[tuple[str, ...]]]  # gives paths, or links over HTTP
