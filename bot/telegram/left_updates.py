"""Updates that dead processes left: queued again, or their senders told that nothing will come of them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from typing import Any

from telegram import Bot
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot import texts
from bot.telegram.incoming import read_update
from bot.telegram.updates import WrittenQueue

_log = logging.getLogger(__name__)


class LeftUpdates:
    """What becomes of updates whose process has died."""

    def __init__(self, queue: WrittenQueue, bot: Bot) -> None:
        self._queue = queue
        self._bot = bot

    async def go_on(self, left: Sequence[dict[str, Any]]) -> None:
        """Queue what can be read."""
        for content in left:
            update = read_update(content, self._bot)
            if update is not None:
                _log.info("an update was left by another process")
                await self._queue.put_again(update, left=True)

    async def give_up(self, content: dict[str, Any]) -> None:
        """Tell its sender; nobody in a group, where most of what is written is not for the bot."""
        update = read_update(content, self._bot)
        chat = update.effective_chat if update is not None else None
        if chat is None or chat.type != ChatType.PRIVATE:
            return
        try:
            await self._bot.send_message(chat.id, texts.telegram.FAULT)
        except TelegramError as problem:
            _log.warning("its sender cannot be told: %s", type(problem).__name__)
