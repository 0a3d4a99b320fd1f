"""The articles of a province or year, with their addresses, some a page; and one to be read."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import ArticleFilter
from bot.views.article_line import article_runs
from bot.views.blocks import ReplyBlock, bold_block, plain_block
from bot.views.coverage import list_provinces
from bot.views.passage import compose_article
from bot.zalo.delivery import Delivery
from bot.zalo.picks import Line, Pick
from bot.zalo.records import Incoming
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import ArticleEntry, Library
from retrieval.answers.citation import cite_passage

# Title, who has published it and its address take four lines of a phone each.
_A_PAGE = 6


class Browsing:
    """Shows what there is."""

    def __init__(self, delivery: Delivery, library: Library, coverage: CoverageReader) -> None:
        self._delivery = delivery
        self._library = library
        self._coverage = coverage

    async def list_places(self, message: Incoming, asker: Asker) -> None:
        """What there is of each province, and how to see it."""
        coverage = await asyncio.to_thread(self._coverage.current)
        blocks = (*list_provinces(coverage), plain_block(texts.zalo.BROWSE_USAGE))
        await self._delivery.show(message, asker, blocks)

    async def list_articles(self, message: Incoming, asker: Asker, articles: ArticleFilter, page: int = 0) -> None:
        """A page of articles, the newest first; the number of each reads it."""
        entries = await asyncio.to_thread(self._within, articles)
        if not entries:
            await self._delivery.show(message, asker, (plain_block(texts.telegram.NO_ARTICLES_THERE),))
            return
        pages = -(-len(entries) // _A_PAGE)
        page = min(page, pages - 1)
        shown = entries[page * _A_PAGE : (page + 1) * _A_PAGE]
        heading = bold_block(texts.telegram.articles_page(len(entries), page + 1, pages))
        steps = tuple(
            (label, Pick(articles=articles, page=target))
            for label, target in ((texts.choices.BUTTON_PREVIOUS, page - 1), (texts.choices.BUTTON_NEXT, page + 1))
            if 0 <= target < pages
        )
        reading = tuple(("", Pick(article=each.article.id)) for each in shown)
        lines = (Line(picks=reading, all=texts.choices.BUTTON_ARTICLE), *([Line(picks=steps)] if steps else []))
        blocks = (
            heading,
            *(ReplyBlock(runs=tuple(article_runs(number, each.article))) for number, each in enumerate(shown, 1)),
        )
        await self._delivery.show(message, asker, blocks, lines)

    async def read(self, message: Incoming, asker: Asker, article_id: str) -> None:
        """An article, as far as a message has room, with its page."""
        blocks = await asyncio.to_thread(self._compose, article_id)
        await self._delivery.show(message, asker, blocks)

    def _within(self, articles: ArticleFilter) -> list[ArticleEntry]:
        within = [
            each
            for each in self._library.articles()
            if (articles.province is None or articles.province in each.article.provinces)
            and (articles.year is None or articles.year == each.article.date.year)
        ]
        within.sort(key=lambda each: each.article.id)
        within.sort(key=lambda each: each.article.date.value or "", reverse=True)
        return within

    def _compose(self, article_id: str) -> Sequence[ReplyBlock]:
        article = self._library.articles_by_id([article_id]).get(article_id)
        passages = self._library.passages_of(article_id) if article is not None else ()
        if article is None or not passages:
            return (plain_block(texts.choices.PASSAGE_GONE),)
        return compose_article(cite_passage(article, passages[0]), passages)
