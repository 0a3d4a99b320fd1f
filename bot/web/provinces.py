"""Provinces: all of them, one with its figures and articles, its chart, its preview and its workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot import texts
from bot.pages.article_lines import Pager, compose_pager
from bot.pages.links import slug
from bot.pages.place_charts import chart_of_place, picture_of
from bot.pages.place_figures import state_figures
from bot.pages.preview_card import draw_preview
from bot.pages.province import (
    PlaceContent,
    ProvinceView,
    compose_province,
    page_name,
    place_names,
    provinces_of,
)
from bot.views.charts import draw_targets
from bot.views.spreadsheet import target_rows, to_xlsx
from bot.web.answers import workbook_response
from bot.web.asking import Asking
from bot.web.links import WebLinks
from bot.web.paging import page_asked, page_of
from bot.web.rendering import Page
from bot.web.shelves import ShelfReader
from bot.web.site import Site
from knowledge.places import province_now
from knowledge.places.offices import NATION
from knowledge.records import Contact
from retrieval.records import Answer, Status

_LINKS = WebLinks()
_NO_FIGURES = Answer(status=Status.ANSWERED, question="", headline="")


@dataclass(frozen=True)
class ListedPlace:
    """A line of a list that leads to a page, with what there is in a few words."""

    name: str
    said: str
    href: str


class Provinces:
    """Shows provinces, and keeps which is somebody's own."""

    def __init__(self, site: Site, asking: Asking, shelves: ShelfReader) -> None:
        self._site = site
        self._asking = asking
        self._shelves = shelves

    async def list_all(self, request: Request) -> Response:
        """Every province with what there is of it, and the years."""
        places, years = await self._site.workers.run(self._list)
        title = texts.pages.page_title(texts.pages.PROVINCES)
        page = Page("provinces.html", title, texts.pages.PROVINCES_SAID, path="/tinh")
        return self._site.pages.render(request, page, places=places, years=years)

    async def show(self, request: Request) -> Response:
        """A province with its figures, whom to ask, and its articles; from the second page on the articles alone."""
        name, number = _named(request), page_asked(request)
        visitor = self._site.visitors.recognise(request)
        mine = (await self._site.workers.run(self._site.visitors.preferences_of, visitor)).province
        place, pager = await self._site.workers.run(self._compose, name, number)
        page = Page(
            "province_page.html",
            texts.pages.page_title(texts.pages.about_place(place.name)),
            texts.pages.description(" ".join(place.said)),
            path=_LINKS.province(name, number),
            picture=f"/tinh/{slug(name)}/xem-truoc.png",
        )
        is_mine = mine is not None and page_name(mine) == name
        return self._site.pages.render(
            request, page, place=place, pager=pager, slug=slug(name), is_mine=is_mine, may_choose=name != NATION
        )

    async def choose(self, request: Request) -> Response:
        """Make a province somebody's own, or none; questions that name no place are then answered of it."""
        received = await self._site.doorman.receive(request)
        chosen = received["tinh"]
        name = places_by_slug().get(chosen) if chosen else None
        if chosen and (name is None or name == NATION):
            raise HTTPException(404)
        province = provinces_of(name)[0] if name is not None else None
        person = self._site.visitors.person_of(received.visitor)
        await self._site.writers.run(self._site.answering.preferences.choose, str(person), province=province)
        return self._asking.lead(f"/tinh/{chosen}" if chosen else "/", received)

    async def chart(self, request: Request) -> Response:
        """The chart of a province's figures."""
        name = _named(request)

        def draw() -> bytes | None:
            chart = chart_of_place(state_figures(self._site.library, name), name)
            return draw_targets(*chart) if chart is not None else None

        version = await self._site.workers.run(self._site.library.version)
        return await self._site.drawings.send(("province", name, version), draw)

    async def preview(self, request: Request) -> Response:
        """The picture beside a link to a province."""
        name = _named(request)

        def draw() -> bytes:
            place, _ = self._compose(name, 1)
            return draw_preview(texts.pages.about_place(place.name), " ".join(place.said))

        version = await self._site.workers.run(self._site.library.version)
        return await self._site.drawings.send(("place", name, version), draw)

    async def workbook(self, request: Request) -> Response:
        """A province's figures as a workbook."""
        name = _named(request)
        figures = await self._site.workers.run(state_figures, self._site.library, name)
        if not figures.targets:
            raise HTTPException(404)
        content = await self._site.workers.run(to_xlsx, target_rows(figures))
        return workbook_response(content, f"so-lieu-{slug(name)}.xlsx")

    def _list(self) -> tuple[list[ListedPlace], list[ListedPlace]]:
        coverage, shelves = self._site.coverage.current(), self._shelves.current()
        places = [
            ListedPlace(
                texts.browsing.place_name(NATION), texts.browsing.nation_line(coverage.nation), _LINKS.province(NATION)
            )
        ]
        for name in place_names():
            held = [(each, texts.coverage.holdings(coverage.of(each))) for each in provinces_of(name)]
            places.append(ListedPlace(name, texts.coverage.merged_line(name, held), _LINKS.province(name)))
        years = [
            ListedPlace(texts.browsing.year(year), texts.pages.article_count(count), _LINKS.year(year))
            for year, count in shelves.years.items()
        ]
        return places, years

    def _compose(self, name: str, number: int) -> tuple[ProvinceView, Pager | None]:
        here, pages = page_of(self._shelves.current().about(name), number)
        figures = state_figures(self._site.library, name) if number == 1 else _NO_FIGURES
        chart, path = chart_of_place(figures, name), f"/tinh/{slug(name)}"
        content = PlaceContent(
            name=name,
            facts=figures.targets,
            citations=figures.citations,
            articles=here,
            contacts=tuple(self._contacts(name)) if number == 1 else (),
        )
        place = compose_province(
            content,
            self._site.coverage.current(),
            _LINKS,
            chart=picture_of(chart, f"{path}/bieu-do.png") if chart is not None else None,
            workbook=f"{path}/so-lieu.xlsx" if figures.targets else None,
        )
        addresses = [_LINKS.province(name, each) for each in range(1, pages + 1)]
        return place, compose_pager(number, pages, addresses)

    def _contacts(self, name: str) -> Iterator[Contact]:
        """The offices of today's province, as people may see them."""
        provinces = provinces_of(name)
        for entry in self._site.contacts.of(province_now(provinces[0]) if provinces else NATION):
            if entry.shown is not None:
                yield entry.shown


def _named(request: Request) -> str:
    """The place whose page it is; there is no page of any other name."""
    name = places_by_slug().get(request.path_params["slug"])
    if name is None:
        raise HTTPException(404)
    return name


@cache
def places_by_slug() -> Mapping[str, str]:
    """Every place with a page, by what stands in its address."""
    return {slug(name): name for name in (NATION, *place_names())}
