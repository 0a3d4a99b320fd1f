"""What is known of the pages of the web that are looked at again: as they were last, and what was found there."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge.records import Record
from knowledge.store.database import insert_absent, put_row, writing
from knowledge.store.identity import address_key
from knowledge.store.schema import articles, shipped_digests, watch_days, watched_pages

DAYS_REMEMBERED = 7


class PageRole(StrEnum):
    """Why a page is looked at: articles are from it, it lists articles, or it was found on one that does."""

    CITED = "cited"
    SOURCE = "source"
    FOUND = "found"


class PageState(StrEnum):
    """How a page was when it was looked at."""

    FIRST = "first"
    UNCHANGED = "unchanged"
    CHANGED = "changed"
    UNREACHABLE = "unreachable"
    DEAD = "dead"
    NEW = "new"


class WatchedPage(Record):
    """A page as it was when it was looked at last; ``at`` and ``offered_at`` are seconds since 1970, UTC."""

    url: str
    role: PageRole
    state: PageState
    at: int = 0
    etag: str | None = None
    modified: str | None = None
    hash: str | None = None
    failures: int = 0
    title: str | None = None
    found_on: str | None = None
    number: int = 0
    offered_at: int | None = None


class WatchedPages:
    """The pages in the database; every method blocks."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine = engine
        self._clock = clock

    def cited(self) -> Mapping[str, tuple[str, str]]:
        """The address of each article that has one, with its id and title; of several with one address the first."""
        query = sa.select(articles.c.url, articles.c.id, articles.c.title).where(articles.c.url.is_not(None))
        found: dict[str, tuple[str, str]] = {}
        with self._engine.connect() as connection:
            for url, article_id, title in connection.execute(query.order_by(articles.c.id)):
                found.setdefault(url, (article_id, title))
        return found

    def find(self, url: str) -> WatchedPage | None:
        """A page as it was last; none for one that was never looked at."""
        query = sa.select(watched_pages).where(watched_pages.c.url == url)
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return WatchedPage.model_validate(dict(row)) if row is not None else None

    def note(self, page: WatchedPage) -> None:
        """Keep how a page was just now."""
        with writing(self._engine) as connection:
            put_row(connection, watched_pages, _row(page, self._clock()))

    def note_found(self, pages: Iterable[WatchedPage]) -> None:
        """Keep what was found together; what is known already stays as it is, and what operators were shown too."""
        now = self._clock()  # of all of them: a second between two would turn the page's order around
        with writing(self._engine) as connection:
            for page in pages:
                insert_absent(connection, watched_pages, _row(page, now))

    def found_on(self, source: str) -> tuple[WatchedPage, ...]:
        """What was found on a page and is not in the collection, in the page's order."""
        return self._found(watched_pages.c.found_on == source)

    def to_offer(self, count: int) -> tuple[WatchedPage, ...]:
        """So many of those found that nobody was shown yet and that are not in the collection, the newest first."""
        return self._found(watched_pages.c.offered_at.is_(None))[:count]

    def note_offered(self, url: str) -> bool:
        """Say that the operators are shown a page now; false when another process does it."""
        unseen = sa.and_(watched_pages.c.url == url, watched_pages.c.offered_at.is_(None))
        with writing(self._engine) as connection:
            changed = watched_pages.update().where(unseen).values(offered_at=int(self._clock()))
            return connection.execute(changed).rowcount > 0

    def begin_day(self, day: str) -> bool:
        """Whether nobody has begun to look on this day ("2026-11-26") before; from now on somebody has."""
        with writing(self._engine) as connection:
            first = insert_absent(connection, watch_days, {"day": day})
            if first:
                days = connection.execute(sa.select(watch_days.c.day).order_by(watch_days.c.day.desc())).scalars().all()
                connection.execute(watch_days.delete().where(watch_days.c.day.in_(days[DAYS_REMEMBERED:])))
        return first

    def _found(self, condition: sa.ColumnElement[bool]) -> tuple[WatchedPage, ...]:
        query = sa.select(watched_pages).where(watched_pages.c.role == PageRole.FOUND.value, condition)
        query = query.order_by(watched_pages.c.at.desc(), watched_pages.c.number, watched_pages.c.url)
        with self._engine.connect() as connection:
            there = set(connection.execute(sa.select(articles.c.url_key)).scalars())
            # Also a digest that a person has removed: they do not want it.
            shipped = connection.execute(sa.select(shipped_digests.c.url)).scalars()
            there |= {address_key(url) for url in shipped if url}
            rows = connection.execute(query).mappings().all()
        pages = (WatchedPage.model_validate(dict(row)) for row in rows)
        return tuple(page for page in pages if address_key(page.url) not in there)


def _row(page: WatchedPage, now: float) -> dict[str, object]:
    return page.model_dump(mode="json") | {"at": int(now)}
