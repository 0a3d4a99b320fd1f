"""Every file of the folder, one after the other: what pages need first, the pages that lead to them last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from xml.sax.saxutils import escape

from bot import texts
from bot.pages.environment import ICON as ICON_FILE
from bot.pages.environment import STYLE as STYLE_FILE
from bot.publishing import paths
from bot.publishing.article_files import article_files
from bot.publishing.contents import Contents, read_texts
from bot.publishing.folder import SiteFile
from bot.publishing.home import compose_home, count_nation, list_provinces, list_years
from bot.publishing.lists import year_files
from bot.publishing.pages import About, Options, PageMaker
from bot.publishing.place_files import place_files
from bot.publishing.search_list import to_search_list
from bot.publishing.topic_files import indicator_files, topic_files
from knowledge.store.contacts import ContactBook
from knowledge.store.library import Library


def site_files(library: Library, contents: Contents, options: Options) -> Iterator[SiteFile]:
    """All files of what a library has, each made when it is asked for."""
    maker = PageMaker(options, contents.by_topic.keys(), contents.indicators.keys())
    pages = []
    for file in _pages(maker, library, contents):
        if file.path.endswith(".html") and file.path != paths.MISSING:
            pages.append(file.path)
        yield file
    yield SiteFile(paths.ROBOTS, lambda: _robots(options.base).encode())
    if options.base is not None:
        base = options.base
        yield SiteFile(paths.SITEMAP, lambda: _sitemap(base, pages).encode())


def _pages(maker: PageMaker, library: Library, contents: Contents) -> Iterator[SiteFile]:
    yield SiteFile(paths.STYLE, STYLE_FILE.read_bytes)
    yield SiteFile(paths.ICON, ICON_FILE.read_bytes)
    yield SiteFile(paths.SCRIPT, files("bot.publishing").joinpath("static", paths.SCRIPT).read_bytes)
    yield SiteFile(paths.LISTED, lambda: to_search_list(contents.articles))
    for article, passages in read_texts(library, [each.id for each in contents.articles]):
        yield from article_files(maker, article, passages, contents.figures.get(article.id, ()))
    contacts = ContactBook(library.engine)
    for name in contents.by_place:
        yield from place_files(maker, library, contacts, contents, name)
    for key, articles in contents.by_topic.items():
        yield from topic_files(maker, key, articles)
    for indicator, answer in contents.indicators.items():
        yield from indicator_files(maker, indicator, answer)
    for year, articles in contents.by_year.items():
        yield from year_files(maker, year, articles)
    yield from _first_pages(maker, contents)


def _first_pages(maker: PageMaker, contents: Contents) -> Iterator[SiteFile]:
    """The list to filter, the page for an address that is not there, and what everything is reached from."""
    links, said = maker.links(paths.DOCUMENTS), texts.publishing.all_documents(len(contents.articles))
    shown = {
        "said": said,
        "list": links.to(paths.LISTED),
        "nation": count_nation(contents, links),
        "provinces": list_provinces(contents, links),
        "years": list_years(contents, links),
    }
    yield maker.page(paths.DOCUMENTS, "documents.html", About(texts.publishing.DOCUMENTS, said), shown)
    missing = About(texts.publishing.MISSING, texts.publishing.MISSING_ADVICE)
    yield maker.page(paths.MISSING, "missing.html", missing, {})
    home = compose_home(contents, maker.links(paths.INDEX))
    about = About(texts.pages.SITE, texts.publishing.WHAT_THIS_IS, source=home.made_from)
    yield from maker.with_card(paths.INDEX, "index.html", about, {"home": home})


def _robots(base: str | None) -> str:
    """Everything may be read by everybody."""
    listed = f"Sitemap: {base}{paths.SITEMAP}\n" if base else ""
    return f"User-agent: *\nAllow: /\n{listed}"


def _sitemap(base: str, pages: Sequence[str]) -> str:
    """What search engines may show (sitemaps.org/protocol.html); without days, which pages do not have."""
    addresses = (escape(base + ("" if page == paths.INDEX else page)) for page in sorted(pages))
    listed = "".join(f"<url><loc>{address}</loc></url>\n" for address in addresses)
    opened = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return f"{opened}{listed}</urlset>\n"
