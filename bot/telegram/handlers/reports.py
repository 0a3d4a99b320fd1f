"""Reports for operators: ``/thongke``, ``/chuatraloi`` and ``/goy``."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from telegram import Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.pinned_answers import PinnedAnswers, part_source
from bot.journal.reports import CODE_LENGTH, DayCount, Reports, SlowQuestion, Unanswered
from bot.redaction.secrets import redact
from bot.telegram.delivery import Destination, send_picture, send_reply
from bot.telegram.senders import message_of
from bot.views.blocks import ReplyBlock, Run, bold_block, plain_block
from bot.views.charts import draw_days

_DAYS = 14
_GROUPS = 15


class Reporting:
    """What operators ask about the questions of others."""

    def __init__(self, reports: Reports, pinned_answers: PinnedAnswers) -> None:
        self._reports = reports
        self._pinned_answers = pinned_answers

    async def statistics(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Questions a day with a small chart, what people thought, what took longest."""
        days = await asyncio.to_thread(self._reports.days, _DAYS)
        slowest = await asyncio.to_thread(self._reports.slowest, _DAYS)
        picture = await asyncio.to_thread(draw_days, days)
        await send_picture(
            context.bot, Destination.under(message_of(update)), picture, texts.operators.statistics_caption(_DAYS)
        )
        await send_reply(context.bot, Destination.under(message_of(update)), tuple(_statistics(days, slowest)))

    async def unanswered(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The questions without a sure answer, grouped and counted: what to collect next."""
        groups = await asyncio.to_thread(self._reports.unanswered)
        blocks = tuple(_unanswered(groups)) if groups else (plain_block(texts.operators.NOTHING_UNANSWERED),)
        await send_reply(context.bot, Destination.under(message_of(update)), blocks)

    async def approve(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/goy CODE answer. Nguồn: …`` approves an answer for a group of questions."""
        message = message_of(update)
        parts = (message.text or "").split(maxsplit=2)
        said = texts.operators.APPROVE_USAGE
        if len(parts) == 3:
            said = await asyncio.to_thread(self._approve, parts[1].lower(), parts[2])
        await send_reply(context.bot, Destination.under(message), (plain_block(said),))

    def _approve(self, code: str, written: str) -> str:
        question = self._reports.find_question(code)
        if question is None:
            return texts.operators.unknown_code(code)
        try:
            text, source, url = part_source(redact(written))
        except ValueError:
            return texts.operators.APPROVE_NEEDS_SOURCE
        self._pinned_answers.pin(question, text, source, url)
        return texts.operators.approved(question)


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


def _unanswered(groups: list[Unanswered]) -> Iterator[ReplyBlock]:
    count, near = sum(group.count for group in groups), sum(group.near for group in groups)
    yield bold_block(texts.operators.unanswered_title(count, near, len(groups)))
    for group in groups[:_GROUPS]:
        said = f" · {texts.operators.asked_times(group.count, group.near, group.last)}\n{group.question}"
        yield ReplyBlock(runs=(Run(text=group.id[:CODE_LENGTH], code=True), Run(text=said)))
    yield plain_block(texts.operators.UNANSWERED_HINT)
