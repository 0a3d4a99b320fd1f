"""The page of an article, with its card."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.pages.article import compose_article_page
from bot.publishing.folder import SiteFile
from bot.publishing.pages import About, PageMaker
from bot.publishing.paths import article_path
from bot.views.answer import source_line
from knowledge.records import Article, Passage
from knowledge.store.targets import StoredTarget
from retrieval.answers.citation import cite_passage
from retrieval.answers.target_selection import is_shown, state_facts

# Of its beginning more than any description shows.
_SAID = 300


@dataclass(frozen=True)
class _AtHand:
    """The one article that states its figures, so that nothing is read again for its page."""

    article: Article
    passages: Sequence[Passage]

    def articles_by_id(self, ids: Collection[str]) -> Mapping[str, Article]:
        return {self.article.id: self.article} if self.article.id in ids else {}

    def passages_of(self, article_id: str) -> Sequence[Passage]:
        return self.passages if article_id == self.article.id else ()


def article_files(
    maker: PageMaker, article: Article, passages: Sequence[Passage], figures: Sequence[StoredTarget]
) -> Iterator[SiteFile]:
    """The page of an article with its figures, and its card."""
    path = article_path(article.id)
    facts, citations = state_facts([each for each in figures if is_shown(each.target)], _AtHand(article, passages))
    view = compose_article_page(article, passages, facts, citations, maker.links(path))
    source = source_line(cite_passage(article, passages[0])).removeprefix(f"{article.title} · ") if passages else ""
    about = About(article.title, article.told[:_SAID], view.label, source)
    yield from maker.with_card(path, "article_page.html", about, {"article": view})
