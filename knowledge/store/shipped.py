"""The digests that come with the program: which a library has been given, and what people have made of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from knowledge.records import Outcome, Record
from knowledge.store.changes import advance
from knowledge.store.corrections import Corrections
from knowledge.store.database import put_row
from knowledge.store.draft import Draft
from knowledge.store.identity import address_key, is_seen, title_key
from knowledge.store.rows import NEXT_REVISION
from knowledge.store.schema import articles, passages, shipped_digests, sketches, targets
from knowledge.store.writing import write_article


class ShippedDigests(Record):
    """How many digests a library was given, and of these: edited or removed by people, not seen beside an original."""

    given: int
    edited: int
    removed: int
    behind_originals: int


class Touch(StrEnum):
    """What a person has done to a digest, which is why a newer version leaves it alone."""

    EDITED = "edited"
    REMOVED = "removed"


class TouchedDigest(Record):
    """A digest that a person has edited or removed, as it was shipped last; ``id`` is that of its article."""

    locator: str
    id: str | None
    title: str
    touch: Touch


def read_shipped(connection: Connection) -> dict[str, str]:
    """The hash of each digest that was given, by its locator."""
    return {row[0]: row[1] for row in connection.execute(sa.select(shipped_digests.c.locator, shipped_digests.c.hash))}


def count_shipped(connection: Connection) -> ShippedDigests:
    """How many digests were given, and what became of them."""
    there = sa.select(is_seen()).join(shipped_digests, shipped_digests.c.locator == articles.c.locator)
    seen = connection.execute(there).scalars().all()
    touches = [each.touch for each in list_touched(connection)]
    return ShippedDigests(
        given=len(read_shipped(connection)),
        edited=touches.count(Touch.EDITED),
        removed=touches.count(Touch.REMOVED),
        behind_originals=sum(not each for each in seen),
    )


def list_touched(connection: Connection) -> tuple[TouchedDigest, ...]:
    """The digests that people have edited or removed, ordered by locator.

    One that was given and is there no more was removed, one that carries a correction or of whose figures something
    was said was edited.
    """
    query = sa.select(shipped_digests, articles.c.id.label("there"), articles.c.corrections)
    query = query.outerjoin(articles, articles.c.locator == shipped_digests.c.locator)
    spoken_of = _articles_spoken_of(connection)
    touched = [
        TouchedDigest(
            locator=row["locator"],
            id=row["there"] or row["article_id"],
            title=row["title"] or row["locator"],
            touch=Touch.REMOVED if row["there"] is None else Touch.EDITED,
        )
        for row in connection.execute(query).mappings()
        if row["there"] is None or row["corrections"] or row["there"] in spoken_of
    ]
    return tuple(sorted(touched, key=lambda each: each.locator))


def _articles_spoken_of(connection: Connection) -> set[str]:
    """The ids of the articles of whose figures a person has said something."""
    # Nothing said is kept as the null of JSON, which is not that of SQL.
    rows = connection.execute(sa.select(targets.c.article_id, targets.c.said).where(targets.c.said.is_not(None)))
    return {row.article_id for row in rows if row.said}


def take_digests(
    connection: Connection, drafts: Iterable[tuple[Draft, str]], gone: Collection[str] = ()
) -> list[tuple[Draft, Outcome, str]]:
    """Write digests with their hashes, new ones and those that nobody has touched; what became of those written.

    Those at the locators ``gone`` are shipped no more: one that comes under another locator is followed there with what
    people have made of it, the others are taken out. One that a person has removed or edited stays as it is, and what
    is noted is only that it was shipped.
    """
    coming = list(drafts)
    gone = _follow_moved(connection, [draft for draft, _ in coming], gone)
    known, touched = read_shipped(connection), {each.locator for each in list_touched(connection)}
    written = []
    for draft, digest_hash in coming:
        if known.get(draft.locator) == digest_hash:  # another process was faster
            continue
        noted = {"locator": draft.locator, "hash": digest_hash, "title": draft.article.title, "url": draft.article.url}
        if draft.locator not in touched:
            row = _find(connection, draft.locator)
            outcome, article_id = write_article(connection, row, draft, Corrections(), (), {})
            written.append((draft, outcome, article_id))
            noted["article_id"] = article_id
        put_row(connection, shipped_digests, noted)
    _drop_digests(connection, gone, touched)
    return written


def _follow_moved(connection: Connection, drafts: Sequence[Draft], gone: Collection[str]) -> set[str]:
    """Give digests that are shipped from another file their new locator; those that are gone for good are left."""
    rows = connection.execute(sa.select(shipped_digests)).mappings().all()
    known = {row["locator"] for row in rows}
    left = {row["locator"]: row for row in rows if row["locator"] in gone}
    for draft in drafts:
        found = None if draft.locator in known else next((at for at, row in left.items() if _is_same(row, draft)), None)
        if found is None:
            continue
        del left[found]
        connection.execute(
            shipped_digests.update()
            .where(shipped_digests.c.locator == found)
            # Without a hash it is written anew where nobody has touched it.
            .values(locator=draft.locator, hash="")
        )
        moved = {"locator": draft.locator, "source": draft.article.source, "revision": NEXT_REVISION}
        if connection.execute(articles.update().where(articles.c.locator == found).values(moved)).rowcount:
            advance(connection)
    return set(left)


def _is_same(row: RowMapping, draft: Draft) -> bool:
    """Whether a digest that was shipped is of the same page as a draft: by address, or by title where one has none."""
    article = draft.article
    if row["url"] and article.url:
        return address_key(row["url"]) == address_key(article.url)
    return bool(row["title"]) and title_key(row["title"]) == title_key(article.title)


def _drop_digests(connection: Connection, locators: Collection[str], touched: Collection[str]) -> None:
    """Take out digests that are shipped no more; one that a person has edited stays as hers."""
    for locator in sorted(locators):
        row = _find(connection, locator)
        if row is not None and locator not in touched:
            delete_article(connection, row["id"])
        connection.execute(shipped_digests.delete().where(shipped_digests.c.locator == locator))


def forget_touch(connection: Connection, locators: Collection[str]) -> None:
    """Forget what people have done to digests, so that they come as they ship when the collection is taken next."""
    for locator in sorted(locators):
        row = _find(connection, locator)
        if row is not None:
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
