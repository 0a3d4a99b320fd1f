"""What becomes of updates while the database is away or full: they are held, their senders told once, and gone on with.

An update that cannot be written down waits in memory, and so does one whose handling the database has broken off. As
soon as it takes writes again each is handled; nobody has to send anything again. Telegram is not told that the first
kind has arrived: if this process dies, it offers them to the next.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import Context
from typing import Protocol

from cachetools import TTLCache
from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot import texts
from bot.journal.outages import NOT_WRITTEN
from bot.journal.update_inbox import UpdateStore
from bot.serving.closing import break_off
from bot.serving.patience import HELD_AT_MOST, TOLD_SECONDS, Patience, write_down
from bot.telegram.delivery import Destination, send_reply
from bot.views.blocks import plain_block

_log = logging.getLogger(__name__)


class Queue(Protocol):
    """Where updates go that can be handled."""

    async def put_again(self, update: Update) -> None:
        """Queue an update that is written down."""
        ...


class Outage:
    """Holds what the database does not take, and goes on with it when it does."""

    def __init__(self, store: UpdateStore, queue: Queue) -> None:
        self._store = store
        self._queue = queue
        self._patience = Patience("updates")
        self._unwritten: dict[int, Update] = {}
        self._broken_off: dict[int, Update] = {}
        self._unsettled: dict[int, Callable[[int], None]] = {}
        # Chats, and buttons pressed.
        self._told: TTLCache[int, bool] = TTLCache(HELD_AT_MOST, TOLD_SECONDS)
        self._toasted: TTLCache[int, bool] = TTLCache(HELD_AT_MOST, TOLD_SECONDS)
        # A process that dies before this is noted does everything again: noting waits for no answer.
        self._noting = ThreadPoolExecutor(1, "settling")
        self._going_on: asyncio.Task[None] | None = None
        self._telling: set[asyncio.Task[None]] = set()

    @property
    def first_unwritten(self) -> int | None:
        """The lowest number of an update that is held here alone, which Telegram must not be told has arrived."""
        return min(self._unwritten, default=None)

    def holds(self, update_id: int) -> bool:
        """Whether an update is held here alone."""
        return update_id in self._unwritten

    def hold_unwritten(self, update: Update) -> None:
        """Keep an update that could not be written down; raises `asyncio.QueueFull` where there are too many.

        Those that a webhook brings are then left to Telegram, which brings them again; polling never has more than a
        hundred that are not confirmed.
        """
        if len(self._unwritten) >= HELD_AT_MOST:
            raise asyncio.QueueFull
        self._unwritten.setdefault(update.update_id, update)
        self._tell(update)
        self._go_on()

    def hold_broken_off(self, update: Update) -> None:
        """Keep an update that is written down and could not be answered for want of the database."""
        self._broken_off[update.update_id] = update
        self._tell(update)
        self._go_on()

    async def settle(self, update_id: int, note: Callable[[int], None]) -> None:
        """Note what became of an update, now or as soon as that is possible."""
        if update_id in self._broken_off:
            return
        try:
            await asyncio.get_running_loop().run_in_executor(self._noting, note, update_id)
        except NOT_WRITTEN:
            self._unsettled[update_id] = note
            self._go_on()

    async def stop(self) -> None:
        """Stop trying."""
        await break_off(*self._telling, self._going_on)
        if self._unwritten:
            _log.warning("%s updates could not be written down; Telegram offers them again", len(self._unwritten))

    def _go_on(self) -> None:
        if self._going_on is None or self._going_on.done():
            # For all that is held, and not as a part of what is done for this one.
            self._going_on = asyncio.create_task(self._try_until_empty(), context=Context())

    async def _try_until_empty(self) -> None:
        await self._patience.outlast(self._try, left=lambda: self._unwritten or self._broken_off or self._unsettled)

    async def _try(self) -> None:
        # What was answered first: another process would take it for left behind.
        for update_id, note in list(self._unsettled.items()):
            await asyncio.to_thread(note, update_id)
            del self._unsettled[update_id]
        for update_id, update in list(self._broken_off.items()):
            mine = await asyncio.to_thread(self._store.keep, update_id)
            del self._broken_off[update_id]
            if mine:
                await self._queue.put_again(update)
        for update_id, update in list(self._unwritten.items()):
            fresh = await write_down(self._store, update_id, update.to_dict())
            del self._unwritten[update_id]
            if fresh:
                await self._queue.put_again(update)

    def _tell(self, update: Update) -> None:
        """Say once to whoever waits for an answer that it will come; in a group nobody is sure to wait for one."""
        message = update.message
        if message is not None and message.chat.type == ChatType.PRIVATE and message.chat_id not in self._told:
            self._told[message.chat_id] = True
        elif update.callback_query is None or update.update_id in self._toasted:
            return
        self._toasted[update.update_id] = True
        task = asyncio.create_task(_say_so(update))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)


async def _say_so(update: Update) -> None:
    try:
        if update.callback_query is not None:
            await update.callback_query.answer(texts.telegram.AWAY)
        elif update.message is not None:
            message = update.message
            await send_reply(message.get_bot(), Destination.under(message), (plain_block(texts.telegram.AWAY),))
    except TelegramError as failed:
        _log.info("nor could the sender be told: %s", type(failed).__name__)
