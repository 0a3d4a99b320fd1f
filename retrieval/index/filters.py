"""What may answer at all, decided before anything is ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.places import find_places
from knowledge.records import BODY_ROLES, Article, ArticleKind, Passage

# What a passage is marked with, so that places are looked up like words.
_ABOUT, _SPEAKS_OF, _TODAY, _NOWHERE = "about:", "speaks of:", "today:", "nowhere"
ASIDE = "aside"
"""The mark of passages that stand around what their article tells: its letterhead, byline, signature, source …"""


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
    def near(cls, provinces_now: Iterable[str]) -> Filter:
        """Passages of articles about one of today's provinces, and of those about no place in particular."""
        return cls(tags=frozenset({_NOWHERE, *(_TODAY + province for province in provinces_now)}))


ANYTHING = Filter()


def tags_of(article: Article, passage: Passage) -> Iterator[str]:
    """The marks of one passage, each once."""
    if passage.role not in BODY_ROLES:
        yield ASIDE
    provinces: Iterable[str] = article.provinces
    yield from (_ABOUT + province for province in provinces)
    yield from (_TODAY + province for province in article.provinces_now)
    if not provinces:
        yield _NOWHERE
        named = (place.provinces for place in find_places(passage.text) if place.certain)
        provinces = dict.fromkeys(province for group in named for province in group[:1])
    yield from (_SPEAKS_OF + province for province in provinces)


def provinces_about(tags: Iterable[str]) -> frozenset[str]:
    """The provinces that articles with these tags are about."""
    return frozenset(tag.removeprefix(_ABOUT) for tag in tags if tag.startswith(_ABOUT))


def provinces_spoken_of(tags: Iterable[str]) -> frozenset[str]:
    """The provinces that some passage with these tags can say something about."""
    return frozenset(tag.removeprefix(_SPEAKS_OF) for tag in tags if tag.startswith(_SPEAKS_OF))
