"""The library's tables, the same for SQLite and PostgreSQL.

Whoever keeps more in the database adds tables to the same ``metadata``; all changes are one chain in
`knowledge.store.migrations`.
"""

from __future__ import annotations

import sqlalchemy as sa

# The newest migration. Comparing it with the database's own number is cheaper than loading Alembic each time.
SCHEMA_REVISION = "0012"

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
    # What two writings of one address have in common.
    sa.Column("url_key", sa.Text, index=True),
    sa.Column("source", sa.Text, nullable=False, index=True),
    sa.Column("locator", sa.Text, nullable=False, index=True),
    sa.Column("kind", sa.String(16), nullable=False),
    # Of a summary of ours, what is known of the page behind it.
    sa.Column("digest", sa.JSON(none_as_null=True)),
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

# The digests of the shipped collection that this library has been given, with what they said: one that is here and has
# no article any more was removed by a person.
shipped_digests = sa.Table(
    "shipped_digests",
    metadata,
    sa.Column("locator", sa.Text, primary_key=True),
    sa.Column("hash", sa.String(64), nullable=False),
    # Of the digest as it was shipped last, also when a person has removed it.
    sa.Column("article_id", sa.Text),
    sa.Column("title", sa.Text),
    sa.Column("url", sa.Text),
)

# What operators know of the office of a province of today ("" is the nation), over what ships. A column is empty where
# nothing was said of it; an empty text says that there is none.
contacts = sa.Table(
    "contacts",
    metadata,
    sa.Column("province", sa.String(32), primary_key=True),
    sa.Column("body", sa.String(8), primary_key=True),
    sa.Column("name", sa.Text),
    sa.Column("phone", sa.Text),
    sa.Column("address", sa.Text),
    sa.Column("email", sa.Text),
    sa.Column("link", sa.Text),
    sa.Column("set_on", sa.String(10)),
    sa.Column("set_by", sa.Text),
    # Empty until somebody has confirmed what stands here, and again when it is set anew.
    sa.Column("confirmed_on", sa.String(10)),
    sa.Column("confirmed_by", sa.Text),
    # What was confirmed before it was set anew, with the day: people see it until the new is confirmed.
    sa.Column("confirmed", sa.JSON(none_as_null=True)),
)

# Pages of the web that are looked at again: those that articles are from, those that list articles, and the articles
# found there that are not in the collection. ``etag`` and ``modified`` are what the server said of the page, ``hash``
# what it told when it was looked at last.
watched_pages = sa.Table(
    "watched_pages",
    metadata,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("role", sa.String(8), nullable=False),
    sa.Column("state", sa.String(12), nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("etag", sa.Text),
    sa.Column("modified", sa.Text),
    sa.Column("hash", sa.String(64)),
    # How often in a row it could not be reached.
    sa.Column("failures", sa.Integer, nullable=False),
    sa.Column("title", sa.Text),
    # On which page that lists articles it was found, and which in its order.
    sa.Column("found_on", sa.Text),
    sa.Column("number", sa.Integer, nullable=False),
    # When it was put before the operators; empty for what was not.
    sa.Column("offered_at", sa.BigInteger),
)

# The days on which some process has begun to look, so that each day one does.
watch_days = sa.Table("watch_days", metadata, sa.Column("day", sa.String(10), primary_key=True))

# Articles that an operator has taken out and may want back, each with its rows of all tables: hidden until it is shown
# again, or removed not long ago.
withdrawn_articles = sa.Table(
    "withdrawn_articles",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("hidden", sa.Boolean, nullable=False),
    sa.Column("kept", sa.JSON, nullable=False),
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
