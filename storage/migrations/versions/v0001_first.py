"""The first shape. Revision 0001."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

OWNER, PERSON = ("owner", sa.String(128)), ("person", sa.String(128))


def _table(
    name: str, *columns: tuple[str, sa.types.TypeEngine[Any]], key: tuple[str, ...] = ("id",), refers: str = ""
) -> None:
    """A table whose key begins with owner and person; `refers` names the table and column it goes with."""
    parts: list[sa.schema.SchemaItem] = [
        sa.Column(column, kind, nullable=False) for column, kind in (OWNER, PERSON, *columns)
    ]
    parts.append(sa.PrimaryKeyConstraint("owner", "person", *key, name=f"pk_{name}"))
    if refers:
        target, _, column = refers.partition(".")
        parts.append(
            sa.ForeignKeyConstraint(
                ["owner", "person", column],
                [f"{target}.owner", f"{target}.person", f"{target}.id"],
                name=f"fk_{name}_{target}",
                ondelete="CASCADE",
            )
        )
    op.create_table(name, *parts)


def upgrade() -> None:
    """Create every table."""
    word, text, stamp = sa.String(64), sa.Text(), sa.String(32)
    _table(
        "documents",
        ("id", word), ("name", text), ("sha256", word), ("added_at", stamp), ("document", text), ("profile", text),
        ("data", sa.LargeBinary()),
    )  # fmt: skip
    _table(
        "facts",
        ("id", word), ("document_id", word), ("place", sa.Integer()), ("kind", sa.String(24)),
        ("status", sa.String(16)), ("text", text), ("fact", text),
        refers="documents.document_id",
    )  # fmt: skip
    op.create_index("ix_facts_document", "facts", ["owner", "person", "document_id"])
    _table("postings", ("id", word), ("title", text), ("employer", text), ("added_at", stamp), ("posting", text))
    _table(
        "runs",
        ("id", word), ("key", word), ("version", sa.Integer()), ("status", sa.String(16)), ("inputs", text),
        ("error", text), ("created_at", stamp), ("leased_by", word), ("leased_until", sa.Double()),
    )  # fmt: skip
    op.create_index("ix_runs_key", "runs", ["owner", "person", "key"])
    _table(
        "run_steps",
        ("run_id", word), ("name", sa.String(24)), ("output", text), ("milliseconds", sa.Double()),
        key=("run_id", "name"), refers="runs.run_id",
    )  # fmt: skip
    _table(
        "run_files",
        ("run_id", word), ("name", sa.String(200)), ("data", sa.LargeBinary()),
        key=("run_id", "name"), refers="runs.run_id",
    )  # fmt: skip
    _table(
        "library",
        ("id", word), ("number", sa.Integer()), ("resume_hash", word), ("model", word), ("entry", text),
    )  # fmt: skip
    op.create_index("ix_library_hash", "library", ["owner", "person", "resume_hash"], unique=True)
    op.create_index("ix_library_number", "library", ["number"], unique=True)
    op.create_index("ix_library_place", "library", ["owner", "person", "number"])
    _table(
        "events",
        ("id", sa.Integer()), ("at", stamp), ("kind", stamp), ("subject", word), ("detail", text),
    )  # fmt: skip
