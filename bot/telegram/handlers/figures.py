"""Figures in Telegram: ``/muctieu``, ``/sosanh``, their table and their chart."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from cachetools import TTLCache
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.entry import Entry
from bot.redaction.control_characters import without_control
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_picture, send_reply
from bot.telegram.figure_files import (
    CAPTION,
    chart_indicators,
    drawable,
    send_drawn,
    send_workbook,
    short_sources_of,
    sources_of,
)
from bot.telegram.keyboards import BACK, CHART, number_of, numbered_indicator
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.blocks import plain_block
from bot.views.charts import draw_table
from bot.views.comparison import is_wide
from bot.views.figure_rows import table_row
from bot.views.figures import figures_title, pictured_rows
from knowledge.vietnamese.normalization import fold, has_marks
from retrieval.records import Answer

# More rows are letters too small for a phone; the workbook has them all.
_PICTURED = 40
_TARGETS = "mục tiêu"
_SHORT_SOURCES = " · "
# A second press within so many seconds is the same press: no second file.
_SAME_PRESS_SECONDS = 10
_REMEMBERED = 1024


class Lookups:
    """The handlers of figures."""

    def __init__(self, questions: Questions, clock: Callable[[], float] = time.monotonic) -> None:
        self._questions = questions
        self._sent: TTLCache[tuple[str, str], bool] = TTLCache(_REMEMBERED, _SAME_PRESS_SECONDS, timer=clock)

    async def look_up(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/muctieu [place] [year] [indicator]``: without a place, of the chosen province."""
        message = message_of(update)
        if not is_person(message):
            return
        words = " ".join(context.args or ())
        ask = self._questions.answerer.look_up
        # Beside marks, an indicator typed without them would not be read.
        asked = f"{_TARGETS if has_marks(words) else fold(_TARGETS)} {words}"
        await self._reply(context.bot, message, lambda province: ask(asked, province=province))

    async def compare(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/sosanh place, place``."""
        message = message_of(update)
        if not is_person(message):
            return
        words = " ".join(context.args or ())
        if not words:
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.figures.COMPARE_USAGE),))
            return
        # What follows on it is read against a whole question.
        asked, ask = {"searched": f"so sánh mục tiêu {words}"}, self._questions.answerer.compare
        await self._reply(context.bot, message, lambda _province: ask(words).model_copy(update=asked))

    async def send_table(self, bot: Bot, query: CallbackQuery, destination: Destination, entry: Entry) -> None:
        """The figures of an answer as a workbook."""
        if self._is_again(entry, "table"):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer()
        await send_workbook(bot, destination, entry.answer)

    async def send_chart(self, bot: Bot, query: CallbackQuery, destination: Destination, entry: Entry, n: int) -> None:
        """A chart of one indicator; ``n`` is as `numbered_indicator` reads it."""
        indicator = numbered_indicator(n)
        facts = [fact for fact in drawable(entry.answer) if fact.target.indicator is indicator]
        if not facts:
            await query.answer(texts.figures.NOTHING_TO_DRAW)
            return
        if self._is_again(entry, f"chart {n}"):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer()
        await send_drawn(bot, destination, entry.answer, facts)

    async def send_picture_of_table(
        self, bot: Bot, query: CallbackQuery, destination: Destination, entry: Entry, n: int
    ) -> None:
        """The rows as a picture, of many places those of one indicator; ``n`` as `numbered_indicator` reads it."""
        facts = pictured_rows(entry.answer, numbered_indicator(n))[:_PICTURED]
        if not facts or self._is_again(entry, f"picture {n}"):
            await query.answer(texts.telegram.JUST_ANSWERED if facts else texts.figures.NOTHING_TO_DRAW)
            return
        await query.answer()
        wide = is_wide(entry.answer)
        title = texts.figures.INDICATORS[facts[0].target.indicator.value] if wide else figures_title(entry.answer)
        rows = [[without_control(cell) for cell in table_row(fact, named=not wide)] for fact in facts]
        sources = sources_of(entry.answer, facts)
        short = [_SHORT_SOURCES.join(short_sources_of(entry.answer, facts))]
        picture = await asyncio.to_thread(draw_table, title, texts.figures.PICTURE_COLUMNS, rows, short)
        await send_picture(bot, destination, picture, texts.figures.chart_caption(title, sources, CAPTION))

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


def indicator_keyboard(entry: Entry) -> InlineKeyboardMarkup:
    """Which indicator to draw, and back to the answer."""
    rows = [
        [
            InlineKeyboardButton(
                texts.figures.INDICATORS[indicator.value],
                callback_data=f"a:{entry.id}:{CHART}:{number_of(indicator)}",
            )
        ]
        for indicator in chart_indicators(entry.answer)
    ]
    return InlineKeyboardMarkup(
        [*rows, [InlineKeyboardButton(texts.telegram.BUTTON_BACK, callback_data=f"a:{entry.id}:{BACK}:0")]]
    )
