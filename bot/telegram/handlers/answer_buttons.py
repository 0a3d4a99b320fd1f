"""The buttons of answers: they carry the answer's id, so they work in old messages and after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.answers import question_key
from bot.journal.entry import Channel, Entry, Verdict
from bot.journal.preferences import Preferences
from bot.telegram.conversation import Questions, shown_blocks
from bot.telegram.delivery import Destination, edit_message, stands
from bot.telegram.example_buttons import read_example
from bot.telegram.figure_files import chart_indicators
from bot.telegram.handlers.figures import Lookups, indicator_keyboard
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
    OPEN,
    PASSAGE,
    PICTURE,
    SOURCES,
    SUGGESTION,
    TABLE,
    Press,
    answer_keyboard,
    fault_keyboard,
    numbered_indicator,
    passage_keyboard,
    read_press,
    sources_keyboard,
)
from bot.telegram.senders import Asker
from bot.views.answer import readable_citations
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.card import compose_sources, pages_of_sources
from bot.views.comparison import is_wide
from bot.views.figures import as_shown, compose_targets
from bot.views.markup import to_parts
from bot.views.passage import compose_passage
from knowledge.store.library import Library
from retrieval.records import EDITORIAL, Status

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
        elif press.action == OPEN and near:
            await query.answer()
            preferences, pressed = await self._preferences(query), query.message.message_id
            await self._questions.open(context.bot, _destination(query), entry, preferences, pressed)
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
        if press.action == PASSAGE:
            view = await self._passage(entry, press.n)
            missing = texts.telegram.PASSAGE_GONE if _quotes_articles(entry) else texts.telegram.NO_PASSAGE
        elif press.action == SOURCES and press.n < pages_of_sources(entry.answer):
            view, missing = (compose_sources(entry.answer, press.n), sources_keyboard(entry, press.n)), None
        elif press.action in {CHART, INDICATOR}:
            view, missing = _figures(entry, press, preferences), texts.figures.NOTHING_TO_DRAW
        elif press.action == DISLIKED:
            await self._note(query, entry, Verdict.DOWN)
            view, missing = (shown_blocks(entry, preferences), fault_keyboard(entry.id)), None
        elif press.action == BACK:
            view, missing = (shown_blocks(entry, preferences), answer_keyboard(entry)), None
        elif press.action == EVERYWHERE and entry.province is not None:
            wider = await self._questions.answer_everywhere(entry)
            view = (shown_blocks(wider, preferences), answer_keyboard(wider)) if wider else None
            missing = texts.telegram.BUTTON_EXPIRED
        elif press.action == EVERYWHERE:  # pressed twice
            view, missing = (shown_blocks(entry, preferences), answer_keyboard(entry)), None
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

    async def _passage(self, entry: Entry, n: int) -> tuple[Sequence[ReplyBlock], InlineKeyboardMarkup | None] | None:
        citations = readable_citations(entry.answer)
        if not 1 <= n <= len(citations):
            return None
        citation = citations[n - 1]
        passages = await asyncio.to_thread(self._library.passages_of, citation.article_id)
        blocks = compose_passage(citation, passages)
        return (blocks, passage_keyboard(entry, n)) if blocks else None

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
                await _show(bot, query, shown_blocks(entry, await self._preferences(query)), answer_keyboard(entry))
            else:  # the question why was a message of its own
                await _show(bot, query, (plain_block(texts.telegram.THANKS_FOR_FAULT),), None)
        else:
            await query.answer(texts.telegram.BUTTON_EXPIRED)

    async def _stands_in(self, query: CallbackQuery, entry: Entry) -> bool:
        """Whether the pressed message is one of those that hold the answer."""
        held = await asyncio.to_thread(self._questions.journal.messages_of, entry.id)
        return query.message is not None and (not held or query.message.message_id in held)

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


def _figures(
    entry: Entry, press: Press, preferences: Preferences
) -> tuple[Sequence[ReplyBlock], InlineKeyboardMarkup | None] | None:
    """Figures with the charts to choose from, or with another indicator; none where there is neither."""
    if press.action == CHART and chart_indicators(entry.answer):
        return shown_blocks(entry, preferences), indicator_keyboard(entry)
    if press.action == INDICATOR and is_wide(entry.answer):
        indicator = numbered_indicator(press.n)
        return compose_targets(entry.answer, indicator), answer_keyboard(entry, indicator)
    return None


def _quotes_articles(entry: Entry) -> bool:
    """Whether there ever was a passage to read: an approved answer has none, though older messages offer it."""
    return all(citation.kind != EDITORIAL for citation in entry.answer.citations)


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
