"""What articles say about themselves, what each of their lines is, and how those that are nearly the same are found."""

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
    op.add_column("articles", sa.Column("sentence_hashes", sa.JSON, nullable=False, server_default="[]"))
    op.add_column("articles", sa.Column("replaced", sa.JSON, nullable=False, server_default="[]"))
    op.create_index("ix_articles_reading", "articles", ["reading"])
    op.add_column("passages", sa.Column("role", sa.String(16), nullable=False, server_default="body"))
    op.create_table(
        "sketches",
        sa.Column("article_id", sa.String(32), nullable=False),
        sa.Column("hash", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("article_id", "hash", name="pk_sketches"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_sketches_article_id", ondelete="CASCADE"),
    )
    op.create_index("ix_sketches_hash", "sketches", ["hash"])


def downgrade() -> None:
    """Drop them."""
    op.drop_table("sketches")
    op.drop_column("passages", "role")
    op.drop_index("ix_articles_reading", "articles")
    for column in ("replaced", "sentence_hashes", "reading", "lines", "particulars"):
        op.drop_column("articles", column)
