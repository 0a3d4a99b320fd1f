"""What a link under a group's answer opens: one side of it, or the reasons why it is of no use, in private."""

from __future__ import annotations

import asyncio

from telegram import Bot, Message

from bot import texts
from bot.journal.entry import Entry
from bot.telegram.conversation import Questions, put
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.keyboards import DISLIKED, INDICATOR, OPEN, Press, fault_keyboard
from bot.telegram.senders import Asker, find_asker
from bot.telegram.sides import find_side, why_missing
from bot.views.blocks import plain_block
from bot.views.figures import as_shown
from knowledge.store.library import Library


class OpenedSides:
    """Shows what was pressed in a group to the one who pressed it, as an answer of their own."""

    def __init__(self, questions: Questions, library: Library) -> None:
        self._questions = questions
        self._library = library

    async def open(self, bot: Bot, message: Message, press: Press) -> bool:
        """Show it; false where the answer is not kept any more."""
        entry = await asyncio.to_thread(self._questions.journal.find, press.id)
        if entry is None:
            return False
        if press.action == DISLIKED:
            # The reason is one for the group's answer, whoever gives it.
            asked = (plain_block(texts.telegram.why_disliked(entry.question)),)
            await send_reply(bot, Destination.under(message), asked, fault_keyboard(entry.id, with_way_back=False))
            return True
        asker = await asyncio.to_thread(find_asker, message, self._questions.names, self._questions.preferences)
        own = await self._questions.take_over(entry, asker)
        if press.action == OPEN:
            await self._questions.show(bot, Destination.under(message), own, asker.preferences)
        else:
            await self._show_side(bot, message, press, own, asker)
        return True

    async def _show_side(self, bot: Bot, message: Message, press: Press, own: Entry, asker: Asker) -> None:
        if press.action != INDICATOR:
            own = own.model_copy(update={"answer": as_shown(own.answer)})
        side = await find_side(self._library, own, press, asker.preferences)
        if side is None:
            said = (plain_block(why_missing(own, press)),)
            await send_reply(bot, Destination.under(message), said)
            return
        await self._questions.note(message.chat_id, own, await put(bot, Destination.under(message), *side))
