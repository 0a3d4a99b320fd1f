"""The first page, and what becomes of a question: it is answered, kept, and its answer has an address."""

from __future__ import annotations

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import texts
from bot.conversation.about_last import turn_of_reply
from bot.conversation.addresses import SIDES, answer_path
from bot.conversation.answerer import LONGEST_QUESTION
from bot.conversation.asker import Asker
from bot.conversation.asks_to_forget import asks_to_forget
from bot.conversation.choices import Action
from bot.journal.answers import ENTRY_ID
from bot.journal.entry import Entry, Verdict
from bot.journal.privacy import mask_personal
from bot.pages.article_lines import PlaceLink
from bot.redaction.control_characters import without_control
from bot.web.doorman import QUESTION, Received
from bot.web.links import WebLinks
from bot.web.rendering import Page
from bot.web.site import Site
from bot.web.visitors import Visitor
from retrieval.query.remarks import Remark

_PRIVACY = "/gioi-thieu#rieng-tu"
SEE_OTHER = 303
_NUMBER = re.compile(r"[0-9]{1,2}")
# Somebody who taps twice, or sends the form again, asks the same at once.
_SAME_SECONDS = 10


def answer_after(site: Site, question: str, asker: Asker, before: Entry | None) -> Entry:
    """Answer a question that was asked on the page of another answer, or on none; blocks.

    It goes on with the answer on whose page it stands, whoever has asked for that; where that is the newest of the
    person's own, or leaves nothing to go on with, with what was asked before it.
    """
    journal = site.answering.journal
    newest = next(iter(journal.lately(asker.person, asker.conversation)), None)
    is_newest = before is not None and newest is not None and newest.id == before.id
    last = turn_of_reply(before, "") if before is not None and not is_newest else None
    return site.answering.answer(question, asker, last=last).entry


class Asking:
    """Takes questions."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def home(self, request: Request) -> Response:
        """The field to ask in, with questions to tap; ``?cau=`` fills it."""
        request.state.typed = request.query_params.get(QUESTION, "")[:LONGEST_QUESTION]
        return await self._show_home(request)

    async def ask(self, request: Request) -> Response:
        """Answer a question, and lead to its answer."""
        received = await self._site.doorman.receive(request)
        question = without_control(received[QUESTION])
        if not question or len(question) > LONGEST_QUESTION:
            return await self._show_home(request, texts.pages.TOO_LONG if question else texts.pages.EMPTY, status=400)
        if asks_to_forget(question):
            # It stands in no document; there is a button for it.
            return self.lead(_PRIVACY, received)
        path = await self._site.writers.run(self._answer, question, received)
        return self.lead(path, received)

    def lead(self, path: str, received: Received) -> Response:
        """The way to a page of ours; the browser of who has just asked for the first time gets its cookie."""
        response = RedirectResponse(path, SEE_OTHER)
        self._site.visitors.remember(response, received.visitor)
        return response

    async def _show_home(self, request: Request, notice: str = "", *, status: int = 200) -> Response:
        visitor = self._site.visitors.recognise(request)
        examples, province = await self._site.workers.run(self._examples, visitor)
        page = Page("home.html", texts.pages.SITE, texts.pages.HOME_DESCRIPTION, path="/", status=status)
        privacy = texts.pages.privacy(self._site.days)
        mine = PlaceLink(name=province, href=WebLinks().province(province)) if province is not None else None
        return self._site.pages.render(request, page, examples=examples, province=mine, privacy=privacy, notice=notice)

    def _examples(self, visitor: Visitor) -> tuple[list[str], str | None]:
        province = self._site.visitors.preferences_of(visitor).province
        return [each.question for each in self._site.answering.examples(province)], province

    def _answer(self, question: str, received: Received) -> str:
        """The path of the page that answers; blocks."""
        site, asker = self._site, self._site.visitors.asker(received.visitor)
        before = self._entry_before(received)
        remarked = site.answering.about_last.find(question, asker, before)
        if remarked is not None:
            return self._path_of_remark(*remarked, asker, received)
        if (same := self._just_asked(question, asker)) is not None:
            return answer_path(same.id)
        return answer_path(answer_after(site, question, asker, before).id)

    def _entry_before(self, received: Received) -> Entry | None:
        """The answer on whose page it was asked."""
        found = received["tu"]
        return self._site.answering.journal.find(found) if ENTRY_ID.fullmatch(found) else None

    def _just_asked(self, question: str, asker: Asker) -> Entry | None:
        journal = self._site.answering.journal
        newest = next(iter(journal.lately(asker.person, asker.conversation)), None)
        if (
            newest is None
            or newest.question != mask_personal(question)
            or not journal.is_of_last(newest, _SAME_SECONDS)
        ):
            return None
        return newest

    def _path_of_remark(self, remark: Remark, entry: Entry, asker: Asker, received: Received) -> str:
        """More of an answer, its sources, or why it is no good: all of them are pages beside it."""
        path = answer_path(entry.id)
        if remark is Remark.SOURCES:
            return f"{path}/nguon"
        if remark is Remark.COMPLAINT:
            self._site.answering.journal.judge(entry.id, asker.person, Verdict.DOWN)
            return f"{path}/gop-y"
        # Beside the passage that is read, the next.
        read = int(received["doan"]) if _NUMBER.fullmatch(received["doan"]) else 0
        return f"{path}/{SIDES[Action.PASSAGE]}/{read + 1}"
