"""One update under one id: whatever is done for it, in whichever task or thread, can be told to be its."""

from __future__ import annotations

import contextlib
import secrets
import time
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import StrEnum

_RANDOM_BYTES = 6


class Channel(StrEnum):
    """The door that an update came in by."""

    TELEGRAM = "telegram"
    ZALO = "zalo"
    WEB = "web"
    TERMINAL = "terminal"


@dataclass(frozen=True)
class Trace:
    """An update as it may be written of: a number, its door and its kind, and no word of it.

    ``stages`` holds the seconds that each stage of the answer under way has taken until now.
    """

    id: str
    door: Channel
    kind: str
    received: float = field(default_factory=time.perf_counter)
    stages: dict[str, float] = field(default_factory=dict)

    @classmethod
    def numbered(cls, door: Channel, number: int, kind: str) -> Trace:
        """Of an update with a number of its own: whichever process goes on with it gives it the same id."""
        return cls(f"{door}-{number}", door, kind)

    @classmethod
    def new(cls, door: Channel, kind: str) -> Trace:
        """Of what has no number: a request, or a question in a terminal."""
        return cls(f"{door}-{secrets.token_hex(_RANDOM_BYTES)}", door, kind)

    def age(self) -> float:
        """Seconds since it was received."""
        return time.perf_counter() - self.received

    @contextlib.contextmanager
    def followed(self) -> Iterator[Trace]:
        """Within it, everything is done for this update, tasks and threads that it starts included."""
        before = _current.set(self)
        try:
            yield self
        finally:
            _current.reset(before)


_current: ContextVar[Trace | None] = ContextVar("trace", default=None)


def current_trace() -> Trace | None:
    """The update that something is being done for; none for what goes on by itself."""
    return _current.get()
