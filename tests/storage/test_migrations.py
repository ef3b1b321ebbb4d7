"""A database made at once and one brought up step by step are the same, and what lies in an older one stays."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy
import pytest
from sqlalchemy import Connection, create_engine, inspect, text

from storage.database import open_database
from storage.engine import HEAD
from storage.migrations.upgrade import MIGRATIONS, known_versions, upgrade
from storage.rows import Base
from storage.scope import Scope
from tailoring.errors import CannotWrite

pytestmark = pytest.mark.promise("migrations")

ADA = Scope("local", "ada")
UNIT = numpy.eye(1, 384, dtype=numpy.float32)[0]
NEWER = '''
"""A column more, as a later release may bring it."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{head}"


def upgrade() -> None:
    op.add_column("documents", sa.Column("note", sa.Text(), nullable=False, server_default=""))
    {then}
'''


def now() -> str:
    return "2026-01-01T00:00:00Z"


def url(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


def shape(connection: Connection) -> dict[str, Any]:
    """Every table with its columns, keys and indexes, in words."""
    found = inspect(connection)
    return {
        table: {
            "columns": [(c["name"], str(c["type"]), c["nullable"]) for c in found.get_columns(table)],
            "key": found.get_pk_constraint(table)["constrained_columns"],
            "refers": [
                (key["constrained_columns"], key["referred_table"], key["referred_columns"], key.get("options", {}))
                for key in found.get_foreign_keys(table)
            ],
            "indexes": sorted(
                (i["name"] or "", tuple(i["column_names"]), bool(i["unique"])) for i in found.get_indexes(table)
            ),
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }


def made(path: Path, how: Callable[[Connection], None]) -> dict[str, Any]:
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        how(connection)
    with engine.connect() as connection:
        found = shape(connection)
    engine.dispose()
    return found


def with_newer(folder: Path, then: str = "") -> Path:
    """The migrations with one more at their end."""
    copy = Path(shutil.copytree(MIGRATIONS, folder / "migrations", ignore=shutil.ignore_patterns("__pycache__")))
    (copy / "versions" / "v9999_note.py").write_text(NEWER.format(head=HEAD, then=then or "pass"), encoding="utf-8")
    return copy


def test_the_migrations_from_nothing_make_the_tables_that_a_new_database_has(tmp_path: Path) -> None:
    stepwise = made(tmp_path / "stepwise.db", upgrade)
    at_once = made(tmp_path / "at-once.db", Base.metadata.create_all)
    assert stepwise == at_once
    assert {"documents", "facts", "runs", "library", "events"} <= set(stepwise)


def test_the_newest_migration_is_the_shape_of_a_new_database() -> None:
    assert HEAD in known_versions()
    assert max(known_versions()) == HEAD


async def test_an_older_database_is_brought_up_with_its_rows_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    database = await open_database(url(path), now)
    async with database.writing(ADA) as store:
        await store.events.record("kept", "a subject", "a detail")
    await database.close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        upgrade(connection, with_newer(tmp_path))
    with engine.connect() as connection:
        assert "note" in {column["name"] for column in inspect(connection).get_columns("documents")}
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "9999"
        assert connection.execute(text("SELECT subject, detail FROM events")).one() == ("a subject", "a detail")
    engine.dispose()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    await (await open_database(url(path), now)).close()
    broken = with_newer(tmp_path, then='op.execute("INSERT INTO nowhere VALUES (1)")')
    database = await open_database(url(path), now)
    with pytest.raises(Exception, match="nowhere"):
        async with database.engine.begin() as connection:
            await connection.run_sync(upgrade, broken)
    async with database.engine.connect() as connection:
        found = await connection.run_sync(shape)
        version = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
    await database.close()
    assert version == HEAD
    assert "note" not in {name for name, _, _ in found["documents"]["columns"]}


async def test_a_database_of_a_newer_program_is_left_alone_and_named(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    database = await open_database(url(path), now)
    async with database.engine.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    await database.close()
    with pytest.raises(CannotWrite, match="9999") as refused:
        await open_database(url(path), now)
    assert "newer Resumewright" in refused.value.mend


async def test_a_database_made_where_vectors_were_missing_gets_them_when_they_come(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    database = await open_database(url(path), now)
    if not database.vectors:
        pytest.skip("this interpreter loads no extensions")
    async with database.engine.begin() as connection:
        await connection.execute(text("DROP TABLE library_vectors_384"))
    await database.close()
    again = await open_database(url(path), now)
    async with again.engine.connect() as connection:
        tables = await connection.run_sync(lambda raw: inspect(raw).get_table_names())
    await again.close()
    assert "library_vectors_384" in tables


async def test_the_vectors_of_a_database_from_before_their_tables_were_named_by_length_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    database = await open_database(url(path), now)
    if not database.vectors:
        pytest.skip("this interpreter loads no extensions")
    async with database.engine.begin() as connection:
        await connection.execute(text("DROP TABLE library_vectors_384"))
        await connection.execute(text("UPDATE alembic_version SET version_num = '0004'"))
        await connection.execute(text("DROP INDEX ix_library_model"))
        await connection.execute(
            text(
                "CREATE VIRTUAL TABLE library_vectors USING vec0(number INTEGER PRIMARY KEY, "
                "partition TEXT partition key, embedding FLOAT[384] distance_metric=L2, chunk_size=128)"
            )
        )
        row = {"partition": f"{ADA.key}:a model", "vector": UNIT.tobytes()}
        await connection.execute(text("INSERT INTO library_vectors VALUES (7, :partition, :vector)"), row)
    await database.close()
    again = await open_database(url(path), now)
    async with again.reading(ADA) as store:
        found = await store.library.index.by_vector("a model", UNIT, 5)
    async with again.engine.connect() as connection:
        tables = await connection.run_sync(lambda raw: inspect(raw).get_table_names())
    await again.close()
    assert found == [(7, 1.0)]
    assert "library_vectors" not in tables


async def test_two_that_open_a_new_database_at_once_both_find_it_ready(tmp_path: Path) -> None:
    import asyncio

    opened = await asyncio.gather(*(open_database(url(tmp_path / "r.db"), now) for _ in range(4)))
    for database in opened:
        async with database.writing(ADA) as store:
            await store.events.record("here", "a subject")
    async with opened[0].reading(ADA) as store:
        assert len(await store.events.of("a subject")) == 4
    for database in opened:
        await database.close()
