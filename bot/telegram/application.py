"""The Telegram application: every handler in order, each with its reason."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from sqlalchemy.engine import Engine
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    Message,
    Update,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot import texts
from bot.answerer import Answerer
from bot.journal.answers import Journal
from bot.journal.pinned_answers import EditorialAnswers
from bot.journal.preferences import Preferences
from bot.journal.previews import Previews
from bot.journal.pseudonyms import Pseudonyms
from bot.journal.reports import Reports
from bot.journal.update_inbox import UpdateStore
from bot.settings import Settings, SettingsError, load_privacy_key, webhook_secret
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Spot, send_reply
from bot.telegram.handlers.answer_buttons import AnswerButtons
from bot.telegram.handlers.browsing import Browsing
from bot.telegram.handlers.documents import Operators
from bot.telegram.handlers.figures import Lookups
from bot.telegram.handlers.groups import GroupChat
from bot.telegram.handlers.inline import InlineAnswers
from bot.telegram.handlers.preferences import Choices
from bot.telegram.handlers.private import PrivateChat
from bot.telegram.handlers.reports import Reporting
from bot.telegram.housekeeping import Housekeeping
from bot.telegram.log_redaction import configure_logging
from bot.telegram.rate_limits import PatientRateLimiter
from bot.telegram.updates import FinishingProcessor, Heartbeat, WrittenQueue
from bot.views.answer import plain_block
from knowledge.store.library import Library

_log = logging.getLogger(__name__)

# What the handlers below take; Telegram sends nothing else.
ALLOWED_UPDATES = (
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
)
_MEBIBYTE = 1024 * 1024

# The six type arguments stand for parts that we leave as they are.
App: TypeAlias = Application[Any, Any, Any, Any, Any, Any]


@dataclass(frozen=True)
class _Handlers:
    """Every part of the bot that handles updates."""

    private: PrivateChat
    group: GroupChat
    buttons: AnswerButtons
    lookups: Lookups
    inline: InlineAnswers
    browsing: Browsing
    choices: Choices
    operators: Operators
    reporting: Reporting


def build_application(settings: Settings, answerer: Answerer, engine: Engine) -> App:
    """The application around an answering engine and a database; nothing is sent before it is started."""
    if settings.telegram_bot_token is None:
        raise SettingsError("TELEGRAM_BOT_TOKEN", texts.errors.TOKEN_NEEDED)
    # The library's coming way to give a period of time; the old one warns at every "retry after".
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    store = UpdateStore(engine)
    queue = WrittenQueue(store)
    heartbeat = Heartbeat(store, queue)
    reports = Reports(engine)
    housekeeping = Housekeeping(reports, Previews(engine), settings.retention_days)
    processor = FinishingProcessor(store)

    async def begin(application: App) -> None:
        await _introduce(application.bot, settings.operator_ids)
        heartbeat.start(application.bot)
        housekeeping.start()

    async def end(_application: App) -> None:
        await heartbeat.stop()
        await housekeeping.stop()

    application: App = (
        Application.builder()
        .token(settings.telegram_bot_token.get_secret_value())
        .base_url(f"{settings.telegram_api_url}/bot")
        .base_file_url(f"{settings.telegram_api_url}/file/bot")
        .rate_limiter(PatientRateLimiter())
        .concurrent_updates(processor)
        .update_queue(queue)
        # Whoever deletes their question still gets the answer.
        .defaults(Defaults(allow_sending_without_reply=True))
        .post_init(begin)
        .post_stop(end)
        .build()
    )
    _add_handlers(application, _make_handlers(settings, answerer, engine, reports), settings.operator_ids)
    application.add_error_handler(_report)
    return application


def run_bot(settings: Settings, answerer: Answerer, engine: Engine) -> None:
    """Serve Telegram until interrupted, by polling or behind a webhook; raises `SettingsError` for a refused token."""
    configure_logging()
    application = build_application(settings, answerer, engine)
    try:
        if settings.webhook_url is None:
            application.run_polling(allowed_updates=ALLOWED_UPDATES, drop_pending_updates=False)
        else:
            application.run_webhook(
                listen=settings.webhook_listen,
                port=settings.webhook_port,
                url_path=urlsplit(settings.webhook_url).path.lstrip("/"),
                webhook_url=settings.webhook_url,
                secret_token=webhook_secret(settings),
                allowed_updates=ALLOWED_UPDATES,
                drop_pending_updates=False,
            )
    except InvalidToken:
        raise SettingsError("TELEGRAM_BOT_TOKEN", texts.errors.TOKEN_REFUSED) from None
    except NetworkError:
        raise SettingsError("TELEGRAM_API_URL", texts.errors.telegram_unreachable(settings.telegram_api_url)) from None


def _make_handlers(settings: Settings, answerer: Answerer, engine: Engine, reports: Reports) -> _Handlers:
    library = Library(engine)
    editorial = EditorialAnswers(engine)
    questions = Questions(
        answerer, Journal(engine), Preferences(engine), editorial, Pseudonyms(load_privacy_key(settings))
    )
    lookups = Lookups(questions)
    limit = settings.document_limit_mb * _MEBIBYTE
    return _Handlers(
        private=PrivateChat(questions, library),
        group=GroupChat(questions),
        buttons=AnswerButtons(questions, library, lookups),
        lookups=lookups,
        inline=InlineAnswers(questions),
        browsing=Browsing(library),
        choices=Choices(questions, library),
        operators=Operators(questions, library, Previews(engine), ids=settings.operator_ids, limit=limit),
        reporting=Reporting(reports, editorial),
    )


def _add_handlers(application: App, to: _Handlers, operator_ids: tuple[int, ...]) -> None:
    new, edited = filters.UpdateType.MESSAGE, filters.UpdateType.EDITED_MESSAGE
    anywhere = new & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
    in_private = filters.ChatType.PRIVATE & new
    in_groups = filters.ChatType.GROUPS & new
    operator = in_private & filters.User(operator_ids)
    add = application.add_handler

    # Commands before questions, because a command is text as well. /hoi may be edited, like any question.
    add(CommandHandler("start", to.private.start, in_private))
    add(CommandHandler(["help", "start"], to.private.help, anywhere))
    add(CommandHandler("hoi", to.private.ask, filters.ChatType.PRIVATE & (new | edited)))
    add(CommandHandler("hoi", to.group.ask, filters.ChatType.GROUPS & (new | edited)))
    add(CommandHandler("muctieu", to.lookups.look_up, anywhere))
    add(CommandHandler("sosanh", to.lookups.compare, anywhere))
    add(CommandHandler("nguon", to.browsing.browse, anywhere))
    add(CommandHandler("tinh", to.choices.province, anywhere))
    add(CommandHandler("caidat", to.choices.settings, anywhere))
    add(CommandHandler("xoadulieu", to.choices.forget, anywhere))
    # Operators' commands are nobody else's: from another person they are text like any other.
    add(CommandHandler("thongke", to.reporting.statistics, operator))
    add(CommandHandler("chuatraloi", to.reporting.unanswered, operator))
    add(CommandHandler("goy", to.reporting.approve, operator))
    # What an operator sends may be a document or a value that was asked for; it is a question if it is neither.
    add(MessageHandler(operator & filters.Document.ALL, to.operators.receive_file))
    add(MessageHandler(operator & filters.TEXT, to.operators.receive_text))
    # Any other text in a private chat is a question, a command nobody knows included.
    add(MessageHandler(in_private & filters.TEXT, to.private.answer))
    # An edited question edits its answer; an edited caption, or a command that is none of the above, changes nothing.
    add(MessageHandler(filters.ChatType.PRIVATE & edited & filters.TEXT & ~filters.COMMAND, to.private.answer))
    # In groups only what is meant for the bot; a command that is none of the above is meant for another bot.
    talk = filters.TEXT & ~filters.COMMAND
    add(MessageHandler(filters.ChatType.GROUPS & (new | edited) & talk, to.group.overhear))
    add(MessageHandler(in_groups & filters.StatusUpdate.MIGRATE, to.group.migrate))
    # Last of the messages: what has no text. Messages about the chat itself (a pinned message) want no reply.
    add(MessageHandler(in_private & ~filters.StatusUpdate.ALL, to.private.decline))
    add(ChatMemberHandler(to.group.greet, ChatMemberHandler.MY_CHAT_MEMBER))
    add(InlineQueryHandler(to.inline.offer))
    # Each button says by its first letter whose it is; what nobody knows is answered politely, last.
    add(CallbackQueryHandler(to.buttons.press, pattern="^a:"))
    add(CallbackQueryHandler(to.buttons.example, pattern=r"^x:\d{1,3}$"))
    add(CallbackQueryHandler(to.browsing.turn, pattern="^n:"))
    add(CallbackQueryHandler(to.choices.press, pattern="^c:"))
    add(CallbackQueryHandler(to.operators.press, pattern="^d:"))
    add(CallbackQueryHandler(to.buttons.unknown))


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
    if isinstance(context.error, Forbidden):
        _log.info("a person who has blocked the bot was not answered")
        return
    _log.error("an update could not be handled", exc_info=context.error)
    if not isinstance(update, Update):
        return
    if _is_unreachable(context.error):
        processor = context.application.update_processor
        # After a time-out the answer may have arrived: a second one would be worse than none.
        if isinstance(processor, FinishingProcessor) and not isinstance(context.error, TimedOut):
            processor.postpone(update.update_id)
        return
    if not isinstance(update.effective_message, Message):
        return
    try:
        await send_reply(context.bot, Spot.under(update.effective_message), (plain_block(texts.telegram.FAULT),))
    except TelegramError:
        _log.warning("nor could its sender be told", exc_info=True)


def _is_unreachable(error: Exception | None) -> bool:
    """Whether another message would fail as this one did; a bad request is a network error by name alone."""
    return isinstance(error, NetworkError | RetryAfter) and not isinstance(error, BadRequest)
