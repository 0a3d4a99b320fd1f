"""Groups: the bot answers when it is meant, in the same topic and as a reply, and is silent otherwise."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from telegram import Bot, Chat, ChatMember, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.conversation.answerer import LONGEST_QUESTION
from bot.conversation.asker import Asker
from bot.telegram.captions import question_in
from bot.telegram.conversation import Questions, answer_message, context_of_reply
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.handlers.remarks import Remarks
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.blocks import plain_block
from retrieval.query.asking_words import may_be_meant_for_answering

# A question that was answered so recently is pointed at instead of being answered again.
REPEAT_SECONDS = 10 * 60
# Telegram lets a bot send 20 messages a minute to a group (core.telegram.org/bots/faq); a few are left for buttons,
# and no single person may use up half of them.
GROUP_A_MINUTE = 15
PERSON_A_MINUTE = 6
_MINUTE = 60
_DAY = 24 * 3600


class GroupChat:
    """The handlers of groups and supergroups, their topics included."""

    def __init__(self, questions: Questions, clock: Callable[[], float] = time.time) -> None:
        self._questions = questions
        self._clock = clock
        self._remarks = Remarks(questions)

    async def ask(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/hoi question``, or ``/hoi`` in reply to somebody's question."""
        message = message_of(update)
        if not is_person(message):
            return
        question = question_in(message) or _replied_question(message, context.bot)
        if question:
            await self._answer(context.bot, message, question)
        else:
            await send_reply(context.bot, Destination.under(message), (plain_block(texts.telegram.ASK_USAGE_IN_GROUP),))

    async def overhear(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A reply to the bot, or a mention where Telegram delivers it; any other text is not for us."""
        message = message_of(update)
        if not is_person(message):
            return
        question = _meant_for(message, context.bot)
        if question is None:
            return
        asker = await self._asker(message)
        if asker.preferences.only_commands:
            return
        if not question:
            await self._say_how_to_ask(context.bot, message, asker)
        elif await self._remarks.take(context.bot, message, question, asker):
            return
        elif _mentions(message, context.bot) or await asyncio.to_thread(_asks_us, message, question):
            await self._answer(context.bot, message, question, asker)

    async def greet(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """One short message on being added; on being removed, the group's choices are forgotten."""
        change = update.my_chat_member
        if change is None or change.chat.type == Chat.PRIVATE:
            return
        there = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}
        before, now = change.old_chat_member.status in there, change.new_chat_member.status in there
        if now and not before and change.chat.type != Chat.CHANNEL:
            await send_reply(context.bot, Destination(change.chat.id), (plain_block(texts.telegram.GROUP_GREETING),))
        elif before and not now:
            chat = self._questions.names.chat(change.chat.id)
            await asyncio.to_thread(self._questions.preferences.forget, chat)

    async def migrate(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """A group has become a supergroup: its choices go with it."""
        message = message_of(update)
        if message.migrate_to_chat_id is not None:
            names = self._questions.names
            old, new = names.chat(message.chat_id), names.chat(message.migrate_to_chat_id)
            await asyncio.to_thread(self._questions.preferences.move, old, new)

    async def _answer(self, bot: Bot, message: Message, question: str, asker: Asker | None = None) -> None:
        asker = asker or await self._asker(message)
        asked_in = self._questions.names.message(message.chat_id, message.message_id)
        edited = bool(await asyncio.to_thread(self._questions.messages_answering, asked_in))
        last = await context_of_reply(self._questions, message)
        if not edited and len(question) <= LONGEST_QUESTION:
            if await self._is_flooded(bot, message, asker):
                return
            if last is None and await self._point_at_earlier(bot, message, question, asker):
                return
        await answer_message(self._questions, bot, message, question, last)

    async def _say_how_to_ask(self, bot: Bot, message: Message, asker: Asker) -> None:
        """The bot was named and nothing was asked: it says how, once a day in a group."""
        now = int(self._clock())
        if now - asker.preferences.told_how_at < _DAY or message.edit_date is not None:
            return
        chat = self._questions.names.chat(message.chat_id)
        await asyncio.to_thread(self._questions.preferences.choose, chat, told_how_at=now)
        await send_reply(bot, Destination.under(message), (plain_block(texts.telegram.ASK_USAGE_IN_GROUP),), quiet=True)

    async def _asker(self, message: Message) -> Asker:
        return await asyncio.to_thread(find_asker, message, self._questions.names, self._questions.preferences)

    async def _is_flooded(self, bot: Bot, message: Message, asker: Asker) -> bool:
        """Whether the group or the person has asked too much in a minute; they are told once, quietly."""
        journal = self._questions.journal
        of_group = await asyncio.to_thread(journal.count_since, _MINUTE, conversation=asker.conversation)
        of_person = await asyncio.to_thread(
            journal.count_since, _MINUTE, conversation=asker.conversation, person=asker.person
        )
        if of_group < GROUP_A_MINUTE and of_person < PERSON_A_MINUTE:
            return False
        now = int(self._clock())
        if now - asker.preferences.warned_at >= _MINUTE:
            chat = self._questions.names.chat(message.chat_id)
            await asyncio.to_thread(self._questions.preferences.choose, chat, warned_at=now)
            await send_reply(bot, Destination.under(message), (plain_block(texts.telegram.TOO_MANY),), quiet=True)
        return True

    async def _point_at_earlier(self, bot: Bot, message: Message, question: str, asker: Asker) -> bool:
        """Point at the answer that the group was given to the same question a moment ago, if there is one."""
        journal = self._questions.journal
        earlier = await asyncio.to_thread(journal.repeated, asker.conversation, question, REPEAT_SECONDS)
        if earlier is None:
            return False
        if earlier.asked_in == self._questions.names.message(message.chat_id, message.message_id):
            return True  # this very message, by a process that has died since
        shown = await asyncio.to_thread(journal.messages_of, earlier.id)
        destination = Destination(message.chat_id, Destination.under(message).topic, shown[0])
        await send_reply(bot, destination, (plain_block(texts.telegram.ANSWERED_ABOVE),), quiet=True)
        return True


def _asks_us(message: Message, said: str) -> bool:
    """Whether a reply to the bot asks something of it, and is not said to those who have read its answer."""
    names_others = any(message.parse_entities(["mention", "text_mention"]))
    return not names_others and may_be_meant_for_answering(said)


def _replied_question(message: Message, bot: Bot) -> str:
    """The text that ``/hoi`` replies to, without a mention of the bot."""
    replied = message.reply_to_message
    if replied is None or (replied.from_user is not None and replied.from_user.id == bot.id):
        return ""
    return _without_mention(replied.text or replied.caption or "", bot)


def _meant_for(message: Message, bot: Bot) -> str | None:
    """What is said in a message that replies to the bot or mentions it; none when it is not meant.

    Empty where the bot is named and nothing is asked.
    """
    text = message.text or message.caption or ""
    replied = message.reply_to_message
    if _mentions(message, bot):
        return _without_mention(text, bot) or _replied_question(message, bot)
    if replied is not None and replied.from_user is not None and replied.from_user.id == bot.id:
        return text.strip() or None
    return None


def _mentions(message: Message, bot: Bot) -> bool:
    name = f"@{bot.username}".lower()
    named = {**message.parse_entities(["mention"]), **message.parse_caption_entities(["mention"])}
    return any(text.lower() == name for text in named.values()) or any(
        entity.user is not None and entity.user.id == bot.id
        for entity in (*message.entities, *message.caption_entities)
    )


def _without_mention(text: str, bot: Bot) -> str:
    name = f"@{bot.username}".lower()
    return " ".join(word for word in text.split() if word.lower().rstrip(",:") != name).strip()
