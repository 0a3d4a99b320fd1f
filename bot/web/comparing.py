"""Provinces side by side, chosen from a list; and their figures as a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot import texts
from bot.pages.article_lines import PlaceLink
from bot.pages.figures_table import FiguresTable, compose_figures
from bot.pages.province import Picture, provinces_of
from bot.views.blocks import ReplyBlock
from bot.views.card import compose_shown
from bot.views.comparison import is_wide, shown_indicators
from bot.views.figure_pictures import draw_chart, drawable, first_chart
from bot.views.figures import as_shown, compose_targets, figures_title, pictured_rows
from bot.views.spreadsheet import target_rows, to_xlsx
from bot.web.answers import workbook_response
from bot.web.charts import chart_of
from bot.web.links import WebLinks
from bot.web.provinces import places_by_slug
from bot.web.rendering import Page
from bot.web.site import Site
from knowledge.places.offices import NATION
from knowledge.targets import Indicator
from retrieval.records import Answer

_PLACES, _INDICATOR = "tinh", "chi-so"
EVERY = "tat-ca"
"""What is chosen where all places are to be compared."""


@dataclass(frozen=True)
class _Compared:
    blocks: tuple[ReplyBlock, ...] = ()
    table: FiguresTable | None = None
    chart: Picture | None = None
    workbook: str | None = None
    indicators: tuple[PlaceLink, ...] = ()


class Comparing:
    """Compares provinces."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> Response:
        """The list to choose from, and the figures of those that were chosen."""
        chosen, indicator = _chosen(request), _indicator(request)
        compared = await self._site.workers.run(self._compose, chosen, indicator)
        names = [places_by_slug()[each] for each in chosen if each != EVERY]
        title = texts.pages.compared(names)
        path = f"/so-sanh{_query(chosen)}"
        page = Page("compare.html", texts.pages.page_title(title), texts.pages.COMPARE_SAID, path=path)
        # Any number of provinces makes a page: search engines are shown the one where they are chosen.
        page = page if not chosen else Page(page.template, page.title, page.description, page.path, is_listed=False)
        places = [(slug, name, slug in chosen) for slug, name in sorted(places_by_slug().items()) if name != NATION]
        return self._site.pages.render(
            request, page, title=title, places=places, compared=compared, every=f"/so-sanh{_query([EVERY])}"
        )

    async def chart(self, request: Request) -> Response:
        """The chart of the provinces that were chosen."""
        chosen, indicator = _chosen(request), _indicator(request)
        version = await self._site.workers.run(self._site.library.version)

        def draw() -> bytes | None:
            answer = as_shown(self._compare(chosen), indicator)
            picture = draw_chart(answer, indicator or first_chart(answer))
            return picture.content if picture is not None else None

        return await self._site.drawings.send(("compared", tuple(chosen), indicator, version), draw)

    async def workbook(self, request: Request) -> Response:
        """Their figures as a workbook; of one province its own."""
        answer = await self._site.workers.run(self._compare, _chosen(request))
        if not answer.targets:
            raise HTTPException(404)
        content = await self._site.workers.run(to_xlsx, target_rows(as_shown(answer)))
        return workbook_response(content, texts.figures.TABLE_NAME)

    def _compare(self, chosen: list[str]) -> Answer:
        answerer = self._site.answering.answerer
        if EVERY in chosen:
            return answerer.compare(texts.pages.EVERY_PROVINCE)
        names = [provinces_of(places_by_slug()[each])[0] for each in chosen]
        if len(names) == 1:
            return answerer.look_up(texts.pages.FIGURES_ASKED, province=names[0])
        return answerer.compare(", ".join(names))

    def _compose(self, chosen: list[str], indicator: Indicator | None) -> _Compared:
        if len(chosen) < 2 and EVERY not in chosen:
            return _Compared()
        found = self._compare(chosen)
        answer = as_shown(found, indicator)
        if not answer.targets:
            return _Compared(compose_shown(found, long_form=False))
        drawn = indicator or first_chart(answer)
        bars = [fact for fact in drawable(answer) if fact.target.indicator is drawn]
        title = texts.figures.chart_title(drawn.value) if drawn is not None else ""
        facts = pictured_rows(answer, indicator)
        caption = (
            texts.figures.INDICATORS[facts[0].target.indicator.value] if is_wide(answer) else figures_title(answer)
        )
        return _Compared(
            compose_targets(found, indicator),
            compose_figures("compared", caption, facts, answer.citations, WebLinks()),
            chart_of(f"/so-sanh/bieu-do.png{_query(chosen, drawn)}", title, len(bars)) if bars else None,
            f"/so-lieu.xlsx{_query(chosen)}",
            tuple(_other_indicators(chosen, answer)),
        )


def _other_indicators(chosen: list[str], answer: Answer) -> Iterator[PlaceLink]:
    """Of many places one indicator is shown at a time: the way to each."""
    for each in shown_indicators(answer) if is_wide(answer) else ():
        yield PlaceLink(name=texts.figures.INDICATORS[each.value], href=f"/so-sanh{_query(chosen, each)}")


def _indicator(request: Request) -> Indicator | None:
    """The indicator that was chosen; none for what is none."""
    asked = request.query_params.get(_INDICATOR, "")
    return Indicator(asked) if asked in set(Indicator) else None


def _chosen(request: Request) -> list[str]:
    """The provinces that were chosen, each once; whatever else stands in the address is none."""
    known = places_by_slug()
    asked = dict.fromkeys(request.query_params.getlist(_PLACES))
    if EVERY in asked:
        return [EVERY]
    return [each for each in asked if each in known and known[each] != NATION]


def _query(chosen: list[str], indicator: Indicator | None = None) -> str:
    fields = [(_PLACES, each) for each in chosen]
    fields += [(_INDICATOR, indicator.value)] if indicator is not None else []
    return f"?{urlencode(fields)}" if fields else ""
