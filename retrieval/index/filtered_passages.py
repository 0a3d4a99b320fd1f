"""The passages that a filter keeps, found once for each filter: few of many, and only those are looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.index.filters import ANYTHING, Filter
from retrieval.index.live_postings import LivePostings
from retrieval.index.segment import ARTICLE_KINDS

# People ask about few places at a time, and each is three filters. Until so many are kept, or so many positions: 64 MB.
_KEPT_FILTERS = 1_024
_KEPT_POSITIONS = 16_000_000

Positions = NDArray[np.int32]


class FilteredArticles(NamedTuple):
    """What filters ask of articles: the article of each passage, and the years and kinds as in `Segment`."""

    owners: NDArray[np.int32]
    years: NDArray[Any]
    kinds: NDArray[Any]


class FilteredPassages:
    """The passages of one version of a collection, as filters keep them; safe to share between threads.

    ``asides`` says of each passage whether it stands around what its article tells, and ``numbers_of`` gives the
    numbers of articles.
    """

    def __init__(
        self,
        tags: LivePostings,
        asides: NDArray[np.bool_],
        articles: FilteredArticles,
        numbers_of: Callable[[Iterable[str]], list[int]],
    ) -> None:
        self._tags = tags
        self._asides = asides
        self._articles = articles
        self._numbers_of = numbers_of
        self._known: dict[Filter, Positions] = {}
        self._positions_kept = 0

    def positions(self, kept: Filter) -> Positions | None:
        """The passages that may answer, ascending; none when all may."""
        if kept == ANYTHING:
            return None
        positions = self._known.get(kept)
        if positions is None:
            positions = self._find(kept)
            if len(self._known) >= _KEPT_FILTERS or self._positions_kept > _KEPT_POSITIONS:
                self._known, self._positions_kept = {}, 0
            self._known[kept] = positions
            self._positions_kept += len(positions)
        return positions

    def _find(self, kept: Filter) -> Positions:
        there = np.full(len(self._asides), kept.tags is None)
        for tag in kept.tags or ():
            there[self._tags.texts_of(tag)] = True
        if kept.asides:
            there &= self._asides
        if not (kept.articles is None and kept.years is None and kept.kinds is None):
            there &= self._articles_kept(kept)[self._articles.owners]
        return there.nonzero()[0].astype(np.int32)

    def _articles_kept(self, kept: Filter) -> NDArray[np.bool_]:
        """For each article whether it fulfils the conditions that are an article's."""
        years, kinds = self._articles.years, self._articles.kinds
        there = np.full(len(years), kept.articles is None)
        there[self._numbers_of(kept.articles or ())] = True
        if kept.years is not None:
            first, last = kept.years
            there &= (years > 0) & (years >= first) & (years <= last)
        if kept.kinds is not None:
            there &= np.isin(kinds, [ARTICLE_KINDS.index(kind) for kind in kept.kinds])
        return there
