"""Groups: the bot answers when it is meant, and is silent otherwise.

Nobody has described which messages of a group Zalo passes to a bot, nor how it is named in them (`docs/zalo.md`): meant
is what opens with a command of ours, or has the bot's name in it.
"""

from __future__ import annotations

import asyncio
import re
import time
import unicodedata
from collections.abc import Callable

from bot import texts
from bot.conversation.asker import Asker
from bot.journal.entry import Verdict
from bot.zalo.asking import Asking
from bot.zalo.commands import Command, Commands, read_command
from bot.zalo.numbered_choices import NumberedChoices
from bot.zalo.numbers import names_several, read_number
from bot.zalo.records import Incoming
from retrieval.analysis.tokenizer import tokenize
from retrieval.query.banter import is_banter
from retrieval.query.complaints import is_complaint
from retrieval.query.follow_up import Turn, turn_left_by
from retrieval.query.small_talk import find_small_talk
from retrieval.records import Reason

# A question that was answered so recently is pointed at instead of being answered again.
_REPEAT_SECONDS = 10 * 60
# As many as people can read beside one another's words; no single person may use up half of them.
_GROUP_A_MINUTE, _PERSON_A_MINUTE = 15, 6
_MINUTE, _DAY = 60, 24 * 3600
# So long a group still speaks of what was answered last.
_SPOKEN_SECONDS = 10 * 60
_COMMANDS = frozenset(name for name, _ in texts.zalo.COMMANDS)
# Said to the bot or to nobody; an answer to each would be noise.
_UNANSWERED = frozenset({Reason.THANKS, Reason.GREETING, Reason.HOW_ARE_YOU, Reason.STOP})


class GroupChat:
    """Takes part in groups, under the ``name`` that Zalo says the bot has."""

    def __init__(
        self,
        asking: Asking,
        commands: Commands,
        numbered: NumberedChoices,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._asking = asking
        self._answering = asking.answering
        self._delivery = asking.delivery
        self._commands = commands
        self._numbered = numbered
        self.name = ""
        self._clock = clock

    async def answer(self, message: Incoming, asker: Asker) -> None:
        """Answer what is meant for the bot."""
        said = read_meant(message.text, self.name)
        if said is None:
            return
        number, command = read_number(said), read_command(said)
        if not said:
            await self._say_how_to_ask(message, asker)
        elif number is not None:
            await self._numbered.take(message, number, asker)
        elif names_several(said) and await self._numbered.say_one(message, asker):
            return
        elif command is not None and command.name != "hoi":
            await self._commands.do(message, asker, command)
        else:
            await self._answer(message, asker, command)

    async def _answer(self, message: Incoming, asker: Asker, command: Command | None) -> None:
        question = command.words if command is not None else read_meant(message.text, self.name) or ""
        if not question:
            await self._say_how_to_ask(message, asker)
        elif command is None and await self._is_remark(message, question, asker):
            return
        elif not await self._is_flooded(message, asker) and not await self._is_repeated(message, question, asker):
            await self._asking.ask(message, question, asker, await self._context(asker))

    async def _context(self, asker: Asker) -> Turn | None:
        """What is spoken of: by the person who asks, or else by the group, for Zalo tells of no reply."""
        journal = self._answering.journal
        own = await asyncio.to_thread(journal.last_turn, asker.person, asker.conversation)
        if own is not None:
            return own
        entry = await asyncio.to_thread(journal.last_in, asker.conversation, _SPOKEN_SECONDS)
        return turn_left_by(entry.answer) if entry is not None else None

    async def _is_remark(self, message: Incoming, said: str, asker: Asker) -> bool:
        """Whether something asks nothing: a complaint is kept, thanks and jokes are left alone."""
        if is_complaint(said):
            lately = await asyncio.to_thread(self._answering.journal.lately, asker.person, asker.conversation)
            entry = next((each for each in lately if turn_left_by(each.answer) is not None), None)
            if entry is not None:
                await asyncio.to_thread(self._answering.journal.judge, entry.id, asker.person, Verdict.DOWN)
                await self._delivery.say(message, texts.telegram.COMPLAINT_NOTED)
            return True
        return find_small_talk(tokenize(said)) in _UNANSWERED or is_banter(said)

    async def _say_how_to_ask(self, message: Incoming, asker: Asker) -> None:
        """The bot was named and nothing was asked: it says how, once a day in a group."""
        if await self._was_just_told(message, asker.preferences.told_how_at, _DAY, "told_how_at"):
            return
        await self._delivery.say(message, texts.zalo.ASK_USAGE_IN_GROUP)

    async def _is_flooded(self, message: Incoming, asker: Asker) -> bool:
        """Whether the group or the person has asked too much in a minute; they are told once."""
        count = self._answering.journal.count_since
        of_group = await asyncio.to_thread(count, _MINUTE, conversation=asker.conversation)
        of_person = await asyncio.to_thread(count, _MINUTE, conversation=asker.conversation, person=asker.person)
        if of_group < _GROUP_A_MINUTE and of_person < _PERSON_A_MINUTE:
            return False
        if not await self._was_just_told(message, asker.preferences.warned_at, _MINUTE, "warned_at"):
            await self._delivery.say(message, texts.telegram.TOO_MANY)
        return True

    async def _is_repeated(self, message: Incoming, question: str, asker: Asker) -> bool:
        """Whether the group was given the answer to the same question a moment ago; it is pointed at."""
        repeated = self._answering.journal.repeated
        earlier = await asyncio.to_thread(repeated, asker.conversation, question, _REPEAT_SECONDS)
        if earlier is not None:
            await self._delivery.say(message, texts.zalo.ANSWERED_ABOVE)
        return earlier is not None

    async def _was_just_told(self, message: Incoming, told_at: int, seconds: int, field: str) -> bool:
        now = int(self._clock())
        if now - told_at < seconds:
            return True
        chat = self._answering.names.chat(f"zalo {message.chat_id}")
        await asyncio.to_thread(lambda: self._answering.preferences.choose(chat, **{field: now}))
        return False


def read_meant(text: str, name: str) -> str | None:
    """What is said to the bot in a group; none when it is not meant, empty when it is named and nothing is said.

    Its name opens the message, or stands anywhere behind an @.
    """
    command = read_command(text)
    if command is not None and command.name in _COMMANDS:
        return text
    if not name:
        return None
    text = " ".join(unicodedata.normalize("NFC", text).split())
    named = re.escape(" ".join(unicodedata.normalize("NFC", name).split()))
    found = re.search(rf"(?:@{named}|^{named})(?!\w)[,:]?", text, re.IGNORECASE)
    return " ".join(f"{text[: found.start()]} {text[found.end() :]}".split()) if found else None
