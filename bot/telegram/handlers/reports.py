"""The report for operators: ``/thongke``."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from telegram import Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.reports import DayCount, Reports, SlowQuestion
from bot.telegram.delivery import Destination, send_picture, send_reply
from bot.telegram.senders import message_of
from bot.views.blocks import ReplyBlock, bold_block, plain_block
from bot.views.charts import draw_days

_DAYS = 14


class Reporting:
    """What operators ask about the questions of others."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports

    async def statistics(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Questions a day with a small chart, what people thought, what took longest."""
        days = await asyncio.to_thread(self._reports.days, _DAYS)
        slowest = await asyncio.to_thread(self._reports.slowest, _DAYS)
        picture = await asyncio.to_thread(draw_days, days)
        await send_picture(
            context.bot, Destination.under(message_of(update)), picture, texts.operators.statistics_caption(_DAYS)
        )
        await send_reply(context.bot, Destination.under(message_of(update)), tuple(_statistics(days, slowest)))


def _statistics(days: list[DayCount], slowest: list[SlowQuestion]) -> Iterator[ReplyBlock]:
    outcomes = (sum(day.answered for day in days), sum(day.near for day in days), sum(day.refused for day in days))
    yield bold_block(texts.operators.statistics_title(len(days)))
    yield plain_block(texts.operators.statistics_asked(*outcomes))
    judged = (sum(day.up for day in days), sum(day.down for day in days), sum(day.missing for day in days))
    yield plain_block(texts.operators.statistics_judged(*judged), tight=True)
    for day in reversed(days):
        if day.answered or day.near or day.refused:
            yield plain_block(texts.operators.statistics_day(day.day, day.answered, day.near, day.refused), tight=True)
    if slowest:
        yield bold_block(texts.operators.STATISTICS_SLOWEST)
        for each in slowest:
            yield plain_block(texts.operators.slow_question(each.took_ms, each.question), tight=True)
