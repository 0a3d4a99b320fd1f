"""What a library has of each province: targets, results, more in words, or support alone, in how many articles."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from itertools import chain
from threading import Lock
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from knowledge.places import legacy_provinces, neighbours_of, province_now
from knowledge.places.offices import NATION
from knowledge.records import Record
from knowledge.store.database import reading
from knowledge.store.identity import is_seen
from knowledge.store.library import Library
from knowledge.store.schema import articles, passages, targets
from knowledge.store.targets import stored_targets
from knowledge.targets import Indicator, Scope, Target, TargetKind
from knowledge.targets.quantities import find_quantities

# Topics of `knowledge/collection/topics.json`.
_RESULTS = "ket-qua"
_SUPPORT = frozenset({"khuyen-cong", "ho-tro"})
_BESIDE = _SUPPORT | {"van-ban"}
_ELSE = frozenset({"cong-nghiep"})
# Of cleaner production and of what it saves; to meet standards of the environment, or plans, is another's aim.
_OF_SXSH = frozenset(Indicator) - {Indicator.OTHER, Indicator.COMPLIANCE}
# "Kết quả nằm ngoài phần trích đã đọc", "Phần đã đọc không kèm chỉ tiêu hay tỷ lệ".
_UNREAD = re.compile(
    r"\b(?:kết quả|số liệu) nằm ngoài phần\b"
    r"|\bphần (?:trích )?(?:đã đọc|đọc được) không (?:kèm|có) (?:chỉ tiêu|số liệu|kết quả)",
    re.IGNORECASE,
)
_ABOUT = (articles.c.id, articles.c.digest, articles.c.date_value, articles.c.places)
_IS_DIGEST = articles.c.digest.is_not(sa.null())
# Originals of one year and the same places count alike, so the database counts them: of 100,000 this is a tenth of the
# time that reading each takes.
_COUNTED = (
    sa.func.substr(articles.c.date_value, 1, 4).label("of_year"),
    sa.cast(articles.c.places, sa.Text).label("of_places"),
    sa.func.count().label("times"),
)
_NARROW = frozenset({Scope.DISTRICT, Scope.FIRM})


class Holding(StrEnum):
    """What articles have of a place, the best first.

    ``TARGETS`` and ``RESULTS`` are figures of cleaner production or of what it saves, set by a plan or reached;
    ``WORDS`` is whatever else is told of it, ``SUPPORT`` what firms can ask for.
    """

    TARGETS = "targets"
    RESULTS = "results"
    WORDS = "words"
    SUPPORT = "support"


class Coverage(Record):
    """What there is of a place, by its name before July 2025, the country being `NATION`.

    ``holdings`` stand in their order and are empty where there is nothing of cleaner production; ``articles`` are those
    about the place, of the country those about no province. The years are those of dated articles, none where none is.
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
    def rank(self) -> int:
        """The place of the best among holdings, from 0; behind all of them where there is nothing."""
        return [*Holding, None].index(self.best)

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
        now, around = province_now(province), neighbours_of(province)
        near = [
            each
            for each in self.provinces
            if each.province != province and each.has_sxsh and (each.province_now == now or each.province in around)
        ]
        return tuple(sorted(near, key=lambda each: (each.province_now != now, each.rank, -each.articles)))


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
    """What the articles that are seen have of each place; texts are read of digests of results alone."""
    places = {name: _Tally() for name in (*legacy_provinces(), NATION)}
    count = 0
    with reading(library.engine) as connection:
        for each in chain(_read_digests(connection), _count_originals(connection)):
            count += each.times
            for name in each.places & places.keys():
                places[name].count(each)
        for target in _read_figures(connection):
            name = target.province or NATION
            if name in places and target.of_programme and not target.unsure:
                places[name].hold(_stated_by(target))
    nation = places.pop(NATION).state(NATION, None)
    provinces = tuple(tally.state(name, province_now(name)) for name, tally in places.items())
    return LibraryCoverage(articles=count, provinces=provinces, nation=nation)


class _Counted(NamedTuple):
    """So many articles of one year, or of none that is known, about the same places, and what they have of these."""

    times: int
    year: int | None
    places: frozenset[str]
    held: tuple[Holding, ...]


def _read_digests(connection: Connection) -> Iterator[_Counted]:
    for row in connection.execute(sa.select(*_ABOUT).where(is_seen(), _IS_DIGEST)).mappings():
        topics = frozenset(row["digest"].get("topics", ()))
        held = tuple(_told_by(topics))
        if _RESULTS in topics and _has_results(connection, row["id"]):
            held = (*held, Holding.RESULTS)
        yield _Counted(1, _year_of(row["date_value"]), _names_of(row["places"]), held)


def _count_originals(connection: Connection) -> Iterator[_Counted]:
    query = sa.select(*_COUNTED).where(is_seen(), ~_IS_DIGEST).group_by("of_year", "of_places")
    held = tuple(_told_by(frozenset()))
    for row in connection.execute(query).mappings():
        yield _Counted(row["times"], _year_of(row["of_year"]), _names_of(json.loads(row["of_places"])), held)


def _year_of(date: str | None) -> int | None:
    return int(date[:4]) if date else None


def _names_of(places: Iterable[Mapping[str, str]]) -> frozenset[str]:
    return frozenset(place["province"] for place in places) or frozenset({NATION})


def _has_results(connection: Connection, article_id: str) -> bool:
    """Whether the text of an article has a figure, and does not say that its results were not read."""
    text = connection.execute(sa.select(articles.c.text).where(articles.c.id == article_id)).scalar_one()
    if _UNREAD.search(text):
        return False
    # Cut into sentences when the article came in; who asks must not wait for what cuts them.
    told = connection.execute(
        sa.select(passages.c.text, passages.c.sentences).where(passages.c.article_id == article_id)
    )
    return any(any(find_quantities(text[start:end])) for text, sentences in told for start, end in sentences)


def _read_figures(connection: Connection) -> Iterator[Target]:
    """The targets and results of cleaner production in articles that are seen, without rejected ones."""
    query = sa.select(targets).join(articles, articles.c.id == targets.c.article_id)
    query = query.where(
        is_seen(),
        targets.c.rejected.is_(False),
        targets.c.indicator.in_(sorted(_OF_SXSH)),
        targets.c.kind.in_([TargetKind.TARGET.value, TargetKind.RESULT.value]),
    )
    return (each.target for each in stored_targets(connection.execute(query).mappings()))


class _Tally:
    """What was counted of one place."""

    def __init__(self) -> None:
        self._years: list[int | None] = []
        self._held: set[Holding] = set()

    def count(self, counted: _Counted) -> None:
        """Articles about the place."""
        self._years += [counted.year] * counted.times
        self.hold(counted.held)

    def hold(self, held: Iterable[Holding]) -> None:
        """What some article has of the place, whatever that is about."""
        self._held.update(held)

    def state(self, province: str, now: str | None) -> Coverage:
        years = [year for year in self._years if year is not None]
        return Coverage(
            province=province,
            province_now=now,
            holdings=tuple(each for each in Holding if each in self._held),
            articles=len(self._years),
            first_year=min(years, default=None),
            last_year=max(years, default=None),
        )


def _told_by(topics: frozenset[str]) -> Iterator[Holding]:
    """What an article tells of its places by its topics, figures aside.

    An original, of which these are not known, is in words; a digest of industry in general tells nothing.
    """
    if topics & _SUPPORT and topics <= _BESIDE:
        yield Holding.SUPPORT
    elif not topics or not topics <= _ELSE:
        yield Holding.WORDS


def _stated_by(target: Target) -> Iterator[Holding]:
    """What a figure of `_read_figures` is of its province: a district's or a firm's aim is not the province's."""
    if target.kind is TargetKind.RESULT:
        yield Holding.RESULTS
    elif target.scope not in _NARROW:
        yield Holding.TARGETS
