"""The library's tables, the same for SQLite and PostgreSQL.

Whoever keeps more in the database adds tables to the same ``metadata``; all changes are one chain in
`knowledge.store.migrations`.
"""

from __future__ import annotations

import sqlalchemy as sa

# The newest migration. Comparing it with the database's own number is cheaper than loading Alembic each time.
SCHEMA_REVISION = "0005"

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
    # The collection's version that this row was written with, so that an index knows what is new to it.
    sa.Column("revision", sa.Integer, nullable=False, server_default="0"),
    sa.Column("particulars", sa.JSON, nullable=False, server_default="{}"),
    sa.Column("lines", sa.JSON, nullable=False, server_default="[]"),
    # Which version of the way in has read it; 0 for one that was read before this was noted.
    sa.Column("reading", sa.Integer, nullable=False, server_default="0", index=True),
    # What articles that say nearly the same are known by; of all of these the smallest stand in ``sketches``.
    sa.Column("sentence_hashes", sa.JSON, nullable=False, server_default="[]"),
    # The hashes of the texts of earlier versions that this one has taken the place of.
    sa.Column("replaced", sa.JSON, nullable=False, server_default="[]"),
)

# A few hashes of each article's sentences, by which those that say nearly the same are found.
sketches = sa.Table(
    "sketches",
    metadata,
    sa.Column(
        "article_id", sa.String(32), sa.ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, nullable=False
    ),
    sa.Column("hash", sa.BigInteger, primary_key=True, autoincrement=False, index=True),
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
    sa.Column("role", sa.String(16), nullable=False, server_default="body"),
)

# The figures that articles state. The columns hold what counts (a person's word over the machine's); ``found`` is what
# the machine read, ``said`` what a person said about it.
targets = sa.Table(
    "targets",
    metadata,
    sa.Column("id", sa.String(48), primary_key=True),
    sa.Column(
        "article_id",
        sa.String(32),
        sa.ForeignKey("articles.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    sa.Column("fingerprint", sa.String(16), nullable=False),
    sa.Column("province", sa.Text, index=True),
    sa.Column("indicator", sa.String(16), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("rejected", sa.Boolean, nullable=False),
    sa.Column("found", sa.JSON, nullable=False),
    sa.Column("said", sa.JSON),
)

# One row: a number that grows with every change of the collection, so that an index knows when it is behind, and a
# name drawn once, so that an index on disk knows its database.
collection_state = sa.Table(
    "collection_state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("identity", sa.String(32), nullable=False, server_default=""),
)
