"""What an answer's time goes into: its stages are told to whoever measures, without knowing who that is."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from enum import StrEnum


class Stage(StrEnum):
    """A part of the way from a question to its answer; what is left of it is what is put together in the end."""

    READING = "reading"
    SEARCH = "search"
    RANKING = "ranking"


TellStage = Callable[[str, float], None]
"""Told a stage and its seconds, in the thread that answers; one question may meet a stage more than once."""


def tell_nobody(_stage: str, _seconds: float) -> None:
    """For who does not measure."""


@contextlib.contextmanager
def timed(stage: Stage, tell: TellStage) -> Iterator[None]:
    """Tells how long what is done within it has taken."""
    started = time.perf_counter()
    try:
        yield
    finally:
        tell(stage.value, time.perf_counter() - started)
