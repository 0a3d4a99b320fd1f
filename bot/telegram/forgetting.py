"""Which messages ask for nothing but to have one's data deleted."""

from __future__ import annotations

from telegram import Message
from telegram.ext.filters import MessageFilter

from bot.conversation.asks_to_forget import asks_to_forget


class _AsksToForget(MessageFilter):
    def filter(self, message: Message) -> bool:
        return message.text is not None and asks_to_forget(message.text)


ASKS_TO_FORGET = _AsksToForget()
