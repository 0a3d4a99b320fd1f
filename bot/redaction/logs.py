"""Logs without secrets and without anybody's words: lines of JSON, or coloured ones in a terminal."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bot.redaction.control_characters import without_control
from bot.redaction.faults import describe_fault, trace_fault
from bot.redaction.secrets import redact
from bot.tracing.trace import current_trace
from knowledge.optional_parts import leaving_out

if TYPE_CHECKING:
    from structlog.typing import Processor

# They log each request's address at INFO, and tokens are a part of some.
_TALKATIVE = ("httpx", "httpcore", "apscheduler")
_OURS = ("bot", "retrieval", "knowledge")
# What a line of ours has beside its words; whatever a library adds to its own stays out.
_FIELDS = ("status", "answer", "method", "ms")

Brief = Callable[[BaseException], bool]
"""Of which faults one line says it all: where in a client they were noticed helps nobody."""


class SafeFormatter(logging.Formatter):
    """Makes a line of a record, of ours or of a library's, as it may be written.

    What renders it is loaded for the first line: a command that has nothing to log does not wait for it.
    """

    def __init__(self, *, colours: bool = False, is_brief: Brief = lambda _: False) -> None:
        super().__init__()
        self._colours = colours
        self._is_brief = is_brief
        self._processors: tuple[Processor, ...] = ()

    def format(self, record: logging.LogRecord) -> str:
        """The record with the id of the update it is about."""
        if not self._processors:
            self._processors = _make_processors(colours=self._colours)
        said, fault = _said(record), record.exc_info[1] if record.exc_info else None
        if fault is not None and self._is_brief(fault):
            said = f"{said} ({describe_fault(fault)})"
        line: Any = {"event": _clean(said), "level": record.levelname.lower(), "logger": record.name}
        line |= {name: record.__dict__[name] for name in _FIELDS if name in record.__dict__}
        trace = current_trace()
        if trace is not None:
            line |= {"update": trace.id, "door": trace.door.value, "kind": trace.kind}
        if fault is not None and not self._is_brief(fault):
            line["exception"] = _clean(trace_fault(fault))
        for process in self._processors:
            line = process(None, record.levelname, line)
        return str(line)


def _said(record: logging.LogRecord) -> str:
    """What a record says, with faults among its values described."""
    if isinstance(record.args, tuple) and any(isinstance(each, BaseException) for each in record.args):
        given = (describe_fault(each) if isinstance(each, BaseException) else each for each in record.args)
        said = logging.makeLogRecord({"msg": record.msg, "args": tuple(given)}).getMessage()
    else:
        said = describe_fault(record.msg) if isinstance(record.msg, BaseException) else record.getMessage()
    # Behind the first line libraries show what they were handling.
    return said if record.name.partition(".")[0] in _OURS else said.partition("\n")[0]


def _clean(text: str) -> str:
    return without_control(redact(text))


def _make_processors(*, colours: bool) -> tuple[Processor, ...]:
    """What stamps a line and renders it: for a terminal in its own time, for machines in UTC."""
    # Coloured tracebacks, of which none is shown here, would bring rich and pygments (5 MB and .1 s of a start).
    with leaving_out("rich"):
        from structlog.dev import ConsoleRenderer, plain_traceback
        from structlog.processors import JSONRenderer, TimeStamper

    if colours:
        return TimeStamper("iso", utc=False), ConsoleRenderer(exception_formatter=plain_traceback, pad_event_to=0)
    return TimeStamper("iso"), JSONRenderer(ensure_ascii=False)


def log_thread_faults() -> None:
    """What ends a thread goes to the log, which Python would write to standard error as it is."""

    def note(ended: threading.ExceptHookArgs) -> None:
        fault = ended.exc_value or ended.exc_type()
        logging.getLogger(__name__).critical("a thread has ended", exc_info=fault)

    threading.excepthook = note


def _is_no_ending(record: logging.LogRecord) -> bool:
    """Whether a record tells of more than Ctrl-C, which a pool of connections that is just busy takes for a fault."""
    return record.exc_info is None or not isinstance(record.exc_info[1], KeyboardInterrupt)


def configure_logging(level: int, is_brief: Brief = lambda _: False) -> None:
    """Log to standard error, as a person reads it in a terminal and otherwise as machines do.

    Replaces handlers that libraries have added at import.
    """
    handler = logging.StreamHandler()
    handler.addFilter(_is_no_ending)
    handler.setFormatter(SafeFormatter(colours=sys.stderr is not None and sys.stderr.isatty(), is_brief=is_brief))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
