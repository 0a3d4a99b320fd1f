"""Serves the page until it is told to stop; alone in its process or beside others."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import socket
from collections.abc import Iterator

import uvicorn
from starlette.types import ASGIApp

from bot import texts
from bot.settings import SettingsError

_log = logging.getLogger(__name__)

# Connections at once; a phone opens up to six and keeps them for a few seconds.
_CONNECTIONS = 1000
_BACKLOG = 512
_KEEP_ALIVE_SECONDS = 10
# What is under way when it is stopped gets so long.
_LAST_SECONDS = 10
# Of a request's head: browsers send some two kilobytes.
_HEAD_BYTES = 16 * 1024


class _Server(uvicorn.Server):
    """The library's server without its signal handlers: whoever serves several doors hears the signals."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def serve(app: ASGIApp, host: str, port: int, stop: asyncio.Event) -> None:
    """Serve until ``stop`` is set, then finish what is under way.

    Raises `SettingsError` where nothing can listen there.
    """
    door = open_door(host, port)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)
    _log.info("pages are served at http://%s:%s", host, door.getsockname()[1])
    server = _Server(
        uvicorn.Config(
            app,
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=False,
            lifespan="on",
            ws="none",
            timeout_keep_alive=_KEEP_ALIVE_SECONDS,
            timeout_graceful_shutdown=_LAST_SECONDS,
            limit_concurrency=_CONNECTIONS,
            h11_max_incomplete_event_size=_HEAD_BYTES,
        )
    )
    serving = asyncio.create_task(server.serve(sockets=[door]))
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
        server.should_exit = True
        await serving
    finally:
        server.should_exit = True
        stopping.cancel()
        door.close()


def open_door(host: str, port: int) -> socket.socket:
    """A socket that listens; 0 is any free port. Raises `SettingsError` where that cannot be."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as unknown:
        raise SettingsError("SXSH_WEB_LISTEN", texts.errors.web_address_unusable(host)) from unknown
    family, kind, protocol, _, address = found[0]
    # With its protocol named, the loop sends at once what is written; else a page waits 40 ms to be acknowledged.
    door = socket.socket(family, kind, protocol)
    try:
        if os.name == "posix":
            # A port that was just given back is free again; on Windows this would take it from whoever has it.
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(_BACKLOG)
    except OSError as taken:
        door.close()
        raise SettingsError("SXSH_WEB_PORT", texts.errors.web_port_unusable(host, port)) from taken
    return door
