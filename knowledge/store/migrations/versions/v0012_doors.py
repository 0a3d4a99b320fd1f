"""Updates of several channels side by side, and which choices a conversation was offered last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Those that are there are Telegram's; nobody was offered numbered choices yet."""
    op.add_column("updates", sa.Column("door", sa.String(8), nullable=False, server_default="telegram"))
    op.create_table(
        "open_choices",
        sa.Column("room", sa.String(32), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("choices", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("room", name="pk_open_choices"),
    )
    for column in ("at", "person"):
        op.create_index(f"ix_open_choices_{column}", "open_choices", [column])


def downgrade() -> None:
    """What other channels than Telegram have left cannot be read by an older version."""
    op.drop_table("open_choices")
    op.execute("DELETE FROM updates WHERE door <> 'telegram'")
    op.drop_column("updates", "door")
