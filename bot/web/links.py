"""Where pages are that are served."""

from __future__ import annotations

from bot.conversation.choices import ArticleFilter
from bot.pages.links import anchor, slug
from bot.pages.province import page_name
from knowledge.targets import Indicator

UNDATED = "khong-ro"
"""What stands in the address of the articles without a date."""


class WebLinks:
    """The addresses of pages, from the root of their host."""

    def province(self, name: str, page: int = 1) -> str:
        """The page of a province, by its name before July 2025 or today's."""
        return f"/tinh/{slug(page_name(name))}{_of_page(page)}"

    def article(self, article_id: str, passage: int | None = None) -> str:
        """The page of an article, or there a passage, by its number from 0."""
        return f"/bai/{article_id}" + (f"#{anchor(passage)}" if passage is not None else "")

    def year(self, year: int | None, page: int = 1) -> str:
        """The list of the articles of a year, or of those without a date."""
        return f"/nam/{UNDATED if year is None else year}{_of_page(page)}"

    def topic(self, _key: str, _page: int = 1) -> str | None:
        """Topics have no pages of their own: who wants to know of one asks."""
        return None

    def indicator(self, _indicator: Indicator) -> str | None:
        """Nor have indicators."""
        return None

    def asset(self, name: str) -> str:
        """A file that belongs to pages."""
        return f"/{name}"


def articles_path(articles: ArticleFilter) -> str:
    """Where documents are listed: those of a province, of a year, or of all places."""
    if articles.province is not None:
        return WebLinks().province(articles.province)
    return WebLinks().year(articles.year) if articles.year is not None else "/tinh"


def _of_page(page: int) -> str:
    return f"?trang={page}" if page > 1 else ""
