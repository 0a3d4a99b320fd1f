"""Telegram as it is on its worst days: away, slow, refusing everybody, or answering what is no answer."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.bot_api.endpoint import Raw
from tests.support.bot_api.records import Params
from tests.support.bot_api.refusal import Refusal
from tests.support.bot_api.server import BotApi

FAULTS = ("away", "slow", "429", "502", "html", "broken")
# A call that comes through late; the bot waits for five seconds.
SLOW_SECONDS = 1.5


class Outages(BotApi):
    """The stand-in, struck by a fault for a while: every method, before it does anything."""

    fault: str | None = None

    @contextmanager
    def struck(self, fault: str) -> Iterator[None]:
        """Within it, every call meets the fault."""
        self.fault = fault
        try:
            yield
        finally:
            self.fault = None

    def answer(self, path: str, params: Params) -> object:
        """The result of one call, or what the fault makes of it."""
        if self.fault == "slow":
            time.sleep(SLOW_SECONDS)
        elif self.fault == "away":
            raise ConnectionAbortedError
        elif self.fault == "429":
            raise Refusal(429, "Too Many Requests: retry after 1", retry_after=1)
        elif self.fault == "502":
            raise Refusal(502, "Bad Gateway")
        elif self.fault == "html":
            raise Raw(502, b"<html><title>502 Bad Gateway</title></html>")
        elif self.fault == "broken":
            raise Raw(200, b'{"ok": true, "result": [{"update_id": 7, "mess')
        return super().answer(path, params)
