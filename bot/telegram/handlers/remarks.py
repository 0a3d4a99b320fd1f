"""What is said to the bot in a group and asks nothing: thanks, jokes and complaints get a reaction at most."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from telegram import Bot, Message

from bot import texts
from bot.conversation.asker import Asker
from bot.conversation.choices import Action, Chosen
from bot.journal.entry import Entry, Verdict
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.private_links import private_link
from bot.telegram.reacting import AGREED, AMUSED, HEARD, THANKED, react
from bot.views.blocks import ReplyBlock, Run
from retrieval.analysis.tokenizer import tokenize
from retrieval.query.banter import is_banter
from retrieval.query.complaints import is_complaint
from retrieval.query.small_talk import find_small_talk
from retrieval.records import Reason

_REACTIONS: Mapping[Reason, str] = {
    Reason.THANKS: THANKED,
    Reason.GREETING: AMUSED,
    Reason.HOW_ARE_YOU: AMUSED,
    Reason.STOP: AGREED,
}


class Remarks:
    """Takes what is no question out of the talk with the bot; nothing of it is searched or kept."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    async def take(self, bot: Bot, message: Message, said: str, asker: Asker) -> bool:
        """React to a remark; false for anything that asks something."""
        if is_complaint(said):
            await self._hear(bot, message, asker)
            return True
        small_talk = find_small_talk(tokenize(said))
        emoji = _REACTIONS.get(small_talk) if small_talk is not None else AMUSED if is_banter(said) else None
        if emoji is None:
            return False
        await react(bot, message, emoji)
        return True

    async def _hear(self, bot: Bot, message: Message, asker: Asker) -> None:
        """A complaint about an answer is a dislike of it; the first of a person may say why, in private."""
        entry = await self._answer_meant(message)
        if entry is None:
            await react(bot, message, HEARD)
            return
        journal = self._questions.journal
        before = await asyncio.to_thread(journal.verdict_of, entry.id, asker.person)
        await asyncio.to_thread(journal.judge, entry.id, asker.person, Verdict.DOWN)
        if before is Verdict.DOWN:
            await react(bot, message, HEARD)
            return
        link = private_link(bot.username, Chosen(id=entry.id, action=Action.DISLIKED))
        heard = ReplyBlock(
            runs=(Run(text=f"{texts.telegram.COMPLAINT_NOTED} "), Run(text=texts.telegram.WHY, link=link))
        )
        await send_reply(bot, Destination.under(message), (heard,), quiet=True)

    async def _answer_meant(self, message: Message) -> Entry | None:
        replied = message.reply_to_message
        if replied is None:
            return None
        shown_in = self._questions.names.message(message.chat_id, replied.message_id)
        return await asyncio.to_thread(self._questions.journal.shown_in, shown_in)
