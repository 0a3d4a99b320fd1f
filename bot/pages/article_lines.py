"""Articles in a list: each in a few words, with the way to its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot import texts
from bot.pages.links import Links
from knowledge.records import Article, ArticleKind, Record

# Two or three sentences: enough to see what an article is about, and no more than a citation shows.
_EXCERPT = 320


class PlaceLink(Record):
    """A name that leads to a page."""

    name: str
    href: str


class ArticleLine(Record):
    """An article in a list; an ``excerpt`` is its beginning, ``is_digest`` says that it is our summary."""

    title: str
    href: str
    about: str
    excerpt: str | None = None
    is_digest: bool = False


class YearGroup(Record):
    """The articles of one year; ``href`` leads to all of them, where they are not all here."""

    said: str
    href: str
    lines: tuple[ArticleLine, ...]


class Pager(Record):
    """Where one is in a list of several pages, and the pages before and behind."""

    said: str
    before: str | None = None
    behind: str | None = None


def newest_first(articles: Iterable[Article]) -> list[Article]:
    """Articles as lists have them: the newest first, those without a date last, ties by id."""
    ordered = sorted(articles, key=lambda each: each.id)
    return sorted(ordered, key=lambda each: each.date.value or "", reverse=True)


def compose_line(article: Article, links: Links, *, excerpt: bool = False) -> ArticleLine:
    """An article in a list, with its beginning where an ``excerpt`` is wanted."""
    places = [texts.answers.place(each.province, each.province_now) for each in article.places]
    about = [article.publisher, texts.answers.date_with_basis(article.date), ", ".join(dict.fromkeys(places))]
    is_digest = article.kind is ArticleKind.DIGEST
    about.append(texts.answers.DIGEST_MARK if is_digest else None)
    return ArticleLine(
        title=article.title,
        href=links.article(article.id),
        about=" · ".join(part for part in about if part),
        excerpt=texts.answers.shortened(" ".join(article.told.split()), _EXCERPT) if excerpt else None,
        is_digest=is_digest,
    )


def group_by_year(articles: Sequence[Article], links: Links) -> tuple[YearGroup, ...]:
    """Articles that are the newest first, under their years."""
    return tuple(
        YearGroup(
            said=texts.browsing.year(year),
            href=links.year(year),
            lines=tuple(compose_line(article, links) for article in group),
        )
        for year, group in groupby(articles, key=lambda article: article.date.year)
    )


def compose_pager(page: int, pages: int, addresses: Sequence[str]) -> Pager | None:
    """Where a page is among several, whose ``addresses`` are in order; none for one alone."""
    if pages < 2:
        return None
    return Pager(
        said=texts.browsing.page_of(page, pages),
        before=addresses[page - 2] if page > 1 else None,
        behind=addresses[page] if page < pages else None,
    )
