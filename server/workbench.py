"""Everything one process works with, opened once: settings, database, taxonomy, embedder and the reader of files."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING

from server.clock import now_iso
from server.embedders import chosen_embedder
from server.intake import Intake
from server.jobs import Jobs
from server.quarantine import Quarantine
from server.settings import Settings
from storage.database import Database
from storage.scope import Scope
from tailoring.reading.sandbox import ReadingWorker
from tailoring.rendering.press import Press

if TYPE_CHECKING:
    from tailoring.services import Embedder
    from tailoring.skills.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Workbench:
    """The parts, ready to use. `embedder` finds by meaning: the one the settings choose, None for words alone."""

    settings: Settings
    database: Database
    intake: Intake
    jobs: Jobs
    scope: Scope
    embedder: Callable[[], Embedder | None]
    press: Press


def taxonomy() -> Taxonomy:
    """The taxonomy, loaded at its first use."""
    from tailoring.skills.taxonomy import load_taxonomy

    return load_taxonomy()


def quarantine_of(settings: Settings) -> Quarantine:
    """Where refused files are kept."""
    return Quarantine(settings.home / "quarantine", now_iso, settings.quarantine_mb)


@asynccontextmanager
async def open_workbench(
    settings: Settings, person: str = "", *, keep_refused: bool = True
) -> AsyncGenerator[Workbench, None]:
    """Open everything, and close it at the end. `keep_refused`: files that are refused are kept in quarantine."""
    database = Database(settings.database_url, now_iso)
    worker, press = ReadingWorker(settings.limits), Press()
    try:
        embedder = cache(partial(chosen_embedder, settings.embedder))
        jobs = Jobs(
            database,
            taxonomy,
            embedder,
            quality_threshold=settings.quality_threshold,
            library_minimum_ats=settings.library_minimum_ats,
            relayed=settings.relayed,
            model=settings.model,
            press=press,
        )
        quarantine = quarantine_of(settings) if keep_refused else None
        scope = Scope(settings.owner, person or settings.person)
        yield Workbench(settings, database, Intake(database, worker, quarantine), jobs, scope, embedder, press)
    finally:
        press.close()
        worker.close()
        await database.close()
