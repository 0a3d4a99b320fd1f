"""Private chats: any text is a question, and what is no text gets one polite line."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from telegram import Message, Update
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext import ContextTypes

from bot import texts
from bot.answerer import Answerer
from bot.delivery import edit_reply, send_reply
from bot.recent import Recent
from bot.reply import ReplyBlock, compose_reply, help_blocks, plain_block

_log = logging.getLogger(__name__)

# Longer than anything asked on a phone; a pasted article is no question.
LONGEST_QUESTION = 1000
# People correct what they have just asked; an older question is answered anew when it is edited.
_REMEMBERED = 1024


class PrivateChat:
    """The handlers of private chats around one answering engine."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._shown: Recent[tuple[int, int], Sequence[Message]] = Recent(_REMEMBERED)
        self._albums: Recent[str, None] = Recent(_REMEMBERED)

    async def start(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what this is, with examples."""
        await send_reply(_message(update), help_blocks(texts.START))

    async def help(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask."""
        await send_reply(_message(update), help_blocks(texts.SHORT_DESCRIPTION))

    async def answer(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question; an edited one gets its new answer in the place of the old."""
        message = _message(update)
        blocks = await self._find_reply(message)
        asked = (message.chat_id, message.message_id)
        earlier = self._shown.get(asked)
        shown = await (edit_reply(message, earlier, blocks) if earlier else send_reply(message, blocks))
        self._shown.keep(asked, shown)

    async def decline(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only text can be read; once for an album, which comes as one message a picture."""
        message = _message(update)
        if message.media_group_id is not None:
            if message.media_group_id in self._albums:
                return
            self._albums.keep(message.media_group_id, None)
        await send_reply(message, (plain_block(texts.TEXT_ONLY),))

    async def _find_reply(self, message: Message) -> tuple[ReplyBlock, ...]:
        question = message.text or ""
        if len(question) > LONGEST_QUESTION:
            return (plain_block(texts.TOO_LONG),)
        await _show_typing(message)
        # Answering computes for milliseconds; on the event loop it would hold up everybody else's messages.
        return compose_reply(await asyncio.to_thread(self._answerer.ask, question, dialogue=_dialogue(message)))


async def _show_typing(message: Message) -> None:
    """Show that somebody is at work; the answer goes out all the same when this fails."""
    try:
        await message.chat.send_action(ChatAction.TYPING)
    except TelegramError as failed:
        _log.info("typing could not be shown: %s", failed)


def _message(update: Update) -> Message:
    message = update.effective_message
    if message is None:
        raise TypeError("the filters of these handlers let only messages through")
    return message


def _dialogue(message: Message) -> str:
    """One person in one chat."""
    person = message.from_user.id if message.from_user else 0
    return f"{message.chat_id}:{person}"
