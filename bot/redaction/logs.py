"""Logs without secrets, and without characters that steer a terminal."""

from __future__ import annotations

import logging
import threading

from bot.redaction.control_characters import without_control
from bot.redaction.secrets import redact

# They log each request's address at INFO, and tokens are a part of some.
_TALKATIVE = ("httpx", "httpcore", "apscheduler")


class SafeFormatter(logging.Formatter):
    """Formats as usual, then masks, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The formatted record, as it may be written."""
        return without_control(redact(super().format(record)))


def log_thread_faults() -> None:
    """What ends a thread goes to the log, which Python would write to standard error as it is."""

    def note(ended: threading.ExceptHookArgs) -> None:
        fault = ended.exc_value or ended.exc_type()
        logging.getLogger(__name__).critical("a thread has ended", exc_info=fault)

    threading.excepthook = note


def configure_logging(level: int, formatter: type[SafeFormatter] = SafeFormatter) -> None:
    """Log to standard error without secrets; replaces handlers that libraries have added at import."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
