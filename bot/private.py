"""Private chats: any text is a question, and what is no text gets one polite line."""

from __future__ import annotations

import asyncio

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.ext import ContextTypes

from bot import texts
from bot.answerer import Answerer
from bot.delivery import send_reply
from bot.reply import compose_reply, help_blocks, plain_block

# Longer than anything asked on a phone; a pasted article is no question.
LONGEST_QUESTION = 1000


class PrivateChat:
    """The handlers of private chats around one answering engine."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer

    async def start(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what this is, with examples."""
        await send_reply(_message(update), help_blocks(texts.START))

    async def help(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask."""
        await send_reply(_message(update), help_blocks(texts.SHORT_DESCRIPTION))

    async def answer(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question."""
        message = _message(update)
        question = message.text or ""
        if len(question) > LONGEST_QUESTION:
            await send_reply(message, (plain_block(texts.TOO_LONG),))
            return
        await message.chat.send_action(ChatAction.TYPING)
        # Answering computes for milliseconds; on the event loop it would hold up everybody else's messages.
        answer = await asyncio.to_thread(self._answerer.ask, question, dialogue=_dialogue(message))
        await send_reply(message, compose_reply(answer))

    async def decline(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only text can be read."""
        await send_reply(_message(update), (plain_block(texts.TEXT_ONLY),))


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise TypeError("the filters of these handlers let only messages through")
    return message


def _dialogue(message: Message) -> str:
    """One person in one chat."""
    person = message.from_user.id if message.from_user else 0
    return f"{message.chat_id}:{person}"
