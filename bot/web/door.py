"""The page in the browser as a door."""

from __future__ import annotations

import asyncio
import errno
import logging
import socket
from collections.abc import Callable

from starlette.types import ASGIApp

from bot import texts
from bot.serving.http import open_socket, serve_until, serving
from bot.settings import Settings, SettingsError

_log = logging.getLogger(__name__)

# A phone opens up to six and keeps them for a few seconds.
_CONNECTIONS = 1000
# With what the other doors and the database need, ten are what whoever stops processes grants.
_LAST_SECONDS = 6


class WebDoor:
    """Serves an application that is made when the door is opened."""

    def __init__(self, make: Callable[[], ASGIApp], settings: Settings) -> None:
        self._make = make
        self._settings = settings

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve pages; raises `SettingsError` where nothing can listen."""
        door = self._open()
        _log.info("pages are served at http://%s:%s", self._settings.web_listen, door.getsockname()[1])
        async with serving(self._make(), door, at_once=_CONNECTIONS, last_seconds=_LAST_SECONDS) as running:
            await serve_until(stop, running)

    def _open(self) -> socket.socket:
        host, port = self._settings.web_listen, self._settings.web_port
        try:
            return open_socket(host, port)
        except (socket.gaierror, UnicodeError) as unknown:
            raise SettingsError("SXSH_WEB_LISTEN", texts.errors.web_address_unusable(host)) from unknown
        except OSError as refused:
            if refused.errno == errno.EADDRNOTAVAIL:
                raise SettingsError("SXSH_WEB_LISTEN", texts.errors.web_address_unusable(host)) from refused
            raise SettingsError("SXSH_WEB_PORT", texts.errors.web_port_unusable(host, port)) from refused
