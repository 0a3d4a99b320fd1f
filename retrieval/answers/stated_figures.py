"""The figures that documents state, kept while the collection stands as it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from threading import Lock

from cachetools import LRUCache

from knowledge.store.library import Library
from knowledge.store.targets import StoredTarget
from retrieval.answers.target_selection import state_facts
from retrieval.records import Citation, TargetFact

Stated = tuple[tuple[TargetFact, ...], tuple[Citation, ...]]

# Places and selections of figures that are asked for again and again; each is some kilobytes.
_KEPT = 256


class StatedFigures:
    """Reads figures from the library, and each once for each version; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._figures: LRUCache[tuple[int, frozenset[str | None] | None], tuple[StoredTarget, ...]] = LRUCache(_KEPT)
        self._stated: LRUCache[tuple[int, tuple[str, ...]], Stated] = LRUCache(_KEPT)

    def of(self, provinces: Collection[str | None] | None, version: int) -> tuple[StoredTarget, ...]:
        """The figures of provinces as printed, none among them standing for the country; of all without any."""
        key = (version, None if provinces is None else frozenset(provinces))
        with self._lock:
            known = self._figures.get(key)
        if known is None:
            known = self._library.targets(provinces=provinces)
            with self._lock:
                self._figures[key] = known
        return known

    def state(self, chosen: Sequence[StoredTarget], version: int) -> Stated:
        """Figures in the order in which they are shown, with the citations that state them."""
        key = (version, tuple(each.id for each in chosen))
        with self._lock:
            known = self._stated.get(key)
        if known is None:
            known = state_facts(chosen, self._library)
            with self._lock:
                self._stated[key] = known
        return known
