"""How much one person may ask in private: a conversation never meets the limit, a flood meets nothing else."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from cachetools import LRUCache, TTLCache
from telegram import Chat, Update

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
    album: str | None = None
    admitted: deque[float] = field(default_factory=deque)


class Allowance:
    """Counts each person's messages in private, in this process alone, as JSON: most of a flood goes no further.

    Time passes by the clock, or by when messages were written if that is longer: who wrote all morning while the bot
    was away is no flood.
    """

    def __init__(self, a_minute: int, exempt: Collection[int] = (), clock: Callable[[], float] = time.monotonic):
        self._a_minute = a_minute
        self._exempt = frozenset(exempt)
        self._clock = clock
        self._accounts: TTLCache[int, _Account] = TTLCache(_REMEMBERED, _REMEMBERED_SECONDS, timer=clock)
        self._verdicts: LRUCache[int, Verdict] = LRUCache(_REMEMBERED)
        self._told: set[int] = set()

    def judge(self, item: Mapping[str, Any]) -> Verdict:
        """Whether an update is handled; ``TOLD`` for the first that is not, until a minute has passed without any.

        One that is offered again, because it could not be written down, is counted once. Raises whatever its parts
        raise for an update that cannot be read.
        """
        if item["update_id"] not in self._verdicts:
            self._verdicts[item["update_id"]] = self._judge(item)
        return self._verdicts[item["update_id"]]

    def _judge(self, item: Mapping[str, Any]) -> Verdict:
        message = item.get("message") or item.get("edited_message")
        if message is None or message["chat"]["type"] != Chat.PRIVATE or message["chat"]["id"] in self._exempt:
            return Verdict.ADMITTED
        account, album = self._open(message), message.get("media_group_id")
        if album is not None and album == account.album:
            return Verdict.ADMITTED  # a picture of an album that was counted
        if account.left >= 1 and len(account.admitted) < self._a_minute:
            account.left -= 1
            account.admitted.append(account.now)
            account.album = album
            return Verdict.ADMITTED
        said, account.refused = account.refused, account.now
        if account.now - said < _MINUTE:
            return Verdict.DROPPED
        self._told.add(item["update_id"])
        return Verdict.TOLD

    def is_to_tell(self, update: Update) -> bool:
        """Whether this update's sender is told that they are too fast; says so once."""
        if update.update_id not in self._told:
            return False
        self._told.discard(update.update_id)
        return True

    def _open(self, message: Mapping[str, Any]) -> _Account:
        """A person's account as it is now."""
        ticked, written, person = (
            self._clock(),
            float(message.get("edit_date") or message["date"]),
            message["chat"]["id"],
        )
        account = self._accounts.get(person) or _Account(float(_BURST), ticked, written)
        self._accounts[person] = account  # anew, so that it is remembered from now
        passed = max(ticked - account.ticked, written - account.written, 0.0)
        account.ticked, account.written = ticked, max(written, account.written)
        account.now += passed
        account.left = min(_BURST, account.left + passed * self._a_minute / _MINUTE)
        while account.admitted and account.admitted[0] <= account.now - _MINUTE:
            account.admitted.popleft()
        return account
