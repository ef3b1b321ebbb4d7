"""Runs, the stored outputs of their steps, their files, and the lease that keeps two processes off one run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.events import Events
from storage.repository import Repository
from storage.rows import FileRow, PostingRow, RunRow, StepRow
from storage.run import Lease, Run, RunRequest, RunStatus
from storage.scope import Scope
from tailoring.contradictions import Shown
from tailoring.errors import NotFound
from tailoring.model import Model
from tailoring.resume import Draft
from tailoring.run import STEP_NAMES, RunOutputs, StepName


class Runs(Repository):
    """Runs of one scope."""

    def __init__(self, session: AsyncSession, scope: Scope, clock: Callable[[], str], events: Events) -> None:
        super().__init__(session, scope, clock)
        self.events = events

    async def start(self, key: str, request: RunRequest) -> Run:
        """A new run; its version counts the runs with the same inputs."""
        counted = select(func.count()).select_from(self.mine(RunRow).where(RunRow.key == key).subquery())
        version = (await self.session.execute(counted)).scalar_one() + 1
        row = RunRow(
            **self.own(),
            id=f"run-{key[:10]}-{version}",
            key=key,
            version=version,
            status="running",
            inputs=request.model_dump_json(),
            error="",
            created_at=self.clock(),
            leased_by="",
            leased_until=0.0,
        )
        self.session.add(row)
        await self.events.record("run_started", row.id)
        return _run(row, ())

    async def latest(self, key: str) -> Run | None:
        """The newest run with these inputs."""
        rows = await self.session.scalars(
            self.mine(RunRow).where(RunRow.key == key).order_by(RunRow.version.desc()).limit(1)
        )
        row = rows.first()
        return _run(row, await self._timings(row.id)) if row else None

    async def get(self, run_id: str) -> Run:
        """One run. Raises NotFound."""
        return _run(await self.one(RunRow, "run", run_id), await self._timings(run_id))

    async def all(self, limit: int = 100) -> tuple[Run, ...]:
        """Runs, newest first, without their timings."""
        rows = await self.session.scalars(
            self.mine(RunRow).order_by(RunRow.created_at.desc(), RunRow.id.desc()).limit(limit)
        )
        return tuple(_run(row, ()) for row in rows)

    async def _timings(self, run_id: str) -> tuple[tuple[StepName, float], ...]:
        rows = await self.session.scalars(self.mine(StepRow).where(StepRow.run_id == run_id))
        milliseconds = {row.name: row.milliseconds for row in rows}
        return tuple((name, milliseconds[name]) for name in STEP_NAMES if name in milliseconds)

    async def lease(self, run_id: str) -> Lease:
        """Who holds a run, and until when. Raises NotFound."""
        row = await self.one(RunRow, "run", run_id)
        return Lease(row.leased_by, row.leased_until)

    async def take(self, run_id: str, holder: str, now: float, seconds: float, *, instead_of: str = "") -> bool:
        """Take or renew the lease on a run; False when another process holds it. `now` counts seconds.

        `instead_of` names a holder that is known to be gone: its lease need not run out first.
        """
        taken = await self.session.execute(
            update(RunRow)
            .where(
                RunRow.owner == self.scope.owner,
                RunRow.person == self.scope.person,
                RunRow.id == run_id,
                or_(RunRow.leased_until < now, RunRow.leased_by.in_((holder, instead_of, ""))),
            )
            .values(leased_by=holder, leased_until=now + seconds)
            .returning(RunRow.id)
        )
        return taken.first() is not None

    async def release(self, run_id: str, holder: str) -> None:
        """Give the lease back."""
        row = await self.one(RunRow, "run", run_id)
        await self.session.refresh(row)
        if row.leased_by == holder:
            row.leased_by, row.leased_until = "", 0.0

    async def save_step(self, run_id: str, name: StepName, output: Model, milliseconds: float) -> None:
        """Keep a step's output; a second save of the same step changes nothing."""
        if await self.held(StepRow, run_id=run_id, name=name) is None:
            row = StepRow(
                **self.own(), run_id=run_id, name=name, output=output.model_dump_json(), milliseconds=milliseconds
            )
            self.session.add(row)
            await self.events.record("step_finished", run_id, name)

    async def outputs(self, run_id: str) -> RunOutputs:
        """What the finished steps left. Raises NotFound."""
        await self.one(RunRow, "run", run_id)
        rows = await self.session.scalars(self.mine(StepRow).where(StepRow.run_id == run_id))
        body = ",".join(f'"{row.name}":{row.output}' for row in rows)
        return RunOutputs.model_validate_json(f"{{{body}}}")

    async def finish(self, run_id: str, status: RunStatus, error: str = "") -> None:
        """Set the final status of a run."""
        row = await self.one(RunRow, "run", run_id)
        row.status, row.error = status, error
        await self.events.record(f"run_{status}", run_id, error)

    async def resting_on(self, document_ids: Collection[str]) -> tuple[str, ...]:
        """The runs that rest on nothing but these documents."""
        rows = await self.session.execute(
            select(RunRow.id, RunRow.inputs).where(RunRow.owner == self.scope.owner, RunRow.person == self.scope.person)
        )
        known = set(document_ids)
        requests = [(row.id, RunRequest.model_validate_json(row.inputs)) for row in rows]
        return tuple(run_id for run_id, request in requests if set(request.document_ids) <= known)

    async def entries(self) -> dict[str, str]:
        """Run → the library entry that it left."""
        rows = await self.session.execute(
            select(StepRow.run_id, func.json_extract(StepRow.output, "$.entry_id").label("entry")).where(
                StepRow.owner == self.scope.owner,
                StepRow.person == self.scope.person,
                StepRow.name == "library_update",
            )
        )
        return {row.run_id: row.entry for row in rows if row.entry}

    async def delete(self, run_id: str) -> None:
        """Remove a run with its steps and files. Raises NotFound."""
        await self.session.delete(await self.one(RunRow, "run", run_id))
        await self.session.flush()
        await self.events.record("run_deleted", run_id)

    async def shown(self, run_id: str, limit: int = 12) -> tuple[Shown, list[Shown]]:
        """What a finished run showed of the career, and what the newest others did. Raises NotFound."""
        own = [
            await self._shown(row) for row in await self.session.execute(_generated(self.scope, RunRow.id == run_id))
        ]
        if not own:
            raise NotFound(f"The run {run_id!r} has made no résumé.", "Call for it again; it goes on.")
        others = await self.session.execute(_generated(self.scope, RunRow.id != run_id).limit(limit))
        return own[0], [await self._shown(row) for row in others]

    async def _shown(self, row: Any) -> Shown:
        request = RunRequest.model_validate_json(row.inputs)
        posting = await self.held(PostingRow, id=request.posting_id)
        return Shown(
            run_id=row.id,
            employer=posting.employer if posting else "",
            month=request.options.as_of.isoformat()[:7],
            draft=Draft.model_validate_json(row.draft),
        )

    async def keep_files(self, run_id: str, files: Mapping[str, bytes]) -> None:
        """Keep the files of a run, replacing those of an interrupted try."""
        for name, data in files.items():
            row = await self.held(FileRow, run_id=run_id, name=name)
            if row is None:
                self.session.add(FileRow(**self.own(), run_id=run_id, name=name, data=data))
            else:
                row.data = data

    async def files(self, run_id: str) -> dict[str, bytes]:
        """The files of a run by name, in order of name."""
        rows = await self.session.scalars(self.mine(FileRow).where(FileRow.run_id == run_id).order_by(FileRow.name))
        return {row.name: row.data for row in rows}

    async def that_made(self, data: bytes) -> str:
        """The newest run of which a file has just these bytes; "" for none."""
        found = await self.session.scalars(
            select(FileRow.run_id)
            .join(
                RunRow,
                and_(RunRow.owner == FileRow.owner, RunRow.person == FileRow.person, RunRow.id == FileRow.run_id),
            )
            .where(
                FileRow.owner == self.scope.owner,
                FileRow.person == self.scope.person,
                func.length(FileRow.data) == len(data),
                FileRow.data == data,
            )
            .order_by(RunRow.created_at.desc(), RunRow.id.desc())
            .limit(1)
        )
        return found.first() or ""

    async def file_sizes(self, run_id: str) -> dict[str, int]:
        """The sizes in bytes of a run's files by name, in order of name."""
        rows = await self.session.execute(
            select(FileRow.name, func.length(FileRow.data))
            .where(FileRow.owner == self.scope.owner, FileRow.person == self.scope.person, FileRow.run_id == run_id)
            .order_by(FileRow.name)
        )
        return {row.name: row[1] for row in rows}

    async def file(self, run_id: str, name: str) -> bytes:
        """One file of a run. Raises NotFound."""
        row = await self.held(FileRow, run_id=run_id, name=name)
        if row is None:
            raise NotFound(f"The run {run_id!r} has no file {name!r}.", "Ask for the run to see its files.")
        return row.data


def _generated(scope: Scope, which: ColumnElement[bool]) -> Select[str, str, Any]:
    """The finished runs of a scope with the résumé each made, the newest first."""
    return (
        select(RunRow.id, RunRow.inputs, func.json_extract(StepRow.output, "$.draft").label("draft"))
        .join(
            StepRow, and_(StepRow.owner == RunRow.owner, StepRow.person == RunRow.person, StepRow.run_id == RunRow.id)
        )
        .where(
            RunRow.owner == scope.owner,
            RunRow.person == scope.person,
            RunRow.status == "finished",
            StepRow.name == "generation",
            which,
        )
        .order_by(RunRow.created_at.desc(), RunRow.id)
    )


def _run(row: RunRow, timings: tuple[tuple[StepName, float], ...]) -> Run:
    return Run.model_validate(
        {
            "id": row.id,
            "key": row.key,
            "version": row.version,
            "status": row.status,
            "request": RunRequest.model_validate_json(row.inputs),
            "error": row.error,
            "created_at": row.created_at,
            "timings": timings,
        }
    )
