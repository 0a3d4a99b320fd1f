"""The operators' desk: what they were asked for, answers not yet pinned, decisions on questions, withdrawn articles."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add the tables; what an operator was asked for stands in one of its own, so that a preview notes it no more."""
    op.create_table(
        "asked_values",
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("purpose", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(32), nullable=False),
        sa.Column("field", sa.String(16), nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("under", sa.BigInteger, nullable=False),
        sa.Column("keyboard", sa.Text),
        sa.PrimaryKeyConstraint("person", name="pk_asked_values"),
    )
    op.create_table(
        "answer_drafts",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_answer_drafts"),
    )
    op.create_index("ix_answer_drafts_person", "answer_drafts", ["person"])
    op.create_table(
        "question_decisions",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("merged_into", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_question_decisions"),
    )
    op.create_table(
        "withdrawn_articles",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("hidden", sa.Boolean, nullable=False),
        sa.Column("kept", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_withdrawn_articles"),
    )
    op.drop_column("previews", "awaits")


def downgrade() -> None:
    """Drop them; articles that are hidden are lost."""
    op.add_column("previews", sa.Column("awaits", sa.String(16)))
    for name in ("withdrawn_articles", "question_decisions", "answer_drafts", "asked_values"):
        op.drop_table(name)
