"""What becomes of an event before anything is answered: what is no message, or too much, goes no further."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from cachetools import LRUCache

from bot.conversation.allowance import Allowance, Verdict
from bot.tracing.telling import tell_limited
from bot.tracing.trace import Channel
from bot.zalo.errors import ZaloError
from bot.zalo.inbox import Inbox
from bot.zalo.records import ChatType, Incoming, read_event

_log = logging.getLogger(__name__)

# A message that comes again is counted once.
_REMEMBERED = 16_384


class Intake:
    """The one way in, for events that are fetched and for those that are brought."""

    def __init__(self, inbox: Inbox, allowance: Allowance, say_too_many: Callable[[Incoming], Awaitable[None]]) -> None:
        self._inbox = inbox
        self._allowance = allowance
        self._say_too_many = say_too_many
        self._verdicts: LRUCache[int, Verdict] = LRUCache(_REMEMBERED)

    async def receive(self, event: object) -> bool:
        """Take an event; false while it is held in memory alone, because the database is away."""
        message = read_event(event)
        if message is None:
            # Nothing that stands in it: it may be anybody's words.
            _log.info("an event that is no message of a person is passed over")
            return True
        is_new = message.number not in self._verdicts
        verdict = self._judge(message)
        if verdict is not Verdict.ADMITTED and is_new:
            tell_limited(Channel.ZALO)
        if verdict is Verdict.ADMITTED:
            return await self._inbox.take(message)
        if verdict is Verdict.TOLD and is_new:
            await self._tell(message)
        return True

    async def until_written(self) -> None:
        """Wait until nothing is held in memory alone."""
        await self._inbox.until_written()

    def _judge(self, message: Incoming) -> Verdict:
        """How much one may write in private; groups are counted where they are answered."""
        if message.number not in self._verdicts:
            private = message.chat_type is ChatType.PRIVATE
            self._verdicts[message.number] = (
                self._allowance.spend(message.sender_id, message.at) if private else Verdict.ADMITTED
            )
        return self._verdicts[message.number]

    async def _tell(self, message: Incoming) -> None:
        try:
            await self._say_too_many(message)
        except ZaloError as failed:
            _log.info("who writes too fast could not be told: %s", failed)
