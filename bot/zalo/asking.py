"""A question answered, kept and shown, with what was asked for as a picture or a file."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION
from bot.conversation.answering import Answering
from bot.conversation.asker import Asker
from bot.conversation.choices import Action, Chosen, Shown, number_of, numbered_indicator
from bot.conversation.standing import as_it_stands, is_missing_in_group
from bot.journal.entry import Entry
from bot.journal.outages import AWAY
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.figure_pictures import chart_caption, first_chart
from bot.views.figures import as_shown
from bot.zalo.delivery import Delivery
from bot.zalo.plain_texts import LIMIT
from bot.zalo.records import Incoming
from bot.zalo.senders import asked_in
from retrieval.query.follow_up import Turn
from retrieval.records import Answer, Form

_log = logging.getLogger(__name__)

# A message is here within two or three; clocks differ by a few.
_FRESH_SECONDS = 15
_BESIDE = " · "


class Asking:
    """Asks the engine for people in Zalo."""

    def __init__(self, answering: Answering, delivery: Delivery, clock: Callable[[], float] = time.time) -> None:
        self.answering = answering
        self.delivery = delivery
        self._clock = clock

    async def ask(self, message: Incoming, question: str, asker: Asker, last: Turn | None = None) -> None:
        """Answer a question where it was written, or what it says of the answer before.

        Without ``last`` it may lean on what the same person has asked before.
        """
        if len(question) > LONGEST_QUESTION:
            await self.delivery.say(message, texts.zalo.TOO_LONG)
            return
        asked = asked_in(message, self.answering.names)
        if await asyncio.to_thread(self.answering.is_answered, asked, question):
            return  # by a process that has died before it could note so
        async with self.delivery.typing(message):
            found = await asyncio.to_thread(self._find, message, question, asker, last)
        if isinstance(found, Entry):
            await self.show(message, asker, found)
        else:
            await self._show_and_note(message, asker, *found)

    def _find(self, message: Incoming, question: str, asker: Asker, last: Turn | None) -> Entry | tuple[Entry, Shown]:
        """The answer to a question, or the answer before with what is wanted of it."""
        asked, answering = asked_in(message, self.answering.names), self.answering
        remarked = answering.about_last.find(question, asker, None)
        if remarked is not None:
            return answering.about_last.answer(*remarked, asker, question, asked)
        goes_on = not asker.channel.is_group and self._clock() - message.at < _FRESH_SECONDS
        return answering.answer(question, asker, asked_in=asked, last=last, goes_on=goes_on).entry

    async def answer_with(self, message: Incoming, asker: Asker, find: Callable[[], Answer]) -> None:
        """Show an answer that a command finds."""
        started = time.perf_counter()
        asked = asked_in(message, self.answering.names)
        answer = await asyncio.to_thread(find)
        took_ms = (time.perf_counter() - started) * 1000
        entry = await asyncio.to_thread(self.answering.keep, answer, asker, asked_in=asked, took_ms=took_ms)
        await self.show(message, asker, entry)

    async def show(self, message: Incoming, asker: Asker, entry: Entry) -> None:
        """Show an answer as it stands here; a group that wants it so hears nothing of what was not found."""
        if asker.preferences.silent_when_missing and is_missing_in_group(entry):
            return
        blocks, rows = as_it_stands(self._without_file(entry), asker.preferences)
        await self._show_and_note(message, asker, entry, (self._with_sources(entry, blocks), rows))
        await self._show_asked_file(message, entry)

    async def _show_and_note(self, message: Incoming, asker: Asker, entry: Entry, shown: Shown) -> None:
        blocks, rows = shown
        await self.delivery.show_rows(message, asker, blocks, rows, entry.id)
        try:
            place = asked_in(message, self.answering.names)
            await asyncio.to_thread(self.answering.journal.note_messages, entry.id, [(place, 0)])
        except AWAY as away:
            # It has been shown. Handling it again would show it twice.
            _log.warning("that an answer was shown could not be noted: %s", type(away).__name__)

    def _without_file(self, entry: Entry) -> Entry:
        """Where no file can be had, the figures stand in the message."""
        if entry.answer.form is not Form.WORKBOOK or self.delivery.pages.url is not None:
            return entry
        return entry.model_copy(update={"answer": entry.answer.model_copy(update={"form": None})})

    def _with_sources(self, entry: Entry, blocks: Sequence[ReplyBlock]) -> tuple[ReplyBlock, ...]:
        """Where sources are said to be in a file that cannot be had, they stand in the message."""
        said = plain_block(texts.figures.SOURCES_IN_TABLE)
        if self.delivery.pages.url is not None or said not in blocks:
            return tuple(blocks)
        at = list(blocks).index(said)
        sources = (f"[{each.n}] {texts.answers.short_source(each)}" for each in entry.answer.citations)
        return (*blocks[:at], plain_block(f"{texts.answers.SOURCES}: {_BESIDE.join(sources)}"), *blocks[at + 1 :])

    async def _show_asked_file(self, message: Incoming, entry: Entry) -> None:
        """The chart or workbook that a question has asked for."""
        pages, answer = self.delivery.pages, entry.answer
        if answer.form in {Form.WORKBOOK, Form.PLACES} and answer.targets:
            workbook = pages.side(Chosen(id=entry.id, action=Action.TABLE))
            said = texts.zalo.NO_FILES if workbook is None else texts.zalo.workbook(workbook)
            if workbook is not None or answer.form is Form.WORKBOOK:
                await self.delivery.say(message, said)
        elif answer.form is Form.CHART:
            indicator = first_chart(answer)
            if indicator is not None:
                await self.show_chart(message, entry, Chosen(id=entry.id, action=Action.CHART, n=number_of(indicator)))

    async def show_chart(self, message: Incoming, entry: Entry, chosen: Chosen) -> None:
        """A chart with its title and sources; where no page is served that it stands on, why there is none."""
        url = self.delivery.pages.picture(chosen)
        caption = chart_caption(as_shown(entry.answer), numbered_indicator(chosen.n), LIMIT)
        if caption is None:
            await self.delivery.say(message, texts.figures.NOTHING_TO_DRAW)
        elif url is None:
            await self.delivery.say(message, texts.zalo.NO_FILES)
        else:
            await self.delivery.show_picture(message, url, caption)
