"""Logs without secrets, and without characters that steer a terminal."""

from __future__ import annotations

import logging

from bot.redaction.control_characters import without_control
from bot.redaction.secrets import redact


class SafeFormatter(logging.Formatter):
    """Formats as usual, then masks, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        """The formatted record, as it may be written."""
        return without_control(redact(super().format(record)))


def configure_logging(level: int, formatter: type[SafeFormatter] = SafeFormatter) -> None:
    """Log to standard error without secrets; replaces handlers that libraries have added at import."""
    handler = logging.StreamHandler()
    handler.setFormatter(formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
