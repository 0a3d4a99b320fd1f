"""What articles say about themselves, what each of their lines is, and which version of the way in has read them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the columns; what is there already says nothing of itself, is all body, and was read by version 0."""
    op.add_column("articles", sa.Column("particulars", sa.JSON, nullable=False, server_default="{}"))
    op.add_column("articles", sa.Column("lines", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("articles", sa.Column("reading", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_articles_reading", "articles", ["reading"])
    op.add_column("passages", sa.Column("role", sa.String(16), nullable=False, server_default="body"))


def downgrade() -> None:
    """Drop them."""
    op.drop_column("passages", "role")
    op.drop_index("ix_articles_reading", "articles")
    for column in ("reading", "lines", "particulars"):
        op.drop_column("articles", column)
