"""What an operator writes: a value that was asked for, a link, an article, or a question like anybody's."""

from __future__ import annotations

import asyncio

from telegram import Bot, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION
from bot.journal.asked_values import AskedValue, Purpose
from bot.telegram.conversation import Questions, answer_message
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.handlers.articles import ArticleDesk
from bot.telegram.handlers.documents import Operators
from bot.telegram.handlers.private import PrivateChat
from bot.telegram.handlers.receiving import Receiving
from bot.telegram.handlers.unanswered import QuestionDesk
from bot.telegram.links import find_link
from bot.telegram.prompts import Prompts, has_source, is_value, is_way_out
from bot.telegram.senders import message_of, sender_id
from bot.views.blocks import plain_block
from retrieval.query.asking_words import asks
from retrieval.records import Status

# A forwarded line of so few words without an end of a sentence is no article: it is what somebody looks for.
_FEW_WORDS = 12
_LONGEST_FORWARDED = 200


class OperatorTexts:
    """Tells what a text of an operator is, and hands it on."""

    def __init__(
        self,
        questions: Questions,
        prompts: Prompts,
        receiving: Receiving,
        previews: Operators,
        unanswered: QuestionDesk,
        articles: ArticleDesk,
        private: PrivateChat,
    ) -> None:
        self._questions = questions
        self._prompts = prompts
        self._receiving = receiving
        self._previews = previews
        self._unanswered = unanswered
        self._articles = articles
        self._private = private

    async def receive(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A value that was asked for, a link, a forwarded or pasted article; anything else is a question.

        What stands under a picture is a value or a question.
        """
        message = message_of(update)
        text = (message.text or message.caption or "").strip()
        asked = await self._prompts.waiting(self._person(message))
        if asked is not None:
            if is_way_out(text):
                self._private.note_album(message)
                await self._stop(context.bot, message)
                return
            if is_value(asked, message, text) and not await self._is_question(asked, text):
                self._private.note_album(message)
                await self._take(context.bot, message, asked, text)
                return
            await self._prompts.leave(context.bot, message.chat_id, self._person(message))
        if message.text is None:
            await self._private.answer(update, context)
        else:
            await self._read_or_answer(context.bot, message, text)

    async def leave(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A command is no value of anything: what was asked for is asked for no more."""
        message = message_of(update)
        await self._prompts.leave(context.bot, message.chat_id, self._person(message))

    async def give_up(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/huy``: the operator says nothing to what was asked."""
        await self._stop(context.bot, message_of(update))

    async def _stop(self, bot: Bot, message: Message) -> None:
        left = await self._prompts.leave(bot, message.chat_id, self._person(message))
        said = texts.desk.ASKING_LEFT if left else texts.desk.NOTHING_ASKED
        await send_reply(bot, Destination.under(message), (plain_block(said),))

    async def _is_question(self, asked: AskedValue, text: str) -> bool:
        """Whether what stands as a reply is a question all the same: apps make one of whatever is typed then.

        A title may end so, too: a question is what the documents answer, among which that of a preview is not yet.
        In the place of an answer it is what they answer surely, however it is put, if it names no source.
        """
        if asked.purpose is Purpose.ANSWER:
            may_be = not has_source(text)
        elif asked.field == "title":
            may_be = asked.purpose is Purpose.PREVIEW and text.endswith("?")
        else:
            may_be = await asyncio.to_thread(asks, text)
        if not may_be:
            return False
        answer = await asyncio.to_thread(self._questions.find, text)
        return answer.status is Status.ANSWERED

    async def _take(self, bot: Bot, message: Message, asked: AskedValue, text: str) -> None:
        takers = {
            Purpose.PREVIEW: self._previews.take_value,
            Purpose.ARTICLE: self._articles.take_value,
            Purpose.ANSWER: self._unanswered.take_value,
        }
        await takers[asked.purpose](bot, message, asked, text)

    async def _read_or_answer(self, bot: Bot, message: Message, text: str) -> None:
        link, forwarded = find_link(text), message.forward_origin is not None
        asking = await asyncio.to_thread(asks, text)
        # In a longer text the name of a site alone says only where something is from.
        is_meant = "://" in text or len(text.split()) <= _FEW_WORDS
        if link is not None and (text == link or (is_meant and not asking and len(text) <= LONGEST_QUESTION)):
            await self._receiving.read_link(bot, message, link)
        elif len(text) > LONGEST_QUESTION or (forwarded and not _is_forwarded_question(text, asking=asking)):
            await self._receiving.read_text(bot, message, text)
        else:
            await answer_message(self._questions, bot, message, text)

    def _person(self, message: Message) -> str:
        return self._questions.names.person(sender_id(message))


def _is_forwarded_question(text: str, *, asking: bool) -> bool:
    """Whether what was forwarded is asked by somebody, and tells nothing."""
    if len(text) > _LONGEST_FORWARDED or "\n" in text:
        return False
    return asking or (len(text.split()) <= _FEW_WORDS and not text.endswith((".", "…", "!")))
