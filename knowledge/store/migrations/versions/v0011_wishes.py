"""What people asked to be told of later, and the pages of the web that are looked at again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Create the tables; nobody has asked yet, and nothing was looked at."""
    op.create_table(
        "wishes",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("about_key", sa.Text, nullable=False),
        sa.Column("prefer", sa.Text),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("thread", sa.BigInteger),
        sa.Column("reply_to", sa.BigInteger),
        sa.Column("seen", sa.String(48), nullable=False),
        sa.Column("known", sa.JSON, nullable=False),
        sa.Column("told_at", sa.BigInteger, nullable=False),
        sa.Column("warned", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_wishes"),
    )
    for column in ("at", "person", "chat_id"):
        op.create_index(f"ix_wishes_{column}", "wishes", [column])
    op.create_table(
        "watched_pages",
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("role", sa.String(8), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("modified", sa.Text),
        sa.Column("hash", sa.String(64)),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("found_on", sa.Text),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("offered_at", sa.BigInteger),
        sa.PrimaryKeyConstraint("url", name="pk_watched_pages"),
    )
    op.create_table(
        "watch_days",
        sa.Column("day", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_watch_days"),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("watch_days", "watched_pages", "wishes"):
        op.drop_table(table)
