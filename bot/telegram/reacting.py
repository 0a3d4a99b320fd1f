"""A reaction in the place of a message: it says that something was heard, and nobody's phone makes a sound."""

from __future__ import annotations

import logging

from telegram import Bot, Message
from telegram.error import TelegramError

_log = logging.getLogger(__name__)

# Of those that Telegram has for bots (core.telegram.org/bots/api#reactiontypeemoji).
THANKED, AMUSED, HEARD, AGREED = "❤", "🤗", "🙏", "👌"


async def react(bot: Bot, message: Message, emoji: str) -> None:
    """React to a message; a group that allows no reactions, or not this one, is left in peace."""
    try:
        await bot.set_message_reaction(message.chat_id, message.message_id, emoji)
    except TelegramError as failed:
        _log.info("a reaction could not be left: %s", failed)
