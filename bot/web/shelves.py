"""Every article in a few words, by place and year; read once for each version of the collection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from bot.pages.article_lines import newest_first
from bot.pages.province import provinces_of
from knowledge.records import Article
from knowledge.store.library import Library


@dataclass(frozen=True)
class Shelves:
    """The articles, the newest first, without their texts."""

    articles: Sequence[Article]

    def about(self, name: str) -> Sequence[Article]:
        """Those about a place; about the country are those of no province."""
        wanted = frozenset(provinces_of(name))
        if not wanted:
            return [each for each in self.articles if not each.places]
        return [each for each in self.articles if not wanted.isdisjoint(each.provinces)]

    def of_year(self, year: int | None) -> Sequence[Article]:
        """Those of a year, or those without a date."""
        return [each for each in self.articles if each.date.year == year]

    @property
    def years(self) -> Mapping[int | None, int]:
        """How many articles there are of each year, the newest first and those without a date last."""
        return Counter(each.date.year for each in self.articles)


class ShelfReader:
    """Reads what a library has once for each of its versions; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()
        self._read: tuple[int, Shelves] | None = None

    def current(self) -> Shelves:
        """What there is now; blocks."""
        # One thread reads, and the others wait for it: what it finds is what they need.
        with self._lock:
            version = self._library.version()
            if self._read is None or self._read[0] != version:
                told = (_in_few_words(each.article) for each in self._library.articles())
                self._read = version, Shelves(newest_first(told))
            return self._read[1]


def _in_few_words(article: Article) -> Article:
    return article.model_copy(update={"text": "", "lines": (), "removed": ()})
