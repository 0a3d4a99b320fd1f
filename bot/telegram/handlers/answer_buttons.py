"""The buttons of answers: they carry the answer's id, so they work in old messages and after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Bot, CallbackQuery, Chat, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import Action, Chosen, read_chosen
from bot.conversation.choosing import Choosing
from bot.conversation.standing import as_it_stands
from bot.journal.answers import question_key
from bot.journal.entry import Channel, Entry, Verdict
from bot.journal.preferences import Preferences
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, edit_message, stands
from bot.telegram.example_buttons import read_example
from bot.telegram.handlers.figures import Lookups
from bot.telegram.keyboards import keyboard_of
from bot.telegram.private_links import OPENED_IN_PRIVATE, private_link
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.markup import to_parts

# Within so many seconds the answer to a tapped question still stands in sight.
_SAME_PRESS_SECONDS = 60


class AnswerButtons:
    """What happens when a button under an answer is pressed."""

    def __init__(self, questions: Questions, choosing: Choosing, lookups: Lookups) -> None:
        self._questions = questions
        self._choosing = choosing
        self._lookups = lookups

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the press at once; then show what was asked for in the place of the message."""
        query = _query_of(update)
        chosen = read_chosen(query.data or "")
        entry = await asyncio.to_thread(self._choosing.find, chosen) if chosen else None
        if chosen is None or entry is None or query.message is None:
            await query.answer(texts.choices.EXPIRED)
            return
        bot, action = context.bot, chosen.action
        person = self._questions.names.person(query.from_user.id)
        said = await asyncio.to_thread(self._choosing.judge, entry, chosen, person)
        if said is not None:
            await self._thank(bot, query, chosen, entry, said)
        elif action is Action.TABLE and entry.answer.targets:
            await self._lookups.send_table(bot, query, _destination(query), entry)
        elif (action is Action.CHART and chosen.n > 0) or (action is Action.PICTURE and entry.answer.targets):
            await self._lookups.send_picture(bot, query, _destination(query), entry, chosen)
        elif action is Action.SUGGESTION:
            await self._ask(bot, query, self._choosing.suggestion(entry, chosen))
        elif action in OPENED_IN_PRIVATE and query.message.chat.type != Chat.PRIVATE:
            await self._open_in_private(bot, query, chosen, entry, person)
        else:
            await self._turn(bot, query, chosen, entry, person)

    async def example(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an example of the help, tapped."""
        query = _query_of(update)
        question = read_example(query.data or "")
        if query.message is None or question is None:
            await query.answer(texts.choices.EXPIRED)
            return
        await self._ask(context.bot, query, question)

    async def unknown(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of which nothing is known any more, or that nobody of us has made."""
        await _query_of(update).answer(texts.choices.EXPIRED)

    async def _turn(self, bot: Bot, query: CallbackQuery, chosen: Chosen, entry: Entry, person: str) -> None:
        """Show another side of the answer: a passage, more sources, the reasons, the answer itself."""
        preferences = await self._preferences(query)
        turned = await asyncio.to_thread(self._choosing.turn, entry, chosen, preferences, person)
        if turned.shown is None:
            await query.answer(turned.said)
            return
        blocks, rows = turned.shown
        keyboard = keyboard_of(entry, rows, bot.username)
        if stands(query, blocks, keyboard):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer(turned.said)
        await _show(bot, query, blocks, keyboard)

    async def _open_in_private(self, bot: Bot, query: CallbackQuery, chosen: Chosen, entry: Entry, person: str) -> None:
        """What would turn the answer that a group reads opens for the one who presses, in a private talk."""
        if chosen.action is Action.DISLIKED:
            await asyncio.to_thread(self._questions.journal.judge, entry.id, person, Verdict.DOWN)
        await query.answer(url=private_link(bot.username, chosen))

    async def _thank(self, bot: Bot, query: CallbackQuery, chosen: Chosen, entry: Entry, said: str) -> None:
        """Say that an opinion was kept; where it was asked why, the answer or that stands again."""
        await query.answer(said)
        if chosen.action is not Action.FAULT:
            return
        if await self._stands_in(query, entry):
            blocks, rows = as_it_stands(entry, await self._preferences(query))
            await _show(bot, query, blocks, keyboard_of(entry, rows, bot.username))
        else:
            await _show(bot, query, (plain_block(said),), None)

    async def _stands_in(self, query: CallbackQuery, entry: Entry) -> bool:
        """Whether the pressed message is one of those that hold the answer, and not a question of its own: why."""
        if query.message is None or (entry.channel is Channel.GROUP) != (query.message.chat.id < 0):
            return False
        held = await asyncio.to_thread(self._questions.journal.messages_of, entry.id)
        return not held or query.message.message_id in held

    async def _ask(self, bot: Bot, query: CallbackQuery, question: str | None) -> None:
        """Answer a tapped question below; a second tap soon after is told that it was."""
        if question is None:
            await query.answer(texts.choices.EXPIRED)
            return
        destination, asker = _destination(query), await self._asker(query)
        questions = self._questions
        # A tap while the answer to the first is on its way waits for it.
        async with questions.alone(f"{asker.conversation} {question_key(question)}"):
            journal = questions.journal
            if await asyncio.to_thread(journal.repeated, asker.conversation, question, _SAME_PRESS_SECONDS) is not None:
                await query.answer(texts.telegram.JUST_ANSWERED)
                return
            await query.answer()
            await questions.reply(bot, destination, question, asker)

    async def _asker(self, query: CallbackQuery) -> Asker:
        destination, names = _destination(query), self._questions.names
        channel = Channel.PRIVATE if destination.chat_id > 0 else Channel.GROUP
        person = names.person(query.from_user.id)
        return Asker(
            person, names.conversation(destination.chat_id, destination.topic), channel, await self._preferences(query)
        )

    async def _preferences(self, query: CallbackQuery) -> Preferences:
        """The choices of the person, or of the group in which the button stands."""
        destination, names = _destination(query), self._questions.names
        subject = names.person(query.from_user.id) if destination.chat_id > 0 else names.chat(destination.chat_id)
        return await asyncio.to_thread(self._questions.preferences.of, subject)


def _query_of(update: Update) -> CallbackQuery:
    if update.callback_query is None:
        raise TypeError("the handlers of buttons get presses alone")
    return update.callback_query


def _destination(query: CallbackQuery) -> Destination:
    """Where the pressed button stands; of an old message Telegram tells no more than its number."""
    message = query.message
    if message is None:
        raise TypeError("a button sent inline stands in no chat that we know")
    topic = getattr(message, "message_thread_id", None) if getattr(message, "is_topic_message", None) else None
    reply_to = message.message_id if message.chat.type != message.chat.PRIVATE else None
    return Destination(message.chat.id, topic, reply_to)


async def _show(
    bot: Bot, query: CallbackQuery, blocks: Sequence[ReplyBlock], keyboard: InlineKeyboardMarkup | None
) -> None:
    """Put the last part of the blocks, which carries the buttons, in the place of the pressed message."""
    message = query.message
    if message is None:
        return
    part = to_parts(blocks)[-1]
    try:
        await edit_message(bot, part, keyboard, chat_id=message.chat.id, message_id=message.message_id)
    except BadRequest as refused:
        if "not found" not in str(refused) and "can't be edited" not in str(refused):
            raise
