"""Articles that an operator has taken out and may want back: hidden until they are shown again, or just removed.

Their rows are kept as they were, out of the tables that questions are answered from. A document that is added again
meanwhile is there again, and what was kept of it is of no use any more.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from knowledge.records import Record
from knowledge.store.changes import advance
from knowledge.store.database import put_row
from knowledge.store.identity import find_by_id
from knowledge.store.library import Library
from knowledge.store.rows import NEXT_REVISION
from knowledge.store.schema import articles, passages, sketches, targets, withdrawn_articles
from knowledge.store.shipped import delete_article

# A removal can be undone for so long.
UNDO_SECONDS = 24 * 3600
_OF_ARTICLES = (passages, targets, sketches)


class Withdrawn(Record):
    """An article that is not there for questions: hidden, or removed on a day and still to be had back."""

    id: str
    title: str
    hidden: bool
    on: dt.datetime


class WithdrawnArticles:
    """Takes articles out and back in; every method blocks."""

    def __init__(self, library: Library, clock: Callable[[], float] = time.time) -> None:
        self._library = library
        self._clock = clock

    def withdraw(self, article_id: str, *, hidden: bool) -> Withdrawn:
        """Hide an article, or remove it so that it can be had back for a day; raises `ArticleNotFound`."""
        with self._library.changing() as connection:
            row = find_by_id(connection, article_id)
            kept = {"articles": [dict(row)]}
            for table in _OF_ARTICLES:
                inside = connection.execute(sa.select(table).where(table.c.article_id == row["id"]))
                kept[table.name] = [dict(each) for each in inside.mappings()]
            written = {"id": row["id"], "at": int(self._clock()), "title": row["title"], "hidden": hidden, "kept": kept}
            put_row(connection, withdrawn_articles, written)
            delete_article(connection, row["id"])
        return _withdrawn(written)

    def bring_back(self, article_id: str) -> str | None:
        """Put an article back as it was, and give its title; none when it is not to be had, or was added again."""
        query = sa.select(withdrawn_articles).where(withdrawn_articles.c.id == article_id)
        with self._library.changing() as connection:
            row = connection.execute(query).mappings().first()
            if row is None:
                return None
            connection.execute(withdrawn_articles.delete().where(withdrawn_articles.c.id == article_id))
            if connection.execute(sa.select(articles.c.id).where(articles.c.id == article_id)).first() is not None:
                return None
            _write(connection, row["kept"])
            advance(connection)
        return str(row["title"])

    def all(self) -> list[Withdrawn]:
        """What is hidden, and what was removed within a day; newest first."""
        query = sa.select(withdrawn_articles).order_by(withdrawn_articles.c.at.desc(), withdrawn_articles.c.id)
        with self._library.engine.connect() as connection:
            rows = [row for row in connection.execute(query).mappings() if row["hidden"] or row["at"] >= self._since()]
        return [_withdrawn(dict(row)) for row in rows]

    def prune(self) -> None:
        """Forget what was removed a day ago; what is hidden is kept."""
        old = sa.and_(withdrawn_articles.c.hidden.is_(False), withdrawn_articles.c.at < self._since())
        with self._library.engine.begin() as connection:
            connection.execute(withdrawn_articles.delete().where(old))

    def _since(self) -> float:
        return self._clock() - UNDO_SECONDS


def _write(connection: Connection, kept: dict[str, list[dict[str, Any]]]) -> None:
    """Write rows as they were; a column that is no more is left out, a new one has its default."""
    for table in (articles, *_OF_ARTICLES):
        rows = [{name: value for name, value in row.items() if name in table.c} for row in kept.get(table.name, ())]
        if table is articles:
            connection.execute(articles.insert().values({**rows[0], "revision": NEXT_REVISION}))
        elif rows:
            connection.execute(table.insert(), rows)


def _withdrawn(row: dict[str, Any]) -> Withdrawn:
    on = dt.datetime.fromtimestamp(row["at"], dt.UTC)
    return Withdrawn(id=row["id"], title=row["title"], hidden=row["hidden"], on=on)
