"""What is the disk's or the file's fault is told in words; what is ours is not hidden behind them."""

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.database import Database, open_database
from storage.scope import Scope
from tailoring.errors import CannotWrite

pytestmark = pytest.mark.promise("full-disk")

ADA = Scope("local", "ada")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await open_database(f"sqlite+aiosqlite:///{tmp_path / 'r.db'}", lambda: "2026-01-01T00:00:00Z")
    yield opened
    await opened.close()


async def test_a_full_disk_is_told_and_what_was_there_stays(database: Database, tmp_path: Path) -> None:
    async with database.writing(ADA) as store:
        await store.events.record("kept", "before")
    async with database.engine.connect() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))
    with pytest.raises(CannotWrite, match="the disk is full") as full:
        async with database.writing(ADA) as store:
            await store.events.record("too much", "after", "x" * 2_000_000)
    assert str(tmp_path / "r.db") in full.value.problem
    async with database.reading(ADA) as store:
        assert len(await store.events.of("before")) == 1
        assert await store.events.of("after") == ()


async def test_a_file_that_is_no_database_is_told_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_bytes(b"my own notes, which are not a database at all" * 10)
    with pytest.raises(CannotWrite, match="no database"):
        await open_database(f"sqlite+aiosqlite:///{path}", lambda: "t")
    assert path.read_bytes().startswith(b"my own notes")


async def test_a_damaged_database_is_told(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    await (await open_database(f"sqlite+aiosqlite:///{path}", lambda: "t")).close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(bytes(data))
    with pytest.raises(CannotWrite, match="damaged"):
        opened = await open_database(f"sqlite+aiosqlite:///{path}", lambda: "t")
        try:
            async with opened.writing(ADA) as store:
                await store.events.record("any", "subject")
        finally:
            await opened.close()


async def test_an_error_of_our_own_passes_as_it_is(database: Database) -> None:
    with pytest.raises(OperationalError, match="no such table"):
        async with database.writing(ADA) as store:
            await store.events.session.execute(text("SELECT * FROM nowhere"))


async def test_no_error_shows_what_was_to_be_stored(database: Database) -> None:
    with pytest.raises(Exception, match="UNIQUE") as refused:
        async with database.writing(ADA) as store:
            for _ in range(2):
                await store.events.session.execute(
                    text("INSERT INTO documents VALUES ('o', 'p', 'i', :name, 's', 'a', 'd', 'p', 'b', 0)"),
                    {"name": "a secret name"},
                )
    assert "a secret name" not in str(refused.value)


def test_the_sqlite_in_use_is_complete() -> None:
    assert sqlite3.sqlite_version_info >= (3, 35)
