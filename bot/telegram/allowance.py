"""How much one person may ask in private, of updates as they come in."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from typing import Any

from cachetools import LRUCache
from telegram import Chat, Update

from bot.conversation.allowance import Allowance, Verdict
from bot.tracing.telling import tell_limited
from bot.tracing.trace import Channel

_REMEMBERED = 65_536


class UpdateAllowance:
    """Counts each person's messages in private, as JSON: most of a flood goes no further."""

    def __init__(self, a_minute: int, exempt: Collection[int] = (), clock: Callable[[], float] = time.monotonic):
        self._exempt = frozenset(exempt)
        self._allowance = Allowance(a_minute, clock)
        self._albums: LRUCache[int, str] = LRUCache(_REMEMBERED)
        self._verdicts: LRUCache[int, Verdict] = LRUCache(_REMEMBERED)
        self._told: LRUCache[int, bool] = LRUCache(_REMEMBERED)

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
        person, album = message["chat"]["id"], message.get("media_group_id")
        if album is not None and album == self._albums.get(person):
            return Verdict.ADMITTED  # a picture of an album that was counted
        verdict = self._allowance.spend(person, float(message.get("edit_date") or message["date"]))
        if verdict is not Verdict.ADMITTED:
            tell_limited(Channel.TELEGRAM)
        if verdict is Verdict.ADMITTED and album is not None:
            self._albums[person] = album
        elif verdict is Verdict.ADMITTED:
            self._albums.pop(person, None)
        elif verdict is Verdict.TOLD:
            self._told[item["update_id"]] = True
        return verdict

    def is_to_tell(self, update: Update) -> bool:
        """Whether this update's sender is told that they are too fast; says so once."""
        return self._told.pop(update.update_id, False)
