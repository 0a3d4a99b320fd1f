"""Keeps the bot's token out of every log line: httpx logs request addresses, and the token is part of them."""

from __future__ import annotations

import logging

from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter

from bot.redaction import logs


class RedactingFormatter(logs.SafeFormatter):
    """Formats as usual, then masks whatever is secret, in tracebacks too.

    A network that is away, a rate that was passed or a refused token is one line: where in the client it was
    noticed helps nobody.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The formatted record without secrets."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, InvalidToken | NetworkError | RetryAfter) and not isinstance(error, BadRequest):
            record = logging.makeLogRecord({**record.__dict__, "exc_info": None, "exc_text": None})
            record.msg, record.args = f"{record.getMessage().splitlines()[0]} ({error})", None
        return super().format(record)


def _is_not_said_again(record: logging.LogRecord) -> bool:
    """Whether a line of the library is no last word on an error that it raises next, for which there is a sentence."""
    return "Aborting" not in str(record.msg)


def configure_logging(level: int = logging.INFO) -> None:
    """Log to standard error without secrets; replaces handlers that libraries have added at import."""
    logs.configure_logging(level, RedactingFormatter)
    # Below that the library logs whole updates and answers, with people's words and names in them.
    logging.getLogger("telegram").setLevel(max(level, logging.INFO))
    logging.getLogger("telegram.ext").addFilter(_is_not_said_again)
