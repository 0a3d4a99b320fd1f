"""Articles in lists that are several pages where they are long."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import texts
from bot.pages.article_lines import Pager, compose_pager, group_by_year
from bot.publishing.folder import SiteFile
from bot.publishing.pages import About, PageMaker
from bot.publishing.paths import year_path
from knowledge.records import Article

LINES = 60
"""Articles on a page: a title with its source takes some 450 bytes, so that a page stays below 60 kB."""


def paged(articles: Sequence[Article], size: int) -> Iterator[tuple[int, Sequence[Article]]]:
    """The pages of a list, from 1, each with its articles; one page without any where there are none."""
    for page in range(1, count_pages(articles, size) + 1):
        yield page, articles[(page - 1) * size : page * size]


def count_pages(articles: Sequence[Article], size: int) -> int:
    """How many pages a list has, one at the least."""
    return max(-(-len(articles) // size), 1)


def list_page(
    maker: PageMaker, path: str, title: str, articles: Sequence[Article], pager: Pager | None, back: str | None = None
) -> SiteFile:
    """A page of a list; ``back`` is the page that it is the continuation of."""
    said = title if pager is None else f"{title} · {pager.said}"
    groups = group_by_year(articles, maker.links(path))
    shown = {"heading": title, "groups": groups, "pager": pager, "back": back}
    return maker.page(path, "list_page.html", About(said, said), shown)


def year_files(maker: PageMaker, year: int | None, articles: Sequence[Article]) -> Iterator[SiteFile]:
    """The lists of a year, or of what has no date."""
    pages = count_pages(articles, LINES)
    for page, part in paged(articles, LINES):
        path = year_path(year, page)
        links = maker.links(path)
        pager = compose_pager(page, pages, [links.year(year, number + 1) for number in range(pages)])
        yield list_page(maker, path, texts.browsing.year(year), part, pager)
