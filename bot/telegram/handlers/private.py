"""Private chats: any text is a question, and what is no text gets one polite line."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Sequence

from cachetools import TTLCache
from telegram import Bot, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.answers import ENTRY_ID
from bot.telegram.captions import question_in
from bot.telegram.conversation import Questions, answer_message
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.example_buttons import examples_keyboard
from bot.telegram.handlers.opened import OpenedSides
from bot.telegram.keyboards import address_row
from bot.telegram.private_links import read_link
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.answer import guide_blocks, help_blocks
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.passage import compose_passage
from knowledge.store.library import Library
from knowledge.vietnamese.normalization import fold
from retrieval.answers.citation import cite_passage
from retrieval.records import EDITORIAL

# Albums come as one message a picture within a second, and within minutes when there is much to do; only this
# process's last ones matter.
_ALBUMS = 1024
_ALBUM_SECONDS = 600
_SHARED_ANSWER = re.compile(rf"a_(?P<id>{ENTRY_ID.pattern})")
_SHARED_PASSAGE = re.compile(r"p_(?P<id>[A-Za-z0-9-]{6,60})")


class PrivateChat:
    """The handlers of private chats."""

    def __init__(self, questions: Questions, library: Library, *, ids: Collection[int] = ()) -> None:
        self._questions = questions
        self._library = library
        self._opened = OpenedSides(questions, library)
        self._ids = frozenset(ids)
        self._albums: TTLCache[str, bool] = TTLCache(_ALBUMS, _ALBUM_SECONDS)

    async def start(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say what this is, with examples to tap; a link opens the answer or passage that somebody shared."""
        message = message_of(update)
        given = context.args[0] if context.args else ""
        if shared := _SHARED_ANSWER.fullmatch(given):
            await self._open_answer(context.bot, message, shared["id"])
        elif shared := _SHARED_PASSAGE.fullmatch(given):
            await self._open_passage(context.bot, message, shared["id"])
        elif press := read_link(given):
            if not await self._opened.open(context.bot, message, press):
                await self._send_help(context.bot, message, texts.telegram.ANSWER_EXPIRED)
        else:
            await self._send_help(context.bot, message, texts.telegram.START)

    async def help(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say how to ask, with examples to tap, and name the commands; the operators' to operators, in private."""
        message = message_of(update)
        if fold(" ".join(context.args or ())) == texts.telegram.GUIDE_ASKED:
            await send_reply(context.bot, Destination.under(message), guide_blocks())
            return
        commands = texts.telegram.GROUP_COMMANDS
        if message.chat.type == message.chat.PRIVATE:
            of_operators = texts.operators.COMMANDS if message.chat_id in self._ids else ()
            commands = (*texts.telegram.COMMANDS, *of_operators)
        closing = (plain_block(texts.telegram.GUIDE_HINT),)
        await self._send_help(context.bot, message, texts.telegram.SHORT_DESCRIPTION, commands, closing)

    async def stop(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/huy`` where nothing is under way."""
        message = message_of(update)
        if is_person(message):
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.telegram.STOPPED),))

    async def unknown(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command that there is not, or not for this person: nothing is searched for it."""
        message = message_of(update)
        if is_person(message):
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.telegram.UNKNOWN_COMMAND),))

    async def answer(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a question; an edited one gets its new answer in the place of the old."""
        message = message_of(update)
        if not is_person(message):
            return
        self.note_album(message)
        await answer_message(self._questions, context.bot, message, message.text or message.caption or "")

    def note_album(self, message: Message) -> None:
        """The other pictures of the album that a message is of need no answer."""
        if message.media_group_id is not None:
            self._albums[message.media_group_id] = True

    async def ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer ``/hoi question``."""
        message = message_of(update)
        question = question_in(message)
        if not question:
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.telegram.ASK_USAGE),))
            return
        await answer_message(self._questions, context.bot, message, question)

    async def decline(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Say that only text can be read; once for an album, which comes as one message a picture."""
        message = message_of(update)
        if not is_person(message):
            return
        if message.media_group_id is not None:
            if message.media_group_id in self._albums:
                return
            self._albums[message.media_group_id] = True
        await send_reply(context.bot, Destination.under(message), (plain_block(texts.telegram.TEXT_ONLY),))

    async def _open_answer(self, bot: Bot, message: Message, entry_id: str) -> None:
        entry = await asyncio.to_thread(self._questions.journal.find, entry_id)
        if entry is None:
            await self._send_help(bot, message, texts.telegram.ANSWER_EXPIRED)
            return
        asker = await asyncio.to_thread(find_asker, message, self._questions.names, self._questions.preferences)
        copied = await asyncio.to_thread(self._questions.take_over, entry, asker)
        await self._questions.show(bot, Destination.under(message), copied, asker.preferences)

    async def _open_passage(self, bot: Bot, message: Message, passage_id: str) -> None:
        found = await asyncio.to_thread(self._library.passage, passage_id)
        if found is None:
            approved = passage_id.startswith(f"{EDITORIAL}-")
            await self._send_help(bot, message, texts.choices.NO_PASSAGE if approved else texts.choices.PASSAGE_GONE)
            return
        article, passage = found
        passages = await asyncio.to_thread(self._library.passages_of, article.id)
        citation = cite_passage(article, passage)
        page = address_row(citation.url)
        keyboard = InlineKeyboardMarkup(page) if page else None
        await send_reply(bot, Destination.under(message), compose_passage(citation, passages), keyboard)

    async def _send_help(
        self,
        bot: Bot,
        message: Message,
        opening: str,
        commands: Sequence[tuple[str, str]] = (),
        closing: Sequence[ReplyBlock] = (),
    ) -> None:
        asker = await asyncio.to_thread(find_asker, message, self._questions.names, self._questions.preferences)
        examples = await asyncio.to_thread(self._questions.examples, asker.preferences.province)
        blocks = (*help_blocks(opening, [each.question for each in examples], commands), *closing)
        await send_reply(bot, Destination.under(message), blocks, examples_keyboard(examples))
