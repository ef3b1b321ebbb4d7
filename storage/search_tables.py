"""The search tables: full text, and vectors in one table for each length that is in use."""

from __future__ import annotations

import re

from sqlalchemy import Connection

# The length of the shipped embedder's vectors; their table is always there.
DIMENSIONS = 384
_KINDS = ("library", "facts")
# What belongs to search begins so; the tables under them are their extensions' own.
SEARCH_TABLES = tuple(f"{name}_{way}" for way in ("text", "vectors") for name in _KINDS)


def search_tables(*, vectors: bool) -> tuple[str, ...]:
    """The tables there must be."""
    texts = tuple(f"{name}_text" for name in _KINDS)
    return (*texts, *(f"{name}_vectors_{DIMENSIONS}" for name in _KINDS)) if vectors else texts


def create_search_tables(connection: Connection, *, vectors: bool) -> None:
    """The full-text tables and, where sqlite-vec is loaded, the vector tables, if they are not there yet."""
    for name in _KINDS:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {name}_text USING "
            """fts5(scope, body, tokenize = "unicode61 tokenchars '+#.'")"""
        )
        if vectors:
            add_vector_table(connection, name, DIMENSIONS)
            _take_over(connection, name)


def add_vector_table(connection: Connection, name: str, length: int) -> None:
    """The table of vectors of this length, if it is not there yet."""
    connection.exec_driver_sql(
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {name}_vectors_{length} USING vec0(number INTEGER PRIMARY KEY, "
        # Of unit vectors the nearest by length are the nearest by angle, and length is reckoned twice as fast.
        f"partition TEXT partition key, embedding FLOAT[{length}] distance_metric=L2, chunk_size=128)"
    )


def vector_tables(connection: Connection, name: str) -> tuple[int, ...]:
    """The lengths there are tables for."""
    rows = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
    found = (re.fullmatch(rf"{name}_vectors_(\d+)", row[0]) for row in rows)
    return tuple(sorted(int(match[1]) for match in found if match))


def _take_over(connection: Connection, name: str) -> None:
    """The vectors of a database from before the tables were named by their length."""
    old = f"{name}_vectors"
    if connection.dialect.has_table(connection, old):
        columns = "number, partition, embedding"
        connection.exec_driver_sql(f"INSERT INTO {old}_{DIMENSIONS} ({columns}) SELECT {columns} FROM {old}")  # noqa: S608 - our own names
        connection.exec_driver_sql(f"DROP TABLE {old}")
