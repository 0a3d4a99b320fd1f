"""The page of an answer, and what people can do there."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot import texts
from bot.conversation.addresses import answer_path
from bot.conversation.answer_choices import answer_choices
from bot.conversation.choices import Action, Chosen, Shown, number_of, read_chosen
from bot.conversation.standing import shown_blocks
from bot.journal.entry import Entry
from bot.journal.preferences import Preferences
from bot.pages.province import Picture
from bot.views.figure_pictures import drawable, first_chart
from bot.views.figures import as_shown
from bot.views.markup import to_plain_text
from bot.views.spreadsheet import target_rows, to_xlsx
from bot.web.asking import Asking, answer_after
from bot.web.charts import chart_of
from bot.web.choice_views import compose_choices
from bot.web.doorman import Received
from bot.web.previews import draw_answer
from bot.web.rendering import Page
from bot.web.site import Site
from bot.web.visitors import Visitor
from retrieval.records import Form, Status

DONE = "da"
"""What of a page's address says that something was just done there."""
# What is said then, by what was done; nothing of an address is ever shown itself.
_SAID = {
    Action.LIKED.value: texts.choices.THANKS_FOR_LIKING,
    Action.MISSING.value: texts.choices.MISSING_NOTED,
    Action.FAULT.value: texts.choices.THANKS_FOR_FAULT,
}
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Answers:
    """Shows answers, and does what was chosen of them."""

    def __init__(self, site: Site, asking: Asking) -> None:
        self._site = site
        self._asking = asking

    async def show(self, request: Request) -> Response:
        """An answer with its choices, to anybody who has its address."""
        visitor = self._site.visitors.recognise(request)
        entry, (blocks, rows) = await self._site.workers.run(self._read, request.path_params["id"], visitor)
        path = answer_path(entry.id)
        page = Page(
            "answer.html",
            texts.pages.page_title(entry.question),
            texts.pages.description(to_plain_text(blocks)),
            path=path,
            picture=f"{path}/xem-truoc.png",
            is_listed=False,
            of=entry.id,
        )
        return self._site.pages.render(
            request,
            page,
            question=entry.question,
            blocks=blocks,
            picture=chart_asked_for(entry),
            choices=compose_choices(rows, self._site.pages.absolute(request, path)),
            is_unsure=entry.answer.status is Status.NEAR,
            notice=_SAID.get(request.query_params.get(DONE, ""), ""),
        )

    async def choose(self, request: Request) -> Response:
        """Do what a button says, and lead to what comes of it."""
        received = await self._site.doorman.receive(request)
        chosen = read_chosen(received["chon"])
        if chosen is None:
            raise HTTPException(404)
        path = await self._site.writers.run(self._do, chosen, received)
        return self._asking.lead(path, received)

    async def picture(self, request: Request) -> Response:
        """The picture beside a link to an answer."""
        entry = await self._site.workers.run(self.find, request.path_params["id"])
        # Another answer may have come into its place.
        key = ("preview", entry.id, entry.answer.searched_in)
        return await self._site.drawings.send(key, lambda: draw_answer(entry.question, entry.answer))

    async def workbook(self, request: Request) -> Response:
        """The figures of an answer as a workbook."""
        entry = await self._site.workers.run(self.find, request.path_params["id"])
        if not entry.answer.targets:
            raise HTTPException(404)
        content = await self._site.workers.run(lambda: to_xlsx(target_rows(as_shown(entry.answer))))
        return workbook_response(content, texts.figures.TABLE_NAME)

    def find(self, entry_id: str) -> Entry:
        """An answer by its id; a page says that it is gone where it is not kept. Blocks."""
        entry = self._site.answering.journal.find(entry_id)
        if entry is None:
            raise HTTPException(404, texts.pages.ANSWER_GONE)
        return entry

    def _read(self, entry_id: str, visitor: Visitor) -> tuple[Entry, Shown]:
        """An answer in the form its reader has chosen, whole wherever it was asked; blocks."""
        entry = self.find(entry_id)
        preferences = self._site.visitors.preferences_of(visitor)
        return entry, (shown_blocks(entry, preferences), answer_choices(entry))

    def _do(self, chosen: Chosen, received: Received) -> str:
        """The path of the page to go on with; blocks."""
        entry = self._site.choosing.find(chosen)
        if entry is None:
            raise HTTPException(404, texts.pages.ANSWER_GONE)
        asker = self._site.visitors.asker(received.visitor)
        question = self._site.choosing.suggestion(entry, chosen)
        if question is not None:
            return answer_path(answer_after(self._site, question, asker, entry).id)
        if chosen.action is Action.EVERYWHERE:
            return answer_path(self._everywhere(entry, chosen, received).id)
        if self._site.choosing.judge(entry, chosen, asker.person) is not None:
            # Of what is only near nobody is asked why.
            said = Action.FAULT if chosen.action is Action.DISLIKED else chosen.action
            return f"{answer_path(entry.id)}?{DONE}={said.value}"
        if chosen.action is Action.DISLIKED:
            self._site.choosing.turn(entry, chosen, Preferences(), asker.person)
            return f"{answer_path(entry.id)}/gop-y"
        raise HTTPException(404)

    def _everywhere(self, entry: Entry, chosen: Chosen, received: Received) -> Entry:
        """The answer from all places, in the place of one's own; of another's it is a new one."""
        asker = self._site.visitors.asker(received.visitor)
        if entry.person != asker.person:
            entry = self._site.answering.take_over(entry, asker)
        self._site.choosing.turn(entry, chosen, asker.preferences, asker.person)
        return entry


def chart_asked_for(entry: Entry) -> Picture | None:
    """The chart that a question has asked for, of what stands above it; none where none was, or none can be drawn."""
    answer = as_shown(entry.answer)
    indicator = first_chart(answer) if answer.form is Form.CHART else None
    if indicator is None:
        return None
    bars = sum(fact.target.indicator is indicator for fact in drawable(answer))
    href = f"{answer_path(entry.id)}/bieu-do/{number_of(indicator)}.png"
    title = texts.figures.chart_title(indicator.value)
    return chart_of(href, title, bars, texts.pages.chart_says(title))


def workbook_response(content: bytes, name: str) -> Response:
    """A workbook that a browser saves under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "X-Robots-Tag": "noindex"}
    return Response(content, media_type=_WORKBOOK, headers=headers)
