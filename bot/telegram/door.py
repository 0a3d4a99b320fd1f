"""Telegram as a door: opened by polling or behind a webhook, and closed so that nothing that came in is lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from telegram.error import InvalidToken, NetworkError, TelegramError
from telegram.ext import Updater

from bot import texts
from bot.redaction.secrets import redact
from bot.serving.doors import DoorUnreachable
from bot.serving.readiness import find_channel_trouble
from bot.settings import Settings, SettingsError, webhook_secret
from bot.telegram.routes import ALLOWED_UPDATES, App
from bot.telegram.updates import FinishingProcessor, WrittenQueue

# Together less than a door has: a Telegram that hangs is waited for no longer. The first is for telling it how far
# updates have come in; those that it does not hear of it offers again, and they are known.
_FETCHING_SECONDS, _HANDLING_SECONDS = 1.0, 5.5


class TelegramDoor:
    """Serves an application that is made anew each time the door is opened."""

    def __init__(self, make: Callable[[], App], settings: Settings) -> None:
        self._make = make
        self._settings = settings
        self._open: App | None = None

    async def serve(self, stop: asyncio.Event) -> None:
        """Serve Telegram; raises `SettingsError` for a refused token, and `DoorUnreachable` where it is not reached."""
        async with self._opened(self._make()) as application:
            self._open = application
            try:
                await stop.wait()
            finally:
                self._open = None

    async def find_trouble(self) -> str | None:
        """Why Telegram's updates are not served now, and none while they are."""
        ask = self._open.bot.get_me if self._open is not None else None
        return await find_channel_trouble(ask, TelegramError)

    @asynccontextmanager
    async def _opened(self, application: App) -> AsyncIterator[App]:
        """In the order of the library's own way to run: what is begun first ends last."""
        updater = application.updater
        if updater is None:
            raise TypeError("an application that takes updates has an updater")
        try:
            try:
                await application.initialize()
                await application.post_init(application)  # type: ignore[misc]  # set by the builder
                await self._listen(updater)
                await application.start()
            except InvalidToken:
                raise SettingsError("TELEGRAM_BOT_TOKEN", texts.errors.TOKEN_REFUSED) from None
            except NetworkError:
                raise unreachable(self._settings) from None
            yield application
        finally:
            await _finish(application, updater)
            await application.post_stop(application)  # type: ignore[misc]  # as above
            await application.shutdown()
            # One that could not be initialised is left alone by that; each attempt would leave its connections open.
            await application.bot.shutdown()

    async def _listen(self, updater: Updater) -> None:
        settings = self._settings
        if settings.webhook_url is None:
            await updater.start_polling(allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False)
            return
        host, port = settings.webhook_listen, settings.webhook_port
        try:
            await updater.start_webhook(
                listen=host,
                port=port,
                url_path=urlsplit(settings.webhook_url).path.lstrip("/"),
                webhook_url=settings.webhook_url,
                secret_token=webhook_secret(settings),
                allowed_updates=ALLOWED_UPDATES,
                drop_pending_updates=False,
            )
        except (OSError, UnicodeError) as problem:
            raise SettingsError("SXSH_WEBHOOK_PORT", texts.errors.port_unusable(host, port)) from problem


async def _finish(application: App, updater: Updater) -> None:
    """Take nothing more, and finish what has begun; what waits for its turn is left to whoever comes next."""
    if isinstance(application.update_queue, WrittenQueue):
        application.update_queue.close()
    if updater.running:
        await _ends_within(_FETCHING_SECONDS, updater.stop())
    processor = application.update_processor
    finished = not application.running or await _ends_within(_HANDLING_SECONDS, application.stop())
    if not finished and isinstance(processor, FinishingProcessor):
        await processor.break_off()


async def _ends_within(seconds: float, ending: Awaitable[None]) -> bool:
    try:
        async with asyncio.timeout(seconds):
            await ending
    except TimeoutError:
        return False
    return True


def unreachable(settings: Settings) -> DoorUnreachable:
    """That Telegram does not answer, by the setting to look at first."""
    proxy = redact(settings.telegram_proxy_url) if settings.telegram_proxy_url is not None else None
    variable = "TELEGRAM_PROXY_URL" if proxy is not None else "TELEGRAM_API_URL"
    return DoorUnreachable(variable, texts.errors.telegram_unreachable(redact(settings.telegram_api_url), proxy))
