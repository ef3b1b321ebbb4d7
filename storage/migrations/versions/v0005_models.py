"""Library entries are found by the model of their vector. Revision 0005."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the index."""
    op.create_index("ix_library_model", "library", ["owner", "person", "model", "number"])
