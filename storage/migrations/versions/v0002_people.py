"""Accounts, their persons and tokens, one-time links, and calls whose result is fetched later. Revision 0002."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

WORD, TEXT, STAMP = sa.String(64), sa.Text(), sa.String(32)
OWNER, PERSON = ("owner", sa.String(128)), ("person", sa.String(128))


def _table(name: str, *columns: tuple[str, sa.types.TypeEngine[Any]], key: tuple[str, ...]) -> None:
    parts = [sa.Column(column, kind, nullable=False) for column, kind in columns]
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"))


def upgrade() -> None:
    """Create the tables."""
    _table("accounts", OWNER, ("subject", TEXT), ("added_at", STAMP), key=("owner",))
    _table("persons", OWNER, PERSON, ("added_at", STAMP), key=("owner", "person"))
    _table(
        "tokens",
        OWNER, ("id", WORD), ("digest", WORD), ("person", sa.String(128)), ("label", TEXT), ("added_at", STAMP),
        ("expires_at", sa.Double()), ("revoked_at", STAMP),
        key=("owner", "id"),
    )  # fmt: skip
    op.create_index("ix_tokens_digest", "tokens", ["digest"], unique=True)
    _table(
        "links",
        OWNER, PERSON, ("id", WORD), ("purpose", sa.String(16)), ("name", TEXT), ("data", sa.LargeBinary()),
        ("expires_at", sa.Double()),
        key=("owner", "person", "id"),
    )  # fmt: skip
    op.create_index("ix_links_id", "links", ["id"], unique=True)
    _table(
        "tasks",
        OWNER, PERSON, ("id", WORD), ("tool", WORD), ("arguments", TEXT), ("status", sa.String(16)), ("message", TEXT),
        ("result", TEXT), ("held_by", WORD), ("created_at", STAMP), ("updated_at", STAMP),
        key=("owner", "person", "id"),
    )  # fmt: skip
    op.create_index("ix_tasks_id", "tasks", ["owner", "id"], unique=True)
