"""Brings an existing database to the newest shape."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent


def upgrade(connection: Connection, migrations: Path = MIGRATIONS) -> None:
    """Apply every migration that is missing, inside the connection's transaction; what was there stays."""
    config = _config(migrations)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def known_versions(migrations: Path = MIGRATIONS) -> frozenset[str]:
    """The versions of the database's shape that this program knows."""
    script = ScriptDirectory.from_config(_config(migrations))
    return frozenset(revision.revision for revision in script.walk_revisions())


def _config(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    return config
