"""The Telegram application: every handler in order, each with its reason."""

from __future__ import annotations

import logging
import os
from typing import Any, TypeAlias

from telegram import BotCommand, Update
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import (
    Application,
    ApplicationHandlerStop,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot import texts
from bot.answerer import Answerer
from bot.delivery import send_reply
from bot.log_redaction import configure_logging
from bot.private import PrivateChat
from bot.rate_limits import PatientRateLimiter
from bot.recent import Recent
from bot.reply import plain_block
from bot.settings import Settings, SettingsError

_log = logging.getLogger(__name__)

# One slow chat must not hold up the others, and an unbounded number would let one flood take all memory.
_AT_ONCE = 64
# Updates remembered so that one delivered twice is answered once; Telegram repeats within minutes.
_REMEMBERED = 4096

# What the handlers below take; Telegram sends nothing else.
ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE)

# The six type arguments stand for parts that we leave as they are.
App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


def build_application(settings: Settings, answerer: Answerer) -> App:
    """The application around an answering engine; nothing is sent before it is started."""
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN", texts.CLI_TOKEN_NEEDED)
    # The library's coming way to give a period of time; the old one warns at every "retry after".
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    application: App = (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .rate_limiter(PatientRateLimiter())
        .concurrent_updates(_AT_ONCE)
        .post_init(_introduce)
        .build()
    )
    _add_handlers(application, PrivateChat(answerer))
    return application


def run_bot(settings: Settings, answerer: Answerer) -> None:
    """Serve Telegram by long polling until interrupted; raises `SettingsError` when the token is refused."""
    configure_logging()
    application = build_application(settings, answerer)
    try:
        application.run_polling(allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False)
    except InvalidToken:
        raise SettingsError("TELEGRAM_BOT_TOKEN", texts.TOKEN_REFUSED) from None
    except NetworkError:
        raise SettingsError("TELEGRAM_API_URL", texts.telegram_unreachable(settings.telegram_api_url)) from None


def _add_handlers(application: App, private: PrivateChat) -> None:
    in_private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    edited = filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE & ~filters.COMMAND
    # Before everything else: an update that was already handled goes no further.
    application.add_handler(TypeHandler(Update, _Once().stop_repeated), group=-1)
    # Commands before questions, because a command is text as well.
    application.add_handler(CommandHandler("start", private.start, in_private))
    application.add_handler(CommandHandler("help", private.help, in_private))
    # Any other text is a question, a command nobody knows included.
    application.add_handler(MessageHandler(in_private & filters.TEXT, private.answer))
    # An edited question edits its answer; an edited command or caption changes nothing.
    application.add_handler(MessageHandler(edited & filters.TEXT, private.answer))
    # Last: what has no text. Messages about the chat itself (a pinned message, a timer) want no reply.
    application.add_handler(MessageHandler(in_private & ~filters.StatusUpdate.ALL, private.decline))
    application.add_error_handler(_report)


class _Once:
    """Remembers the updates of this process."""

    def __init__(self) -> None:
        self._seen: Recent[int, None] = Recent(_REMEMBERED)

    async def stop_repeated(self, update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Let an update pass the first time only."""
        if update.update_id in self._seen:
            raise ApplicationHandlerStop
        self._seen.keep(update.update_id, None)


async def _introduce(application: App) -> None:
    """Set the menu and the description; the bot serves without them as well."""
    try:
        await application.bot.set_my_commands([BotCommand(name, about) for name, about in texts.COMMANDS])
        await application.bot.set_my_short_description(texts.SHORT_DESCRIPTION)
    except TelegramError:
        _log.warning("the menu could not be set", exc_info=True)


async def _report(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log first; then tell the person, if there is one and another message can reach them."""
    if isinstance(context.error, Forbidden):
        _log.info("a person who has blocked the bot was not answered")
        return
    _log.error("an update could not be handled", exc_info=context.error)
    message = update.effective_message if isinstance(update, Update) else None
    if message is None or _is_unreachable(context.error):
        return
    try:
        await send_reply(message, (plain_block(texts.FAULT),))
    except TelegramError:
        _log.warning("nor could its sender be told", exc_info=True)


def _is_unreachable(error: Exception | None) -> bool:
    """Whether another message would fail as this one did; a bad request is a network error by name alone."""
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
