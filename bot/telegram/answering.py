"""A message that is a question gets its answer where it stands."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot, Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import texts
from bot.telegram.conversation import Questions, put
from bot.telegram.delivery import Spot
from bot.telegram.senders import find_asker
from bot.views.answer import plain_block
from retrieval.query.follow_up import Turn, turn_left_by

_log = logging.getLogger(__name__)

# Longer than anything asked on a phone; a pasted article is no question.
LONGEST_QUESTION = 1000


async def answer_message(
    questions: Questions, bot: Bot, message: Message, question: str, last: Turn | None = None
) -> None:
    """Answer a question where it was written; a reply to an old answer takes that answer's context."""
    asked_in = questions.names.message(message.chat_id, message.message_id)
    spot = Spot.under(message)
    if len(question) > LONGEST_QUESTION:
        earlier = await questions.messages_answering(asked_in)
        await put(bot, spot, (plain_block(texts.telegram.TOO_LONG),), None, earlier)
        return
    await show_typing(bot, spot)
    asker = await asyncio.to_thread(find_asker, message, questions.names, questions.preferences)
    last = last or await context_of_reply(questions, message)
    await questions.reply(bot, spot, question, asker, asked_in=asked_in, last=last)


async def context_of_reply(questions: Questions, message: Message) -> Turn | None:
    """What the answer that a message replies to has left."""
    replied = message.reply_to_message
    if replied is None:
        return None
    place = questions.names.message(message.chat_id, replied.message_id)
    entry = await asyncio.to_thread(questions.journal.shown_in, place)
    return turn_left_by(entry.answer) if entry is not None else None


async def show_typing(bot: Bot, spot: Spot) -> None:
    """Show that somebody is at work; the answer goes out all the same when this fails."""
    try:
        await bot.send_chat_action(spot.chat_id, ChatAction.TYPING, message_thread_id=spot.topic)
    except TelegramError as failed:
        _log.info("typing could not be shown: %s", failed)
