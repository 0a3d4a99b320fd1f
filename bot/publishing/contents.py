"""What there is to publish, read once: every article without its text, by place, year and topic."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot import texts
from bot.pages.article_lines import newest_first
from bot.pages.place_figures import state_indicator
from bot.pages.province import place_names, provinces_of
from bot.publishing.paths import INDICATORS
from knowledge.places.offices import NATION
from knowledge.records import Article, Passage
from knowledge.store.coverage import LibraryCoverage, read_coverage
from knowledge.store.library import Library
from knowledge.store.targets import StoredTarget
from knowledge.targets import Indicator
from retrieval.records import Answer

# Articles read at a time: some hundred kilobytes of text.
_BATCH = 100
# What a list shows of an article's beginning, and a little more, by which it sees that there is more.
_BEGINNING = 400


@dataclass(frozen=True)
class Contents:
    """The articles, the newest first, and which of them are about what; ``mark`` changes when any of them does.

    Of their texts they have the beginning alone. ``figures`` are those of each article by its id.
    """

    articles: Sequence[Article]
    by_place: Mapping[str, Sequence[Article]]
    by_year: Mapping[int | None, Sequence[Article]]
    by_topic: Mapping[str, Sequence[Article]]
    figures: Mapping[str, Sequence[StoredTarget]]
    indicators: Mapping[Indicator, Answer]
    coverage: LibraryCoverage
    version: int
    mark: str


def read_contents(library: Library) -> Contents:
    """What a library has now."""
    version, revisions = library.revisions()
    digest = hashlib.sha256()
    found: list[Article] = []
    for article, _ in read_texts(library, sorted(revisions)):
        # Not by where it was read from, nor by what was left out: neither is published.
        digest.update(article.model_dump_json(exclude={"source", "removed"}).encode("utf-8", "replace"))
        found.append(article.model_copy(update={"text": article.told[:_BEGINNING], "lines": (), "removed": ()}))
    articles, stored = newest_first(found), library.targets()
    return Contents(
        articles=articles,
        by_place={name: _about(name, articles) for name in (NATION, *place_names())},
        by_year=_by_year(articles),
        by_topic=_by_topic(articles),
        figures=_by_article(stored),
        indicators=dict(_indicators(library, stored)),
        coverage=read_coverage(library),
        version=version,
        mark=digest.hexdigest()[:12],
    )


def read_texts(library: Library, ids: Sequence[str]) -> Iterator[tuple[Article, tuple[Passage, ...]]]:
    """The articles with these ids whole, each with its passages, in batches; those that are gone are left out."""
    for start in range(0, len(ids), _BATCH):
        yield from library.read(ids[start : start + _BATCH])


def _about(name: str, articles: Sequence[Article]) -> Sequence[Article]:
    """Those about a place; about the country are those of no province."""
    wanted = frozenset(provinces_of(name))
    if not wanted:
        return [each for each in articles if not each.places]
    return [each for each in articles if not wanted.isdisjoint(each.provinces)]


def _by_year(articles: Sequence[Article]) -> Mapping[int | None, Sequence[Article]]:
    """The years, the newest first, and none last."""
    years: dict[int | None, list[Article]] = {}
    for each in articles:
        years.setdefault(each.date.year, []).append(each)
    return years


def _by_topic(articles: Sequence[Article]) -> Mapping[str, Sequence[Article]]:
    """Topics in the order in which people see them; those of which nothing tells are left out."""
    told: dict[str, list[Article]] = {key: [] for key in texts.browsing.TOPICS}
    for each in articles:
        for key in dict.fromkeys(each.digest.topics if each.digest else ()):
            if key in told:
                told[key].append(each)
    return {key: about for key, about in told.items() if about}


def _by_article(stored: Sequence[StoredTarget]) -> Mapping[str, Sequence[StoredTarget]]:
    stating: dict[str, list[StoredTarget]] = {}
    for each in stored:
        stating.setdefault(each.target.article_id, []).append(each)
    return stating


def _indicators(library: Library, stored: Sequence[StoredTarget]) -> Iterator[tuple[Indicator, Answer]]:
    for indicator in INDICATORS:
        answer = state_indicator(library, stored, indicator)
        if answer.targets:
            yield indicator, answer
