"""Says that this process lives, and has its channel go on with what dead ones left."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence
from typing import Any, Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from bot.serving.closing import break_off
from knowledge.errors import LibraryUnavailable

_log = logging.getLogger(__name__)

# In seconds; a fraction of the lease, so that one late beat loses nothing.
_BEAT = LEASE_SECONDS / 4
_PRUNE_EVERY = 720  # beats: once an hour


class Heir(Protocol):
    """The channel that what dead processes left came in by, as it was written down."""

    async def go_on(self, left: Sequence[dict[str, Any]]) -> None:
        """Handle what is this process's work now."""
        ...

    async def give_up(self, content: dict[str, Any]) -> None:
        """Tell a sender that there will be no answer: too many processes have ended at it."""
        ...


class Heartbeat:
    """Says that this process lives, and goes on with what dead ones left."""

    def __init__(self, store: UpdateStore) -> None:
        self._store = store
        self._task: asyncio.Task[None] | None = None

    def start(self, heir: Heir) -> None:
        """Beat until stopped."""
        self._task = asyncio.create_task(self._beat(heir))

    async def stop(self) -> None:
        """Stop beating, and leave what waits to whoever comes next."""
        await break_off(self._task)
        try:
            await asyncio.to_thread(self._store.leave)
        except (SQLAlchemyError, LibraryUnavailable) as problem:
            _log.warning("what waits could not be left to others at once: %s", type(problem).__name__)

    async def _beat(self, heir: Heir) -> None:
        beats = 0
        patient_until = 0.0
        while True:
            try:
                # After an outage others have not been able to say that they live: they get the time to.
                patient = time.monotonic() < patient_until
                await asyncio.to_thread(self._store.renew)
                if not patient:
                    await self._inherit(heir)
                if beats % _PRUNE_EVERY == 0:
                    await asyncio.to_thread(self._store.prune)
            except (SQLAlchemyError, LibraryUnavailable) as away:
                # A database that is away for a moment must not end the beating, nor must what stands in it.
                if time.monotonic() >= patient_until:
                    _log.warning("the updates of dead processes cannot be looked for now: %s", away)
                patient_until = time.monotonic() + LEASE_SECONDS
            except Exception:  # noqa: BLE001 - as above
                _log.exception("the updates of dead processes could not be looked for")
            beats += 1
            await asyncio.sleep(_BEAT)

    async def _inherit(self, heir: Heir) -> None:
        await heir.go_on(await asyncio.to_thread(self._store.take_over))
        for content in await asyncio.to_thread(self._store.give_up):
            _log.warning("an update at which too many processes have ended is given up")
            await heir.give_up(content)
