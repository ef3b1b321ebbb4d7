"""Everything one process works with, opened once: settings, database, taxonomy, embedder and the reader of files."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from server.clock import now_iso
from server.intake import Intake
from server.jobs import Jobs
from server.settings import Settings
from storage.engine import Database, open_database
from storage.scope import Scope
from tailoring.embedding.minilm import load_embedder
from tailoring.reading.sandbox import ReadingWorker
from tailoring.skills.taxonomy import load_taxonomy


@dataclass(frozen=True, slots=True)
class Workbench:
    """The parts, ready to use."""

    settings: Settings
    database: Database
    intake: Intake
    jobs: Jobs
    scope: Scope


@asynccontextmanager
async def open_workbench(settings: Settings, person: str = "") -> AsyncGenerator[Workbench, None]:
    """Open everything, and close it at the end."""
    database = await open_database(settings.database_url, now_iso)
    worker = ReadingWorker(settings.limits)
    try:
        jobs = Jobs(
            database,
            load_taxonomy,
            load_embedder,
            quality_threshold=settings.quality_threshold,
            library_minimum_ats=settings.library_minimum_ats,
        )
        scope = Scope(settings.owner, person or settings.person)
        yield Workbench(settings, database, Intake(database, worker), jobs, scope)
    finally:
        worker.close()
        await database.close()
