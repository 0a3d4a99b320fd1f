"""A talk in Zalo: what each message is, and who answers it."""

from __future__ import annotations

import asyncio

from cachetools import TTLCache

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.asks_if_true import asks_if_true
from bot.conversation.asks_to_forget import asks_to_forget
from bot.zalo.asking import Asking
from bot.zalo.commands import Commands, read_command
from bot.zalo.groups import GroupChat
from bot.zalo.numbered_choices import NumberedChoices
from bot.zalo.numbers import names_several, read_number
from bot.zalo.records import ChatType, Incoming, Kind
from bot.zalo.senders import find_asker

# Pictures of an album come one by one; who was told that only text is read is not told so of each.
_TOLD_SECONDS = 60
_REMEMBERED = 4096


class Conversation:
    """Answers messages; the desk of the inbox."""

    def __init__(self, asking: Asking, commands: Commands, numbered: NumberedChoices, group: GroupChat) -> None:
        self._asking = asking
        self._answering = asking.answering
        self._delivery = asking.delivery
        self._commands = commands
        self._numbered = numbered
        self._group = group
        self._told: TTLCache[str, bool] = TTLCache(_REMEMBERED, _TOLD_SECONDS)

    async def answer(self, message: Incoming) -> None:
        """Answer a message, in a group where it is meant for the bot."""
        asker = await asyncio.to_thread(find_asker, message, self._answering.names, self._answering.preferences)
        if message.chat_type is ChatType.GROUP:
            if message.text.strip():
                await self._group.answer(message, asker)
        elif message.text.strip():
            await self._answer_text(message, asker, message.text.strip())
        elif message.chat_id not in self._told:
            self._told[message.chat_id] = True
            passed_on = message.kind is not Kind.UNSUPPORTED
            await self._delivery.say(message, texts.zalo.TEXT_ONLY if passed_on else texts.zalo.NOT_PASSED_ON)

    async def say_away(self, message: Incoming) -> None:
        """Tell a sender that the answer takes longer; in a group nobody is sure to wait for one."""
        if message.chat_type is ChatType.PRIVATE:
            await self._delivery.say(message, texts.telegram.AWAY)

    async def say_fault(self, message: Incoming) -> None:
        """Tell a sender that there will be no answer."""
        if message.chat_type is ChatType.PRIVATE:
            await self._delivery.say(message, texts.telegram.FAULT)

    async def say_too_many(self, message: Incoming) -> None:
        """Tell a sender that they are too fast."""
        await self._delivery.say(message, texts.telegram.TOO_MANY_FROM_YOU)

    async def _answer_text(self, message: Incoming, asker: Asker, text: str) -> None:
        number, command = read_number(text), read_command(text)
        if number is not None:
            await self._numbered.take(message, number, asker)
        elif command is not None:
            await self._commands.do(message, asker, command)
        elif names_several(text) and await self._numbered.say_one(message, asker):
            return
        elif asks_to_forget(text):
            # A misread sentence deletes nothing: the command does.
            await self._delivery.say(message, texts.telegram.HOW_TO_FORGET)
        elif asks_if_true(text) and await self._has_no_talk(asker):
            await self._delivery.say(message, texts.zalo.GIVE_TEXT)
        else:
            await self._asking.ask(message, text, asker)

    async def _has_no_talk(self, asker: Asker) -> bool:
        """Whether nothing was answered lately that "đúng không?" could ask about."""
        turn = await asyncio.to_thread(self._answering.journal.last_turn, asker.person, asker.conversation)
        return turn is None
