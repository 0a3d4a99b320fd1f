"""What the first page shows: what this is and from what it was made, and the ways into it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot import texts
from bot.pages.article_lines import ArticleLine, compose_line
from bot.pages.province import page_name, provinces_of
from bot.publishing.contents import Contents
from bot.publishing.paths import PageLinks, indicator_path
from knowledge.places import legacy_provinces, province_now
from knowledge.places.offices import NATION
from knowledge.records import Record
from knowledge.vietnamese.normalization import fold

# About two screens of a phone.
_NEWEST = 10
# What the filter calls the year of an article without a date.
NO_YEAR = "-"


class Counted(Record):
    """A way into the collection, and how many articles or figures are there; ``parts`` are what it was made from.

    ``value`` is what a filter knows it by.
    """

    name: str
    href: str
    count: int
    value: str = ""
    parts: tuple[Counted, ...] = ()


class HomeView(Record):
    """The first page."""

    made_from: str
    provinces: tuple[Counted, ...]
    nation: Counted
    subjects: tuple[Counted, ...]
    industries: tuple[Counted, ...]
    indicators: tuple[Counted, ...]
    years: tuple[Counted, ...]
    newest: tuple[ArticleLine, ...]


def compose_home(contents: Contents, links: PageLinks) -> HomeView:
    """The first page of the folder."""
    newest = next((each.date for each in contents.articles if each.date.value), None)
    return HomeView(
        made_from=texts.publishing.made_from(len(contents.articles), newest, contents.mark),
        provinces=list_provinces(contents, links),
        nation=count_nation(contents, links),
        subjects=_topics(texts.browsing.SUBJECTS, contents, links),
        industries=_topics(texts.browsing.INDUSTRIES, contents, links),
        indicators=tuple(
            Counted(
                name=texts.figures.INDICATORS[each.value],
                href=links.to(indicator_path(each)),
                count=len(answer.targets),
            )
            for each, answer in contents.indicators.items()
        ),
        years=list_years(contents, links),
        newest=tuple(compose_line(each, links) for each in contents.articles[:_NEWEST]),
    )


def list_provinces(contents: Contents, links: PageLinks) -> tuple[Counted, ...]:
    """Today's 34, in alphabetical order, each with those that were joined to it."""
    return tuple(
        _place(now, contents, links, parts=provinces_of(now)[1:])
        for now in sorted({province_now(each) for each in legacy_provinces()}, key=fold)
    )


def count_nation(contents: Contents, links: PageLinks) -> Counted:
    """The whole country."""
    return _place(NATION, contents, links)


def list_years(contents: Contents, links: PageLinks) -> tuple[Counted, ...]:
    """The years of which there are articles, the newest first."""
    return tuple(
        Counted(name=texts.browsing.year(year), href=links.year(year), count=len(about), value=str(year or NO_YEAR))
        for year, about in contents.by_year.items()
    )


def _place(name: str, contents: Contents, links: PageLinks, parts: Sequence[str] = ()) -> Counted:
    return Counted(
        name=texts.browsing.place_name(name),
        href=links.province(name),
        count=len(contents.by_place[page_name(name)]),
        parts=tuple(_place(each, contents, links) for each in parts),
    )


def _topics(named: Mapping[str, str], contents: Contents, links: PageLinks) -> tuple[Counted, ...]:
    return tuple(
        Counted(name=name, href=links.topic(key) or "", count=len(contents.by_topic[key]))
        for key, name in named.items()
        if key in contents.by_topic
    )
