"""The Telegram application: how it starts, how updates reach its handlers, and what becomes of faults."""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
from functools import partial

import httpx
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
    Update,
)
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    ContextTypes,
    Defaults,
    TypeHandler,
)

from bot import texts
from bot.journal.outages import AWAY
from bot.journal.update_inbox import UpdateStore
from bot.serving.heartbeat import Heartbeat
from bot.settings import Settings, SettingsError
from bot.telegram.allowance import UpdateAllowance
from bot.telegram.daily_watch import DailyWatch
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.incoming import IncomingBot, IncomingRequest
from bot.telegram.left_updates import LeftUpdates
from bot.telegram.rate_limits import PatientRateLimiter
from bot.telegram.routes import App, Handlers, add_handlers
from bot.telegram.senders import message_of
from bot.telegram.telling import Teller
from bot.telegram.updates import FinishingProcessor, WrittenQueue
from bot.telegram.webhook import WebhookUpdater
from bot.views.blocks import plain_block

_log = logging.getLogger(__name__)
# In these words Telegram refuses messages to a group whose members, or this one, may not write.
_NOT_ALLOWED = ("not enough rights", "have no rights to send", "chat_write_forbidden", "topic_closed")
# As many as the library itself opens to one server, but few that are kept: the client looks at every idle one before
# each request, which was a tenth of a busy bot's time. Thirty messages a second need no more.
_CONNECTIONS = httpx.Limits(max_connections=256, max_keepalive_connections=4)


def build_application(
    settings: Settings,
    handlers: Handlers,
    updates: UpdateStore,
    teller: Teller,
    daily: DailyWatch,
) -> App:
    """The application around its handlers; nothing is sent before it is started."""
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN", texts.errors.TOKEN_NEEDED)
    # The library's coming way to give a period of time; the old one warns at every "retry after".
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    # The client's transport asks for this library at every request, and where it is not installed, the search for it
    # through all folders was a tenth of a busy bot's time.
    if importlib.util.find_spec("sniffio") is None:
        sys.modules["sniffio"] = None  # type: ignore[assignment]  # what says that there is none
    allowance = UpdateAllowance(settings.questions_a_minute, settings.operator_ids)
    queue = WrittenQueue(updates)
    processor = FinishingProcessor(updates, queue)
    heartbeat = Heartbeat(updates)

    async def begin(application: App) -> None:
        await _introduce(application.bot, settings.operator_ids)
        heartbeat.start(LeftUpdates(queue, application.bot))
        teller.start(application.bot)
        daily.start(application.bot)

    async def end(_application: App) -> None:
        await daily.stop()
        await teller.stop()
        await heartbeat.stop()
        await queue.outage.stop()

    incoming = _make_bot(settings.telegram_bot_token.get_secret_value(), settings, allowance, queue)
    application: App = (
        Application.builder()
        .updater(WebhookUpdater(incoming, queue))
        .concurrent_updates(processor)
        .post_init(begin)
        .post_stop(end)
        .build()
    )
    # Before every other: who asks too much is told so, once, and gets nothing else.
    application.add_handler(TypeHandler(Update, partial(_tell_if_too_many, allowance)), group=-1)
    add_handlers(application, handlers, settings.operator_ids)
    application.add_error_handler(_report)
    return application


def _make_bot(token: str, settings: Settings, allowance: UpdateAllowance, queue: WrittenQueue) -> IncomingBot:
    return IncomingBot(
        token,
        allowance=allowance,
        outage=queue.outage,
        base_url=f"{settings.telegram_api_url}/bot",
        base_file_url=f"{settings.telegram_api_url}/file/bot",
        request=IncomingRequest(proxy=settings.telegram_proxy_url, httpx_kwargs={"limits": _CONNECTIONS}),
        get_updates_request=IncomingRequest(connection_pool_size=1, proxy=settings.telegram_proxy_url),
        rate_limiter=PatientRateLimiter(),
        # Whoever deletes their question still gets the answer.
        defaults=Defaults(allow_sending_without_reply=True),
    )


async def _tell_if_too_many(allowance: UpdateAllowance, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """One quiet line for the first message that is too much."""
    if not allowance.is_to_tell(update):
        return
    line = (plain_block(texts.telegram.TOO_MANY_FROM_YOU),)
    await send_reply(context.bot, Destination.under(message_of(update)), line, quiet=True)
    raise ApplicationHandlerStop


async def _introduce(bot: Bot, operator_ids: tuple[int, ...]) -> None:
    """Set the menus and the descriptions; the bot serves without them as well."""
    menus = [
        (texts.telegram.COMMANDS, BotCommandScopeAllPrivateChats()),
        (texts.telegram.GROUP_COMMANDS, BotCommandScopeAllGroupChats()),
        *(
            ((*texts.telegram.COMMANDS, *texts.operators.COMMANDS), BotCommandScopeChat(person))
            for person in operator_ids
        ),
    ]
    for commands, scope in menus:
        try:
            await bot.set_my_commands([BotCommand(name, about) for name, about in commands], scope=scope)
        except TelegramError:
            # Telegram refuses the menu of an operator who has never written to the bot.
            _log.warning("the menu of %s could not be set", scope.type, exc_info=True)
    try:
        await bot.set_my_description(texts.telegram.DESCRIPTION)
        await bot.set_my_short_description(texts.telegram.SHORT_DESCRIPTION)
    except TelegramError:
        _log.warning("the description could not be set", exc_info=True)


async def _report(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log first; then try again later, or tell the person, if another message can reach them."""
    if isinstance(context.error, Forbidden) or _may_not_write(context.error):
        _log.info("where the bot is blocked or may not write nobody was answered")
        return
    processor = context.application.update_processor
    if isinstance(context.error, AWAY) and isinstance(update, Update) and isinstance(processor, FinishingProcessor):
        processor.outage.hold_broken_off(update)
        return
    _log.error("an update could not be handled", exc_info=context.error)
    if not isinstance(update, Update):
        return
    if _is_unreachable(context.error):
        if isinstance(processor, FinishingProcessor) and not _may_have_arrived(context.error):
            processor.postpone(update.update_id)
        return
    if not isinstance(update.effective_message, Message) or update.effective_chat is None:
        return
    try:
        await send_reply(context.bot, Destination.under(update.effective_message), (plain_block(texts.telegram.FAULT),))
    except TelegramError:
        _log.warning("nor could its sender be told", exc_info=True)


def _may_not_write(error: Exception | None) -> bool:
    """Whether a group lets the bot read but not write, or not in this topic: nothing is broken, and no reply helps."""
    said = str(error).lower()
    return isinstance(error, BadRequest) and any(each in said for each in _NOT_ALLOWED)


def _may_have_arrived(error: Exception | None) -> bool:
    """Whether Telegram may have sent the answer all the same: then a second one would be worse than none."""
    never_sent = httpx.ConnectTimeout | httpx.PoolTimeout
    return isinstance(error, TimedOut) and not isinstance(error.__cause__, never_sent)


def _is_unreachable(error: Exception | None) -> bool:
    """Whether another message would fail as this one did; a bad request is a network error by name alone."""
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
