"""Messages fetched from Zalo one by one, for as long as it takes."""

from __future__ import annotations

import asyncio
import logging

from bot.zalo.client import Pause, ZaloClient
from bot.zalo.errors import TokenRefused, ZaloError
from bot.zalo.intake import Intake

_log = logging.getLogger(__name__)

# In seconds. Zalo holds a poll for as long as it is asked to, and a poll that is broken off may take a message with
# it; so who stops waits for the end of one, and whoever stops processes grants ten seconds.
_WAIT = 5
# Between attempts when Zalo is away, in seconds.
_FIRST_PAUSE, _LONGEST_PAUSE = 1.0, 30.0


async def poll(client: ZaloClient, intake: Intake, stop: asyncio.Event, *, pause: Pause = asyncio.sleep) -> None:
    """Take messages until told to stop; Zalo's being away is only waited for.

    Raises:
        TokenRefused: At the start; later it is waited for as well, because a server that is restarted may say this.
    """
    await client.delete_webhook()
    wait = _FIRST_PAUSE
    while not stop.is_set():
        try:
            event = await client.get_update(_WAIT)
        except ZaloError as problem:
            _log.log(
                logging.ERROR if isinstance(problem, TokenRefused) else logging.WARNING, "no messages: %s", problem
            )
            await _pause_unless_stopped(wait, stop, pause)
            wait = min(2 * wait, _LONGEST_PAUSE)
            continue
        wait = _FIRST_PAUSE
        if event is not None and not await intake.receive(event):
            # Zalo keeps the others meanwhile; what it has given is given.
            await intake.until_written()


async def _pause_unless_stopped(seconds: float, stop: asyncio.Event, pause: Pause) -> None:
    """Wait so long, or until told to stop."""
    tasks = [asyncio.ensure_future(pause(seconds)), asyncio.create_task(stop.wait())]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
