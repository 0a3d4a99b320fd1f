"""The tables of the database, the same for SQLite and PostgreSQL. Changes go through `knowledge.migrations`."""

from __future__ import annotations

import sqlalchemy as sa

# The newest migration. Comparing it with the database's own number is cheaper than loading Alembic each time.
SCHEMA_REVISION = "0001"

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("title_key", sa.Text, nullable=False, index=True),
    sa.Column("publisher", sa.Text),
    sa.Column("url", sa.Text),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("locator", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("date_value", sa.String(10)),
    sa.Column("date_precision", sa.String(8), nullable=False),
    sa.Column("date_basis", sa.String(16), nullable=False),
    sa.Column("places", sa.JSON, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("text_hash", sa.String(64), nullable=False, index=True),
    sa.Column("removed", sa.JSON, nullable=False),
    sa.Column("corrections", sa.JSON, nullable=False),
)

passages = sa.Table(
    "passages",
    metadata,
    sa.Column("id", sa.String(48), primary_key=True),
    sa.Column(
        "article_id",
        sa.String(32),
        sa.ForeignKey("articles.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("sentences", sa.JSON, nullable=False),
)

# One row: a number that grows with every change of the collection, so that an index knows when it is behind.
collection_state = sa.Table(
    "collection_state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
)
