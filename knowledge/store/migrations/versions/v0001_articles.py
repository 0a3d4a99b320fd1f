"""Articles, passages and the collection's version."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create the first tables."""
    op.create_table(
        "articles",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("title_key", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("locator", sa.Text, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("date_value", sa.String(10)),
        sa.Column("date_precision", sa.String(8), nullable=False),
        sa.Column("date_basis", sa.String(16), nullable=False),
        sa.Column("places", sa.JSON, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("text_hash", sa.String(64), nullable=False),
        sa.Column("removed", sa.JSON, nullable=False),
        sa.Column("corrections", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
    )
    for column in ("title_key", "source", "locator", "text_hash"):
        op.create_index(f"ix_articles_{column}", "articles", [column])
    op.create_table(
        "passages",
        sa.Column("id", sa.String(48), nullable=False),
        sa.Column("article_id", sa.String(32), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("sentences", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_passages"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_passages_article_id", ondelete="CASCADE"),
    )
    op.create_index("ix_passages_article_id", "passages", ["article_id"])
    state = op.create_table(
        "collection_state",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_collection_state"),
    )
    op.bulk_insert(state, [{"id": 1, "version": 0}])


def downgrade() -> None:
    """Drop everything."""
    op.drop_table("passages")
    op.drop_table("articles")
    op.drop_table("collection_state")
