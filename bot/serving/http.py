"""Serves requests over HTTP beside whatever else goes on in a process; whoever runs the doors hears the signals."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import uvicorn
from starlette.types import ASGIApp

_BACKLOG = 512
_KEEP_ALIVE_SECONDS = 10
# Of a request's head: browsers send some two kilobytes.
_HEAD_BYTES = 16 * 1024
# The library's words for what its end cuts off; the number goes with them.
_CUT_OFF = "Cancel %s running task(s), timeout graceful shutdown exceeded"
_log = logging.getLogger(__name__)


class _Server(uvicorn.Server):
    """The library's server without its signal handlers."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class _OrderlyEnd(logging.Filter):
    """While a server ends: what somebody has not sent to its end until then is cut off, which is no fault of ours."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.msg == _CUT_OFF:
            _log.info("requests that did not end in time were cut off: %s", *record.args or ())
            return False
        return record.exc_info is None or not isinstance(record.exc_info[1], asyncio.CancelledError)


@asynccontextmanager
async def serving(
    app: ASGIApp, door: socket.socket, *, at_once: int, last_seconds: int
) -> AsyncIterator[asyncio.Task[None]]:
    """Serve at a socket while the context lasts; what is under way at its end gets ``last_seconds`` more.

    Of more connections than ``at_once`` each is told to come again. What is given is the server at work.
    """
    # That it has begun and ended is said by whoever serves.
    said, orderly = logging.getLogger("uvicorn.error"), _OrderlyEnd()
    said.setLevel(logging.WARNING)
    server = _Server(
        uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=last_seconds,
            limit_concurrency=at_once,
            h11_max_incomplete_event_size=_HEAD_BYTES,
        )
    )
    running = asyncio.create_task(server.serve(sockets=[door]))
    try:
        yield running
    finally:
        server.should_exit = True
        said.addFilter(orderly)
        try:
            await running
        finally:
            said.removeFilter(orderly)
            door.close()


async def serve_until(stop: asyncio.Event, running: asyncio.Task[None]) -> None:
    """Wait for the end; raises ``RuntimeError`` where a server ends before it is told to."""
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
    if not stop.is_set():
        raise RuntimeError("the server has ended by itself")


def open_socket(host: str, port: int) -> socket.socket:
    """A socket that listens, for a port of 0 at any that is free.

    Raises ``socket.gaierror`` where the host is none, and ``OSError`` where nothing can listen there.
    """
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    # With its protocol named, the loop sends at once what is written; else a page waits 40 ms to be acknowledged.
    door = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            # A port that was just given back is free again; on Windows this would take it from whoever has it.
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(_BACKLOG)
    except OSError:
        door.close()
        raise
    return door
