"""Figures that articles state, and what operators say about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table; articles that are there already get their figures when they are added again."""
    op.create_table(
        "targets",
        sa.Column("id", sa.String(48), nullable=False),
        sa.Column("article_id", sa.String(32), nullable=False),
        sa.Column("fingerprint", sa.String(16), nullable=False),
        sa.Column("province", sa.Text),
        sa.Column("indicator", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("rejected", sa.Boolean, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
        sa.Column("said", sa.JSON),
        sa.PrimaryKeyConstraint("id", name="pk_targets"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_targets_article_id", ondelete="CASCADE"),
    )
    for column in ("article_id", "province", "indicator"):
        op.create_index(f"ix_targets_{column}", "targets", [column])
    op.add_column("previews", sa.Column("said", sa.JSON))


def downgrade() -> None:
    """Drop the table."""
    op.drop_column("previews", "said")
    op.drop_table("targets")
