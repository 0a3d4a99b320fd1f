"""Zalo as a door: opened by polling or behind a webhook, and closed so that nothing that came in is lost."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass

from starlette.applications import Starlette

from bot import texts
from bot.redaction.secrets import redact
from bot.serving.closing import finish_in_time
from bot.serving.doors import DoorUnreachable
from bot.serving.http import open_socket, serve_until, serving
from bot.serving.readiness import find_channel_trouble
from bot.settings import Settings, SettingsError, zalo_webhook_secret
from bot.zalo.client import ZaloClient
from bot.zalo.errors import BadRequest, TokenRefused, ZaloError
from bot.zalo.groups import GroupChat
from bot.zalo.inbox import Inbox
from bot.zalo.intake import Intake
from bot.zalo.polling import poll
from bot.zalo.webhook import webhook_route

_log = logging.getLogger(__name__)

# The last poll gets so long, for one that is broken off may take a message with it, and what is being answered so much
# more; together less than a door has.
_FETCHING_SECONDS, _ANSWERING_SECONDS = 5.3, 1.0
# Zalo brings one message a request; more at once than this are left to be brought again.
_AT_ONCE = 200
_BROUGHT_SECONDS = 5


@dataclass(frozen=True)
class ZaloBot:
    """The parts of a bot that the door opens and closes."""

    client: ZaloClient
    inbox: Inbox
    intake: Intake
    group: GroupChat


class ZaloDoor:
    """Serves a bot that is made anew each time the door is opened."""

    def __init__(self, make: Callable[[], ZaloBot], settings: Settings) -> None:
        self._make = make
        self._settings = settings
        self._serving: ZaloBot | None = None

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve Zalo; raises `SettingsError` for a refused token or webhook, `DoorUnreachable` where it is away."""
        bot, left = self._make(), 0.0
        closing = asyncio.create_task(stop.wait())
        closing.add_done_callback(lambda _: bot.inbox.begin_no_more())
        try:
            identity = await bot.client.get_me()
            bot.group.name = identity.name
            bot.inbox.start()
            self._serving = bot
            left = await finish_in_time(self._take_messages(bot, stop), stop, _FETCHING_SECONDS)
        except TokenRefused:
            raise SettingsError("ZALO_BOT_TOKEN", texts.errors.ZALO_TOKEN_REFUSED) from None
        except BadRequest as refused:
            raise SettingsError("ZALO_WEBHOOK_URL", texts.errors.zalo_webhook_refused(refused.problem)) from None
        except ZaloError:
            unreachable = texts.errors.zalo_unreachable(redact(self._settings.zalo_api_url))
            raise DoorUnreachable("ZALO_API_URL", unreachable) from None
        finally:
            closing.cancel()
            self._serving = None
            await bot.inbox.stop(left + _ANSWERING_SECONDS)
            await bot.client.close()

    async def find_trouble(self) -> str | None:
        """Why Zalo's messages are not served now, and none while they are."""
        return await find_channel_trouble(self._serving.client.get_me if self._serving is not None else None, ZaloError)

    async def _take_messages(self, bot: ZaloBot, stop: asyncio.Event) -> None:
        settings = self._settings
        if settings.zalo_webhook_url is None:
            _log.info("messages are fetched from Zalo")
            await poll(bot.client, bot.intake, stop)
            return
        secret = zalo_webhook_secret(settings)
        route = webhook_route(settings.zalo_webhook_url, secret, bot.intake)
        # Zalo may look whether somebody is there as it is told the address.
        app = Starlette(routes=[route])
        async with serving(app, self._open(), at_once=_AT_ONCE, last_seconds=_BROUGHT_SECONDS) as running:
            await bot.client.set_webhook(settings.zalo_webhook_url, secret)
            _log.info("messages are brought by Zalo")
            await serve_until(stop, running)

    def _open(self) -> socket.socket:
        host, port = self._settings.webhook_listen, self._settings.zalo_webhook_port
        try:
            return open_socket(host, port)
        except (OSError, UnicodeError) as problem:
            raise SettingsError("ZALO_WEBHOOK_PORT", texts.errors.port_unusable(host, port)) from problem
