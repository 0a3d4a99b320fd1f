"""Articles: one with its text and figures, and those of a year."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot import texts
from bot.pages.article import ArticleView, compose_article_page
from bot.pages.article_lines import ArticleLine, Pager, compose_line, compose_pager
from bot.pages.preview_card import draw_preview
from bot.web.links import UNDATED, WebLinks
from bot.web.paging import page_asked, page_of
from bot.web.rendering import Page
from bot.web.shelves import ShelfReader
from bot.web.site import Site
from knowledge.records import Article
from retrieval.answers.target_selection import state_facts

_LINKS = WebLinks()
_ID = re.compile(r"[A-Za-z0-9]{6,40}")
_YEAR = re.compile(r"(?:19|20)\d\d")


class ArticlePages:
    """Shows articles."""

    def __init__(self, site: Site, shelves: ShelfReader) -> None:
        self._site = site
        self._shelves = shelves

    async def show(self, request: Request) -> Response:
        """An article with where it is from, its text, or our summary of it, and its figures."""
        article, view = await self._site.workers.run(self._compose, request.path_params["id"])
        said = " · ".join(part for part in (view.label, view.date, view.publisher) if part)
        page = Page(
            "article_page.html",
            texts.pages.page_title(view.title),
            texts.pages.description(f"{said}. {article.told}"),
            path=_LINKS.article(article.id),
            picture=f"{_LINKS.article(article.id)}/xem-truoc.png",
        )
        return self._site.pages.render(request, page, article=view)

    async def preview(self, request: Request) -> Response:
        """The picture beside a link to an article."""
        article, view = await self._site.workers.run(self._compose, request.path_params["id"])
        said = " · ".join(part for part in (view.label, view.date, view.publisher) if part)
        key = ("article", article.id, await self._site.workers.run(self._site.library.version))
        return await self._site.drawings.send(key, lambda: draw_preview("", view.title, said))

    async def of_year(self, request: Request) -> Response:
        """The articles of a year, or of no known date."""
        named, number = request.path_params["year"], page_asked(request)
        if named != UNDATED and not _YEAR.fullmatch(named):
            raise HTTPException(404)
        year = None if named == UNDATED else int(named)
        lines, count, pager = await self._site.workers.run(self._of_year, year, number)
        title = texts.browsing.year(year)
        page = Page(
            "year.html", texts.pages.page_title(title), texts.pages.article_count(count), path=_LINKS.year(year, number)
        )
        return self._site.pages.render(
            request, page, title=title, said=texts.pages.article_count(count), lines=lines, pager=pager
        )

    def _of_year(self, year: int | None, number: int) -> tuple[list[ArticleLine], int, Pager | None]:
        articles = self._shelves.current().of_year(year)
        if not articles:
            raise HTTPException(404)
        here, pages = page_of(articles, number)
        addresses = [_LINKS.year(year, each) for each in range(1, pages + 1)]
        return [compose_line(each, _LINKS) for each in here], len(articles), compose_pager(number, pages, addresses)

    def _compose(self, article_id: str) -> tuple[Article, ArticleView]:
        """An article by its whole id, one that no answer quotes any more too."""
        article = self._site.library.articles_by_id([article_id]).get(article_id) if _ID.fullmatch(article_id) else None
        if article is None:
            raise HTTPException(404, texts.choices.PASSAGE_GONE)
        facts, citations = state_facts(self._site.library.targets(article_id=article.id), self._site.library)
        passages = self._site.library.passages_of(article.id)
        return article, compose_article_page(article, passages, facts, citations, _LINKS)
