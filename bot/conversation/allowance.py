"""How much one person may ask: a conversation never meets the limit, a flood meets nothing else."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from enum import Enum

from cachetools import TTLCache

# Answered at once: somebody who types in several lines, or forwards a few questions, sends no more.
_BURST = 6
_MINUTE = 60.0
# Who was silent for longer may ask as if for the first time, so nothing is kept of them.
_REMEMBERED_SECONDS = 2 * _MINUTE
_REMEMBERED = 65_536


class Verdict(Enum):
    """What becomes of a message."""

    ADMITTED = "admitted"
    TOLD = "told"
    DROPPED = "dropped"


@dataclass
class _Account:
    """What a person has left; times are in seconds on a clock of their own."""

    left: float
    ticked: float
    written: float
    now: float = 0.0
    refused: float = float("-inf")
    admitted: deque[float] = field(default_factory=deque)


class Allowance:
    """Counts each person's messages, in this process alone.

    Time passes by the clock, or by when messages were written if that is longer: who wrote all morning while the bot
    was away is no flood.
    """

    def __init__(self, a_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_minute = a_minute
        self._clock = clock
        self._accounts: TTLCache[Hashable, _Account] = TTLCache(_REMEMBERED, _REMEMBERED_SECONDS, timer=clock)

    def spend(self, person: Hashable, written: float) -> Verdict:
        """Whether a message, written so many seconds after 1970, is handled.

        ``TOLD`` for the first that is not, until a minute has passed without any.
        """
        account = self._open(person, written)
        if account.left >= 1 and len(account.admitted) < self._a_minute:
            account.left -= 1
            account.admitted.append(account.now)
            return Verdict.ADMITTED
        said, account.refused = account.refused, account.now
        return Verdict.DROPPED if account.now - said < _MINUTE else Verdict.TOLD

    def _open(self, person: Hashable, written: float) -> _Account:
        """A person's account as it is now."""
        ticked = self._clock()
        account = self._accounts.get(person) or _Account(float(_BURST), ticked, written)
        self._accounts[person] = account  # anew, so that it is remembered from now
        passed = max(ticked - account.ticked, written - account.written, 0.0)
        account.ticked, account.written = ticked, max(written, account.written)
        account.now += passed
        account.left = min(_BURST, account.left + passed * self._a_minute / _MINUTE)
        while account.admitted and account.admitted[0] <= account.now - _MINUTE:
            account.admitted.popleft()
        return account
