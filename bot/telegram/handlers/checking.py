"""Whether a text is true: ``/kiemtra``, and "đúng không?" in reply to what somebody has written or forwarded."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

from cachetools import TTLCache
from telegram import Bot, Message, Update
from telegram.ext import ContextTypes
from telegram.ext.filters import MessageFilter

from bot import texts
from bot.conversation.answerer import LONGEST_TEXT
from bot.conversation.asks_if_true import SHORTEST, asks_if_true
from bot.telegram.conversation import Questions, answer_message, put, show_typing
from bot.telegram.delivery import Destination, send_prompt, send_reply
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.checked_text import compose_checked
from retrieval.query.asking_words import asks

# Of each group, in this process: as many as its members can read.
CHECKS_A_MINUTE = 4
_MINUTE = 60
# So long an edited text has its check edited in place; where it stands is known to this process alone.
_EDITED_SECONDS = 3600
_REMEMBERED = 4096


class _AsksIfTrue(MessageFilter):
    """A reply to a longer message that asks of it nothing but whether it is true; never to a bot's."""

    def filter(self, message: Message) -> bool:
        replied = message.reply_to_message
        if replied is None or message.text is None or (replied.from_user is not None and replied.from_user.is_bot):
            return False
        return len(replied.text or replied.caption or "") >= SHORTEST and asks_if_true(message.text)


class _AsksIfTrueOfNothing(MessageFilter):
    """The same question in reply to nothing."""

    def filter(self, message: Message) -> bool:
        return message.reply_to_message is None and message.text is not None and asks_if_true(message.text)


class _GivesText(MessageFilter):
    """A reply to a bot's message that asked for a text; apps make one of a short question as well, and that is none."""

    def filter(self, message: Message) -> bool:
        replied, given = message.reply_to_message, message.text or message.caption or ""
        if replied is None or replied.from_user is None or not replied.from_user.is_bot:
            return False
        return replied.text == texts.checking.GIVE_TEXT and (len(given) >= SHORTEST or not asks(given))


ASKS_IF_TRUE = _AsksIfTrue()
ASKS_IF_TRUE_OF_NOTHING = _AsksIfTrueOfNothing()
GIVES_TEXT = _GivesText()


class Checks:
    """The handlers of texts to be checked; nothing of them is kept."""

    def __init__(self, questions: Questions, clock: Callable[[], float] = time.monotonic) -> None:
        self._questions = questions
        self._in_groups: TTLCache[int, list[float]] = TTLCache(_REMEMBERED, _MINUTE, timer=clock)
        self._shown: TTLCache[tuple[int, int], list[int]] = TTLCache(_REMEMBERED, _EDITED_SECONDS, timer=clock)
        self._clock = clock

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/kiemtra text``, or ``/kiemtra`` in reply to a message, of which a quoted part goes before the whole.

        Alone it asks for the text.
        """
        message = message_of(update)
        if not is_person(message):
            return
        behind = (message.text or "").split(maxsplit=1)[1:]
        given = behind[0] if behind else _replied(message)
        if not behind and _writer(message.reply_to_message) == context.bot.id:
            await self._say(context.bot, message, texts.checking.OWN_ANSWER)
        elif given.strip():
            await self._check(context.bot, message, given)
        else:
            await self._ask_for_text(context.bot, message)

    async def check_given(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """The text that was asked for, in reply."""
        message = message_of(update)
        if is_person(message):
            await self._check(context.bot, message, message.text or message.caption or "")

    async def check_nothing(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A lone "đúng không?" in private asks of the answer before, like any remark, or of a text still to come."""
        message = message_of(update)
        if not is_person(message):
            return
        questions = self._questions
        asker = await asyncio.to_thread(find_asker, message, questions.names, questions.preferences)
        before = await asyncio.to_thread(questions.journal.last_turn, asker.person, asker.conversation)
        if before is None:
            await self._ask_for_text(context.bot, message)
        else:
            await answer_message(questions, context.bot, message, message.text or "")

    async def check_replied(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A question under a longer message; a group that has chosen commands alone is left in peace."""
        message = message_of(update)
        if not is_person(message):
            return
        questions = self._questions
        asker = await asyncio.to_thread(find_asker, message, questions.names, questions.preferences)
        if not asker.preferences.only_commands:
            await self._check(context.bot, message, _replied(message))

    async def _check(self, bot: Bot, message: Message, given: str) -> None:
        in_group = message.chat.type != message.chat.PRIVATE
        destination = Destination.under(message)
        if in_group and (lately := self._count(message.chat_id)) > CHECKS_A_MINUTE:
            if lately == CHECKS_A_MINUTE + 1:  # said once
                await send_reply(bot, destination, (plain_block(texts.telegram.TOO_MANY),), quiet=True)
            return
        if len(given) > LONGEST_TEXT:
            await self._say(bot, message, texts.checking.TOO_LONG)
            return
        checking = asyncio.to_thread(self._questions.answerer.check, given)
        _, checked = await asyncio.gather(show_typing(bot, destination), checking)
        await self._show(bot, message, compose_checked(checked, in_group=in_group))

    def _count(self, chat_id: int) -> int:
        """How many texts a group has sent in the last minute, this one included."""
        now = self._clock()
        lately = [each for each in self._in_groups.get(chat_id, []) if now - each < _MINUTE]
        self._in_groups[chat_id] = [*lately, now]
        return len(lately) + 1

    async def _ask_for_text(self, bot: Bot, message: Message) -> None:
        await send_prompt(bot, Destination.under(message), texts.checking.GIVE_TEXT, texts.checking.HINT_TEXT)

    async def _say(self, bot: Bot, message: Message, said: str) -> None:
        await self._show(bot, message, (plain_block(said),))

    async def _show(self, bot: Bot, message: Message, blocks: Sequence[ReplyBlock]) -> None:
        """Show what came of a message, in the place of what was shown before it was edited."""
        key = message.chat_id, message.message_id
        self._shown[key] = await put(bot, Destination.under(message), blocks, None, self._shown.get(key, ()))


def _writer(message: Message | None) -> int | None:
    return message.from_user.id if message is not None and message.from_user is not None else None


def _replied(message: Message) -> str:
    """What a message replies to: the part that it quotes, or the whole of it."""
    replied = message.reply_to_message
    if message.quote is not None:
        return message.quote.text
    return (replied.text or replied.caption or "") if replied is not None else ""
