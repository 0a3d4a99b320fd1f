"""Where the webhook listens, for a proxy in front of it that speaks TLS."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from bot import texts
from bot.settings import SettingsError

# Zalo brings one message a request; more at once than this are left to be brought again.
_AT_ONCE = 200
_HEAD_BYTES = 16 * 1024
_SECONDS = 5


class _Server(uvicorn.Server):
    """The library's server without signal handlers: whoever opened the door hears them."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@contextlib.asynccontextmanager
async def listen(route: Route, host: str, port: int) -> AsyncIterator[None]:
    """Serve a route while the context lasts; raises `SettingsError` where nothing can listen there."""
    config = uvicorn.Config(
        Starlette(routes=[route]),
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        ws="none",
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=_SECONDS,
        timeout_graceful_shutdown=_SECONDS,
        h11_max_incomplete_event_size=_HEAD_BYTES,
    )
    with _bound(host, port) as door:
        server = _Server(config)
        serving = asyncio.create_task(server.serve(sockets=[door]))
        try:
            yield
        finally:
            server.should_exit = True
            await serving


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as problem:
        raise SettingsError("ZALO_WEBHOOK_PORT", texts.errors.zalo_port_unusable(host, port)) from problem
