"""Says that this process lives, and goes on with the updates of those that do not."""

from __future__ import annotations

import asyncio
import logging
import time

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from bot import texts
from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from bot.telegram.incoming import read_update
from bot.telegram.updates import WrittenQueue
from knowledge.errors import LibraryUnavailable

_log = logging.getLogger(__name__)

# In seconds; a fraction of the lease, so that one late beat loses nothing.
_BEAT = LEASE_SECONDS / 4
_PRUNE_EVERY = 720  # beats: once an hour


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
        """Stop beating, and leave what waits to whoever comes next."""
        if self._task is None:
            return
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)
        try:
            await asyncio.to_thread(self._store.leave)
        except (SQLAlchemyError, LibraryUnavailable) as problem:
            _log.warning("what waits could not be left to others at once: %s", type(problem).__name__)

    async def _beat(self, bot: Bot) -> None:
        beats = 0
        patient_until = 0.0
        while True:
            try:
                # After an outage others have not been able to say that they live: they get the time to.
                patient = time.monotonic() < patient_until
                await self._go_on(bot, patient=patient)
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

    async def _go_on(self, bot: Bot, *, patient: bool) -> None:
        """One beat; a patient one takes nothing over: after an outage others could not yet say that they live."""
        await asyncio.to_thread(self._store.renew)
        for content in [] if patient else await asyncio.to_thread(self._store.take_over):
            update = read_update(content, bot)
            if update is not None:
                _log.info("an update was left by another process")
                await self._queue.put_again(update, left=True)
        for content in [] if patient else await asyncio.to_thread(self._store.give_up):
            _log.warning("an update at which too many processes have ended is given up")
            await _tell_given_up(read_update(content, bot), bot)


async def _tell_given_up(update: Update | None, bot: Bot) -> None:
    """Tell its sender; nobody in a group, where most of what is written is not for the bot."""
    chat = update.effective_chat if update is not None else None
    if chat is None or chat.type != ChatType.PRIVATE:
        return
    try:
        await bot.send_message(chat.id, texts.telegram.FAULT)
    except TelegramError as problem:
        _log.warning("its sender cannot be told: %s", type(problem).__name__)
