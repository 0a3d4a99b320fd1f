"""The buttons of answers: they carry the answer's id, so they work in old messages and after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Bot, CallbackQuery, Chat, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.answers import question_key
from bot.journal.entry import Channel, Entry, Verdict
from bot.journal.preferences import Preferences
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, edit_message, stands
from bot.telegram.example_buttons import read_example
from bot.telegram.handlers.figures import Lookups
from bot.telegram.keyboards import (
    BACK,
    CHART,
    DISLIKED,
    EVERYWHERE,
    FAULT,
    FAULTS,
    INDICATOR,
    LIKED,
    MISSING,
    PASSAGE,
    PICTURE,
    SOURCES,
    SUGGESTION,
    TABLE,
    Press,
    fault_keyboard,
    numbered_indicator,
    read_press,
)
from bot.telegram.private_links import OPENED_IN_PRIVATE, private_link
from bot.telegram.senders import Asker
from bot.telegram.sides import find_side, why_missing
from bot.telegram.standing import as_it_stands, shown_blocks
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.figures import as_shown
from bot.views.markup import to_parts
from knowledge.store.library import Library
from retrieval.records import Status

# Within so many seconds the answer to a tapped question still stands in sight.
_SAME_PRESS_SECONDS = 60


class AnswerButtons:
    """What happens when a button under an answer is pressed."""

    def __init__(self, questions: Questions, library: Library, lookups: Lookups) -> None:
        self._questions = questions
        self._lookups = lookups
        self._library = library

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the press at once; then show what was asked for in the place of the message."""
        query = _query_of(update)
        press = read_press(query.data or "")
        entry = await asyncio.to_thread(self._questions.journal.find, press.id) if press else None
        if press is None or entry is None or query.message is None:
            await query.answer(texts.telegram.BUTTON_EXPIRED)
            return
        if press.action not in {INDICATOR, PICTURE}:
            # Numbered as the message that was pressed is; of many places that of the indicator shown first.
            entry = entry.model_copy(update={"answer": as_shown(entry.answer)})
        near = entry.answer.status is Status.NEAR
        # Why what we were not sure of is of no use need not be asked.
        if press.action in {LIKED, FAULT, MISSING} or (press.action == DISLIKED and near):
            await self._judge(context.bot, query, press, entry)
        elif press.action == TABLE and entry.answer.targets:
            await self._lookups.send_table(context.bot, query, _destination(query), entry)
        elif press.action == CHART and press.n > 0:
            await self._lookups.send_chart(context.bot, query, _destination(query), entry, press.n)
        elif press.action == PICTURE and entry.answer.targets:
            entry = entry.model_copy(update={"answer": as_shown(entry.answer, numbered_indicator(press.n))})
            await self._lookups.send_picture_of_table(context.bot, query, _destination(query), entry, press.n)
        elif press.action == SUGGESTION:
            await self._ask_suggestion(context.bot, query, press, entry)
        elif press.action in OPENED_IN_PRIVATE and query.message.chat.type != Chat.PRIVATE:
            await self._open_in_private(context.bot, query, press, entry)
        else:
            await self._turn(context.bot, query, press, entry)

    async def example(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer an example of the help, tapped."""
        query = _query_of(update)
        question = read_example(query.data or "")
        if query.message is None or question is None:
            await query.answer(texts.telegram.BUTTON_EXPIRED)
            return
        await self._ask(context.bot, query, question)

    async def unknown(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A button of which nothing is known any more, or that nobody of us has made."""
        await _query_of(update).answer(texts.telegram.BUTTON_EXPIRED)

    async def _turn(self, bot: Bot, query: CallbackQuery, press: Press, entry: Entry) -> None:
        """Show another side of the answer: a passage, more sources, the reasons, the answer itself."""
        preferences = await self._preferences(query)
        if press.action in {PASSAGE, SOURCES, CHART, INDICATOR}:
            view = await find_side(self._library, entry, press, preferences)
            missing = why_missing(entry, press)
        elif press.action == DISLIKED:
            await self._note(query, entry, Verdict.DOWN)
            view, missing = (shown_blocks(entry, preferences), fault_keyboard(entry.id)), ""
        elif press.action == BACK:
            view, missing = as_it_stands(entry, preferences, bot), ""
        elif press.action == EVERYWHERE and entry.province is not None:
            wider = await self._questions.answer_everywhere(entry)
            view = as_it_stands(wider, preferences, bot) if wider else None
            missing = texts.telegram.BUTTON_EXPIRED
        elif press.action == EVERYWHERE:  # pressed twice
            view, missing = as_it_stands(entry, preferences, bot), ""
        else:
            view, missing = None, texts.telegram.BUTTON_EXPIRED
        if view is None:
            await query.answer(missing)
            return
        if stands(query, *view):
            await query.answer(texts.telegram.JUST_ANSWERED)
            return
        await query.answer(texts.telegram.WHY_DISLIKED if press.action == DISLIKED else None)
        await _show(bot, query, *view)

    async def _open_in_private(self, bot: Bot, query: CallbackQuery, press: Press, entry: Entry) -> None:
        """What would turn the answer that a group reads opens for the one who presses, in a private talk."""
        if press.action == DISLIKED:
            await self._note(query, entry, Verdict.DOWN)
        await query.answer(url=private_link(bot.username, press))

    async def _judge(self, bot: Bot, query: CallbackQuery, press: Press, entry: Entry) -> None:
        if press.action == LIKED:
            await self._note(query, entry, Verdict.UP)
            await query.answer(texts.telegram.THANKS_FOR_LIKING)
        elif press.action == DISLIKED:
            await self._note(query, entry, Verdict.DOWN)
            await query.answer(texts.telegram.THANKS_FOR_FAULT)
        elif press.action == MISSING:
            await self._note(query, entry, Verdict.MISSING)
            await query.answer(texts.telegram.MISSING_NOTED)
        elif press.n < len(FAULTS):
            person = self._questions.names.person(query.from_user.id)
            await asyncio.to_thread(self._questions.journal.judge, entry.id, person, Verdict.DOWN, FAULTS[press.n])
            await query.answer(texts.telegram.THANKS_FOR_FAULT)
            if await self._stands_in(query, entry):
                await _show(bot, query, *as_it_stands(entry, await self._preferences(query), bot))
            else:
                await _show(bot, query, (plain_block(texts.telegram.THANKS_FOR_FAULT),), None)
        else:
            await query.answer(texts.telegram.BUTTON_EXPIRED)

    async def _stands_in(self, query: CallbackQuery, entry: Entry) -> bool:
        """Whether the pressed message is one of those that hold the answer, and not a question of its own: why."""
        if query.message is None or (entry.channel is Channel.GROUP) != (query.message.chat.id < 0):
            return False
        held = await asyncio.to_thread(self._questions.journal.messages_of, entry.id)
        return not held or query.message.message_id in held

    async def _note(self, query: CallbackQuery, entry: Entry, verdict: Verdict) -> None:
        person = self._questions.names.person(query.from_user.id)
        await asyncio.to_thread(self._questions.journal.judge, entry.id, person, verdict)

    async def _ask_suggestion(self, bot: Bot, query: CallbackQuery, press: Press, entry: Entry) -> None:
        if press.n >= len(entry.answer.suggestions):
            await query.answer(texts.telegram.BUTTON_EXPIRED)
            return
        await self._ask(bot, query, entry.answer.suggestions[press.n])

    async def _ask(self, bot: Bot, query: CallbackQuery, question: str) -> None:
        """Answer a tapped question below; a second tap soon after is told that it was."""
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
