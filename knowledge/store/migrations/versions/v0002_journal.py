"""What was asked and shown, preferences, previews, editors' answers and Telegram's updates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create the tables of the conversation."""
    _create_journal()
    op.create_table(
        "preferences",
        sa.Column("subject", sa.String(32), nullable=False),
        sa.Column("chosen", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("subject", name="pk_preferences"),
    )
    op.create_table(
        "previews",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("draft", sa.JSON, nullable=False),
        sa.Column("corrections", sa.JSON, nullable=False),
        sa.Column("awaits", sa.String(16)),
        sa.PrimaryKeyConstraint("id", name="pk_previews"),
    )
    op.create_index("ix_previews_person", "previews", ["person"])
    op.create_table(
        "editorial_answers",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_editorial_answers"),
    )
    op.create_table(
        "updates",
        sa.Column("id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("owner", sa.String(32), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("content", sa.JSON),
        sa.Column("done", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_updates"),
    )
    op.create_index("ix_updates_at", "updates", ["at"])
    op.create_index("ix_updates_done", "updates", ["done"])


def _create_journal() -> None:
    op.create_table(
        "answers",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("at", sa.Double, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("room", sa.String(32), nullable=False),
        sa.Column("face", sa.String(8), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("question_key", sa.Text, nullable=False),
        sa.Column("asked_in", sa.String(32)),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32)),
        sa.Column("province", sa.Text),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.Column("took_ms", sa.Float, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answers"),
    )
    for column in ("at", "person", "room", "asked_in"):
        op.create_index(f"ix_answers_{column}", "answers", [column])
    op.create_table(
        "answer_messages",
        sa.Column("place", sa.String(32), nullable=False),
        sa.Column("answer_id", sa.String(16), nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("place", name="pk_answer_messages"),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_answer_messages_answer_id", ondelete="CASCADE"),
    )
    op.create_index("ix_answer_messages_answer_id", "answer_messages", ["answer_id"])
    op.create_table(
        "feedback",
        sa.Column("answer_id", sa.String(16), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("verdict", sa.String(8), nullable=False),
        sa.Column("fault", sa.String(16)),
        sa.PrimaryKeyConstraint("answer_id", "person", name="pk_feedback"),
        sa.ForeignKeyConstraint(["answer_id"], ["answers.id"], name="fk_feedback_answer_id", ondelete="CASCADE"),
    )
    op.create_index("ix_feedback_person", "feedback", ["person"])
    op.create_table(
        "daily_counts",
        sa.Column("day", sa.String(10), nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("day", "outcome", name="pk_daily_counts"),
    )


def downgrade() -> None:
    """Drop the tables of the conversation."""
    for table in (
        "updates", "editorial_answers", "previews", "preferences",
        "daily_counts", "feedback", "answer_messages", "answers",
    ):  # fmt: skip
        op.drop_table(table)
