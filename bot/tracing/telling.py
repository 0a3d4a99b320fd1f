"""What is told of an update: received, asked, answered, sent. Each is a line in the log, and nothing that was said is.

Beside an update's id stand words of small sets and figures alone, so that a log may be given to whoever keeps logs.
"""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import Iterator

from bot.tracing.listening import listeners
from bot.tracing.trace import Trace, current_trace

_log = logging.getLogger(__name__)

WAITING, WHOLE_ANSWER, KEEPING, DELIVERY, UPDATE = "waiting", "answer", "keeping", "delivery", "update"
"""Stages that channels know; those of an answer are the engine's own."""
# Of an answer's id so much finds it in the journal, and opens no page.
_SHOWN_OF_ID = 8
# What else a call may fail with is counted together: whoever answers instead of the channel may say any number.
_CODES = frozenset({400, 401, 403, 404, 408, 409, 413, 429, 500, 502, 503, 504})


def tell_received(trace: Trace) -> None:
    """An update has come in, and is not lost any more."""
    for each in listeners():
        each.receive(trace.door, trace.kind)
    with trace.followed():
        _log.info("received")


def tell_begun(trace: Trace) -> None:
    """It has had to wait until now for its turn."""
    _tell_stage(WAITING, trace.age())


def tell_ended(trace: Trace) -> None:
    """All that was to be done for an update is done."""
    _tell_stage(UPDATE, trace.age())


def tell_asked() -> None:
    """A question goes to the engine."""
    _log.info("asked")


def note_stage(stage: str, seconds: float) -> None:
    """A stage of the answer under way has taken so long; stages of one name are added up."""
    trace = current_trace()
    if trace is not None:
        trace.stages[stage] = trace.stages.get(stage, 0.0) + seconds


def tell_answered(status: str, answer_id: str, seconds: float) -> None:
    """An answer is in the journal; ``seconds`` is what it took altogether."""
    trace = current_trace()
    stages = {**trace.stages, WHOLE_ANSWER: seconds} if trace is not None else {WHOLE_ANSWER: seconds}
    if trace is not None:
        trace.stages.clear()
    for each in listeners():
        each.answer(trace.door if trace is not None else "", status)
    for stage, took in stages.items():
        _tell_stage(stage, took)
    if _log.isEnabledFor(logging.INFO):
        took_ms = {stage: round(took * 1000, 2) for stage, took in stages.items()}
        _log.info("answered", extra={"status": status, "answer": answer_id[:_SHOWN_OF_ID], "ms": took_ms})


def tell_sent(method: str, seconds: float) -> None:
    """A message, or what else a channel shows, has arrived there."""
    _tell_stage(DELIVERY, seconds)
    _log.info("sent", extra={"method": method, "ms": round(seconds * 1000, 2)})


def tell_document_refused(reason: str) -> None:
    """A document cannot be read, or must not be."""
    for each in listeners():
        each.refuse(reason)


def tell_limited(door: str) -> None:
    """Somebody asks more than they may."""
    for each in listeners():
        each.limit(door)


def tell_failed(door: str, code: int | str) -> None:
    """A channel has refused a call with a code of HTTP's, or was not reached: ``timeout``, ``network``."""
    known = code if isinstance(code, str) or code in _CODES else "other"
    for each in listeners():
        each.fail(door, str(known))


@contextlib.contextmanager
def timed(stage: str) -> Iterator[None]:
    """Notes what is done within it as a stage of the answer under way."""
    started = time.perf_counter()
    try:
        yield
    finally:
        note_stage(stage, time.perf_counter() - started)


def _tell_stage(stage: str, seconds: float) -> None:
    for each in listeners():
        each.take(stage, seconds)
