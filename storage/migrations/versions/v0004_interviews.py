"""Interviews. Revision 0004."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "interviews",
        sa.Column("owner", sa.String(128), nullable=False),
        sa.Column("person", sa.String(128), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("started_at", sa.String(32), nullable=False),
        sa.Column("interview", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "person", "id", name="pk_interviews"),
    )
