"""What a link under a group's answer opens: one side of it, or the reasons why it is of no use, in private."""

from __future__ import annotations

import asyncio

from telegram import Bot, Message

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import Action, Chosen
from bot.conversation.side_choices import fault_choices
from bot.conversation.sides import find_side, why_missing
from bot.journal.entry import Entry
from bot.telegram.conversation import Questions, put
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.keyboards import to_keyboard
from bot.telegram.senders import find_asker
from bot.views.blocks import plain_block
from bot.views.figures import as_shown
from knowledge.store.library import Library


class OpenedSides:
    """Shows what was pressed in a group to the one who pressed it, as an answer of their own."""

    def __init__(self, questions: Questions, library: Library) -> None:
        self._questions = questions
        self._library = library

    async def open(self, bot: Bot, message: Message, chosen: Chosen) -> bool:
        """Show it; false where the answer is not kept any more."""
        entry = await asyncio.to_thread(self._questions.journal.find, chosen.id)
        if entry is None:
            return False
        if chosen.action is Action.DISLIKED:
            # The reason is one for the group's answer, whoever gives it.
            asked = (plain_block(texts.telegram.why_disliked(entry.question)),)
            await send_reply(
                bot, Destination.under(message), asked, to_keyboard(fault_choices(entry, with_way_back=False))
            )
            return True
        asker = await asyncio.to_thread(find_asker, message, self._questions.names, self._questions.preferences)
        own = await asyncio.to_thread(self._questions.take_over, entry, asker)
        if chosen.action is Action.OPEN:
            await self._questions.show(bot, Destination.under(message), own, asker.preferences)
        else:
            await self._show_side(bot, message, chosen, own, asker)
        return True

    async def _show_side(self, bot: Bot, message: Message, chosen: Chosen, own: Entry, asker: Asker) -> None:
        if chosen.action is not Action.INDICATOR:
            own = own.model_copy(update={"answer": as_shown(own.answer)})
        side = await asyncio.to_thread(find_side, self._library, own, chosen, asker.preferences)
        if side is None:
            said = (plain_block(why_missing(own, chosen)),)
            await send_reply(bot, Destination.under(message), said)
            return
        blocks, rows = side
        shown = await put(bot, Destination.under(message), blocks, to_keyboard(rows))
        await self._questions.note(message.chat_id, own, shown)
