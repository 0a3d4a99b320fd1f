"""A question from anywhere in Telegram: answered, written in the journal, and sent with its buttons."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager

from telegram import Bot, InlineKeyboardMarkup, Message
from telegram.constants import ChatAction
from telegram.error import TelegramError

from bot import texts
from bot.conversation.about_last import AboutLast, turn_of_reply
from bot.conversation.answerer import LONGEST_QUESTION, Answerer
from bot.conversation.answering import Answering
from bot.conversation.asker import Asker
from bot.conversation.standing import as_it_stands, is_missing_in_group
from bot.journal.answers import Journal
from bot.journal.entry import Entry
from bot.journal.outages import AWAY
from bot.journal.preferences import Preferences, PreferenceStore
from bot.journal.privacy import Pseudonyms
from bot.telegram.delivery import Destination, edit_reply, send_reply
from bot.telegram.figure_files import send_asked_file
from bot.telegram.keyboards import keyboard_of, to_keyboard
from bot.telegram.keyed_locks import KeyedLocks
from bot.telegram.senders import find_asker
from bot.views.blocks import ReplyBlock, plain_block
from retrieval.query.follow_up import Turn
from retrieval.query.remarks import Remark
from retrieval.records import Answer

_log = logging.getLogger(__name__)

# With so many questions under way, "typing" takes more of the time than it bridges: without it 250 questions at once
# were answered a quarter sooner.
_MANY = 8
# A message is here within two or three; clocks differ by a few.
_FRESH_SECONDS = 15


class Questions(Answering):
    """Answers questions in Telegram; the parts that block run in threads."""

    def __init__(
        self,
        answerer: Answerer,
        journal: Journal,
        preferences: PreferenceStore,
        names: Pseudonyms,
        about_last: AboutLast,
    ) -> None:
        super().__init__(answerer, journal, preferences, names, about_last)
        self.under_way = 0
        self._locks = KeyedLocks()
        # A process that dies between sending an answer and noting it answers twice: noting waits for no answer.
        self._noting = ThreadPoolExecutor(1, "noting")

    async def reply(
        self,
        bot: Bot,
        destination: Destination,
        question: str,
        asker: Asker,
        *,
        asked_in: str | None = None,
        last: Turn | None = None,
        goes_on: bool = False,
    ) -> Entry:
        """Answer a question where it was asked; an edited one gets its new answer in the place of the old.

        One that ``goes_on`` may be the rest of the message before it, and then changes the answer to that.
        """
        kept = await asyncio.to_thread(self.answer, question, asker, asked_in=asked_in, last=last, goes_on=goes_on)
        await self.show(bot, destination, kept.entry, asker.preferences, kept.earlier)
        await send_asked_file(bot, destination, kept.entry.answer)
        return kept.entry

    async def reply_with(
        self, bot: Bot, destination: Destination, answer: Answer, asker: Asker, *, asked_in: str, took_ms: float
    ) -> Entry:
        """Show an answer that was found already, in the place of an earlier one to the same message."""
        async with self._locks.hold(asked_in):
            earlier = await asyncio.to_thread(self.messages_answering, asked_in)
            entry = await asyncio.to_thread(self.keep, answer, asker, asked_in=asked_in, took_ms=took_ms)
            await self.show(bot, destination, entry, asker.preferences, earlier)
        return entry

    async def reply_to_remark(
        self,
        bot: Bot,
        destination: Destination,
        remark: Remark,
        of: Entry,
        asker: Asker,
        said: str,
        asked_in: str,
    ) -> None:
        """Show what a remark wants of the answer before, in the place of an earlier answer to the same message."""
        earlier = await asyncio.to_thread(self.messages_answering, asked_in)
        entry, (blocks, rows) = await asyncio.to_thread(self.about_last.answer, remark, of, asker, said, asked_in)
        shown = await put(bot, destination, blocks, to_keyboard(rows), earlier)
        if entry.id != of.id:
            await self.note(destination.chat_id, entry, shown)

    async def show(
        self,
        bot: Bot,
        destination: Destination,
        entry: Entry,
        preferences: Preferences,
        earlier: Sequence[int] = (),
    ) -> None:
        """Send an answer, or put it in the place of earlier messages, and note where it stands.

        A group that wants it so hears nothing of what was not found, unless that takes the place of an answer.
        """
        if preferences.silent_when_missing and is_missing_in_group(entry) and not earlier:
            return
        blocks, rows = as_it_stands(entry, preferences)
        keyboard = keyboard_of(entry, rows, bot.username)
        await self.note(destination.chat_id, entry, await put(bot, destination, blocks, keyboard, earlier))

    async def note(self, chat_id: int, entry: Entry, shown: Sequence[int]) -> None:
        """Note which messages of a chat show an answer."""
        messages = [(self.names.message(chat_id, number), number) for number in shown]
        try:
            loop = asyncio.get_running_loop()
            await loop.run_in_executor(self._noting, self.journal.note_messages, entry.id, messages)
        except AWAY as away:
            # It has been shown. Handling it again would show it twice, which is worse than an edit that finds nothing.
            _log.warning("where an answer stands could not be noted: %s", away)

    def alone(self, key: str | None) -> AbstractAsyncContextManager[None]:
        """While it is held, whoever asks to hold the same key in this process waits."""
        return self._locks.hold(key)


async def answer_message(
    questions: Questions, bot: Bot, message: Message, question: str, last: Turn | None = None
) -> None:
    """Answer a question where it was written; a reply to an old answer takes that answer's context."""
    asked_in = questions.names.message(message.chat_id, message.message_id)
    destination = Destination.under(message)
    if len(question) > LONGEST_QUESTION:
        earlier = await asyncio.to_thread(questions.messages_answering, asked_in)
        await put(bot, destination, (plain_block(texts.telegram.TOO_LONG),), None, earlier)
        return
    questions.under_way += 1
    try:
        goes_on = message.chat.type == message.chat.PRIVATE and message.edit_date is None and _is_fresh(message)
        # What follows at once, or edits it, waits until it is known which messages hold the answer.
        async with questions.alone(f"talk {message.chat_id}" if goes_on else None), questions.alone(asked_in):
            if await asyncio.to_thread(questions.is_answered, asked_in, question):
                return
            asker = await _greet(questions, bot, message, destination)
            replied = await _replied_entry(questions, message)
            quoted = message.quote.text if message.quote is not None else ""
            remarked = await asyncio.to_thread(questions.about_last.find, question, asker, replied, quoted)
            if remarked is not None:
                await questions.reply_to_remark(bot, destination, *remarked, asker, question, asked_in)
                return
            last = last or (turn_of_reply(replied, quoted) if replied is not None else None)
            await questions.reply(
                bot, destination, question, asker, asked_in=asked_in, last=last, goes_on=goes_on and last is None
            )
    finally:
        questions.under_way -= 1


def _is_fresh(message: Message) -> bool:
    """Whether a message was written just now: of those that waited for us nobody knows how far apart they were."""
    return time.time() - message.date.timestamp() < _FRESH_SECONDS


async def _greet(questions: Questions, bot: Bot, message: Message, destination: Destination) -> Asker:
    """Who asks; they see meanwhile that somebody is at work."""
    finding = asyncio.to_thread(find_asker, message, questions.names, questions.preferences)
    if questions.under_way > _MANY:
        return await finding
    _, asker = await asyncio.gather(show_typing(bot, destination), finding)
    return asker


async def context_of_reply(questions: Questions, message: Message) -> Turn | None:
    """What the answer that a message replies to has left."""
    entry = await _replied_entry(questions, message)
    quoted = message.quote.text if message.quote is not None else ""
    return turn_of_reply(entry, quoted) if entry is not None else None


async def _replied_entry(questions: Questions, message: Message) -> Entry | None:
    """The answer that a message replies to."""
    replied = message.reply_to_message
    if replied is None:
        return None
    shown_in = questions.names.message(message.chat_id, replied.message_id)
    return await asyncio.to_thread(questions.journal.shown_in, shown_in)


async def show_typing(bot: Bot, destination: Destination) -> None:
    """Show that somebody is at work; the answer goes out all the same when this fails."""
    try:
        await bot.send_chat_action(destination.chat_id, ChatAction.TYPING, message_thread_id=destination.topic)
    except TelegramError as failed:
        _log.info("typing could not be shown: %s", failed)


async def put(
    bot: Bot,
    destination: Destination,
    blocks: Sequence[ReplyBlock],
    keyboard: InlineKeyboardMarkup | None = None,
    earlier: Sequence[int] = (),
) -> list[int]:
    """Send blocks, or put them in the place of earlier messages."""
    if earlier:
        return await edit_reply(bot, destination, earlier, blocks, keyboard)
    return await send_reply(bot, destination, blocks, keyboard)
