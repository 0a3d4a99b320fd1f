"""Figures as files: a workbook of all, a chart of one indicator; sent when pressed for, or when asked for in words."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Bot, InputFile

from bot import texts
from bot.redaction.control_characters import without_control
from bot.telegram.delivery import Destination, send_file, send_picture
from bot.views.answer import source_line
from bot.views.charts import Bar, draw_targets
from bot.views.comparison import is_wide, shown_indicators
from bot.views.figure_rows import figure, period
from bot.views.figures import as_shown
from bot.views.spreadsheet import target_rows, to_xlsx
from knowledge.targets import Indicator, TargetKind
from retrieval.answers.target_selection import can_be_compared
from retrieval.records import Answer, Citation, Form, TargetFact

CAPTION = 1022
"""Telegram's limit of a caption, in UTF-16 units, with a little left."""
_BARS = 12
# As much as stands in one line over a bar.
_LABEL = 72


async def send_asked_file(bot: Bot, destination: Destination, answer: Answer) -> None:
    """Send the file that a question has asked for, below its answer; nothing where it has asked for none."""
    if answer.form is Form.WORKBOOK:
        await send_workbook(bot, destination, answer)
    elif answer.form is Form.CHART:
        answer = as_shown(answer)
        there = chart_indicators(answer)
        # The chart is of what stands above it.
        first = next((each for each in shown_indicators(answer) if each in there), None) if is_wide(answer) else None
        chosen = first or next(iter(there), None)
        facts = [fact for fact in drawable(answer) if fact.target.indicator is chosen]
        if facts:
            await send_drawn(bot, destination, answer, facts)


async def send_workbook(bot: Bot, destination: Destination, answer: Answer) -> None:
    """The figures of an answer as a workbook."""
    content = await asyncio.to_thread(to_xlsx, target_rows(answer))
    file = InputFile(content, filename=texts.figures.TABLE_NAME)
    await send_file(bot, destination, file, texts.figures.TABLE_CAPTION)


async def send_drawn(bot: Bot, destination: Destination, answer: Answer, facts: Sequence[TargetFact]) -> None:
    """A chart of figures of one indicator, as many as there is room for."""
    title = texts.figures.chart_title(facts[0].target.indicator.value)
    shown = facts[:_BARS]
    sources = sources_of(answer, shown)
    picture = await asyncio.to_thread(draw_targets, title, [_bar(fact) for fact in shown], sources)
    await send_picture(bot, destination, picture, texts.figures.chart_caption(title, sources, CAPTION))


def drawable(answer: Answer) -> list[TargetFact]:
    """The figures that a chart can show: shares that were set or reached by a province or the country."""
    kinds = {TargetKind.TARGET, TargetKind.RESULT}
    return [fact for fact in answer.targets if fact.target.kind in kinds and can_be_compared(fact.target)]


def chart_indicators(answer: Answer) -> list[Indicator]:
    """The indicators of which a chart can be drawn, in their usual order."""
    there = {fact.target.indicator for fact in drawable(answer)}
    return [indicator for indicator in Indicator if indicator in there]


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


def sources_of(answer: Answer, facts: Sequence[TargetFact]) -> list[str]:
    """The sources of figures in full, a line each."""
    return [without_control(f"[{each.n}] {source_line(each)}") for each in _cited(answer, facts)]


def short_sources_of(answer: Answer, facts: Sequence[TargetFact]) -> list[str]:
    """The sources of figures in a few words each."""
    return [without_control(f"[{each.n}] {texts.answers.short_source(each)}") for each in _cited(answer, facts)]


def _cited(answer: Answer, facts: Sequence[TargetFact]) -> list[Citation]:
    numbers = {n for fact in facts for n in fact.citations}
    return [each for each in answer.citations if each.n in numbers]
