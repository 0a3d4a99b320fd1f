"""Updates on their way to the handlers: written down before Telegram is told that they have arrived."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.journal.outages import NOT_WRITTEN
from bot.journal.update_inbox import UpdateStore
from bot.serving.closing import break_off
from bot.serving.patience import write_down
from bot.telegram.incoming import kind_of
from bot.telegram.outage import Outage
from bot.telegram.turns import Turns
from bot.tracing.telling import tell_begun, tell_ended, tell_received
from bot.tracing.trace import Channel, Trace

_log = logging.getLogger(__name__)

# One slow chat must not hold up the others, and an unbounded number would let one flood take all memory.
_AT_ONCE = 64
# Each after a lease of twenty seconds.
_POSTPONED_AT_MOST = 150


class WrittenQueue(asyncio.Queue[object]):
    """The application's queue: an update is in the database before it is in here, and everybody has their turn.

    Polling acknowledges an update to Telegram, and a webhook answers 200, after it has been written down: so a process
    that dies loses none, and one that arrives twice, at whichever process, goes in once. While the database is away
    `outage` holds it, and says which are not to be acknowledged.
    """

    def __init__(self, store: UpdateStore) -> None:
        # Updates at work on which a process has died.
        self.left: set[int] = set()
        self._traces: dict[int, Trace] = {}
        self._closed = False
        self._turns = Turns(_AT_ONCE, self.left)
        self._changed = asyncio.Event()
        super().__init__()
        self._store = store
        self.outage = Outage(store, self)

    async def put(self, item: object) -> None:
        """Write an update down and queue it; one that was written down before is dropped, as is one with nothing in it.

        Nothing is raised when the database is away, for that would end the polling for good; only for more than polling
        brings, `asyncio.QueueFull`.
        """
        if isinstance(item, Update):
            try:
                fresh = await self._is_new(item)
            except NOT_WRITTEN:
                with _trace_of(item).followed():
                    self.outage.hold_unwritten(item)
                return
            if not fresh:
                return
            self._trace(item)
        await super().put(item)

    async def put_again(self, update: Update, *, left: bool = False) -> None:
        """Queue an update that is written down already, for another attempt; ``left`` by a process that has died."""
        if left:
            self.left.add(update.update_id)
        self._trace(update)
        await super().put(update)

    async def get(self) -> object:
        """The next update, as soon as there is a place for it."""
        while not self._may_give():
            self._changed.clear()
            await self._changed.wait()
        return self.get_nowait()

    def close(self) -> None:
        """Give no update any more: what waits has been written down, and is left to whoever comes next."""
        self._closed = True

    def _may_give(self) -> bool:
        return self._turns.has_others if self._closed else self._turns.are_open

    def trace_of(self, update: Update) -> Trace:
        """What is told of an update that has been queued."""
        return self._traces.get(update.update_id) or _trace_of(update)

    def _trace(self, update: Update) -> None:
        self._traces[update.update_id] = trace = _trace_of(update)
        tell_received(trace)

    def end(self, update: Update) -> None:
        """An update was handled: another may have its place."""
        self._turns.end(update)
        self._traces.pop(update.update_id, None)
        self.left.discard(update.update_id)
        self._changed.set()

    async def _is_new(self, update: Update) -> bool:
        """Whether an update has something in it and was never there; it is written down then."""
        content = update.to_dict()
        return len(content) > 1 and await write_down(self._store, update.update_id, content)

    # The library's own way to another order than first come, first served: see `asyncio.PriorityQueue`.
    def _init(self, maxsize: int) -> None:  # noqa: ARG002
        self._queue = self._turns

    def _put(self, item: object) -> None:
        self._turns.add(item)
        self._changed.set()

    def _get(self) -> object:
        return self._turns.take()


class FinishingProcessor(BaseUpdateProcessor):
    """Handles updates side by side, and notes each that was handled."""

    def __init__(self, store: UpdateStore, queue: WrittenQueue) -> None:
        super().__init__(_AT_ONCE)
        self._store = store
        self._queue = queue
        self.outage = queue.outage
        self._postponed: set[int] = set()
        self._at_work: set[asyncio.Task[Any]] = set()
        self._times: Counter[int] = Counter()

    def postpone(self, update_id: int) -> None:
        """The update could not be answered now: it is to be tried again instead of being noted as handled.

        After an hour or so of attempts it is given up.
        """
        self._times[update_id] += 1
        if self._times[update_id] <= _POSTPONED_AT_MOST:
            self._postponed.add(update_id)

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Handle one update, and note that it was handled or that it is to be tried again."""
        if not isinstance(update, Update):
            await coroutine
            return
        trace, task = self._queue.trace_of(update), asyncio.current_task()
        with trace.followed():
            tell_begun(trace)
            if task is not None:
                self._at_work.add(task)
                task.add_done_callback(self._at_work.discard)
            await self._handle(update, coroutine)
            tell_ended(trace)

    async def break_off(self) -> None:
        """Handle nothing any more: what was begun and not finished is anybody's, as of a process that has died."""
        _log.warning("%s updates could not be handled in time, and are left to whoever comes next", len(self._at_work))
        await break_off(*self._at_work)

    async def _handle(self, update: Update, coroutine: Awaitable[Any]) -> None:
        try:
            if update.update_id in self._queue.left:
                await self.outage.settle(update.update_id, self._store.begin)
            await coroutine
        except Exception:  # noqa: BLE001 - what even the library's way with errors could not take is done with as well
            _log.exception("an update could not be handled at all")
        finally:
            self._queue.end(update)
        if update.update_id in self._postponed:
            self._postponed.discard(update.update_id)
            await self.outage.settle(update.update_id, self._store.release)
        else:
            del self._times[update.update_id]
            await self.outage.settle(update.update_id, self._store.finish)

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""


def _trace_of(update: Update) -> Trace:
    return Trace.numbered(Channel.TELEGRAM, update.update_id, kind_of(update))
