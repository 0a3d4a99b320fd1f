"""Looks whether a newer version has changed the tables meanwhile: whoever does not know them must not write there."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.serving.closing import break_off
from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.revisions import known_revision

_log = logging.getLogger(__name__)

# A tenth of a millisecond's work, and nobody upgrades a bot more often than that.
_LOOK_SECONDS = 5.0


class SchemaWatch:
    """Stops this process as soon as its program has become the older one; Telegram keeps what comes in meanwhile."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._task: asyncio.Task[None] | None = None

    def start(self, leave: Callable[[], None]) -> None:
        """Look every few seconds; ``leave`` ends the serving."""
        self._task = asyncio.create_task(self._look(leave))

    async def stop(self) -> None:
        """Look no more."""
        await break_off(self._task)

    async def _look(self, leave: Callable[[], None]) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            try:
                await asyncio.to_thread(known_revision, self._engine)
            except LibraryUnavailable as problem:
                if problem.trouble is Trouble.TOO_NEW:
                    _log.error("%s", problem)
                    leave()
                    return
            except SQLAlchemyError as away:
                _log.info("the tables could not be looked at: %s", type(away).__name__)
