"""Which articles there are, the newest first, by what a list goes by: their day and their provinces, not their text."""

from __future__ import annotations

from typing import NamedTuple

import sqlalchemy as sa

from knowledge.store.database import reading
from knowledge.store.identity import is_seen
from knowledge.store.library import Library
from knowledge.store.schema import articles


class Listed(NamedTuple):
    """An article by its id, its year, none where it has no date, and its provinces by names of before July 2025."""

    id: str
    year: int | None
    provinces: frozenset[str]


class Catalogue:
    """Reads the list once for each version of the library; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._kept: tuple[int, tuple[Listed, ...]] = (-1, ())

    def current(self) -> tuple[Listed, ...]:
        """Every visible article, the newest first and those without a date last; ties are ordered by id."""
        version = self._library.version()
        kept_for, listed = self._kept
        if kept_for != version:
            listed = self._read()
            self._kept = (version, listed)
        return listed

    def _read(self) -> tuple[Listed, ...]:
        query = sa.select(articles.c.id, articles.c.date_value, articles.c.places).where(is_seen())
        with reading(self._library.engine) as connection:
            rows = sorted(connection.execute(query).all(), key=lambda row: str(row.id))
        rows.sort(key=lambda row: row.date_value or "", reverse=True)
        return tuple(
            Listed(
                row.id,
                int(row.date_value[:4]) if row.date_value else None,
                frozenset(str(place["province"]) for place in row.places),
            )
            for row in rows
        )
