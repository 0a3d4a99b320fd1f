"""What becomes of an event before anything is answered: what is no message, or too much, goes no further."""

from __future__ import annotations

import logging

from bot.zalo.inbox import Inbox
from bot.zalo.records import read_event

_log = logging.getLogger(__name__)


class Intake:
    """The one way in, for events that are fetched and for those that are brought."""

    def __init__(self, inbox: Inbox) -> None:
        self._inbox = inbox

    async def receive(self, event: object) -> bool:
        """Take an event; false while it is held in memory alone, because the database is away."""
        message = read_event(event)
        if message is None:
            # Nothing that stands in it: it may be anybody's words.
            _log.info("an event that is no message of a person is passed over")
            return True
        return await self._inbox.take(message)

    async def until_written(self) -> None:
        """Wait until nothing is held in memory alone."""
        await self._inbox.until_written()
