"""Figures in Telegram: ``/muctieu``, ``/sosanh``, their table and their chart."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from cachetools import TTLCache
from telegram import Bot, CallbackQuery, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation.choices import Chosen, carry
from bot.conversation.choosing import Choosing
from bot.conversation.lookups import compare, look_up
from bot.journal.entry import Entry
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.figure_files import send_drawn, send_workbook
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.blocks import plain_block
from retrieval.records import Answer

# A second press within so many seconds is the same press: no second file.
_SAME_PRESS_SECONDS = 10
_REMEMBERED = 1024


class Lookups:
    """The handlers of figures."""

    def __init__(self, questions: Questions, choosing: Choosing, clock: Callable[[], float] = time.monotonic) -> None:
        self._questions = questions
        self._choosing = choosing
        self._sent: TTLCache[tuple[str, str], bool] = TTLCache(_REMEMBERED, _SAME_PRESS_SECONDS, timer=clock)

    async def look_up(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/muctieu [place] [year] [indicator]``: without a place, of the chosen province."""
        message = message_of(update)
        if not is_person(message):
            return
        words = " ".join(context.args or ())
        answerer = self._questions.answerer
        await self._reply(context.bot, message, lambda province: look_up(answerer, words, province))

    async def compare(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/sosanh place, place``."""
        message = message_of(update)
        if not is_person(message):
            return
        words = " ".join(context.args or ())
        if not words:
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.figures.COMPARE_USAGE),))
            return
        answerer = self._questions.answerer
        await self._reply(context.bot, message, lambda _province: compare(answerer, words))

    async def send_table(self, bot: Bot, query: CallbackQuery, destination: Destination, entry: Entry) -> None:
        """The figures of an answer as a workbook."""
        if self._is_again(entry, "table"):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer()
        await send_workbook(bot, destination, entry.answer)

    async def send_picture(
        self, bot: Bot, query: CallbackQuery, destination: Destination, entry: Entry, chosen: Chosen
    ) -> None:
        """A chart of one indicator, or the rows as a picture."""
        picture = await asyncio.to_thread(self._choosing.picture, entry, chosen)
        if picture is None:
            await query.answer(texts.figures.NOTHING_TO_DRAW)
            return
        if self._is_again(entry, carry(chosen)):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer()
        await send_drawn(bot, destination, picture)

    async def _reply(self, bot: Bot, message: Message, ask: Callable[[str | None], Answer]) -> None:
        questions = self._questions
        asker = await asyncio.to_thread(find_asker, message, questions.names, questions.preferences)
        asked_in = questions.names.message(message.chat_id, message.message_id)
        started = time.perf_counter()
        answer = await asyncio.to_thread(ask, asker.preferences.province)
        took_ms = (time.perf_counter() - started) * 1000
        await questions.reply_with(bot, Destination.under(message), answer, asker, asked_in=asked_in, took_ms=took_ms)

    def _is_again(self, entry: Entry, what: str) -> bool:
        again = (entry.id, what) in self._sent
        self._sent[entry.id, what] = True
        return again
