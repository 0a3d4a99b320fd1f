"""The webhook's door: takes updates from Telegram, and says 200 to what cannot be read, so that it never returns.

It says 503 to what cannot be written down for want of the database: Telegram brings that again.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
import re
from typing import Any

from telegram.ext import Updater
from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.telegram.incoming import IncomingBot, note_unnumbered
from bot.telegram.updates import WrittenQueue

_log = logging.getLogger(__name__)
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name


class WebhookUpdater(Updater):
    """The library's updater with a door of our own: its own answers 400, and logs the whole update."""

    def __init__(self, bot: IncomingBot, queue: WrittenQueue) -> None:
        super().__init__(bot, queue)
        self._incoming = bot
        self._door: HTTPServer | None = None

    @property
    def running(self) -> bool:
        """Whether updates come in, by polling or through the door."""
        return self._door is not None or super().running

    async def start_webhook(  # type: ignore[override]  # of the library's options, those that we use
        self,
        *,
        listen: str,
        port: int,
        url_path: str,
        webhook_url: str,
        secret_token: str,
        allowed_updates: tuple[str, ...],
        **_options: object,
    ) -> asyncio.Queue[object]:
        """Tell Telegram where the door is, and open it; raises `TelegramError` when Telegram refuses."""
        await self.bot.set_webhook(webhook_url, allowed_updates=allowed_updates, secret_token=secret_token)
        given = {"bot": self._incoming, "queue": self.update_queue, "secret": secret_token}
        door = HTTPServer(Application([(rf"/{re.escape(url_path)}/?", _Door, given)], log_function=_say_nothing))
        door.listen(port, address=listen)
        self._door = door
        return self.update_queue

    async def stop(self) -> None:
        """Close the door, or stop polling."""
        if self._door is None:
            await super().stop()
            return
        door, self._door = self._door, None
        door.stop()
        await door.close_all_connections()


class _Door(RequestHandler):
    def initialize(self, bot: IncomingBot, queue: WrittenQueue, secret: str) -> None:
        self._bot = bot
        self._queue = queue
        self._expected = secret

    async def post(self) -> None:
        given = self.request.headers.get(_SECRET, "")
        if not hmac.compare_digest(given.encode(), self._expected.encode()):
            self.set_status(403)
            return
        update = self._bot.take(_parsed(self.request.body))
        if update is None:
            note_unnumbered()
            return
        try:
            await self._queue.put(update)
        except asyncio.QueueFull:
            self.set_status(503)
        if self._queue.outage.holds(update.update_id):
            self.set_status(503)


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def _say_nothing(_handler: Any) -> None:
    """What comes in stands in no log."""
