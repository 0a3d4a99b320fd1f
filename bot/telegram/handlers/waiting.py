"""Waiting for an answer that there is not: "Nhắn tôi khi có", the same in words, and taking it back."""

from __future__ import annotations

import asyncio

from telegram import Bot, CallbackQuery, Chat, Message, Update
from telegram.ext import ContextTypes
from telegram.ext.filters import MessageFilter

from bot import texts
from bot.conversation.answer_choices import answer_choices
from bot.conversation.standing import shown_blocks
from bot.journal.entry import Entry
from bot.journal.wishes import Wish, WishBook, WishKind
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, edit_message, send_reply, stands
from bot.telegram.keyboards import to_keyboard
from bot.telegram.presses import chat_of
from bot.telegram.senders import is_person, message_of, sender_id, topic_of
from bot.telegram.telling import Teller
from bot.telegram.wish_buttons import WishAction, WishPress, with_unask
from bot.views.blocks import plain_block
from bot.views.markup import to_parts
from retrieval.query.waiting import asks_to_be_told
from retrieval.records import Reason, Status

_REFUSED = frozenset({Reason.NOT_COVERED, Reason.NO_DOCUMENT_FOR_PLACE})


class _AsksToBeTold(MessageFilter):
    """A message to the bot that asks for nothing but to be told later."""

    def filter(self, message: Message) -> bool:
        return message.text is not None and asks_to_be_told(message.text)


ASKS_TO_BE_TOLD = _AsksToBeTold()


class Waiting:
    """What happens when somebody wants the answer to a question as soon as there is one, or no more."""

    def __init__(self, questions: Questions, book: WishBook, teller: Teller) -> None:
        self._questions = questions
        self._book = book
        self._teller = teller

    async def wait(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Wait for the answer of the refusal that is replied to, or of the last one: asked for in words."""
        message = message_of(update)
        if not is_person(message):
            return
        said = await asyncio.to_thread(self._wait, message)
        await send_reply(context.bot, Destination.under(message), (plain_block(said),), quiet=True)

    async def turn(self, bot: Bot, query: CallbackQuery, press: WishPress) -> None:
        """Wait for the answer of a refusal, or no more; in a group, where all see the button, one does both."""
        entry = await asyncio.to_thread(self._questions.journal.find, press.what)
        if entry is None:
            await query.answer(texts.choices.EXPIRED)
            return
        grouped = query.message is not None and query.message.chat.type != Chat.PRIVATE
        wish = await asyncio.to_thread(self._wish_for, query, entry)
        if press.action is WishAction.UNASK or (grouped and wish is not None):
            if wish is not None:
                await asyncio.to_thread(self._book.drop, wish.id)
            await query.answer(texts.wishes.WISH_DROPPED)
            await self._show(bot, query, entry, waiting=False)
            return
        if wish is not None:
            await query.answer(texts.wishes.WISHED_ALREADY)
        elif await asyncio.to_thread(self._keep_question, query, entry) is None:
            await query.answer(texts.wishes.TOO_MANY, show_alert=True)
            return
        else:
            await query.answer(texts.wishes.WISHED_IN_GROUP if grouped else texts.wishes.WISHED, show_alert=True)
        await self._show(bot, query, entry, waiting=True)

    async def _show(self, bot: Bot, query: CallbackQuery, entry: Entry, *, waiting: bool) -> None:
        """The refusal with the other button, in private; in a group what all see stays as it is."""
        message, keyboard = query.message, to_keyboard(answer_choices(entry))
        if message is None or message.chat.type != Chat.PRIVATE or keyboard is None:
            return
        preferences = await asyncio.to_thread(
            self._questions.preferences.of, self._questions.names.person(query.from_user.id)
        )
        blocks, under = shown_blocks(entry, preferences), with_unask(keyboard, entry.id) if waiting else keyboard
        if not stands(query, blocks, under):
            part = to_parts(blocks)[-1]
            await edit_message(bot, part, under, chat_id=message.chat.id, message_id=message.message_id)

    def _wish_for(self, query: CallbackQuery, entry: Entry) -> Wish | None:
        person = self._questions.names.person(query.from_user.id)
        return self._book.like(WishKind.ANSWER, _asked(entry), person=person, chat_id=chat_of(query).id)

    def _keep_question(self, query: CallbackQuery, entry: Entry) -> Wish | None:
        message = query.message if isinstance(query.message, Message) else None
        return self._book.keep(
            WishKind.ANSWER,
            _asked(entry),
            person=self._questions.names.person(query.from_user.id),
            chat_id=chat_of(query).id,
            thread=topic_of(message) if message is not None else None,
            reply_to=_answered_by(message, query.from_user.id),
            prefer=entry.province,
            seen=self._teller.state(),
        )[0]

    def _wait(self, message: Message) -> str:
        """Keep the wish of who asks for it in words; what is to be said of it."""
        journal, names, replied = self._questions.journal, self._questions.names, message.reply_to_message
        person = names.person(sender_id(message))
        if replied is not None:
            found = journal.shown_in(names.message(message.chat_id, replied.message_id))
            lately = [found] if found is not None else []
        else:
            lately = journal.lately(person, names.conversation(message.chat_id, topic_of(message)))
        # What came nearest is no answer either.
        entry = next((each for each in lately if _is_open(each)), None)
        if entry is None:
            return texts.wishes.NOTHING_TO_WAIT_FOR
        if self._book.like(WishKind.ANSWER, _asked(entry), person=person, chat_id=message.chat_id) is not None:
            return texts.wishes.WISHED_ALREADY
        grouped = message.chat.type != Chat.PRIVATE
        kept, _ = self._book.keep(
            WishKind.ANSWER,
            _asked(entry),
            person=person,
            chat_id=message.chat_id,
            thread=topic_of(message),
            reply_to=message.message_id if grouped else None,
            prefer=entry.province,
            seen=self._teller.state(),
        )
        if kept is None:
            return texts.wishes.TOO_MANY
        return texts.wishes.WISHED_BY_REPLY if grouped else texts.wishes.WISHED


def _is_open(entry: Entry) -> bool:
    return entry.answer.status is Status.NEAR or entry.answer.reason in _REFUSED


def _asked(entry: Entry) -> str:
    """The question as it stands for itself: completed from the one before it."""
    return entry.answer.searched or entry.question


def _answered_by(message: Message | None, person: int) -> int | None:
    """What to reply to: in a group the person's own question, or else the refusal."""
    if message is None or message.chat.type == Chat.PRIVATE:
        return None
    question = message.reply_to_message
    own = question is not None and question.from_user is not None and question.from_user.id == person
    return question.message_id if question is not None and own else message.message_id
