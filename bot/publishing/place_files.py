"""The pages of a place, with its chart, its workbook and its card."""

from __future__ import annotations

from collections.abc import Iterator

from bot import texts
from bot.pages.article_lines import compose_pager
from bot.pages.place_charts import chart_of_place, picture_of
from bot.pages.place_figures import say_first, state_figures
from bot.pages.province import PlaceContent, compose_province
from bot.publishing.contents import Contents
from bot.publishing.folder import SiteFile
from bot.publishing.lists import LINES, count_pages, list_page, paged
from bot.publishing.pages import About, PageMaker
from bot.publishing.paths import beside_province, province_path
from bot.publishing.pictures import chart_file
from bot.views.spreadsheet import target_rows, to_xlsx
from knowledge.places import province_now
from knowledge.places.offices import NATION
from knowledge.records import Contact
from knowledge.store.contacts import ContactBook
from knowledge.store.library import Library


def place_files(
    maker: PageMaker, library: Library, contacts: ContactBook, contents: Contents, name: str
) -> Iterator[SiteFile]:
    """The pages of a province or of the country; from the second on they go on with its articles alone."""
    path, said = province_path(name), texts.browsing.place_name(name)
    links, answer = maker.links(path), state_figures(library, name)
    chart = chart_of_place(answer, name)
    picture = workbook = None
    if chart is not None:
        yield chart_file(beside_province(name, "png"), chart)
        picture = picture_of(chart, links.to(beside_province(name, "png")))
    if answer.targets:
        yield SiteFile(beside_province(name, "xlsx"), lambda: to_xlsx(target_rows(answer)))
        workbook = links.to(beside_province(name, "xlsx"))
    articles = contents.by_place[name]
    pages = count_pages(articles, LINES)
    for page, part in paged(articles, LINES):
        links = maker.links(province_path(name, page))
        pager = compose_pager(page, pages, [links.province(name, number + 1) for number in range(pages)])
        if page > 1:
            yield list_page(maker, province_path(name, page), said, part, pager, links.province(name))
            continue
        content = PlaceContent(name, answer.targets, answer.citations, part, _offices(contacts, name))
        view = compose_province(content, contents.coverage, links, chart=picture, workbook=workbook)
        about = About(said, view.said[0], texts.publishing.of_place(said), view.said[0], say_first(answer.targets))
        shown = {"place": view, "pager": pager}
        if part:
            yield from maker.with_card(path, "province_page.html", about, shown)
        else:
            yield maker.page(path, "province_page.html", about, shown)


def _offices(contacts: ContactBook, name: str) -> list[Contact]:
    entries = contacts.of(NATION if name == NATION else province_now(name))
    return [shown for entry in entries if (shown := entry.shown) is not None]
