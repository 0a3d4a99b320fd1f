"""Updates on their way to the handlers: written down before Telegram is told that they have arrived."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable
from typing import Any

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update
from telegram.ext import BaseUpdateProcessor

from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from bot.telegram.outage import AWAY, Outage
from knowledge.errors import LibraryUnavailable

_log = logging.getLogger(__name__)

# One slow chat must not hold up the others, and an unbounded number would let one flood take all memory.
_AT_ONCE = 64
# What a dead process left is gone through a few at a time: begun all at once, all of it would be half done when this
# process dies as well, and be answered once more by the next.
_LEFT_AT_ONCE = 3
# In seconds; a fraction of the lease, so that one late beat loses nothing.
_BEAT = LEASE_SECONDS / 4
_PRUNE_EVERY = 720  # beats: once an hour


class WrittenQueue(asyncio.Queue[object]):
    """The application's queue: an update is in the database before it is in here.

    Polling acknowledges an update to Telegram, and a webhook answers 200, after `put` has returned: so a process
    that dies loses none, and one that arrives twice, at whichever process, goes in once.
    """

    def __init__(self, store: UpdateStore) -> None:
        super().__init__()
        self._store = store
        self.outage = Outage(store, self)
        # Updates at work on which a process has died.
        self.left: set[int] = set()

    async def put(self, item: object) -> None:
        """Write an update down and queue it; one that was written down before is dropped.

        Nothing is raised when the database is away: that would end the polling for good.
        """
        if isinstance(item, Update):
            try:
                fresh = await asyncio.to_thread(self._store.take, item.update_id, item.to_dict())
            except AWAY:
                await self.outage.hold_unwritten(item)
                return
            if not fresh:
                return
        await super().put(item)

    async def put_again(self, update: Update, *, left: bool = False) -> None:
        """Queue an update that is written down already, for another attempt; ``left`` by a process that has died."""
        if left:
            self.left.add(update.update_id)
        await super().put(update)


class FinishingProcessor(BaseUpdateProcessor):
    """Handles updates side by side, and notes each that was handled."""

    def __init__(self, store: UpdateStore, queue: WrittenQueue) -> None:
        super().__init__(_AT_ONCE)
        self._store = store
        self._queue = queue
        self.outage = queue.outage
        self._left_at_once = asyncio.Semaphore(_LEFT_AT_ONCE)
        self._postponed: set[int] = set()

    def postpone(self, update_id: int) -> None:
        """The update could not be answered now: it is to be tried again instead of being noted as handled."""
        self._postponed.add(update_id)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update, and note that it was handled or that it is to be tried again."""
        if not isinstance(update, Update):
            await coroutine
            return
        if update.update_id in self._queue.left:
            self._queue.left.discard(update.update_id)
            async with self._left_at_once:
                await self.outage.settle(update.update_id, self._store.begin)
                await self._handle(update, coroutine)
        else:
            await self._handle(update, coroutine)

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> None:
        await coroutine
        if update.update_id in self._postponed:
            self._postponed.discard(update.update_id)
            await self.outage.settle(update.update_id, self._store.release)
        else:
            await self.outage.settle(update.update_id, self._store.finish)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


class Heartbeat:
    """Says that this process lives, and goes on with what dead ones left."""

    def __init__(self, store: UpdateStore, queue: WrittenQueue) -> None:
        self._store = store
        self._queue = queue
        self._task: asyncio.Task[None] | None = None

    def start(self, bot: Bot) -> None:
        """Beat until stopped."""
        self._task = asyncio.create_task(self._beat(bot))

    async def stop(self) -> None:
        """Stop beating."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _beat(self, bot: Bot) -> None:
        beats = 0
        patient_until = 0.0
        while True:
            try:
                await asyncio.to_thread(self._store.renew)
                # After an outage the others have not been able to say that they live: they get the time to.
                patient = time.monotonic() < patient_until
                for content in [] if patient else await asyncio.to_thread(self._store.take_over):
                    update = Update.de_json(content, bot)
                    _log.info("update %s was left by another process", update.update_id)
                    await self._queue.put_again(update, left=True)
                if beats % _PRUNE_EVERY == 0:
                    await asyncio.to_thread(self._store.prune)
            except (SQLAlchemyError, LibraryUnavailable) as away:
                # A database that is away for a moment must not end the beating.
                if time.monotonic() >= patient_until:
                    _log.warning("the updates of dead processes cannot be looked for now: %s", away)
                patient_until = time.monotonic() + LEASE_SECONDS
            beats += 1
            await asyncio.sleep(_BEAT)
