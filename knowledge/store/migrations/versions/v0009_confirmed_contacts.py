"""What was confirmed last of an office, so that people go on seeing it while something newer waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the column; what has been set since it was confirmed is not known any more."""
    op.add_column("contacts", sa.Column("confirmed", sa.JSON))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("contacts", "confirmed")
