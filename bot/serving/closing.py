"""How a process ends that is told to: what is under way is finished, and nothing that hangs keeps it for longer."""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import time
from collections.abc import Coroutine
from typing import Any

_log = logging.getLogger(__name__)

CLOSING_SECONDS = 7.5
"""What a door has to finish in; whoever stops processes grants ten seconds, and the database needs some of them."""
# A machine that is busy with other things wakes it late.
_LEAVING_SECONDS = 9.0
_BREAKING_OFF_SECONDS = 0.5


async def finish_in_time(doing: Coroutine[Any, Any, None], stop: asyncio.Event, seconds: float) -> float:
    """Do something that ends when told to; so many seconds after that it is broken off.

    Gives how many of them were left, and raises whatever is raised.
    """
    task, told = asyncio.create_task(doing), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({task, told}, return_when=asyncio.FIRST_COMPLETED)
        since = time.monotonic()
        if not task.done():
            await asyncio.wait({task}, timeout=seconds)
        left = seconds - (time.monotonic() - since)
    finally:
        told.cancel()
        if not task.done():
            task.cancel()
            await asyncio.wait({task}, timeout=_BREAKING_OFF_SECONDS)
    if task.done() and not task.cancelled():
        task.result()
        return max(left, 0.0)
    _log.warning("what did not end in time was broken off")
    return 0.0


async def break_off(*tasks: asyncio.Task[Any] | None) -> None:
    """Cancel what is under way, and wait until it has ended, however it does; none is nothing to break off."""
    begun = [task for task in tasks if task is not None]
    for task in begun:
        task.cancel()
    await asyncio.gather(*begun, return_exceptions=True)


def leave_in_time() -> None:
    """From now on this process ends within ten seconds, even while a thread waits for something that never comes.

    What it has not finished has been written down, as for a process that is killed.
    """

    def leave() -> None:
        _log.warning("a thread did not end in time; the process ends without it")
        logging.shutdown()
        os._exit(0)

    timer = threading.Timer(_LEAVING_SECONDS, leave)
    timer.daemon = True
    timer.start()
