"""Zalo's door: opened, served until it is told to stop, and closed without losing a message."""

from __future__ import annotations

import asyncio
import logging

from bot import texts
from bot.telegram.housekeeping import Housekeeping
from bot.telegram.schema_watch import SchemaWatch
from bot.redaction.secrets import redact
from bot.settings import Settings, SettingsError, zalo_webhook_secret
from bot.zalo.client import ZaloClient
from bot.zalo.errors import BadRequest, TokenRefused, ZaloError
from bot.zalo.groups import GroupChat
from bot.zalo.inbox import Inbox
from bot.zalo.intake import Intake
from bot.zalo.listening import listen
from bot.zalo.polling import poll
from bot.zalo.webhook import webhook_route

_log = logging.getLogger(__name__)

# What is being answered when the door is closed gets so long; whoever stops processes grants ten seconds or more.
_LAST_SECONDS = 8.0


class ZaloDoor:
    """One bot at Zalo, by polling or behind a webhook."""

    def __init__(
        self,
        settings: Settings,
        client: ZaloClient,
        inbox: Inbox,
        intake: Intake,
        housekeeping: Housekeeping,
        watch: SchemaWatch,
        group: GroupChat,
    ) -> None:
        self._settings = settings
        self._client = client
        self._inbox = inbox
        self._intake = intake
        self._housekeeping = housekeeping
        self._watch = watch
        self._group = group

    async def serve(self, stop: asyncio.Event) -> None:
        """Answer in Zalo until ``stop`` is set; it is set here when a newer version has changed the tables.

        Raises `SettingsError` for a token or webhook that Zalo refuses, and where Zalo cannot be reached at all.
        """
        try:
            identity = await self._client.get_me()
            self._group.name = identity.name
            _log.info("Zalo is served")
            self._inbox.start()
            self._housekeeping.start()
            self._watch.start(stop.set)
            await self._take_messages(stop)
        except TokenRefused:
            raise SettingsError("ZALO_BOT_TOKEN", texts.errors.ZALO_TOKEN_REFUSED) from None
        except BadRequest as refused:
            raise SettingsError("ZALO_WEBHOOK_URL", texts.errors.zalo_webhook_refused(refused.problem)) from None
        except ZaloError:
            raise SettingsError(
                "ZALO_API_URL", texts.errors.zalo_unreachable(redact(self._settings.zalo_api_url))
            ) from None
        finally:
            await self._watch.stop()
            await self._housekeeping.stop()
            await self._inbox.stop(_LAST_SECONDS)
            await self._client.close()

    async def _take_messages(self, stop: asyncio.Event) -> None:
        settings = self._settings
        if settings.zalo_webhook_url is None:
            await poll(self._client, self._intake, stop)
            return
        secret = zalo_webhook_secret(settings)
        route = webhook_route(settings.zalo_webhook_url, secret, self._intake)
        # Zalo may look whether somebody is there as it is told the address.
        async with listen(route, settings.webhook_listen, settings.zalo_webhook_port):
            await self._client.set_webhook(settings.zalo_webhook_url, secret)
            await stop.wait()
