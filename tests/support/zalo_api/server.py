"""The stand-in itself: a server on loopback, a record of every call, and Zalo's worst days."""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Self

import httpx

from tests.support.bot_api.endpoint import Raw, Server
from tests.support.zalo_api.methods import Methods, Params, Sent
from tests.support.zalo_api.people import name_of
from tests.support.zalo_api.refusal import Refusal

TOKEN = "1459232241454765289:standinStandinStandinStandinStandin"  # made up; only the stand-in takes it
FAULTS = ("away", "slow", "429", "502", "html", "broken")
# A call that comes through late; the bot waits for fifteen seconds.
SLOW_SECONDS = 0.3


@dataclass
class Call:
    """One request: the method, its parameters, and the refusal if it was refused."""

    method: str
    params: Params
    refusal: Refusal | None = None


class ZaloApi(Methods):
    """A platform for one bot, whose events a test makes."""

    def __init__(self) -> None:
        super().__init__()
        self.token = TOKEN
        self.calls: list[Call] = []
        self.fault: str | None = None
        self._scripted: list[tuple[str, Refusal]] = []
        self._server = Server(self.answer, _no_files)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end_polls()
        self._server.shutdown()
        self._server.server_close()

    def refuse_next(self, method: str, refusal: Refusal) -> None:
        """Answer the next call of a method with an error."""
        self._scripted.append((method, refusal))

    @contextmanager
    def struck(self, fault: str) -> Iterator[None]:
        """Within it, every call meets the fault, before it does anything."""
        self.fault = fault
        try:
            yield
        finally:
            self.fault = None

    def sent_to(self, chat: str) -> list[Sent]:
        """What a person or group has got, by the short name of either."""
        return [sent for sent in self.sent if sent.chat == name_of(chat)]

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    async def until(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        """Wait for a condition; raises ``TimeoutError`` with all calls when it does not come true."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("\n".join(f"{call.method} {call.params} {call.refusal}" for call in self.calls))
            await asyncio.sleep(0.01)

    async def replies(self, count: int, chat: str = "7") -> list[Sent]:
        """What was sent to somebody, once there is so much."""
        await self.until(lambda: len(self.sent_to(chat)) >= count)
        return self.sent_to(chat)

    async def bring(self, event: Any, door: str, *, secret: str | None = None) -> int:
        """Bring an event to the webhook, which is at ``door``, as Zalo does; the status of the answer."""
        if self.webhook is None:
            raise ValueError("no webhook is set")
        header = {"X-Bot-Api-Secret-Token": secret if secret is not None else self.webhook["secret"]}
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.post(door, json={"ok": True, "result": event}, headers=header)
        return answer.status_code

    def answer(self, path: str, params: Params) -> Any:
        """The result of one call; raises what the endpoint answers otherwise."""
        token, _, method = path.removeprefix("/bot").partition("/")
        call = Call(method, params)
        if method != "getUpdates":
            self.calls.append(call)
        self._strike()
        if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
            raise Raw(404, b"<html><title>404 Not Found</title></html>")
        try:
            return self._result(token, method, params)
        except Refusal as refusal:
            call.refusal = refusal
            raise Raw(refusal.status, json.dumps(refusal.answer).encode()) from None

    def _result(self, token: str, method: str, params: Params) -> Any:
        if token != self.token:
            raise Refusal(401, "Unauthorized")
        for number, (scripted, refusal) in enumerate(self._scripted):
            if scripted == method:
                del self._scripted[number]
                raise refusal
        result = getattr(self, f"_do_{method}", None)
        if result is None:
            raise Refusal(404, "Not Found")
        return result(params)

    def _strike(self) -> None:
        if self.fault == "slow":
            time.sleep(SLOW_SECONDS)
        elif self.fault == "away":
            raise ConnectionAbortedError
        elif self.fault == "429":
            raise Raw(200, json.dumps(Refusal(429, "Too Many Requests", retry_after=1).answer).encode())
        elif self.fault == "502":
            raise Raw(502, json.dumps(Refusal(502, "Bad Gateway").answer).encode())
        elif self.fault == "html":
            raise Raw(502, b"<html><title>502 Bad Gateway</title></html>")
        elif self.fault == "broken":
            raise Raw(200, b'{"ok": true, "result": {"mess')


def _no_files(_path: str) -> bytes:
    raise Raw(404, b"")
