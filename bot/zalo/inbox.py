"""Messages on their way to an answer: written down first, so that none is lost and none is answered twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context
from functools import partial
from typing import Any, Protocol

from cachetools import TTLCache
from pydantic import ValidationError

from bot.journal.outages import AWAY, NOT_WRITTEN
from bot.journal.update_inbox import LEASE_SECONDS, UpdateStore
from bot.serving.closing import break_off
from bot.serving.heartbeat import Heartbeat
from bot.serving.patience import HELD_AT_MOST, TOLD_SECONDS, Patience, write_down
from bot.tracing.telling import tell_begun, tell_ended, tell_received
from bot.tracing.trace import Channel, Trace
from bot.zalo.errors import Blocked, TooManyRequests, ZaloError, ZaloUnreachable
from bot.zalo.records import Incoming

_log = logging.getLogger(__name__)

DOOR = "zalo"
"""The name under which Zalo's messages stand beside those of other channels."""

# One slow answer must not hold up the others, and an unbounded number would let one flood take all memory.
_AT_ONCE = 32
# Each after a lease of twenty seconds, so nearly an hour of Zalo's being away.
_POSTPONED_AT_MOST = 150


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
        self._heartbeat = Heartbeat(store)
        self._patience = Patience("messages")
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._last_of: dict[str, asyncio.Task[None]] = {}
        self._work: set[asyncio.Task[None]] = set()
        self._held: dict[int, Incoming] = {}
        self._closing = False
        self._writing: asyncio.Task[None] | None = None
        self._postponed: TTLCache[int, int] = TTLCache(HELD_AT_MOST, _POSTPONED_AT_MOST * LEASE_SECONDS)
        self._told: TTLCache[str, bool] = TTLCache(HELD_AT_MOST, TOLD_SECONDS)

    def start(self) -> None:
        """Say that this process lives, and go on with what dead ones left, until stopped."""
        self._heartbeat.start(self)

    def begin_no_more(self) -> None:
        """From now on what waits for its turn is left to whoever comes next: it has been written down."""
        self._closing = True

    async def stop(self, seconds: float) -> None:
        """Finish what is being answered within so many seconds, and leave the rest to whoever comes next."""
        self.begin_no_more()
        if self._work:
            await asyncio.wait(self._work, timeout=seconds)
        await break_off(*self._work, self._writing)
        if self._held:
            _log.warning("%s messages could not be written down and are lost with this process", len(self._held))
        await self._heartbeat.stop()

    async def take(self, message: Incoming) -> bool:
        """Write a message down and have it answered; one that was there before is not answered again.

        While the database is away it is held in memory, and this says false.
        """
        try:
            fresh = await self._is_new(message)
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
        if len(self._held) < HELD_AT_MOST:
            self._held.setdefault(message.number, message)
        self._tell_away(message)
        if self._writing is None or self._writing.done():
            # For all that is held, and not as a part of what is done for this one.
            self._writing = asyncio.create_task(self._write_held(), context=Context())

    async def _write_held(self) -> None:
        await self._patience.outlast(self._try_held, left=lambda: self._held)

    async def _try_held(self) -> None:
        for number, message in list(self._held.items()):
            fresh = await self._is_new(message)
            del self._held[number]
            if fresh:
                self._begin(message, left=False)

    async def _is_new(self, message: Incoming) -> bool:
        return await write_down(self._store, message.number, message.model_dump(mode="json"))

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
            if done is not None:
                await self._note(self._store.finish if done else self._store.release, message.number)
            tell_ended(trace)

    async def _answer(self, message: Incoming) -> bool | None:
        """Answer a message, however long the database is away; false when Zalo is, and it is tried another time.

        None where another process has taken it over meanwhile, because this one could not say that it lives.
        """
        while True:
            try:
                await self._desk.answer(message)
            except AWAY:
                self._tell_away(message)
                if not await self._patience.outlast(partial(asyncio.to_thread, self._store.keep, message.number)):
                    return None
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
        try:
            await asyncio.to_thread(note, number)
        except NOT_WRITTEN:
            await self._patience.outlast(partial(asyncio.to_thread, note, number))
        except Exception as problem:  # noqa: BLE001 - it may be answered once more, and stops no other
            _log.warning("what became of a message could not be noted: %s", type(problem).__name__)

    def _tell_away(self, message: Incoming) -> None:
        """Say once to whoever waits for an answer that it will come."""
        if message.chat_id not in self._told:
            self._told[message.chat_id] = True
            task = asyncio.create_task(_try_to_say(self._desk.say_away, message))
            self._work.add(task)
            task.add_done_callback(self._work.discard)

    async def go_on(self, left: Sequence[dict[str, Any]]) -> None:
        """Answer what dead processes have left, in the order in which it was written."""
        messages = [each for each in map(_restored, left) if each is not None]
        for message in sorted(messages, key=lambda each: each.at):
            self._begin(message, left=True)

    async def give_up(self, content: dict[str, Any]) -> None:
        """Tell a sender that there will be no answer."""
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
