"""The version at which each article was last changed, a name of the database itself, a group's questions by time."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add all three; what is there already counts as changed at version 0, and the name is drawn once."""
    op.add_column("articles", sa.Column("revision", sa.Integer, nullable=False, server_default="0"))
    op.add_column("collection_state", sa.Column("identity", sa.String(32), nullable=False, server_default=""))
    state = sa.table("collection_state", sa.column("identity", sa.String))
    op.execute(state.update().values(identity=secrets.token_hex(16)))
    op.drop_index("ix_answers_room", "answers")
    op.create_index("ix_answers_room_at", "answers", ["room", "at"])


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_answers_room_at", "answers")
    op.create_index("ix_answers_room", "answers", ["room"])
    op.drop_column("collection_state", "identity")
    op.drop_column("articles", "revision")
