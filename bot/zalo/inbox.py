"""Messages on their way to an answer: written down first, so that none is lost and none is answered twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextvars import Context
from typing import Any, Protocol

from cachetools import TTLCache
from pydantic import ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.journal.outages import AWAY, NOT_WRITTEN
from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from bot.tracing.telling import tell_begun, tell_ended, tell_received
from bot.tracing.trace import Channel, Trace
from bot.zalo.errors import Blocked, TooManyRequests, ZaloError, ZaloUnreachable
from bot.zalo.records import Incoming
from knowledge.errors import LibraryUnavailable

_log = logging.getLogger(__name__)

DOOR = "zalo"
"""The name under which Zalo's messages stand beside those of other channels."""

# One slow answer must not hold up the others, and an unbounded number would let one flood take all memory.
_AT_ONCE = 32
# A message takes some two kilobytes; beyond so many a webhook says that it takes no more.
_HELD_AT_MOST = 10_000
# How often the database is tried while it is away, in seconds: often at first, because most outages are short.
_FIRST_TRY, _LATER_TRIES = 0.5, 5.0
# In seconds; a fraction of the lease, so that one late beat loses nothing.
_BEAT = LEASE_SECONDS / 4
_PRUNE_EVERY = 720  # beats: once an hour
# Each after a lease of twenty seconds, so nearly an hour of Zalo's being away.
_POSTPONED_AT_MOST = 150
# Who was told that something is wrong is not told again for so long.
_TOLD_SECONDS = 600


class Desk(Protocol):
    """Where messages are answered."""

    async def answer(self, message: Incoming) -> None:
        """Answer a message; raises what the database or Zalo raises."""
        ...

    async def say_away(self, message: Incoming) -> None:
        """Tell a sender that the answer takes longer; raises `ZaloError`."""
        ...

    async def say_fault(self, message: Incoming) -> None:
        """Tell a sender that there will be none; raises `ZaloError`."""
        ...


class Inbox:
    """Takes messages, and has each answered once; of one sender one after the other."""

    def __init__(self, store: UpdateStore, desk: Desk) -> None:
        self._store = store
        self._desk = desk
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._last_of: dict[str, asyncio.Task[None]] = {}
        self._work: set[asyncio.Task[None]] = set()
        self._held: dict[int, Incoming] = {}
        self._closing = False
        self._writing: asyncio.Task[None] | None = None
        self._beating: asyncio.Task[None] | None = None
        self._postponed: TTLCache[int, int] = TTLCache(_HELD_AT_MOST, _POSTPONED_AT_MOST * LEASE_SECONDS)
        self._told: TTLCache[str, bool] = TTLCache(_HELD_AT_MOST, _TOLD_SECONDS)

    def start(self) -> None:
        """Say that this process lives, and go on with what dead ones left, until stopped."""
        self._beating = asyncio.create_task(self._beat())

    def begin_no_more(self) -> None:
        """From now on what waits for its turn is left to whoever comes next: it has been written down."""
        self._closing = True

    async def stop(self, seconds: float) -> None:
        """Finish what is being answered within so many seconds, and leave the rest to whoever comes next."""
        self.begin_no_more()
        if self._work:
            await asyncio.wait(self._work, timeout=seconds)
        tasks = [*self._work, *(task for task in (self._writing, self._beating) if task is not None)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._held:
            _log.warning("%s messages could not be written down and are lost with this process", len(self._held))
        try:
            await asyncio.to_thread(self._store.leave)
        except NOT_WRITTEN as away:
            _log.warning("what waits could not be left to others at once: %s", type(away).__name__)

    async def take(self, message: Incoming) -> bool:
        """Write a message down and have it answered; one that was there before is not answered again.

        While the database is away it is held in memory, and this says false.
        """
        try:
            fresh = await asyncio.to_thread(self._store.take, message.number, message.model_dump(mode="json"))
        except NOT_WRITTEN:
            with _trace_of(message).followed():
                self._hold(message)
            return False
        if fresh:
            self._begin(message, left=False)
        return True

    async def until_written(self) -> None:
        """Wait until nothing is held in memory alone."""
        if self._writing is not None:
            await asyncio.wait([self._writing])

    def _hold(self, message: Incoming) -> None:
        if len(self._held) < _HELD_AT_MOST:
            self._held.setdefault(message.number, message)
        self._tell_away(message)
        if self._writing is None or self._writing.done():
            _log.warning("the database takes nothing now; messages are held until it does")
            # For all that is held, and not as a part of what is done for this one.
            self._writing = asyncio.create_task(self._write_held(), context=Context())

    async def _write_held(self) -> None:
        pause = _FIRST_TRY
        while self._held:
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LATER_TRIES)
            for number, message in list(self._held.items()):
                try:
                    fresh = await asyncio.to_thread(self._store.take, number, message.model_dump(mode="json"))
                except NOT_WRITTEN:
                    break
                del self._held[number]
                if fresh:
                    self._begin(message, left=False)
        _log.info("the database takes everything again")

    def _begin(self, message: Incoming, *, left: bool) -> None:
        """Answer a message behind what its sender has written before."""
        before = self._last_of.get(message.sender_id)
        trace = _trace_of(message)
        tell_received(trace)
        with trace.followed():
            task = asyncio.create_task(self._answer_in_turn(message, before, trace, left=left))
        self._last_of[message.sender_id] = task
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        task.add_done_callback(lambda done: self._end_turn(message.sender_id, done))

    def _end_turn(self, sender: str, task: asyncio.Task[None]) -> None:
        if self._last_of.get(sender) is task:
            del self._last_of[sender]

    async def _answer_in_turn(
        self, message: Incoming, before: asyncio.Task[None] | None, trace: Trace, *, left: bool
    ) -> None:
        if before is not None:
            await asyncio.wait([before])
        async with self._places:
            if self._closing:
                return
            tell_begun(trace)
            if left:
                await self._note(self._store.begin, message.number)
            done = await self._answer(message)
            await self._note(self._store.finish if done else self._store.release, message.number)
            tell_ended(trace)

    async def _answer(self, message: Incoming) -> bool:
        """Answer a message, however long the database is away; false when Zalo is, and it is tried another time."""
        pause = _FIRST_TRY
        while True:
            try:
                await self._desk.answer(message)
            except AWAY:
                self._tell_away(message)
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LATER_TRIES)
                continue
            except Blocked:
                _log.info("where the bot is blocked nobody was answered")
            except (ZaloUnreachable, TooManyRequests) as away:
                return not self._may_be_postponed(message, away)
            except Exception:  # noqa: BLE001 - a fault of ours in one message stops no other
                _log.exception("a message could not be answered")
                await _try_to_say(self._desk.say_fault, message)
            return True

    def _may_be_postponed(self, message: Incoming, away: ZaloError) -> bool:
        """Whether a message is answered later; not where its answer may have arrived, for that would double it."""
        _log.warning("an answer could not be sent: %s", away)
        if isinstance(away, ZaloUnreachable) and away.may_have_arrived:
            return False
        times = self._postponed.get(message.number, 0) + 1
        self._postponed[message.number] = times
        return times <= _POSTPONED_AT_MOST

    async def _note(self, note: Callable[[int], None], number: int) -> None:
        """Note what became of a message, as soon as that is possible."""
        pause = _FIRST_TRY
        while True:
            try:
                await asyncio.to_thread(note, number)
            except NOT_WRITTEN:
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LATER_TRIES)
            else:
                return

    def _tell_away(self, message: Incoming) -> None:
        """Say once to whoever waits for an answer that it will come."""
        if message.chat_id not in self._told:
            self._told[message.chat_id] = True
            task = asyncio.create_task(_try_to_say(self._desk.say_away, message))
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def _beat(self) -> None:
        beats = 0
        while True:
            try:
                await asyncio.to_thread(self._store.renew)
                await self._go_on()
                if beats % _PRUNE_EVERY == 0:
                    await asyncio.to_thread(self._store.prune)
            except (SQLAlchemyError, LibraryUnavailable) as away:
                _log.warning("the messages of dead processes cannot be looked for now: %s", type(away).__name__)
            except Exception:  # noqa: BLE001 - what stands in one message must not end the beating
                _log.exception("the messages of dead processes could not be looked for")
            beats += 1
            await asyncio.sleep(_BEAT)

    async def _go_on(self) -> None:
        left = [_restored(content) for content in await asyncio.to_thread(self._store.take_over)]
        for message in sorted((each for each in left if each is not None), key=lambda each: each.at):
            self._begin(message, left=True)
        for content in await asyncio.to_thread(self._store.give_up):
            _log.warning("a message at which too many processes have ended is given up")
            given_up = _restored(content)
            if given_up is not None:
                await _try_to_say(self._desk.say_fault, given_up)


def _trace_of(message: Incoming) -> Trace:
    return Trace.numbered(Channel.ZALO, message.number, message.kind.value)


def _restored(content: dict[str, Any]) -> Incoming | None:
    """A message as it was written down; none where that is damaged."""
    try:
        return Incoming.model_validate({name: content[name] for name in Incoming.model_fields if name in content})
    except ValidationError:
        _log.warning("a message that was written down cannot be read, and is passed over")
        return None


async def _try_to_say(say: Callable[[Incoming], Awaitable[None]], message: Incoming) -> None:
    try:
        await say(message)
    except ZaloError as failed:
        _log.info("nor could its sender be told: %s", failed)
