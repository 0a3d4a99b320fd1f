"""Figures as files: a workbook of all, a chart of one indicator; sent when pressed for, or when asked for in words."""

from __future__ import annotations

import asyncio

from telegram import Bot, InputFile

from bot import texts
from bot.telegram.delivery import Destination, send_file, send_picture
from bot.views.figure_pictures import Picture, draw_chart, first_chart
from bot.views.figures import as_shown
from bot.views.spreadsheet import target_rows, to_xlsx
from retrieval.records import Answer, Form

# Telegram's limit of a caption, in UTF-16 units, with a little left.
_CAPTION = 1022


async def send_asked_file(bot: Bot, destination: Destination, answer: Answer) -> None:
    """Send the file that a question has asked for, below its answer; nothing where it has asked for none."""
    if answer.form is Form.WORKBOOK:
        await send_workbook(bot, destination, answer)
    elif answer.form is Form.CHART:
        answer = as_shown(answer)
        picture = await asyncio.to_thread(draw_chart, answer, first_chart(answer))
        if picture is not None:
            await send_drawn(bot, destination, picture)


async def send_workbook(bot: Bot, destination: Destination, answer: Answer) -> None:
    """The figures of an answer as a workbook."""
    content = await asyncio.to_thread(to_xlsx, target_rows(answer))
    file = InputFile(content, filename=texts.figures.TABLE_NAME)
    await send_file(bot, destination, file, texts.figures.TABLE_CAPTION)


async def send_drawn(bot: Bot, destination: Destination, picture: Picture) -> None:
    """A picture with its title and sources below."""
    caption = texts.figures.chart_caption(picture.title, picture.sources, _CAPTION)
    await send_picture(bot, destination, picture.content, caption)
