"""The page in the browser as a door."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from starlette.types import ASGIApp

from bot.settings import Settings
from bot.web.serving import serve


class WebDoor:
    """Serves an application that is made when the door is opened."""

    def __init__(self, make: Callable[[], ASGIApp], settings: Settings) -> None:
        self._make = make
        self._settings = settings

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve pages; raises `SettingsError` where nothing can listen."""
        await serve(self._make(), self._settings.web_listen, self._settings.web_port, stop)
