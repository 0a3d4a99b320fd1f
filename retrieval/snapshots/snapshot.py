"""Everything derived from one version of the library, built together and never changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Protocol

from cachetools import LRUCache

from retrieval.analysis.lexicon import Lexicon
from retrieval.index.protocol import PassageIndex
from retrieval.query.follow_up import Turn
from retrieval.query.parser import parse_query
from retrieval.query.query import Query
from retrieval.ranking.spans import SpanCutter
from retrieval.ranking.weighted_query import WeightedQuery, weight_query

# Questions asked again: the example that everybody taps, one question in every chat of a morning. A parsed question
# takes some ten kilobytes.
_KEPT_QUERIES = 1024

_Asked = tuple[str, str | None, Turn | None]


@dataclass(frozen=True)
class Snapshot:
    """The index of one version, with the words its documents taught; safe to share between threads."""

    index: PassageIndex
    lexicon: Lexicon
    cutter: SpanCutter
    _queries: LRUCache[_Asked, Query] = field(default_factory=lambda: LRUCache(_KEPT_QUERIES), repr=False)
    _weighted: LRUCache[Query, WeightedQuery] = field(default_factory=lambda: LRUCache(_KEPT_QUERIES), repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    @classmethod
    def of(cls, index: PassageIndex, lexicon: Lexicon, before: Snapshot | None = None) -> Snapshot:
        """The snapshot of an index; what ``before`` has cut in the same words is kept."""
        same = before is not None and before.lexicon is lexicon
        cutter = before.cutter if same and before is not None else SpanCutter(lexicon)
        return cls(index, lexicon, cutter)

    @property
    def version(self) -> int:
        """The library's version that is searched."""
        return self.index.version

    def parse(self, question: str, *, province: str | None = None, last: Turn | None = None) -> Query:
        """The question as `parse_query` reads it in this collection; raises `UnknownProvince`."""
        asked = (question, province, last)
        with self._lock:
            query = self._queries.get(asked)
        if query is None:
            query = parse_query(question, self.index, self.lexicon, province=province, last=last)
            with self._lock:
                self._queries[asked] = query
        return query

    def weight(self, query: Query) -> WeightedQuery:
        """The question as the search for evidence sees it in this collection."""
        with self._lock:
            weighted = self._weighted.get(query)
        if weighted is None:
            weighted = weight_query(query, self.index, self.lexicon)
            with self._lock:
                self._weighted[query] = weighted
        return weighted


class Snapshots(Protocol):
    """What keeps the snapshot in step with the library; safe to share between threads."""

    def current(self) -> Snapshot:
        """The library as it is now, or as it was a moment ago while a change is being taken in."""
        ...

    def latest(self) -> Snapshot | None:
        """What is known, without a look at the library; none before the first question."""
        ...

    def follow(self) -> None:
        """From now on take changes in beside the questions, not before them; for processes that stay."""
        ...

    def close(self) -> None:
        """Stop following and give back what is held."""
        ...
