"""Steps of a conversation with the bot, each waiting for what it brings."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.journal.schema import answer_messages
from tests.support.bot_api import BotApi, Sent


async def said(api: BotApi, text: str, **where: Any) -> Sent:
    """Somebody writes; what the bot sends next."""
    count = len(api.sent)
    api.say(text, **where)
    await api.until(lambda: len(api.sent) > count)
    return api.sent[-1]


async def pressed(api: BotApi, sent: Sent, button: str, **who: int) -> str:
    """Somebody presses a button, named by its text or data; what the toast says."""
    count = len(api.toasts)
    api.press(sent, button, **who)
    await api.until(lambda: len(api.toasts) > count)
    return str(api.toasts[-1]["text"])


async def followed(api: BotApi, sent: Sent, button: str, user_id: int) -> Sent:
    """Somebody follows a button that opens the bot; what the bot sends them in private."""
    (url,) = [str(each["url"]) for each in sent.buttons if each["text"] == button and "url" in each]
    return await started(api, url, user_id)


async def started(api: BotApi, url: str, user_id: int) -> Sent:
    """Somebody opens the bot by a link; what the bot sends them in private."""
    return await said(api, f"/start {url.partition('?start=')[2]}", chat_id=user_id)


async def said_leaving(api: BotApi, prompt: Sent, text: str, **where: Any) -> Sent:
    """An operator says something else than what was asked for; what the bot sends when it asks no more."""
    others = len(api.sent) - 1
    api.say(text, **where)
    await api.until(lambda: prompt not in api.sent and len(api.sent) > others)
    return api.sent[-1]


async def noted(api: BotApi, engine: Engine, sent: Sent) -> Sent:
    """Wait until it is known that a message holds an answer: that is written down right behind sending it."""
    number = answer_messages.c.message_id == sent.message_id

    def is_noted() -> bool:
        with engine.connect() as connection:
            return connection.execute(sa.select(answer_messages.c.place).where(number)).first() is not None

    await api.until(is_noted)
    return sent
