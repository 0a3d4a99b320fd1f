"""What is new of a province or on a topic, for somebody who knows what there was before?"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from knowledge.records import Article, Record
from knowledge.store.identity import text_hash
from knowledge.store.library import Library
from knowledge.targets import Target
from knowledge.vietnamese.normalization import fold, has_marks, to_match, to_stored
from knowledge.vietnamese.stopwords import folded_stopwords

# Enough to tell texts and figures apart that one reader knows, and short, because every reader's are kept.
_MARK = 10
_WORD = re.compile(r"\w+")


class NewArticle(Record):
    """An article that was not there before, or a ``changed`` one with figures that were not; how many ``figures``."""

    article: Article
    figures: int = 0
    changed: bool = False


class Shelf:
    """The articles that are seen and their figures, read once, as of one moment."""

    def __init__(self, library: Library) -> None:
        self._articles = tuple(entry.article for entry in library.articles())
        self._figures: dict[str, list[Target]] = defaultdict(list)
        for stored in library.targets():
            if not stored.target.unsure and stored.target.of_programme:
                self._figures[stored.target.article_id].append(stored.target)

    def of_place(self, province: str) -> Holdings:
        """What there is of a province, by its name as printed."""
        return self._hold((each for each in self._articles if province in each.provinces), province)

    def on_topic(self, topic: str) -> Holdings:
        """What names a topic in so many words; one that is typed without marks is found without them."""
        bare = not has_marks(topic)
        pattern = re.compile(rf"(?<!\w){re.escape(_comparable(topic, bare=bare))}(?!\w)")
        named = (
            each for each in self._articles if pattern.search(_comparable(f"{each.title}\n{each.told}", bare=bare))
        )
        return self._hold(named)

    def has_word_of(self, topic: str) -> bool:
        """Whether an article has one of a topic's words, with marks or without; true of an empty shelf."""
        words = {word for word in _WORD.findall(fold(topic)) if word not in folded_stopwords()}
        return not self._articles or any(
            not words.isdisjoint(_WORD.findall(fold(f"{each.title}\n{each.told}"))) for each in self._articles
        )

    def _hold(self, articles: Iterable[Article], province: str | None = None) -> Holdings:
        held = tuple(articles)
        figures = {
            each.id: [
                _mark_of(figure)
                for figure in self._figures.get(each.id, ())
                if province is None or figure.province == province
            ]
            for each in held
        }
        return Holdings(held, figures)


class Holdings:
    """The articles about something, each with the marks of its figures about it."""

    def __init__(self, articles: tuple[Article, ...], figures: Mapping[str, list[str]]) -> None:
        self._articles = articles
        self._figures = figures

    @property
    def marks(self) -> dict[str, str]:
        """What a reader who has seen all of it knows: articles by their ids, and figures."""
        marks = {each.id: text_hash(each.text)[:_MARK] for each in self._articles}
        return marks | {figure: "" for figures in self._figures.values() for figure in figures}

    def unknown_to(self, known: Mapping[str, str]) -> tuple[NewArticle, ...]:
        """What is new to somebody who knows so much, the newest articles first."""
        return tuple(sorted(self._find(known), key=lambda each: each.article.date.value or "", reverse=True))

    def _find(self, known: Mapping[str, str]) -> Iterator[NewArticle]:
        for article in self._articles:
            figures = len({each for each in self._figures[article.id] if each not in known})
            if article.id not in known:
                yield NewArticle(article=article, figures=figures)
            elif figures and known[article.id] != text_hash(article.text)[:_MARK]:
                yield NewArticle(article=article, figures=figures, changed=True)


def _mark_of(figure: Target) -> str:
    """What a figure is, wherever it stands; the mark is no id of an article."""
    said = (figure.indicator, figure.kind, figure.province, figure.low, figure.high, figure.unit, figure.period_to)
    return f"={hashlib.sha256(repr(said).encode()).hexdigest()[:_MARK]}"


def _comparable(text: str, *, bare: bool) -> str:
    text = " ".join(to_stored(text).split())
    return fold(text) if bare else to_match(text)
