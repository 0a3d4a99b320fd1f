"""Zalo's Bot Platform over HTTP: each method that we use, with typed errors and no token in any of them.

Every call is `POST <url>/bot<token>/<method>` with a JSON object, and every answer `{ok, result, error_code,
description}`, mostly with status 200 even when refused (`docs/zalo.md` says what is known from where).
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from types import TracebackType
from typing import Any, Self

import httpx

from bot.redaction.control_characters import without_control
from bot.redaction.secrets import redact
from bot.tracing.telling import tell_failed, tell_sent
from bot.tracing.trace import Channel
from bot.zalo.errors import BadRequest, Blocked, TokenRefused, TooManyRequests, ZaloError, ZaloUnreachable
from bot.zalo.records import BotIdentity, read_identity

_log = logging.getLogger(__name__)

Pause = Callable[[float], Awaitable[object]]

# How long one call may take, in seconds; a long poll is given as much more as it waits.
_SECONDS = 15.0
# Zalo's words when a long poll ends without a message, which is no error: measured by others, by its number.
_NOTHING_CAME = 408
# By these methods something reaches people.
_SENDING = frozenset({"sendMessage", "sendPhoto"})
_TOKEN_CODES = frozenset({401, 404})
# Before another attempt at what has surely not arrived, in seconds; together with a longest wait they bridge a restart
# of the network, and no more, for meanwhile the person's next message waits.
_PAUSES = (0.5, 2.0, 8.0)
_LONGEST_PAUSE = 30.0
# Of what Zalo says about a refusal; more is a page of somebody between us.
_SAID = 200
# Whoever hangs up, or answers for a server that is away, has passed nothing on; who is silent may have.
_SILENT = (httpx.ReadTimeout, httpx.WriteTimeout)


class ZaloClient:
    """One bot at Zalo; to be closed, or used as a context."""

    def __init__(self, token: str, url: str, *, pause: Pause = asyncio.sleep) -> None:
        self._base = f"{url}/bot{token}"
        self._pause = pause
        self._http = httpx.AsyncClient(timeout=_SECONDS, follow_redirects=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Give the connections back."""
        await self._http.aclose()

    async def get_me(self) -> BotIdentity:
        """Which bot the token belongs to."""
        identity = read_identity(await self._call("getMe", {}))
        if identity is None:
            raise ZaloUnreachable("getMe", "the answer cannot be read", may_have_arrived=False)
        return identity

    async def get_update(self, wait: int) -> object | None:
        """The next event, as JSON, waiting for it so many seconds; none when nothing came.

        Zalo gives one at a time and keeps none that it has given: who takes one must write it down.
        """
        try:
            event: object = await self._call("getUpdates", {"timeout": wait}, wait)
        except BadRequest as refused:
            if refused.code == _NOTHING_CAME:
                return None
            raise
        return event

    async def set_webhook(self, url: str, secret: str) -> None:
        """Have every event brought to an address of ours, with a secret in its header."""
        await self._call_again("setWebhook", {"url": url, "secret_token": secret})

    async def delete_webhook(self) -> None:
        """Have events kept for polling, which Zalo refuses while they are brought."""
        await self._call_again("deleteWebhook", {})

    async def webhook_url(self) -> str:
        """Where events are brought to; empty when they are kept for polling."""
        info = await self._call_again("getWebhookInfo", {})
        url = info.get("url") if isinstance(info, dict) else None
        return url if isinstance(url, str) else ""

    async def send_message(self, chat_id: str, text: str) -> None:
        """Write plain text of 1 to 2,000 characters into a chat."""
        await self._call_again("sendMessage", {"chat_id": chat_id, "text": text})

    async def send_photo(self, chat_id: str, photo_url: str, caption: str) -> None:
        """Show a picture that Zalo fetches from a public address."""
        await self._call_again("sendPhoto", {"chat_id": chat_id, "photo": photo_url, "caption": caption})

    async def show_typing(self, chat_id: str) -> None:
        """Show for a few seconds that somebody is at work."""
        await self._call("sendChatAction", {"chat_id": chat_id, "action": "typing"})

    async def _call_again(self, method: str, params: Mapping[str, object]) -> Any:
        """A call that is tried again where the attempt has surely changed nothing, so that nothing is sent twice."""
        for pause in _PAUSES:
            try:
                return await self._call(method, params)
            except TooManyRequests as busy:
                wait = busy.retry_after if busy.retry_after is not None else pause
                if wait > _LONGEST_PAUSE:
                    raise
            except ZaloUnreachable as away:
                if away.may_have_arrived:
                    raise
                wait = pause
            _log.info("Zalo was not reached for %s; it is tried again in %s seconds", method, wait)
            await self._pause(wait)
        return await self._call(method, params)

    async def _call(self, method: str, params: Mapping[str, object], wait: int = 0) -> Any:
        """The result of one call; raises `ZaloError`."""
        started = time.perf_counter()
        try:
            answer = await self._http.post(
                f"{self._base}/{method}", json=dict(params), timeout=httpx.Timeout(_SECONDS, read=_SECONDS + wait)
            )
        except httpx.HTTPError as failed:
            # Not chained: the library's error carries the request, whose address has the token in it.
            silent = isinstance(failed, _SILENT)
            tell_failed(Channel.ZALO, "timeout" if isinstance(failed, httpx.TimeoutException) else "network")
            raise ZaloUnreachable(method, type(failed).__name__, may_have_arrived=silent) from None
        envelope = _parsed(answer)
        if envelope is None:
            tell_failed(Channel.ZALO, answer.status_code)
            raise _unreadable(method, answer.status_code)
        if answer.is_success and envelope.get("ok") is True:
            if method in _SENDING:
                tell_sent(method, time.perf_counter() - started)
            return envelope.get("result")
        code = _code_of(answer, envelope)
        if code != _NOTHING_CAME:
            tell_failed(Channel.ZALO, code)
        raise _refusal(method, answer, envelope)


def _parsed(answer: httpx.Response) -> dict[str, Any] | None:
    try:
        parsed = json.loads(answer.content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None
    return parsed if isinstance(parsed, dict) else None


def _unreadable(method: str, status: int) -> ZaloError:
    """An answer that is not Zalo's own form; for a token of the wrong form it gives a page."""
    if status in _TOKEN_CODES:
        return TokenRefused(method, f"status {status}")
    return ZaloUnreachable(method, f"status {status} and no JSON", may_have_arrived=status < 500)


def _code_of(answer: httpx.Response, envelope: Mapping[str, Any]) -> int:
    return _number(envelope.get("error_code")) or (0 if answer.is_success else answer.status_code)


def _refusal(method: str, answer: httpx.Response, envelope: Mapping[str, Any]) -> ZaloError:
    code = _code_of(answer, envelope)
    described = envelope.get("description")
    problem = without_control(redact(described))[:_SAID] if isinstance(described, str) else ""
    problem = f"{problem} ({code})".strip()
    if code == 401 or (code == 404 and not method.startswith("send")):
        return TokenRefused(method, problem)
    if code == 403:
        return Blocked(method, problem)
    if code == 429:
        return TooManyRequests(method, problem, _retry_after(answer, envelope))
    if code >= 500:
        return ZaloUnreachable(method, problem, may_have_arrived=False)
    return BadRequest(method, problem, code)


def _retry_after(answer: httpx.Response, envelope: Mapping[str, Any]) -> float | None:
    """How long to wait, where Zalo says so: nobody has described where it does."""
    parameters = envelope.get("parameters")
    said = parameters.get("retry_after") if isinstance(parameters, dict) else None
    return _number(said) or _number(answer.headers.get("retry-after")) or None


def _number(value: object) -> int:
    """A whole number, written as one or as text; 0 for anything else."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else 0
