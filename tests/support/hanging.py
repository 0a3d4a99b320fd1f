"""Telegram and Zalo as they hang: calls are taken and get no answer, until whoever made them has gone."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.support.bot_api import BotApi
from tests.support.zalo_api import ZaloApi


class _Hanging:
    """Whatever is sent while it hangs is never seen by anybody."""

    def __init__(self) -> None:
        super().__init__()
        self._hangs_at: str | None = None
        self._hangs = threading.Event()
        self._let_go = threading.Event()

    @contextmanager
    def hanging(self, at: str) -> Iterator[threading.Event]:
        """Hang from the next call of a method on; the event says that it has come."""
        self._hangs_at = at
        try:
            yield self._hangs
        finally:
            self._let_go.set()
            self._hangs.clear()
            self._hangs_at = None

    def answer(self, path: str, params: Any) -> Any:
        if self._hangs_at is not None and path.endswith(f"/{self._hangs_at}"):
            self._hangs.set()
        if self._hangs.is_set():
            self._let_go.wait(60)
            raise ConnectionAbortedError
        return super().answer(path, params)  # type: ignore[misc]


class HangingTelegram(_Hanging, BotApi):
    """The stand-in for Telegram."""


class HangingZalo(_Hanging, ZaloApi):
    """The stand-in for Zalo."""
