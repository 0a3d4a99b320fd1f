"""Steps of a conversation with the bot, each waiting for what it brings."""

from __future__ import annotations

from typing import Any

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
