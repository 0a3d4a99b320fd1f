"""What somebody types with a stroke in front, or in words that mean the same."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterator, Mapping

from bot import texts
from bot.conversation.answerer import LONGEST_TEXT
from bot.conversation.asker import Asker
from bot.conversation.choices import ArticleFilter
from bot.conversation.lookups import compare, look_up
from bot.journal.open_choices import OpenChoices
from bot.views.answer import help_blocks
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.checked_text import compose_checked
from bot.views.coverage import about_province
from bot.zalo.asking import Asking
from bot.zalo.browsing import Browsing
from bot.zalo.picks import Line, Pick
from bot.zalo.records import Incoming
from bot.zalo.senders import person_of, subject_of
from knowledge.places import normalize_province
from knowledge.records import Record
from knowledge.store.coverage import CoverageReader
from knowledge.vietnamese.normalization import fold

_COMMAND = re.compile(r"/(?P<name>[A-Za-z]+)(?:\s+(?P<words>.*))?", re.DOTALL)
_YEAR = re.compile(r"(?P<rest>.*?)\s*\b(?P<year>(?:19|20)\d\d)")


class Command(Record):
    """A command, and what stands behind it."""

    name: str
    words: str = ""


def read_command(text: str) -> Command | None:
    """The command that a text opens with; none where it opens with none."""
    found = _COMMAND.fullmatch(text.strip())
    return Command(name=found["name"].lower(), words=(found["words"] or "").strip()) if found else None


_Do = Callable[[Incoming, Asker, str], Awaitable[None]]


class Commands:
    """Does what commands say."""

    def __init__(self, asking: Asking, browsing: Browsing, coverage: CoverageReader, offers: OpenChoices) -> None:
        self._asking = asking
        self._delivery = asking.delivery
        self._answering = asking.answering
        self._browsing = browsing
        self._coverage = coverage
        self._offers = offers
        self._known: Mapping[str, _Do] = {
            "start": self._start,
            "help": self._help,
            "hoi": self._ask,
            "muctieu": self._look_up,
            "sosanh": self._compare,
            "nguon": self._browse,
            "kiemtra": self._check,
            "tinh": self._province,
            "caidat": self._settings,
            "xoadulieu": self._forget,
            "huy": self._stop,
        }

    async def do(self, message: Incoming, asker: Asker, command: Command) -> None:
        """Do it; a command that there is not is said to be none, but in a group, where it may be another bot's."""
        do = self._known.get(command.name)
        if do is not None:
            await do(message, asker, command.words)
        elif not asker.channel.is_group:
            await self._delivery.say(message, texts.telegram.UNKNOWN_COMMAND)

    async def _start(self, message: Incoming, asker: Asker, _words: str) -> None:
        await self._introduce(message, asker, texts.telegram.START, commands=False)

    async def _help(self, message: Incoming, asker: Asker, _words: str) -> None:
        await self._introduce(message, asker, texts.telegram.SHORT_DESCRIPTION, commands=True)

    async def _introduce(self, message: Incoming, asker: Asker, opening: str, *, commands: bool) -> None:
        """What this is, with examples to choose by number."""
        examples = await asyncio.to_thread(self._answering.examples, asker.preferences.province)
        lines = [Line(picks=((each.question, Pick(question=each.question)),)) for each in examples]
        in_group = asker.channel.is_group
        named = texts.zalo.GROUP_COMMANDS if in_group else texts.zalo.COMMANDS
        blocks = help_blocks(opening, (), named if commands else ())
        heading = texts.zalo.EXAMPLES_IN_GROUP if in_group else texts.zalo.EXAMPLES
        await self._delivery.show(message, asker, blocks, lines, heading)

    async def _ask(self, message: Incoming, asker: Asker, words: str) -> None:
        if words:
            await self._asking.ask(message, words, asker)
        else:
            in_group = asker.channel.is_group
            await self._delivery.say(message, texts.zalo.ASK_USAGE_IN_GROUP if in_group else texts.telegram.ASK_USAGE)

    async def _look_up(self, message: Incoming, asker: Asker, words: str) -> None:
        answerer = self._answering.answerer
        await self._asking.answer_with(message, asker, lambda: look_up(answerer, words, asker.preferences.province))

    async def _compare(self, message: Incoming, asker: Asker, words: str) -> None:
        if not words:
            await self._delivery.say(message, texts.figures.COMPARE_USAGE)
            return
        answerer = self._answering.answerer
        await self._asking.answer_with(message, asker, lambda: compare(answerer, words))

    async def _browse(self, message: Incoming, asker: Asker, words: str) -> None:
        found = _YEAR.fullmatch(words)
        named, year = (found["rest"], int(found["year"])) if found else (words, None)
        province = normalize_province(named) if named else None
        if named and province is None:
            await self._delivery.say(message, texts.telegram.unknown_place(named))
        elif province is None and year is None:
            await self._browsing.list_places(message, asker)
        else:
            await self._browsing.list_articles(message, asker, ArticleFilter(province=province, year=year))

    async def _check(self, message: Incoming, asker: Asker, words: str) -> None:
        if not words:
            await self._delivery.say(message, texts.zalo.GIVE_TEXT)
        elif len(words) > LONGEST_TEXT:
            await self._delivery.say(message, texts.checking.TOO_LONG)
        else:
            async with self._delivery.typing(message):
                checked = await asyncio.to_thread(self._answering.answerer.check, words)
            await self._delivery.show(message, asker, compose_checked(checked, in_group=asker.channel.is_group))

    async def _province(self, message: Incoming, asker: Asker, words: str) -> None:
        if asker.channel.is_group:
            # Zalo does not say who administers a group, and anybody would choose for everybody.
            await self._delivery.say(message, texts.zalo.IN_PRIVATE_ONLY)
            return
        chosen = asker.preferences.province
        if words:
            is_none = fold(words) in texts.zalo.NO_PROVINCE_WORDS
            chosen = None if is_none else normalize_province(words)
            if chosen is None and not is_none:
                await self._delivery.say(message, texts.telegram.unknown_place(words))
                return
            subject, choose = subject_of(message, self._answering.names), self._answering.preferences.choose
            await asyncio.to_thread(lambda: choose(subject, province=chosen))
        blocks = await asyncio.to_thread(lambda: tuple(self._about(chosen)))
        await self._delivery.show(message, asker, blocks)

    def _about(self, province: str | None) -> Iterator[ReplyBlock]:
        yield plain_block(texts.telegram.chosen_province(province))
        if province is not None:
            yield from about_province(self._coverage.current(), province)
        yield plain_block(texts.zalo.PROVINCE_USAGE)

    async def _settings(self, message: Incoming, asker: Asker, _words: str) -> None:
        if asker.channel.is_group:
            await self._delivery.say(message, texts.zalo.IN_PRIVATE_ONLY)
            return
        chosen = asker.preferences
        said = texts.telegram.settings(chosen.province, long_form=chosen.long_form, only_commands=False)
        blocks = tuple(plain_block(line, tight=number > 0) for number, line in enumerate(said))
        label = texts.zalo.SHORT_FORM if chosen.long_form else texts.zalo.LONG_FORM
        lines = [Line(picks=((label, Pick(long_form=not chosen.long_form)),))]
        await self._delivery.show(message, asker, blocks, lines)

    async def _forget(self, message: Incoming, asker: Asker, _words: str) -> None:
        """Delete what is kept about the person who writes, at once; a group reads no more than that it was done."""
        person = person_of(message, self._answering.names)
        count = await asyncio.to_thread(self._answering.journal.forget, person)
        await asyncio.to_thread(self._answering.preferences.forget, person)
        await asyncio.to_thread(self._offers.forget, person)
        in_group = asker.channel.is_group
        await self._delivery.say(
            message, texts.telegram.FORGOTTEN_IN_GROUP if in_group else texts.telegram.forgotten(count)
        )

    async def _stop(self, message: Incoming, _asker: Asker, _words: str) -> None:
        await self._delivery.say(message, texts.telegram.STOPPED)
