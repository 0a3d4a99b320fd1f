"""What may answer at all, decided before anything is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.places import find_places
from knowledge.records import BODY_ROLES, Article, ArticleKind, Passage

# What a passage is marked with, so that places are looked up like words.
_ABOUT, _SPEAKS_OF, _TODAY, _NOWHERE = "about:", "speaks of:", "today:", "nowhere"
ASIDE = "aside"
"""The mark of passages that stand around what their article tells: its letterhead, byline, signature, source …"""
_NAMES, _BESIDE = "names:", "beside:"


@dataclass(frozen=True)
class Filter:
    """The passages that may answer: those that fulfil every condition that is not none.

    ``tags`` are some of `tags_of`, of which a passage has at least one. ``articles`` are ids. ``years`` are the
    first and the last year of the article's date; an article without a date is in no period. What stands around the
    articles' own text is left out, and with ``asides`` searched by itself.
    """

    tags: frozenset[str] | None = None
    articles: frozenset[str] | None = None
    years: tuple[int, int] | None = None
    kinds: frozenset[ArticleKind] | None = None
    asides: bool = False

    @classmethod
    def speaking_of(cls, provinces: Iterable[str]) -> Filter:
        """Passages of articles about one of the provinces, and those of articles about none that name one."""
        return cls(tags=frozenset(_SPEAKS_OF + province for province in provinces))

    @classmethod
    def naming(cls, provinces: Iterable[str]) -> Filter:
        """Passages that name one of the provinces in articles about others."""
        return cls(tags=frozenset(_NAMES + province for province in provinces))

    @classmethod
    def beside(cls, provinces: Iterable[str]) -> Filter:
        """As `naming`, and all passages of articles that name one in the title, or anywhere and are about none."""
        return cls(tags=frozenset(mark + province for province in provinces for mark in (_NAMES, _BESIDE)))

    @classmethod
    def near(cls, provinces_now: Iterable[str]) -> Filter:
        """Passages of articles about one of today's provinces, and of those about no place in particular."""
        return cls(tags=frozenset({_NOWHERE, *(_TODAY + province for province in provinces_now)}))


ANYTHING = Filter()


def tags_of(article: Article, passages: Sequence[Passage]) -> list[list[str]]:
    """The marks of each of an article's passages, each once."""
    about = frozenset(article.provinces)
    common = [*(_ABOUT + name for name in article.provinces), *(_TODAY + name for name in article.provinces_now)]
    named = [[name for name in _named_in(passage.text) if name not in about] for passage in passages]
    beside = [name for name in _named_in(article.title) if name not in about]
    if about:
        common += [_SPEAKS_OF + name for name in article.provinces]
    else:
        common.append(_NOWHERE)
        beside = list(dict.fromkeys([*beside, *(name for names in named for name in names)]))
    common += [_BESIDE + name for name in beside]
    mark = _NAMES if about else _SPEAKS_OF
    return [
        [*common, *(mark + name for name in names), *([] if passage.role in BODY_ROLES else [ASIDE])]
        for passage, names in zip(passages, named, strict=True)
    ]


def _named_in(text: str) -> list[str]:
    """The provinces that a text names for certain, each once."""
    return list(dict.fromkeys(place.provinces[0] for place in find_places(text) if place.certain))


def provinces_about(tags: Iterable[str]) -> frozenset[str]:
    """The provinces that articles with these tags are about."""
    return frozenset(tag.removeprefix(_ABOUT) for tag in tags if tag.startswith(_ABOUT))


def provinces_spoken_of(tags: Iterable[str]) -> frozenset[str]:
    """The provinces that some passage with these tags can say something about, or that its article names."""
    marks = (_SPEAKS_OF, _NAMES, _BESIDE)
    return frozenset(tag.removeprefix(mark) for tag in tags for mark in marks if tag.startswith(mark))
