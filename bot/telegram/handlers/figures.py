"""Figures in Telegram: ``/muctieu``, ``/sosanh``, their table and their chart."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from cachetools import TTLCache
from telegram import Bot, CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.entry import Entry
from bot.redaction.control_characters import without_control
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_file, send_picture, send_reply
from bot.telegram.keyboards import BACK, CHART, number_of, numbered_indicator
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.answer import source_line
from bot.views.blocks import plain_block
from bot.views.charts import Bar, draw_table, draw_targets
from bot.views.comparison import is_wide
from bot.views.figure_rows import figure, period, table_row
from bot.views.figures import figures_title, pictured_rows
from bot.views.spreadsheet import target_rows, to_xlsx
from knowledge.targets import Indicator, TargetKind
from retrieval.answers.target_selection import can_be_compared
from retrieval.records import Answer, Citation, TargetFact

_CAPTION = 1024
_BARS = 12
# More rows are letters too small for a phone; the workbook has them all.
_PICTURED = 40
# As much as stands in one line over a bar.
_LABEL = 72
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
        await self._reply(context.bot, message, lambda province: ask(f"mục tiêu {words}", province=province))

    async def compare(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/sosanh place, place``."""
        message = message_of(update)
        if not is_person(message):
            return
        words = " ".join(context.args or ())
        if not words:
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.figures.COMPARE_USAGE),))
            return
        ask = self._questions.answerer.compare
        await self._reply(context.bot, message, lambda _province: ask(words))

    async def send_table(self, bot: Bot, query: CallbackQuery, destination: Destination, entry: Entry) -> None:
        """The figures of an answer as a workbook."""
        if self._is_again(entry, "table"):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer()
        content = await asyncio.to_thread(to_xlsx, target_rows(entry.answer))
        await send_file(
            bot, destination, InputFile(content, filename=texts.figures.TABLE_NAME), texts.figures.TABLE_CAPTION
        )

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
        title = texts.figures.chart_title(facts[0].target.indicator.value)
        shown = facts[:_BARS]
        sources = _sources(entry.answer, shown)
        picture = await asyncio.to_thread(draw_targets, title, [_bar(fact) for fact in shown], sources)
        await send_picture(bot, destination, picture, texts.figures.chart_caption(title, sources, _CAPTION - 2))

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
        sources = _sources(entry.answer, facts)
        short = [_SHORT_SOURCES.join(_short_sources(entry.answer, facts))]
        picture = await asyncio.to_thread(draw_table, title, texts.figures.PICTURE_COLUMNS, rows, short)
        await send_picture(bot, destination, picture, texts.figures.chart_caption(title, sources, _CAPTION - 2))

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


def drawable(answer: Answer) -> list[TargetFact]:
    """The figures that a chart can show: shares that were set or reached by a province or the country."""
    kinds = {TargetKind.TARGET, TargetKind.RESULT}
    return [fact for fact in answer.targets if fact.target.kind in kinds and can_be_compared(fact.target)]


def chart_indicators(answer: Answer) -> list[Indicator]:
    """The indicators of which a chart can be drawn, in their usual order."""
    there = {fact.target.indicator for fact in drawable(answer)}
    return [indicator for indicator in Indicator if indicator in there]


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


def _bar(fact: TargetFact) -> Bar:
    target = fact.target
    result = target.kind is TargetKind.RESULT
    numbers = "".join(f"[{n}]" for n in fact.citations)
    parts = [
        texts.figures.place_of(target),
        texts.figures.KINDS["result"] if result else None,
        period(target),
    ]
    label = " · ".join(part for part in parts if part)
    who = f" · {target.who}" if target.who and len(label) + len(target.who) < _LABEL else ""
    return Bar(without_control(f"{label}{who} {numbers}"), target.low, target.high, figure(target), result)


def _sources(answer: Answer, facts: list[TargetFact]) -> list[str]:
    return [without_control(f"[{each.n}] {source_line(each)}") for each in _cited(answer, facts)]


def _short_sources(answer: Answer, facts: list[TargetFact]) -> list[str]:
    return [without_control(f"[{each.n}] {texts.answers.short_source(each)}") for each in _cited(answer, facts)]


def _cited(answer: Answer, facts: list[TargetFact]) -> list[Citation]:
    numbers = {n for fact in facts for n in fact.citations}
    return [each for each in answer.citations if each.n in numbers]
