"""What becomes of a number that somebody has typed."""

from __future__ import annotations

import asyncio

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import Action, Chosen, number_of
from bot.conversation.choosing import Choosing
from bot.journal.entry import Entry
from bot.journal.open_choices import OpenChoices
from bot.views.copied import compose_copied
from bot.views.figure_pictures import chart_indicators
from bot.zalo.asking import Asking
from bot.zalo.browsing import Browsing
from bot.zalo.picks import Pick
from bot.zalo.records import Incoming
from bot.zalo.senders import subject_of

# Within so many seconds the answer to a chosen question still stands in sight.
_SAME_SECONDS = 60


class NumberedChoices:
    """Does what a number stands for."""

    def __init__(self, asking: Asking, choosing: Choosing, browsing: Browsing, offers: OpenChoices) -> None:
        self._asking = asking
        self._delivery = asking.delivery
        self._choosing = choosing
        self._browsing = browsing
        self._offers = offers

    async def take(self, message: Incoming, number: int, asker: Asker) -> None:
        """Do what the number stands for in the last offer of the conversation, or say why nothing can be done."""
        offer = await asyncio.to_thread(self._offers.find, asker.conversation)
        if offer is None:
            await self._delivery.say(message, texts.zalo.NO_CHOICES)
        elif not offer.is_open:
            await self._delivery.say(message, texts.zalo.TOO_LATE)
        elif not 1 <= number <= len(offer.choices):
            await self._delivery.say(message, texts.zalo.only_numbers(len(offer.choices)))
        else:
            await self._do(message, Pick.model_validate(offer.choices[number - 1]), asker)

    async def say_one(self, message: Incoming, asker: Asker) -> bool:
        """Say that one number is chosen at a time, where there is something to choose from; whether it was said."""
        offer = await asyncio.to_thread(self._offers.find, asker.conversation)
        if offer is None or not offer.is_open:
            return False
        await self._delivery.say(message, texts.zalo.ONE_NUMBER)
        return True

    async def _do(self, message: Incoming, pick: Pick, asker: Asker) -> None:
        if pick.chosen is not None:
            await self._choose(message, pick.chosen, asker)
        elif pick.copied_of is not None:
            await self._copy(message, pick.copied_of)
        elif pick.articles is not None:
            await self._browsing.list_articles(message, asker, pick.articles, pick.page)
        elif pick.article is not None:
            await self._browsing.read(message, asker, pick.article)
        elif pick.question is not None:
            await self._ask(message, pick.question, asker)
        elif pick.long_form is not None:
            subject = subject_of(message, self._asking.answering.names)
            choose = self._asking.answering.preferences.choose
            await asyncio.to_thread(lambda: choose(subject, long_form=pick.long_form))
            await self._delivery.say(message, texts.telegram.CHOSEN)

    async def _choose(self, message: Incoming, chosen: Chosen, asker: Asker) -> None:
        entry = await asyncio.to_thread(self._choosing.find, chosen)
        if entry is None:
            await self._delivery.say(message, texts.choices.EXPIRED)
            return
        said = await asyncio.to_thread(self._choosing.judge, entry, chosen, asker.person)
        question = self._choosing.suggestion(entry, chosen)
        if said is not None:
            await self._delivery.say(message, said)
        elif question is not None:
            await self._ask(message, question, asker)
        elif chosen.action in {Action.TABLE, Action.PICTURE}:
            await self._show_elsewhere(message, chosen)
        elif chosen.action is Action.CHART:
            await self._draw(message, entry, chosen, asker)
        else:
            await self._turn(message, entry, chosen, asker)

    async def _turn(self, message: Incoming, entry: Entry, chosen: Chosen, asker: Asker) -> None:
        """Another side of the answer, below it: nothing that was sent can be changed."""
        turned = await asyncio.to_thread(self._choosing.turn, entry, chosen, asker.preferences, asker.person)
        if turned.shown is None:
            await self._delivery.say(message, turned.said or texts.choices.EXPIRED)
            return
        blocks, rows = turned.shown
        asks_why = chosen.action is Action.DISLIKED
        await self._delivery.show_rows(
            message,
            asker,
            () if asks_why else blocks,
            rows,
            entry.id,
            shown=chosen,
            heading=turned.said or "" if asks_why else "",
        )

    async def _draw(self, message: Incoming, entry: Entry, chosen: Chosen, asker: Asker) -> None:
        """The chart of an indicator; which one, where several can be drawn and none was named."""
        there = chart_indicators(entry.answer)
        if chosen.n == 0 and len(there) > 1:
            turned = await asyncio.to_thread(self._choosing.turn, entry, chosen, asker.preferences, asker.person)
            rows = turned.shown[1] if turned.shown is not None else ()
            await self._delivery.show_rows(message, asker, (), rows, entry.id, heading=texts.zalo.WHICH_CHART)
            return
        if chosen.n == 0 and there:
            chosen = chosen.model_copy(update={"n": number_of(there[0])})
        await self._asking.show_chart(message, entry, chosen)

    async def _show_elsewhere(self, message: Incoming, chosen: Chosen) -> None:
        page = self._delivery.pages.side(chosen)
        if page is None:
            await self._delivery.say(message, texts.zalo.NO_FILES)
        elif chosen.action is Action.TABLE:
            await self._delivery.say(message, texts.zalo.workbook(page))
        else:
            await self._delivery.say(message, texts.zalo.seen_on_page(page))

    async def _copy(self, message: Incoming, entry_id: str) -> None:
        """The answer with its sources alone in a message, to be forwarded."""
        entry = await asyncio.to_thread(self._asking.answering.journal.find, entry_id)
        copied = compose_copied(entry.answer) if entry is not None else None
        await self._delivery.say(message, copied or texts.choices.EXPIRED)

    async def _ask(self, message: Incoming, question: str, asker: Asker) -> None:
        """Answer a chosen question; who chooses it once more at once is told that it was."""
        journal = self._asking.answering.journal
        if await asyncio.to_thread(journal.repeated, asker.conversation, question, _SAME_SECONDS) is not None:
            await self._delivery.say(message, texts.zalo.ANSWERED_ABOVE)
            return
        await self._asking.ask(message, question, asker)
