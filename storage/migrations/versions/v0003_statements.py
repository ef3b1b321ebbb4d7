"""Statements beside documents, the index of facts, and decided contradictions. Revision 0003."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what is new; what was there stays."""
    op.add_column("documents", sa.Column("statement", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "indexed_facts",
        sa.Column("owner", sa.String(128), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("fact_id", sa.String(64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("owner", "person", "fact_id", name="pk_indexed_facts"),
    )
    op.create_index("ix_indexed_facts_number", "indexed_facts", ["number"], unique=True)
    op.create_table(
        "decisions",
        sa.Column("owner", sa.String(128), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("decided_at", sa.String(32), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "person", "id", name="pk_decisions"),
    )
