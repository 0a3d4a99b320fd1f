"""Provinces side by side, chosen from a list; and their figures as a workbook."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot import texts
from bot.pages.figures_table import FiguresTable, compose_figures
from bot.pages.province import Picture, provinces_of
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_shown
from bot.views.figure_pictures import draw_chart, drawable, first_chart
from bot.views.figures import as_shown, figures_title
from bot.views.spreadsheet import target_rows, to_xlsx
from bot.web.answers import workbook_response
from bot.web.charts import chart_of
from bot.web.links import WebLinks
from bot.web.provinces import places_by_slug
from bot.web.rendering import Page
from bot.web.site import Site
from knowledge.places.offices import NATION
from retrieval.records import Answer

_PLACES = "tinh"


@dataclass(frozen=True)
class _Compared:
    blocks: tuple[ReplyBlock, ...] = ()
    table: FiguresTable | None = None
    chart: Picture | None = None
    workbook: str | None = None


class Comparing:
    """Compares provinces."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> Response:
        """The list to choose from, and the figures of those that were chosen."""
        chosen = _chosen(request)
        compared = await self._site.workers.run(self._compose, chosen) if chosen else _Compared()
        names = [places_by_slug()[each] for each in chosen]
        title = texts.pages.compared(names)
        path = f"/so-sanh{_query(chosen)}"
        page = Page("compare.html", texts.pages.page_title(title), texts.pages.COMPARE_SAID, path=path)
        # Any number of provinces makes a page: search engines are shown the one where they are chosen.
        page = page if not chosen else Page(page.template, page.title, page.description, page.path, is_listed=False)
        places = [(slug, name, slug in chosen) for slug, name in sorted(places_by_slug().items()) if name != NATION]
        return self._site.pages.render(request, page, title=title, places=places, compared=compared)

    async def chart(self, request: Request) -> Response:
        """The chart of the provinces that were chosen."""
        chosen = _chosen(request)
        version = await self._site.workers.run(self._site.library.version)

        def draw() -> bytes | None:
            answer = as_shown(self._compare(chosen))
            picture = draw_chart(answer, first_chart(answer))
            return picture.content if picture is not None else None

        return await self._site.drawings.send(("compared", tuple(chosen), version), draw)

    async def workbook(self, request: Request) -> Response:
        """Their figures as a workbook; of one province its own."""
        answer = await self._site.workers.run(self._compare, _chosen(request))
        if not answer.targets:
            raise HTTPException(404)
        content = await self._site.workers.run(to_xlsx, target_rows(as_shown(answer)))
        return workbook_response(content, texts.figures.TABLE_NAME)

    def _compare(self, chosen: list[str]) -> Answer:
        names = [provinces_of(places_by_slug()[each])[0] for each in chosen]
        if len(names) == 1:
            return self._site.answering.answerer.look_up(texts.pages.FIGURES_ASKED, province=names[0])
        return self._site.answering.answerer.compare(", ".join(names))

    def _compose(self, chosen: list[str]) -> _Compared:
        if len(chosen) < 2:
            return _Compared()
        answer = self._compare(chosen)
        blocks = compose_shown(answer, long_form=False)
        answer = as_shown(answer)
        if not answer.targets:
            return _Compared(blocks)
        indicator = first_chart(answer)
        bars = [fact for fact in drawable(answer) if fact.target.indicator is indicator]
        title = texts.figures.chart_title(indicator.value) if indicator is not None else ""
        return _Compared(
            blocks,
            compose_figures("compared", figures_title(answer), answer.targets, answer.citations, WebLinks()),
            chart_of(f"/so-sanh/bieu-do.png{_query(chosen)}", title, len(bars)) if bars else None,
            f"/so-lieu.xlsx{_query(chosen)}",
        )


def _chosen(request: Request) -> list[str]:
    """The provinces that were chosen, each once; whatever else stands in the address is none."""
    known = places_by_slug()
    asked = dict.fromkeys(request.query_params.getlist(_PLACES))
    return [each for each in asked if each in known and known[each] != NATION]


def _query(chosen: list[str]) -> str:
    return f"?{'&'.join(f'{_PLACES}={each}' for each in chosen)}" if chosen else ""
