"""The pages of topics and indicators, with their charts and cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import texts
from bot.pages.article_lines import compose_pager
from bot.pages.figures_table import compose_figures
from bot.pages.place_charts import chart_of_indicator, picture_of
from bot.pages.topic import TopicView, compose_topic
from bot.publishing.folder import SiteFile
from bot.publishing.lists import count_pages, paged
from bot.publishing.pages import About, PageMaker
from bot.publishing.paths import indicator_path, topic_path
from bot.publishing.pictures import chart_file
from bot.views.spreadsheet import target_rows, to_xlsx
from knowledge.records import Article
from knowledge.targets import Indicator
from retrieval.records import Answer

# Articles on a page: with its beginning one takes some 900 bytes, so that a page stays below 60 kB.
_EXCERPTS = 40
_TEMPLATE = "topic_page.html"


def topic_files(maker: PageMaker, key: str, articles: Sequence[Article]) -> Iterator[SiteFile]:
    """The pages of a topic of digests."""
    pages = count_pages(articles, _EXCERPTS)
    for page, part in paged(articles, _EXCERPTS):
        path = topic_path(key, page)
        links = maker.links(path)
        pager = compose_pager(page, pages, [links.topic(key, number + 1) or "" for number in range(pages)])
        view = compose_topic(key, part, len(articles), links)
        about = About(view.name, view.said, texts.publishing.OF_TOPIC, view.said)
        shown = {"topic": view, "pager": pager}
        if page == 1:
            yield from maker.with_card(path, _TEMPLATE, about, shown)
        else:
            titled = about._replace(title=f"{view.name} · {texts.browsing.page_of(page, pages)}")
            yield maker.page(path, _TEMPLATE, titled, shown)


def indicator_files(maker: PageMaker, indicator: Indicator, answer: Answer) -> Iterator[SiteFile]:
    """The page of an indicator: its figures of all places."""
    path, name = indicator_path(indicator), texts.figures.INDICATORS[indicator.value]
    links, picture = maker.links(path), None
    chart = chart_of_indicator(answer, indicator)
    if chart is not None:
        yield chart_file(indicator_path(indicator, "png"), chart)
        picture = picture_of(chart, links.to(indicator_path(indicator, "png")))
    workbook = indicator_path(indicator, "xlsx")
    yield SiteFile(workbook, lambda: to_xlsx(target_rows(answer)))
    table = compose_figures("figures", name, answer.targets, answer.citations, links)
    said = texts.publishing.indicator_line(len(answer.targets), len(answer.citations))
    view = TopicView(name=name, said=said, figures=table, chart=picture, workbook=links.to(workbook))
    about = About(name, said, texts.publishing.OF_INDICATOR, said)
    yield from maker.with_card(path, _TEMPLATE, about, {"topic": view, "pager": None})
