"""The digests that come with the program: which a library has been given, and what people have made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from knowledge.records import Outcome, Record
from knowledge.store.changes import advance
from knowledge.store.corrections import Corrections
from knowledge.store.database import put_row
from knowledge.store.draft import Draft
from knowledge.store.identity import is_seen
from knowledge.store.schema import articles, passages, shipped_digests, sketches, targets
from knowledge.store.writing import write_article


class ShippedDigests(Record):
    """How many digests a library was given, and of these: edited or removed by people, not seen beside an original."""

    given: int
    edited: int
    removed: int
    behind_originals: int


def read_shipped(connection: Connection) -> dict[str, str]:
    """The hash of each digest that was given, by its locator."""
    return {row[0]: row[1] for row in connection.execute(sa.select(shipped_digests.c.locator, shipped_digests.c.hash))}


def count_shipped(connection: Connection) -> ShippedDigests:
    """How many digests were given, and what became of them."""
    known = read_shipped(connection)
    rows = connection.execute(
        sa.select(articles.c.id, articles.c.locator, articles.c.corrections, is_seen().label("seen"))
    )
    there = [row for row in rows.mappings() if row["locator"] in known]
    spoken_of = _articles_spoken_of(connection)
    return ShippedDigests(
        given=len(known),
        edited=sum(bool(row["corrections"]) or row["id"] in spoken_of for row in there),
        removed=len(known) - len(there),
        behind_originals=sum(not row["seen"] for row in there),
    )


def _articles_spoken_of(connection: Connection) -> set[str]:
    """The ids of the articles of whose figures a person has said something."""
    rows = connection.execute(sa.select(targets.c.article_id, targets.c.said).where(targets.c.said.is_not(None)))
    return {row.article_id for row in rows if row.said}


def take_digests(connection: Connection, drafts: Iterable[tuple[Draft, str]]) -> list[tuple[Draft, Outcome, str]]:
    """Write digests with their hashes, new ones and those that nobody has touched; what became of those written.

    One that was given before and is there no more was removed by a person, one that carries a correction was edited:
    both stay as they are, and only the hash is noted.
    """
    known = read_shipped(connection)
    written = []
    for draft, digest_hash in drafts:
        if known.get(draft.locator) == digest_hash:  # another process was faster
            continue
        row = _find(connection, draft.locator)
        if not _was_touched(connection, row, known=draft.locator in known):
            outcome, article_id = write_article(connection, row, draft, Corrections(), (), {})
            written.append((draft, outcome, article_id))
        put_row(connection, shipped_digests, {"locator": draft.locator, "hash": digest_hash})
    return written


def drop_digests(connection: Connection, locators: Collection[str]) -> None:
    """Take out digests that are shipped no more; one that a person has edited stays as hers."""
    for locator in sorted(locators):
        row = _find(connection, locator)
        if row is not None and not _was_touched(connection, row, known=True):
            delete_article(connection, row["id"])
        connection.execute(shipped_digests.delete().where(shipped_digests.c.locator == locator))


def delete_article(connection: Connection, article_id: str) -> None:
    """Delete an article with all that belongs to it, and move the version on."""
    for table in (targets, sketches, passages):
        connection.execute(table.delete().where(table.c.article_id == article_id))
    connection.execute(articles.delete().where(articles.c.id == article_id))
    advance(connection)


def _find(connection: Connection, locator: str) -> RowMapping | None:
    return connection.execute(sa.select(articles).where(articles.c.locator == locator)).mappings().first()


def _was_touched(connection: Connection, row: RowMapping | None, *, known: bool) -> bool:
    """Whether a person has removed a digest that was given, corrected it, or said something about its figures."""
    if row is None:
        return known
    # Nothing said is kept as the null of JSON, which is not that of SQL.
    said = connection.execute(sa.select(targets.c.said).where(targets.c.article_id == row["id"])).scalars()
    return bool(row["corrections"]) or any(said)
