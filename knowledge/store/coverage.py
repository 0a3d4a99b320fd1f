"""What a library has of each province: targets, results, more in words, or support alone, in how many articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from threading import Lock

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from knowledge.places import legacy_provinces, neighbours_of, province_now
from knowledge.places.offices import NATION
from knowledge.records import Record
from knowledge.store.database import reading
from knowledge.store.identity import is_seen
from knowledge.store.library import Library
from knowledge.store.schema import articles, targets
from knowledge.store.targets import stored_targets
from knowledge.targets import Indicator, Scope, Target, TargetKind

_RESULTS = frozenset({"ket-qua", "doanh-nghiep"})
_BESIDE = frozenset({"khuyen-cong", "ho-tro", "van-ban"})
_ABOUT = (articles.c.id, articles.c.digest, articles.c.date_value, articles.c.places)
_NARROW = frozenset({Scope.DISTRICT, Scope.FIRM})


class Holding(StrEnum):
    """What articles have of a place, the best first."""

    TARGETS = "targets"
    RESULTS = "results"
    WORDS = "words"
    SUPPORT = "support"


class Coverage(Record):
    """What there is of a place, by its name before July 2025, the country being `NATION`.

    ``holdings`` stand in their order and are empty where there is nothing; ``articles`` are those about the place, or
    with a figure of it. The years are those of dated articles, none where none is dated.
    """

    province: str
    province_now: str | None = None
    holdings: tuple[Holding, ...] = ()
    articles: int = 0
    first_year: int | None = None
    last_year: int | None = None

    @property
    def best(self) -> Holding | None:
        """The best there is; ``SUPPORT`` is said of what has nothing else."""
        return next(iter(self.holdings), None)

    @property
    def has_sxsh(self) -> bool:
        """Whether there is more than support."""
        return self.best not in {None, Holding.SUPPORT}


class LibraryCoverage(Record):
    """The 63 provinces of before July 2025, in the gazetteer's order, and what is of the country or of no place.

    ``articles`` are all there are.
    """

    articles: int
    provinces: tuple[Coverage, ...]
    nation: Coverage

    @property
    def totals(self) -> dict[Holding | None, int]:
        """How many provinces have what at the best, the best first, and nothing last."""
        return {best: sum(each.best is best for each in self.provinces) for best in (*Holding, None)}

    def of(self, province: str) -> Coverage:
        """One of the 63; raises ``KeyError`` for any other name."""
        found = next((each for each in self.provinces if each.province == province), None)
        if found is None:
            raise KeyError(province)
        return found

    def beside(self, province: str) -> tuple[Coverage, ...]:
        """Other provinces with more than support: those that are one with it today, then of its region, best first."""
        now, order = province_now(province), list(Holding)
        near = [
            each
            for each in self.provinces
            if each.province != province
            and each.best is not None
            and each.has_sxsh
            and (each.province_now == now or each.province in neighbours_of(province))
        ]
        near.sort(
            key=lambda each: (each.province_now != now, order.index(each.best or Holding.SUPPORT), -each.articles)
        )
        return tuple(near)


class CoverageReader:
    """Reads what a library has once for each of its versions; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._read: tuple[int, LibraryCoverage] | None = None

    def current(self) -> LibraryCoverage:
        """What there is now."""
        # One thread reads, and the others wait for it: what it finds is what they need.
        with self._lock:
            version = self._library.version()
            if self._read is None or self._read[0] != version:
                self._read = version, read_coverage(self._library)
            return self._read[1]


def read_coverage(library: Library) -> LibraryCoverage:
    """What the articles that are seen have of each place; their texts are not read for it."""
    places = {name: _Tally() for name in (*legacy_provinces(), NATION)}
    years: dict[str, int | None] = {}
    with reading(library.engine) as connection:
        for row in connection.execute(sa.select(*_ABOUT).where(is_seen())).mappings():
            years[row["id"]] = int(row["date_value"][:4]) if row["date_value"] else None
            topics = frozenset((row["digest"] or {}).get("topics", ()))
            for name in {place["province"] for place in row["places"]} or {NATION}:
                if name in places:
                    places[name].count(row["id"], years[row["id"]], _told_by(topics))
        for target in _read_figures(connection):
            held, name = _stated_by(target), target.province or NATION
            if held is not None and name in places:
                places[name].count(target.article_id, years[target.article_id], [held])
    nation = places.pop(NATION).state(NATION, None)
    provinces = tuple(tally.state(name, province_now(name)) for name, tally in places.items())
    return LibraryCoverage(articles=len(years), provinces=provinces, nation=nation)


def _read_figures(connection: Connection) -> Iterator[Target]:
    """The figures of articles that are seen that can be of use here, without rejected ones."""
    query = sa.select(targets).join(articles, articles.c.id == targets.c.article_id)
    query = query.where(
        is_seen(),
        targets.c.rejected.is_(False),
        targets.c.indicator != Indicator.OTHER.value,
        targets.c.kind.in_([TargetKind.TARGET.value, TargetKind.RESULT.value]),
    )
    return (each.target for each in stored_targets(connection.execute(query).mappings()))


class _Tally:
    """What was counted of one place."""

    def __init__(self) -> None:
        self._years: dict[str, int | None] = {}
        self._held: set[Holding] = set()

    def count(self, article_id: str, year: int | None, held: Iterable[Holding]) -> None:
        self._years[article_id] = year
        self._held.update(held)

    def state(self, province: str, now: str | None) -> Coverage:
        years = [year for year in self._years.values() if year is not None]
        return Coverage(
            province=province,
            province_now=now,
            holdings=tuple(each for each in Holding if each in self._held),
            articles=len(self._years),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
        )


def _told_by(topics: frozenset[str]) -> Iterator[Holding]:
    """What an article has of its places by its topics; an original, of which these are not known, is in words."""
    if topics & _RESULTS:
        yield Holding.RESULTS
    yield Holding.SUPPORT if topics and topics <= _BESIDE else Holding.WORDS


def _stated_by(target: Target) -> Holding | None:
    """What a figure is of its province; none for one that no programme counts, that is unsure, or that is no figure."""
    if target.unsure or not target.of_programme or target.indicator is Indicator.OTHER:
        return None
    if target.kind is TargetKind.TARGET:
        return None if target.scope in _NARROW else Holding.TARGETS
    return Holding.RESULTS if target.kind is TargetKind.RESULT else None
