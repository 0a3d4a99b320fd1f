"""What the database does not take now is tried until it does, and one line in the log says so, whatever waits."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final, TypeVar

from bot.journal.outages import NOT_WRITTEN
from bot.journal.update_inbox import UpdateStore

_log = logging.getLogger(__name__)

T = TypeVar("T")

HELD_AT_MOST: Final = 10_000
"""How much one channel holds in memory: an update takes some two kilobytes. Beyond that it takes no more."""
TOLD_SECONDS: Final = 600
"""Who was told that the database is away is not told again for so long."""

# How often the database is tried, in seconds: often at first, because most outages are short.
_FIRST_TRY, _LATER_TRIES = 0.5, 5.0


class Patience:
    """Tries again until the database takes what it did not; for what one channel holds meanwhile, by its name."""

    def __init__(self, held: str) -> None:
        self._held = held
        self._waiting = 0

    async def outlast(self, attempt: Callable[[], Awaitable[T]], *, left: Callable[[], object] = lambda: False) -> T:
        """What an attempt gives as soon as the database lets it, and another for as long as something is ``left``.

        The first comes after a pause, for one has just failed.
        """
        if not self._waiting:
            _log.warning("the database takes nothing now; %s are held until it does", self._held)
        self._waiting += 1
        pause = _FIRST_TRY
        try:
            while True:
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LATER_TRIES)
                try:
                    taken = await attempt()
                except NOT_WRITTEN as away:
                    _log.debug("the database is still away: %s", away)
                    continue
                if not left():
                    break
        finally:
            self._waiting -= 1
        if not self._waiting:
            _log.info("the database takes everything again")
        return taken


async def write_down(store: UpdateStore, number: int, content: dict[str, Any]) -> bool:
    """Write down what has come in; whether it was never there before. Raises `NOT_WRITTEN` while the database is away.

    What it does not take for what stands in it is handled all the same, and stops no other.
    """
    try:
        return await asyncio.to_thread(store.take, number, content)
    except NOT_WRITTEN:
        raise
    except Exception as problem:  # noqa: BLE001 - as above
        _log.warning("an update could not be written down: %s", type(problem).__name__)
        return True
