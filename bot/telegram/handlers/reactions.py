"""👍 and 👎 left on an answer are opinions of it, as its buttons are; taken back, they count no more."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from telegram import ReactionType, ReactionTypeEmoji, Update
from telegram.ext import ContextTypes

from bot.journal.entry import Verdict
from bot.telegram.conversation import Questions

_VERDICTS = {"👍": Verdict.UP, "👎": Verdict.DOWN}


class Reactions:
    """The handler of reactions, where Telegram tells a bot of them: in private, and in groups it administers."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    async def judge(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Note what a person thinks of the answer in a message, or that they think so no more."""
        changed = update.message_reaction
        reacting = (changed.user or changed.actor_chat) if changed is not None else None
        if changed is None or reacting is None:
            return
        names, journal = self._questions.names, self._questions.journal
        before, now = _verdicts(changed.old_reaction), _verdicts(changed.new_reaction)
        if before == now:
            return
        shown_in = names.message(changed.chat.id, changed.message_id)
        entry = await asyncio.to_thread(journal.shown_in, shown_in)
        if entry is None:
            return
        person = names.person(reacting.id)
        # Of several the one that was added; where one was taken back, the one that is left.
        for verdict in [each for each in now if each not in before] or now:
            await asyncio.to_thread(journal.judge, entry.id, person, verdict)
            return
        for verdict in before:
            await asyncio.to_thread(journal.withdraw, entry.id, person, verdict)


def _verdicts(reactions: Iterable[ReactionType]) -> list[Verdict]:
    emoji = [each.emoji for each in reactions if isinstance(each, ReactionTypeEmoji)]
    return [_VERDICTS[each] for each in emoji if each in _VERDICTS]
