"""The page of an article, with its card."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.pages.article import compose_article_page
from bot.publishing.folder import SiteFile
from bot.publishing.pages import About, PageMaker
from bot.publishing.paths import article_path
from bot.views.answer import source_line
from knowledge.records import Article, Passage
from knowledge.store.library import Library
from retrieval.answers.citation import cite_passage
from retrieval.answers.target_selection import is_shown, state_facts

# Of its beginning more than any description shows.
_SAID = 300


def article_files(
    maker: PageMaker, library: Library, article: Article, passages: Sequence[Passage]
) -> Iterator[SiteFile]:
    """The page of an article; one without passages has no page, as it has no answer."""
    path = article_path(article.id)
    stated = [each for each in library.targets(article_id=article.id) if is_shown(each.target)]
    facts, citations = state_facts(stated, library)
    view = compose_article_page(article, passages, facts, citations, maker.links(path))
    source = source_line(cite_passage(article, passages[0])).removeprefix(f"{article.title} · ") if passages else ""
    about = About(article.title, article.told[:_SAID], view.label, source)
    yield from maker.with_card(path, "article_page.html", about, {"article": view})
