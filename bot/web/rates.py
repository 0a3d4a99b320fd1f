"""How much one person and one network address may ask: people never meet the limits, a flood meets nothing else."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from cachetools import TTLCache

_MINUTE = 60.0
_REMEMBERED = 65_536


@dataclass
class _Account:
    left: float
    at: float


class Rates:
    """So many a minute for each key, and a ``burst`` of them at once; in this process alone."""

    def __init__(self, a_minute: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._a_second = a_minute / _MINUTE
        self._burst = float(burst)
        self._clock = clock
        # Who was silent for as long as a burst takes to fill up again may ask as if for the first time.
        self._accounts: TTLCache[str, _Account] = TTLCache(_REMEMBERED, burst / self._a_second, timer=clock)

    def wait(self, key: str) -> int:
        """Count one more of a key; 0 if it is admitted, else in how many seconds the next will be."""
        now = self._clock()
        account = self._accounts.get(key) or _Account(self._burst, now)
        account.left = min(self._burst, account.left + (now - account.at) * self._a_second)
        account.at = now
        self._accounts[key] = account  # anew, so that it is remembered from now
        if account.left >= 1:
            account.left -= 1
            return 0
        return math.ceil((1 - account.left) / self._a_second)
