"""The bot's tables, beside the library's in one database. Changes go through `knowledge.store.migrations`."""

from __future__ import annotations

import sqlalchemy as sa

from knowledge.store.schema import metadata

# What was asked and shown. Persons, chats and messages stand here as keyed hashes only; times are seconds since
# 1970 in UTC.
answers = sa.Table(
    "answers",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.Double, nullable=False, index=True),
    sa.Column("person", sa.String(32), nullable=False, index=True),
    sa.Column("room", sa.String(32), nullable=False),
    sa.Column("face", sa.String(8), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("question_key", sa.Text, nullable=False),
    sa.Column("asked_in", sa.String(32), index=True),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("reason", sa.String(32)),
    sa.Column("province", sa.Text),
    sa.Column("answer", sa.JSON, nullable=False),
    sa.Column("took_ms", sa.Float, nullable=False),
    # A large group's questions are asked for by time: with 50,000 of them, SQLite reads 1 ms so and 80 by room alone.
    sa.Index("ix_answers_room_at", "room", "at"),
)

# Which messages hold an answer, so that it can be edited, replied to and pointed at.
answer_messages = sa.Table(
    "answer_messages",
    metadata,
    sa.Column("place", sa.String(32), primary_key=True),
    sa.Column("answer_id", sa.String(16), sa.ForeignKey("answers.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("message_id", sa.BigInteger, nullable=False),
)

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("answer_id", sa.String(16), sa.ForeignKey("answers.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("person", sa.String(32), primary_key=True, index=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("verdict", sa.String(8), nullable=False),
    sa.Column("fault", sa.String(16)),
)

# What was counted before it was deleted: one row a day and outcome.
daily_counts = sa.Table(
    "daily_counts",
    metadata,
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("outcome", sa.String(16), primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)

# Of a person or a chat, by its keyed hash.
preferences = sa.Table(
    "preferences",
    metadata,
    sa.Column("subject", sa.String(32), primary_key=True),
    sa.Column("chosen", sa.JSON, nullable=False),
)

# Documents that an operator looks at before they are added.
previews = sa.Table(
    "previews",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("person", sa.String(32), nullable=False, index=True),
    sa.Column("draft", sa.JSON, nullable=False),
    sa.Column("corrections", sa.JSON, nullable=False),
    sa.Column("said", sa.JSON),
)

# The one thing that an operator was asked for: the message that asks, and the one whose button asked for it.
asked_values = sa.Table(
    "asked_values",
    metadata,
    sa.Column("person", sa.String(32), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("purpose", sa.String(16), nullable=False),
    sa.Column("subject", sa.String(32), nullable=False),
    sa.Column("field", sa.String(16), nullable=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("under", sa.BigInteger, nullable=False),
    sa.Column("keyboard", sa.Text),
)

# Answers that an operator looks at before they are approved.
answer_drafts = sa.Table(
    "answer_drafts",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("person", sa.String(32), nullable=False, index=True),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
)

# What operators decided of questions that were not answered: to pass over those asked until then, or that they ask the
# same as ``merged_into``.
question_decisions = sa.Table(
    "question_decisions",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.Double, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("merged_into", sa.Text),
)

# Answers that the editors have approved for a group of questions.
editorial_answers = sa.Table(
    "editorial_answers",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
)

# What comes in: one update a row, its content kept until it was handled, so that none is lost and none handled twice.
# The door is the channel that it came through, whose processes alone can read it.
updates = sa.Table(
    "updates",
    metadata,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("door", sa.String(8), nullable=False, server_default="telegram"),
    sa.Column("at", sa.BigInteger, nullable=False, index=True),
    sa.Column("owner", sa.String(32), nullable=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("content", sa.JSON),
    sa.Column("done", sa.Boolean, nullable=False, index=True),
)

# Which choices a conversation without buttons was offered last, in the order of their numbers.
open_choices = sa.Table(
    "open_choices",
    metadata,
    sa.Column("room", sa.String(32), primary_key=True),
    sa.Column("person", sa.String(32), nullable=False, index=True),
    sa.Column("at", sa.BigInteger, nullable=False, index=True),
    sa.Column("choices", sa.JSON, nullable=False),
)

# What people asked to be told of later: the one table that knows chats by their numbers, of those who pressed for it.
wishes = sa.Table(
    "wishes",
    metadata,
    sa.Column("id", sa.String(16), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False, index=True),
    sa.Column("person", sa.String(32), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    # The question, the province or the topic, and what two writings of it have in common.
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("about_key", sa.Text, nullable=False),
    # The province that the person had chosen when they asked.
    sa.Column("prefer", sa.Text),
    sa.Column("chat_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("thread", sa.BigInteger),
    sa.Column("reply_to", sa.BigInteger),
    # What the collection was when it was looked into last, and what there was of the thing already.
    sa.Column("seen", sa.String(48), nullable=False),
    sa.Column("known", sa.JSON, nullable=False),
    sa.Column("told_at", sa.BigInteger, nullable=False),
    sa.Column("warned", sa.Boolean, nullable=False),
)
