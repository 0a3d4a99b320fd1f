"""Whether a text is true: ``/kiemtra``, and "đúng không?" in reply to what somebody has written or forwarded."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable

from cachetools import TTLCache
from telegram import Bot, Message, Update
from telegram.ext import ContextTypes
from telegram.ext.filters import MessageFilter

from bot import texts
from bot.answerer import LONGEST_TEXT
from bot.telegram.conversation import Questions, show_typing
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.senders import find_asker, is_person, message_of
from bot.views.blocks import plain_block
from bot.views.checked_text import compose_checked
from knowledge.vietnamese.normalization import fold

# What is shorter is a remark or a question; "đúng không?" under it asks those who talk, not us.
SHORTEST = 60
# Of each group, in this process: as many as its members can read.
CHECKS_A_MINUTE = 4
_MINUTE = 60
_REMEMBERED = 4096
_MENTION = re.compile(r"@\w+")
_WORD = re.compile(r"\w+")
_IF_TRUE = re.compile(
    r"(?:(?:tin|bai|cai|dieu|thong tin|noi dung|so lieu|van ban)(?: (?:nay|tren|do))? )?(?:co )?"
    r"(?:dung|that|chinh xac|chuan|phai)(?: (?:that|vay|su that|la that))? (?:khong|ko|kg|khg|k|hong|hok|hk|hem|chua)"
    r"(?: (?:vay|a|ah|ad|admin|bot|ban|em|anh|chi|nhi|the|ca nha|moi nguoi|cac bac))*"
)


class _AsksIfTrue(MessageFilter):
    """A reply to a longer message that asks of it nothing but whether it is true; never to a bot's."""

    def filter(self, message: Message) -> bool:
        replied = message.reply_to_message
        if replied is None or message.text is None or (replied.from_user is not None and replied.from_user.is_bot):
            return False
        return len(replied.text or replied.caption or "") >= SHORTEST and asks_if_true(message.text)


ASKS_IF_TRUE = _AsksIfTrue()


def asks_if_true(text: str) -> bool:
    """Whether a text asks no more than whether something is true: "dung ko", "tin này có thật không ạ"."""
    words = _WORD.findall(fold(_MENTION.sub(" ", text)))
    return _IF_TRUE.fullmatch(" ".join(words)) is not None


class Checks:
    """The handlers of texts to be checked; nothing of them is kept."""

    def __init__(self, questions: Questions, clock: Callable[[], float] = time.monotonic) -> None:
        self._questions = questions
        self._in_groups: TTLCache[int, list[float]] = TTLCache(_REMEMBERED, _MINUTE, timer=clock)
        self._clock = clock

    async def check(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/kiemtra text``, or ``/kiemtra`` in reply to a message, of which a quoted part goes before the whole."""
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
            await self._say(context.bot, message, texts.checking.USAGE)

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
        await send_reply(bot, destination, compose_checked(checked, in_group=in_group))

    def _count(self, chat_id: int) -> int:
        """How many texts a group has sent in the last minute, this one included."""
        now = self._clock()
        lately = [each for each in self._in_groups.get(chat_id, []) if now - each < _MINUTE]
        self._in_groups[chat_id] = [*lately, now]
        return len(lately) + 1

    async def _say(self, bot: Bot, message: Message, said: str) -> None:
        await send_reply(bot, Destination.under(message), (plain_block(said),))


def _writer(message: Message | None) -> int | None:
    return message.from_user.id if message is not None and message.from_user is not None else None


def _replied(message: Message) -> str:
    """What a message replies to: the part that it quotes, or the whole of it."""
    replied = message.reply_to_message
    if message.quote is not None:
        return message.quote.text
    return (replied.text or replied.caption or "") if replied is not None else ""
