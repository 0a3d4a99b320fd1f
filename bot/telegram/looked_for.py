"""Which articles an operator looks for: those of a place, those with a phrase in their title, those with all words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.telegram.browsed import slug
from knowledge.places import normalize_province
from knowledge.records import Article
from knowledge.store.library import ArticleEntry

# What is left of a button beside the id of an article and a page.
_LONGEST_WORDS = 38
# "Bà Rịa - Vũng Tàu", "Thành phố Hồ Chí Minh": no province has a longer name.
_LONGEST_NAME = 5
_OF_PLACE, _PHRASE, _WORDS = range(3)


def words_of(typed: str) -> str:
    """What was looked for as a button carries it: whole words without tone marks."""
    words = slug(normalize_province(typed) or typed)
    if len(words) <= _LONGEST_WORDS:
        return words
    return words[:_LONGEST_WORDS].rpartition("-")[0] or words[:_LONGEST_WORDS]


def look_for(words: str, entries: Iterable[ArticleEntry]) -> list[ArticleEntry]:
    """The articles that fit, each kind newest first; without words all.

    The name of a province means the province: words of it here and there in a title ("Hạ Long … Việt Nam") are not
    its name. Other words are looked for as a phrase of the title, then each by itself.
    """
    place, others = _part_place(words)
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry.article, words, place, others)) is not None]
    ranked.sort(key=lambda each: each[1].article.id)
    ranked.sort(key=lambda each: each[1].article.date.value or "", reverse=True)
    ranked.sort(key=lambda each: each[0])
    return [entry for _, entry in ranked]


def _rank(article: Article, words: str, place: str | None, others: str) -> int | None:
    """How an article fits; none where it does not."""
    if not words:
        return _WORDS
    title = slug(article.title)
    if place is not None and place in {*article.provinces, *article.provinces_now}:
        if not others or _has(others, title):
            return _OF_PLACE
        return _WORDS if _has_each(others, article) else None
    if _has(words, title):
        return _PHRASE
    return _WORDS if place is None and _has_each(words, article) else None


def _has(phrase: str, title: str) -> bool:
    return f"-{phrase}-" in f"-{title}-"


def _has_each(words: str, article: Article) -> bool:
    said = (article.id, article.title, *article.provinces, *article.provinces_now, *article.districts)
    known = set(slug(" ".join((*said, article.publisher or ""))).split("-"))
    return all(word in known for word in words.split("-") if word)


def _part_place(words: str) -> tuple[str | None, str]:
    """The province that the words begin or end with, if any, and the other words."""
    each = words.split("-")
    for name, others in _partings(each):
        province = normalize_province(" ".join(name)) if name else None
        if province is not None:
            return province, "-".join(others)
    return None, words


def _partings(words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    for length in range(min(len(words), _LONGEST_NAME), 0, -1):
        yield words[-length:], words[:-length]
        yield words[:length], words[length:]
