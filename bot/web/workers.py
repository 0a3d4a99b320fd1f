"""What blocks runs in a few threads; when too much waits for them, it is said so at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from threading import Lock
from typing import Any, ParamSpec, TypeVar

_Given = ParamSpec("_Given")
_Found = TypeVar("_Found")


class Busy(Exception):
    """So much is under way that who asks now would wait for long."""


class Workers:
    """So many threads, and so many tasks that may wait for one; nobody waits for longer than ``patience`` seconds."""

    def __init__(self, name: str, *, at_once: int, waiting: int, patience: float | None = None) -> None:
        self._patience = patience
        self._pool = ThreadPoolExecutor(at_once, name)
        self._most = at_once + waiting
        self._under_way = 0
        self._lock = Lock()

    async def run(self, function: Callable[_Given, _Found], *args: _Given.args, **kwargs: _Given.kwargs) -> _Found:
        """What a function that blocks gives back; raises `Busy`, and whatever it raises."""
        with self._lock:
            if self._under_way >= self._most:
                raise Busy
            self._under_way += 1
        # It counts for as long as it runs: who closes the page meanwhile stops no thread.
        # In the context of who asks: what is told there is told of their request.
        running = self._pool.submit(copy_context().run, partial(function, *args, **kwargs))
        running.add_done_callback(self._release)
        limit = asyncio.timeout(self._patience)
        try:
            async with limit:
                return await asyncio.wrap_future(running)
        except TimeoutError:
            if limit.expired():
                raise Busy from None
            raise

    def close(self) -> None:
        """Wait for what is running; nothing else begins."""
        self._pool.shutdown(cancel_futures=True)

    def _release(self, _finished: Future[Any]) -> None:
        with self._lock:
            self._under_way -= 1
