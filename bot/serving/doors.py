"""The doors of one process: each is served until told to stop, and one that cannot be opened keeps no other shut."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Protocol

from bot.serving.closing import CLOSING_SECONDS, finish_in_time, leave_in_time
from bot.serving.housekeeping import Housekeeping
from bot.serving.schema_watch import SchemaWatch
from bot.settings import SettingsError

if TYPE_CHECKING:
    from bot.serving.monitor import Monitor

_log = logging.getLogger(__name__)

# A network that blocks a service does so for days, and one that is down for minutes.
_AGAIN_SECONDS = 60.0
_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGABRT)


class DoorUnreachable(SettingsError):
    """What a door leads to does not answer; it may later."""

    may_pass = True


class Door(Protocol):
    """One way in for people: a channel, or the page in a browser."""

    async def serve(self, stop: asyncio.Event) -> None:
        """Open, serve until told to stop, finish what is under way within `CLOSING_SECONDS`, and close.

        Raises `DoorUnreachable` where it cannot be opened now, and `SettingsError` where it never can.
        """
        ...


def run_doors(
    doors: Sequence[Door], housekeeping: Housekeeping, watch: SchemaWatch, monitor: Monitor | None = None
) -> None:
    """Serve every door until interrupted, until the program has become the older one, or until one cannot be served.

    A ``monitor`` is served beside them. Whatever hangs, an interrupted process ends within ten seconds.

    Raises what a door has raised; that it is unreachable only of one that is alone.
    """
    asyncio.run(_serve(doors, housekeeping, watch, monitor))


async def _serve(
    doors: Sequence[Door], housekeeping: Housekeeping, watch: SchemaWatch, monitor: Monitor | None
) -> None:
    stop = asyncio.Event()
    monitoring = monitor.at_work() if monitor is not None else contextlib.nullcontext()
    async with _stopped_by_signals(stop), monitoring, _at_work(housekeeping, watch, stop):
        serving = [asyncio.create_task(_keep_open(door, stop, alone=len(doors) == 1)) for door in doors]
        try:
            await asyncio.wait(serving, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            stop.set()
            ended = await asyncio.gather(*serving, return_exceptions=True)
    for problem in ended:
        if isinstance(problem, BaseException):
            raise problem


async def _keep_open(door: Door, stop: asyncio.Event, *, alone: bool) -> None:
    while not stop.is_set():
        try:
            await finish_in_time(door.serve(stop), stop, CLOSING_SECONDS)
        except DoorUnreachable as shut:
            if alone:
                raise
            _log.warning("%s", shut)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), _AGAIN_SECONDS)
        else:
            return


@asynccontextmanager
async def _at_work(housekeeping: Housekeeping, watch: SchemaWatch, stop: asyncio.Event) -> AsyncIterator[None]:
    housekeeping.start()
    watch.start(stop.set)
    try:
        yield
    finally:
        await watch.stop()
        await housekeeping.stop()


@asynccontextmanager
async def _stopped_by_signals(stop: asyncio.Event) -> AsyncIterator[None]:
    """What ends a process ends its serving first; where the platform has no such signals, an interrupt cancels it."""

    def end() -> None:
        if not stop.is_set():
            stop.set()
            leave_in_time()

    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):
        for each in _STOPPING:
            loop.add_signal_handler(each, end)
    try:
        yield
    finally:
        with contextlib.suppress(NotImplementedError):
            for each in _STOPPING:
                loop.remove_signal_handler(each)
