"""Who else hears what becomes of updates, beside the log: nobody, unless somebody measures."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Protocol


class Listener(Protocol):
    """Is told what happens, from any thread, in words of small sets."""

    def receive(self, door: str, kind: str) -> None:
        """An update has come in."""
        ...

    def answer(self, door: str, status: str) -> None:
        """A question has been answered."""
        ...

    def take(self, stage: str, seconds: float) -> None:
        """A stage of an update's way has taken so long."""
        ...

    def refuse(self, reason: str) -> None:
        """A document has been refused."""
        ...

    def limit(self, door: str) -> None:
        """Somebody has asked too much."""
        ...

    def fail(self, door: str, code: str) -> None:
        """A channel has refused a call, or was not reached."""
        ...


_listeners: list[Listener] = []


@contextlib.contextmanager
def listened_to(listener: Listener) -> Iterator[None]:
    """Within it, a listener is told."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)


def listeners() -> tuple[Listener, ...]:
    """Those who are told now."""
    return tuple(_listeners)
