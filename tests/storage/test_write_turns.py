"""Several runs of one process write in turns; a long step of one never makes another give up."""

import time
from pathlib import Path
from typing import Any

import anyio
import pytest
from sqlalchemy import event

from server.clock import now_iso
from storage.database import open_database
from storage.scope import Scope

pytestmark = pytest.mark.promise("batches")

ADA = Scope("local", "ada")
PATIENCE_MS = 20


async def test_a_writer_waits_for_as_long_as_another_of_the_same_process_takes(tmp_path: Path) -> None:
    database = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'db'}", now_iso)

    @event.listens_for(database.engine.sync_engine, "checkout")
    def impatient(connection: Any, *_: object) -> None:
        connection.cursor().execute(f"PRAGMA busy_timeout={PATIENCE_MS}")

    written: list[str] = []

    async def write(name: str) -> None:
        async with database.writing(ADA) as store:
            await store.events.record("tried", name)
        written.append(name)

    async with anyio.create_task_group() as tasks, database.writing(ADA) as store:
        await store.events.record("tried", "first")
        tasks.start_soon(write, "second")
        tasks.start_soon(write, "third")
        await anyio.wait_all_tasks_blocked()
        until = time.monotonic() + 10 * PATIENCE_MS / 1000
        while time.monotonic() < until:  # a step that leaves the loop to nobody
            pass
    await database.close()
    _ = impatient
    assert written == ["second", "third"]
