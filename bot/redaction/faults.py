"""What may be written of a fault: where it was, what it was, and its words only where they are nobody's.

What an exception says may hold whatever somebody has typed: a value that could not be read, a row that could not be
kept. So its words stand in a log only where its kind is known to speak of machines alone; its kind and its traceback,
lines of this program, always do.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator

import sqlalchemy as sa

from knowledge.errors import LibraryUnavailable, NoReader

# Telegram's and Zalo's own words, of networks, and our own sentences about settings and doors.
_OF_MACHINES = (
    "telegram.error",
    "bot.zalo.errors",
    "bot.settings",
    "bot.serving.doors",
    "httpx",
    "httpcore",
    "ssl",
    "asyncio",
)
# Our own sentences about tables, and about processes.
_OURS = (LibraryUnavailable, NoReader)
# Of a database these speak of its server or its file; others of what was to be written.
_OF_SERVERS = (sa.exc.OperationalError, sa.exc.InterfaceError)
# Telegram names the chat that a group has become.
_LONG_NUMBER = re.compile(r"-?\d{5,}")
_LONGEST = 300


def describe_fault(fault: BaseException) -> str:
    """An exception in a line: its kind, and its words where they can be nobody's."""
    said = " ".join(_LONG_NUMBER.sub("#", _words_of(fault)).split())[:_LONGEST]
    return f"{type(fault).__name__}: {said}" if said else type(fault).__name__


def trace_fault(fault: BaseException) -> str:
    """An exception with its traceback and those that it came from, the first of them first."""
    return "\n".join(part.rstrip() for part in _parts(fault, set()))


def _words_of(fault: BaseException) -> str:
    kind = f"{type(fault).__module__}.{type(fault).__qualname__}"
    if isinstance(fault, _OURS) or any(kind.startswith(known) for known in _OF_MACHINES):
        return str(fault)
    if isinstance(fault, _OF_SERVERS):
        return str(fault.orig).splitlines()[0] if str(fault.orig) else ""
    # Without the name of a file, which somebody may have given it.
    return fault.strerror or "" if isinstance(fault, OSError) else ""


def _parts(fault: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(fault))
    cause = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _parts(cause, seen)
        yield "which led to:" if fault.__cause__ is cause else "and while that was handled:"
    yield "Traceback (most recent call last):"
    yield from traceback.format_tb(fault.__traceback__)
    yield describe_fault(fault)
    for each in fault.exceptions if isinstance(fault, BaseExceptionGroup) else ():
        yield from _parts(each, seen)
