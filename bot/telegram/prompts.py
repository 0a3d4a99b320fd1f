"""An operator is asked for a value: by a message that opens as a reply, with a way out, and for one thing at a time."""

from __future__ import annotations

import asyncio
import contextlib
import json
import re

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MaybeInaccessibleMessage, Message
from telegram.error import BadRequest

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION
from bot.journal.asked_values import NOT_SENT, AskedValue, AskedValues, Purpose
from bot.journal.pinned_answers import names_source
from bot.telegram.delivery import Destination, send_prompt
from bot.telegram.links import find_link
from knowledge.vietnamese.normalization import fold
from retrieval.query.asking_words import asks
from retrieval.query.similarity import query_key

FIGURE = "figure:"
"""Before the number of a figure whose right value is asked for."""
_WAY_OUT = re.compile(
    r"(?:thoi|huy(?: bo)?|bo qua|dung(?: lai)?|de sau|(?:toi |minh )?khong (?:muon |can )?(?:tra loi|sua|go))"
    r"(?: (?:khong|ko|k|tra loi|sua|go|can|muon|nua|bo qua|huy|de sau|luon|di|vay|nhe|nha|a|minh|toi|cau nay|cau do))*"
)
_SOURCE = re.compile(r"\bngu(?:ồ|o)n\s*:|https?://", re.IGNORECASE)


class Prompts:
    """Asks for values and says what a message is to them."""

    def __init__(self, asked: AskedValues) -> None:
        self._asked = asked

    async def ask(
        self,
        bot: Bot,
        pressed: MaybeInaccessibleMessage,
        person: str,
        *,
        purpose: Purpose,
        subject: str,
        field: str,
        words: str,
        stop: str,
    ) -> None:
        """Ask in ``words`` for the field of a subject; under the message that was pressed stands the way out.

        ``stop`` is what its button carries.
        """
        chat_id = pressed.chat.id
        await self.leave(bot, chat_id, person)
        way_out = InlineKeyboardButton(texts.desk.BUTTON_STOP_ASKING, callback_data=stop)
        await _put_keyboard(bot, chat_id, pressed.message_id, InlineKeyboardMarkup([[way_out]]))
        hint = texts.desk.HINT_ANSWER if purpose is Purpose.ANSWER else texts.desk.HINT_VALUE
        before = pressed.reply_markup.to_json() if isinstance(pressed, Message) and pressed.reply_markup else None
        asked = AskedValue(purpose=purpose, subject=subject, field=field, under=pressed.message_id, keyboard=before)
        await asyncio.to_thread(self._asked.note, person, asked)
        message_id = await send_prompt(bot, Destination(chat_id), words, hint)
        if not await asyncio.to_thread(self._asked.note_sent, person, message_id):
            await _delete(bot, chat_id, message_id)

    async def waiting(self, person: str) -> AskedValue | None:
        """What an operator was asked for, if anything."""
        return await asyncio.to_thread(self._asked.find, person)

    async def leave(self, bot: Bot, chat_id: int, person: str, *, turned: int | None = None) -> bool:
        """Ask for nothing any more: what asked goes, what was pressed has its buttons again; whether something was.

        The message that is ``turned`` next gets its buttons then.
        """
        asked = await self.waiting(person)
        if asked is None:
            return False
        await asyncio.to_thread(self._asked.forget, person)
        if asked.message_id != NOT_SENT:
            await _delete(bot, chat_id, asked.message_id)
        if asked.keyboard is not None and asked.under != turned:
            before = InlineKeyboardMarkup.de_json(json.loads(asked.keyboard), bot)
            await _put_keyboard(bot, chat_id, asked.under, before)
        return True

    async def done(self, bot: Bot, chat_id: int, person: str, asked: AskedValue) -> None:
        """The value is there: what it was asked under is shown anew below, and has no buttons any more."""
        await asyncio.to_thread(self._asked.forget, person)
        await _put_keyboard(bot, chat_id, asked.under, None)


def is_way_out(text: str) -> bool:
    """Whether a message says that the operator wants to say nothing."""
    return _WAY_OUT.fullmatch(" ".join(re.findall(r"\w+", fold(text)))) is not None and "?" not in text


def is_value(asked: AskedValue, message: Message, text: str) -> bool:
    """Whether a message is what was asked for: a reply to that, or neither a reply, a document nor a question."""
    if message.reply_to_message is not None:
        return asked.message_id in {NOT_SENT, message.reply_to_message.message_id}
    if message.forward_origin is not None:
        return False
    if asked.purpose is not Purpose.ANSWER and (len(text) > LONGEST_QUESTION or find_link(text) is not None):
        return False
    if asked.field.startswith(FIGURE) and query_key(text).places:
        return False
    # An answer with its source is one, whatever words it has.
    return (asked.purpose is Purpose.ANSWER and has_source(text)) or not asks(text)


def has_source(text: str) -> bool:
    """Whether a text names where it is from, even if it says nothing else."""
    return _SOURCE.search(text) is not None or names_source(text)


async def _delete(bot: Bot, chat_id: int, message_id: int) -> None:
    with contextlib.suppress(BadRequest):  # deleted by the operator, or too old to be
        await bot.delete_message(chat_id, message_id)


async def _put_keyboard(bot: Bot, chat_id: int, message_id: int, keyboard: InlineKeyboardMarkup | None) -> None:
    with contextlib.suppress(BadRequest):  # it stands there already, or the message is gone
        await bot.edit_message_reply_markup(chat_id, message_id, reply_markup=keyboard)
