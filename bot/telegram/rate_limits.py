"""Keeps to Telegram's rates, and waits when told to: in the chat that was told, and in no other."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections import Counter
from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from telegram.error import BadRequest, NetworkError, RetryAfter, TimedOut
from telegram.ext import AIORateLimiter

Result: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]

# A second chance and a third; a chat that is refused more often is being flooded.
_ATTEMPTS = 3
# In seconds. Each wait occupies one of the places for updates, so neither a long one nor many are held.
_LONGEST_WAIT = 60
_WAITING_IN_A_CHAT = 3
_PAUSE_AFTER_FAULT = 1.0
# They send no message, so they take no share of the rate, and they are of no use late: "typing", the answer to a
# pressed button, the answer to an inline query.
_UNLIMITED = frozenset({"sendChatAction", "answerCallbackQuery", "answerInlineQuery"})


class PatientRateLimiter(AIORateLimiter):
    """Retries a refused message in its own chat.

    `AIORateLimiter` itself retries nothing by default; told to, it stops every request of the bot for as long as
    one chat has to wait. So its own retries stay off, and only its rates are used.
    """

    def __init__(self) -> None:
        super().__init__(max_retries=0)
        self._waiting: Counter[object] = Counter()

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Result:
        """The result of a request; raises the last refusal when patience has an end."""
        if endpoint == "answerCallbackQuery":
            return await _answer_press(callback(*args, **kwargs))
        if endpoint in _UNLIMITED:
            return await callback(*args, **kwargs)
        for _ in range(_ATTEMPTS - 1):
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except (RetryAfter, NetworkError) as refused:
                await self._wait(data.get("chat_id"), refused)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

    async def _wait(self, chat: object, refused: RetryAfter | NetworkError) -> None:
        """Wait before the next attempt; raises the refusal when another would do harm or no good."""
        seconds = _seconds_to_wait(refused)
        if chat is None or seconds is None or seconds > _LONGEST_WAIT or self._waiting[chat] >= _WAITING_IN_A_CHAT:
            raise refused
        self._waiting[chat] += 1
        try:
            await asyncio.sleep(seconds)
        finally:
            self._waiting[chat] -= 1
            if not self._waiting[chat]:
                del self._waiting[chat]


async def _answer_press(answering: Coroutine[Any, Any, Result]) -> Result:
    """Answer a pressed button; one that waited for longer than Telegram does, has its effect all the same."""
    try:
        return await answering
    except BadRequest as refused:
        if "query is too old" not in str(refused).lower():
            raise
        return True


def _seconds_to_wait(refused: RetryAfter | NetworkError) -> float | None:
    """None where a repetition cannot help, or, after a time-out, might deliver the message twice."""
    if isinstance(refused, RetryAfter):
        after = refused.retry_after
        return after.total_seconds() if isinstance(after, dt.timedelta) else after
    return None if isinstance(refused, BadRequest | TimedOut) else _PAUSE_AFTER_FAULT
