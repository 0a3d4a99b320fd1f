"""The passages and articles that an index has found, fetched when they are shown; those fetched lately stay at hand."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import NamedTuple, Protocol

from cachetools import LRUCache

from knowledge.records import Article, Passage
from knowledge.store.library import Library
from retrieval.index.segment import Documents

# A passage takes some two kilobytes, an article with its text some ten: 40 MB of each at most.
_KEPT_PASSAGES = 20_000
_KEPT_ARTICLES = 4_000


class PassageKey(NamedTuple):
    """A passage of an article as it was written with one revision."""

    passage: str
    article: str
    revision: int


class PassageSource(Protocol):
    """Where found passages come from."""

    def fetch(self, keys: Sequence[PassageKey]) -> list[tuple[Passage, Article] | None]:
        """The passage and article for each key; none for what is no longer there."""
        ...


class PassagesAtHand:
    """Documents that are in memory."""

    def __init__(self, documents: Documents) -> None:
        self._passages = {passage.id: (passage, article) for article, passages in documents for passage in passages}

    def fetch(self, keys: Sequence[PassageKey]) -> list[tuple[Passage, Article] | None]:
        """The passage and article for each key."""
        return [self._passages.get(key.passage) for key in keys]


class LibraryPassages:
    """Documents that are read from the library; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._passages: LRUCache[tuple[str, int], Passage] = LRUCache(_KEPT_PASSAGES)
        self._articles: LRUCache[tuple[str, int], Article] = LRUCache(_KEPT_ARTICLES)

    def fetch(self, keys: Sequence[PassageKey]) -> list[tuple[Passage, Article] | None]:
        """The passage and article for each key."""
        with self._lock:
            passages = {key: self._passages.get((key.passage, key.revision)) for key in keys}
            articles = {key: self._articles.get((key.article, key.revision)) for key in keys}
        missing = {key.passage for key, passage in passages.items() if passage is None}
        unknown = {key.article for key, article in articles.items() if article is None}
        read = self._library.passages_by_id(missing) if missing else {}
        about = self._library.articles_by_id(unknown) if unknown else {}
        found = []
        for key in keys:
            passage, article = passages[key] or read.get(key.passage), articles[key] or about.get(key.article)
            found.append((passage, article) if passage is not None and article is not None else None)
        self._keep(keys, read, about)
        return found

    def _keep(self, keys: Sequence[PassageKey], read: dict[str, Passage], about: dict[str, Article]) -> None:
        if not read and not about:
            return
        with self._lock:
            for key in keys:
                if key.passage in read:
                    self._passages[key.passage, key.revision] = read[key.passage]
                if key.article in about:
                    self._articles[key.article, key.revision] = about[key.article]
