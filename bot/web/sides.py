"""The other sides of an answer, each a page: passages, sources, indicators, charts, tables, and why it is no good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot import texts
from bot.conversation.addresses import SIDES, answer_path
from bot.conversation.choices import Action, Choice, Chosen, Rows, number_of, numbered_indicator
from bot.conversation.side_choices import chart_choices, fault_choices, list_choices
from bot.journal.entry import Entry
from bot.journal.preferences import Preferences
from bot.pages.figures_table import FiguresTable, compose_figures, passage_number
from bot.pages.province import Picture
from bot.views.answer import readable_citations
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.comparison import is_wide
from bot.views.figure_pictures import drawable, first_chart
from bot.views.figures import as_shown, figures_title, pictured_rows
from bot.views.remarks import compose_source_list
from bot.web.answers import Answers
from bot.web.charts import chart_of
from bot.web.choice_views import compose_choices
from bot.web.links import WebLinks
from bot.web.rendering import Page
from bot.web.site import Site
from knowledge.targets import Indicator
from retrieval.records import Answer, TargetFact

_ACTIONS = {said: action for action, said in SIDES.items()}
_TITLES = {
    Action.PASSAGE: texts.pages.PASSAGE,
    Action.SOURCES: texts.pages.FURTHER,
    Action.INDICATOR: texts.pages.INDICATOR,
    Action.CHART: texts.pages.CHART,
    Action.PICTURE: texts.pages.TABLE,
}


@dataclass(frozen=True)
class _Side:
    """What one side of an answer shows."""

    entry: Entry
    title: str
    blocks: Sequence[ReplyBlock] = ()
    rows: Rows = ()
    table: FiguresTable | None = None
    picture: Picture | None = None
    passage: int = 0
    article: str | None = None


class Sides:
    """Shows the other sides of answers."""

    def __init__(self, site: Site, answers: Answers) -> None:
        self._site = site
        self._answers = answers

    async def show(self, request: Request) -> Response:
        """A side by its name and number."""
        action = _ACTIONS.get(request.path_params["side"])
        if action is None:
            raise HTTPException(404)
        chosen = Chosen(id=request.path_params["id"], action=action, n=request.path_params["n"])
        find = self._figures if action in {Action.CHART, Action.PICTURE} else self._turn
        return self._render(request, await self._site.workers.run(find, chosen))

    async def sources(self, request: Request) -> Response:
        """Where an answer is from."""
        entry = await self._site.workers.run(self._answers.find, request.path_params["id"])
        blocks = compose_source_list(entry.answer)
        entry = entry.model_copy(update={"answer": as_shown(entry.answer)})
        if not blocks:
            side = _Side(entry, texts.pages.FURTHER, (plain_block(texts.choices.NO_SOURCES_OF_LAST),))
        else:
            side = _Side(entry, texts.pages.FURTHER, blocks, list_choices(entry))
        return self._render(request, side)

    async def opinion(self, request: Request) -> Response:
        """Why an answer is no good."""
        entry = await self._site.workers.run(self._answers.find, request.path_params["id"])
        blocks = (plain_block(texts.choices.WHY_DISLIKED),)
        return self._render(request, _Side(entry, texts.pages.OPINION, blocks, fault_choices(entry)))

    async def chart(self, request: Request) -> Response:
        """The chart of an indicator, as a picture."""
        entry = await self._site.workers.run(self._answers.find, request.path_params["id"])
        n = request.path_params["n"]
        shown = entry.model_copy(update={"answer": as_shown(entry.answer)})
        chosen = Chosen(id=entry.id, action=Action.CHART, n=n)

        def draw() -> bytes | None:
            picture = self._site.choosing.picture(shown, chosen)
            return picture.content if picture is not None else None

        return await self._site.drawings.send(("chart", entry.id, n, entry.answer.searched_in), draw)

    def _turn(self, chosen: Chosen) -> _Side:
        """Passages, further sources and indicators, as any channel shows them; blocks."""
        entry = self._site.choosing.find(chosen)
        if entry is None:
            raise HTTPException(404, texts.pages.ANSWER_GONE)
        turned = self._site.choosing.turn(entry, chosen, Preferences(), "")
        if turned.shown is None:
            raise HTTPException(404, turned.said)
        blocks, rows = turned.shown
        if chosen.action is not Action.PASSAGE:
            return _Side(entry, _TITLES[chosen.action], blocks, rows)
        return _Side(entry, texts.pages.PASSAGE, blocks, rows, passage=chosen.n, article=_article_of(entry, chosen.n))

    def _figures(self, chosen: Chosen) -> _Side:
        """A chart with its figures as a table, or all figures as one; blocks."""
        found = self._answers.find(chosen.id)
        indicator = numbered_indicator(chosen.n)
        shown = as_shown(found.answer, indicator if chosen.action is Action.PICTURE else None)
        entry = found.model_copy(update={"answer": shown})
        if chosen.action is Action.PICTURE:
            facts = pictured_rows(shown, indicator)
            caption = _caption(shown, facts)
            return _Side(entry, texts.pages.TABLE, table=_table(caption, shown, facts))
        return self._chart(entry, indicator or first_chart(shown))

    def _chart(self, entry: Entry, indicator: Indicator | None) -> _Side:
        """The chart of one indicator, and the way to the others."""
        facts = [fact for fact in drawable(entry.answer) if fact.target.indicator is indicator]
        if indicator is None or not facts:
            raise HTTPException(404, texts.figures.NOTHING_TO_DRAW)
        title = texts.figures.chart_title(indicator.value)
        href = f"{answer_path(entry.id)}/bieu-do/{number_of(indicator)}.png"
        others = tuple(row for row in chart_choices(entry) if not _draws(row, indicator))
        table = _table(title, entry.answer, facts)
        return _Side(entry, title, rows=others, table=table, picture=chart_of(href, title, len(facts)))

    def _render(self, request: Request, side: _Side) -> Response:
        entry = side.entry
        page = Page(
            "side.html",
            texts.pages.page_title(f"{side.title}: {entry.question}"),
            texts.pages.description(f"{side.title}: {entry.question}"),
            path=request.url.path,
            picture=f"{answer_path(entry.id)}/xem-truoc.png",
            is_listed=False,
            of=entry.id,
            passage=side.passage,
        )
        return self._site.pages.render(
            request,
            page,
            title=side.title,
            question=entry.question,
            blocks=side.blocks,
            table=side.table,
            picture=side.picture,
            article=side.article,
            choices=compose_choices(side.rows, without=(Action.BACK,)),
        )


def _article_of(entry: Entry, n: int) -> str:
    """The path of the article that a passage is from, and there of the passage."""
    citation = readable_citations(entry.answer)[n - 1]
    return WebLinks().article(citation.article_id, passage_number(citation.passage_id))


def _caption(answer: Answer, facts: Sequence[TargetFact]) -> str:
    if is_wide(answer) and facts:
        return texts.figures.INDICATORS[facts[0].target.indicator.value]
    return figures_title(answer)


def _table(caption: str, answer: Answer, facts: Sequence[TargetFact]) -> FiguresTable:
    if not facts:
        raise HTTPException(404, texts.figures.NOTHING_TO_DRAW)
    return compose_figures("figures", caption, facts, answer.citations, WebLinks())


def _draws(row: tuple[Choice, ...], indicator: Indicator) -> bool:
    return any(each.chosen is not None and each.chosen.n == number_of(indicator) for each in row)
