"""Keeps the bot's token and people's words out of the log of Telegram's library."""

from __future__ import annotations

import logging

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.redaction import logs


def is_brief(fault: BaseException) -> bool:
    """Whether one line says it all: a network that is away, a rate that was passed, a refused token."""
    return isinstance(fault, InvalidToken | NetworkError | RetryAfter) and not isinstance(fault, BadRequest)


def _is_not_said_again(record: logging.LogRecord) -> bool:
    """Whether a line of the library is no last word on an error that it raises next, for which there is a sentence."""
    return "Aborting" not in str(record.msg)


def configure_logging(level: int = logging.INFO) -> None:
    """Log to standard error without secrets; replaces handlers that libraries have added at import."""
    logs.configure_logging(level, is_brief)
    # Below that the library logs whole updates and answers, with people's words and names in them.
    logging.getLogger("telegram").setLevel(max(level, logging.INFO))
    logging.getLogger("telegram.ext").addFilter(_is_not_said_again)
