"""The figures that documents state, kept while the collection stands as it is."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Hashable, Sequence
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

from knowledge.store.library import Library
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator
from retrieval.answers.target_selection import state_facts
from retrieval.query.topic import speaks_of_topic
from retrieval.records import Citation, TargetFact

Stated = tuple[tuple[TargetFact, ...], tuple[Citation, ...]]
Read = TypeVar("Read")

# A figure takes about two kilobytes. A collection that states more of them than this reads them for each question.
_KEPT_FIGURES = 20_000


class StatedFigures:
    """Reads figures from the library, and each once for each version; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._version = -1
        self._kept: LRUCache[Hashable, Any] = LRUCache(_KEPT_FIGURES, getsizeof=_count_figures)

    def of(self, provinces: Collection[str | None] | None, version: int) -> tuple[StoredTarget, ...]:
        """The figures of provinces as printed, none among them standing for the country; of all without any."""
        key = None if provinces is None else frozenset(provinces)
        return self._read(version, ("of", key), lambda: self._library.targets(provinces=provinces))

    def of_article(self, article_id: str, version: int) -> tuple[StoredTarget, ...]:
        """The figures of one article, in its order."""
        return self._read(version, ("in", article_id), lambda: self._library.targets(article_id=article_id))

    def state(self, chosen: Sequence[StoredTarget], version: int, named: tuple[str, ...] = ()) -> Stated:
        """Figures in the order in which they are shown, those of provinces ``named`` first, with their citations."""
        key = tuple(each.id for each in chosen)
        return self._read(version, ("state", key, named), lambda: state_facts(chosen, self._library, named))

    def on_topic(self, chosen: Sequence[StoredTarget], version: int) -> list[StoredTarget]:
        """Those of the figures that measure the topic of the collection, or stand in an article that speaks of it."""
        return [
            each
            for each in chosen
            if each.target.indicator is not Indicator.OTHER or self._speaks_of_topic(each.target.article_id, version)
        ]

    def _speaks_of_topic(self, article_id: str, version: int) -> bool:
        def read() -> tuple[bool]:
            title = self._library.articles_by_id({article_id})[article_id].title
            passages = self._library.passages_of(article_id)
            return (speaks_of_topic("\n".join([title, *(passage.text for passage in passages)])),)

        return self._read(version, ("topic", article_id), read)[0]

    def _read(self, version: int, key: Hashable, read: Callable[[], Read]) -> Read:
        with self._lock:
            if version != self._version:
                self._version = version
                self._kept.clear()
            known: Read | None = self._kept.get(key)
        if known is None:
            known = read()
            with self._lock, contextlib.suppress(ValueError):  # larger than all that is kept
                if version == self._version:
                    self._kept[key] = known
        return known


def _count_figures(read: tuple[Any, ...]) -> int:
    """How many figures are kept with what was read; at least one, so that empty results are bounded too."""
    return 1 + sum(len(part) if isinstance(part, tuple) else 1 for part in read)
