"""The first shape. Revision 0001."""

from alembic import op

from storage.rows import Base

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the tables that are not there yet."""
    Base.metadata.create_all(op.get_bind())
