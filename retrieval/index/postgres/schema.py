"""The tables of the index that lives inside PostgreSQL, and how terms are written there.

They hold nothing that cannot be made again from the library, and are no part of its schema: they are made when the
engine is first used, and emptied when documents come to be read in another way.
"""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.faults import name_of
from retrieval.index.bm25 import K1, B

# Any fixed number: it names the lock under which the index is written.
_LOCK = 71_521
# The extension's parser parts words at anything but letters; a term's hash is written in sixteen of them.
_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")

metadata = sa.MetaData()

index_state = sa.Table(
    "index_state",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("reading", sa.Text, nullable=False),
    sa.Column("meanings", postgresql.JSONB, nullable=False),
    # With which meanings articles may have been read meanwhile, by fillings that were begun and are not finished.
    sa.Column("begun", postgresql.JSONB, nullable=False),
)

# ``terms`` are what the extension indexes; ``counts`` are the same with their frequencies, in binary, to score by.
index_articles = sa.Table(
    "index_articles",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("revision", sa.Integer, nullable=False),
    sa.Column("terms", sa.Text, nullable=False),
    sa.Column("counts", sa.LargeBinary, nullable=False),
    sa.Column("length", sa.Integer, nullable=False),
    sa.Column("short_forms", postgresql.ARRAY(sa.BigInteger), nullable=False),
    sa.Column("explained", postgresql.JSONB, nullable=False),
)

index_passages = sa.Table(
    "index_passages",
    metadata,
    sa.Column("id", sa.String(48), primary_key=True),
    sa.Column("article_id", sa.String(32), nullable=False, index=True),
    sa.Column("year", sa.SmallInteger, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("tags", postgresql.ARRAY(sa.Text), nullable=False),
    sa.Column("syllables", sa.Text, nullable=False),
    sa.Column("syllable_counts", sa.LargeBinary, nullable=False),
    sa.Column("syllable_length", sa.Integer, nullable=False),
    sa.Column("bigrams", sa.Text, nullable=False),
    sa.Column("bigram_counts", sa.LargeBinary, nullable=False),
    sa.Column("bigram_length", sa.Integer, nullable=False),
    sa.Index("ix_index_passages_tags", "tags", postgresql_using="gin"),
)

# How many texts of a field hold a term, by the term's hash; and for each field the texts there are, with their length.
index_terms = sa.Table(
    "index_terms",
    metadata,
    sa.Column("field", sa.String(10), primary_key=True),
    sa.Column("term", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("n", sa.BigInteger, nullable=False),
)
index_fields = sa.Table(
    "index_fields",
    metadata,
    sa.Column("field", sa.String(10), primary_key=True),
    sa.Column("texts", sa.BigInteger, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
)
index_tags = sa.Table(
    "index_tags",
    metadata,
    sa.Column("tag", sa.Text, primary_key=True),
    sa.Column("n", sa.BigInteger, nullable=False),
)

# What the extension indexes: the name of each index, its table and its column.
RANKED = {
    "syllables": ("ix_index_passages_syllables", index_passages.c.syllables),
    "bigrams": ("ix_index_passages_bigrams", index_passages.c.bigrams),
    "whole": ("ix_index_articles_terms", index_articles.c.terms),
}


# Under which names the texts and terms of what stands around articles are counted, apart from what they tell.
ASIDE_FIELDS = {"syllables": "aside syl", "bigrams": "aside big"}


def create_index(connection: Connection) -> None:
    """Make what is missing; raises `LibraryUnavailable` where the extension is not installed."""
    lock_index(connection)
    if sa.inspect(connection).has_table(index_state.name):
        return
    try:
        connection.exec_driver_sql("CREATE EXTENSION IF NOT EXISTS pg_textsearch")
    except (DBAPIError, LibraryUnavailable) as error:
        raise LibraryUnavailable(Trouble.NO_EXTENSION, name_of(connection.engine.url), str(error)) from error
    metadata.create_all(connection)
    for name, column in RANKED.values():
        connection.exec_driver_sql(
            f"CREATE INDEX {name} ON {column.table.name} USING bm25 ({column.name})"
            f" WITH (text_config = 'pg_catalog.simple', k1 = {K1}, b = {B})"
        )


def lock_index(connection: Connection) -> None:
    """Wait until nobody else writes the index, and keep others waiting until the transaction ends."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def empty_index(connection: Connection, reading: str) -> None:
    """Take everything out, for documents that are to be read in another way."""
    for table in metadata.tables.values():
        connection.execute(table.delete())
    state = {"id": 1, "version": -1, "reading": reading, "meanings": {}, "begun": []}
    connection.execute(index_state.insert().values(state))


def write_terms(hashes: Iterable[int]) -> str:
    """Terms, given by their hashes, as the extension is to see them."""
    return " ".join(f"{value:016x}".translate(_LETTERS) for value in hashes)
