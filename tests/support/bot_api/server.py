"""The stand-in itself: people, methods, and a record of every call."""

from __future__ import annotations

import asyncio
import re
import threading
import time
from collections.abc import Callable
from typing import Any, Self
from urllib.parse import unquote

from tests.support.bot_api.endpoint import Server
from tests.support.bot_api.gestures import Gestures
from tests.support.bot_api.memberships import MembershipMethods
from tests.support.bot_api.people import People
from tests.support.bot_api.profile import ProfileMethods
from tests.support.bot_api.queries import QueryMethods
from tests.support.bot_api.reactions import ReactionMethods
from tests.support.bot_api.records import Call, Params, Sent
from tests.support.bot_api.refusal import Refusal

TOKEN = "123456789:AAstandinstandinstandinstandinstand"  # made up; only the stand-in takes it


class BotApi(People, Gestures, MembershipMethods, ReactionMethods, QueryMethods, ProfileMethods):
    """A Bot API server for one bot, with its updates queued by the test."""

    def __init__(self) -> None:
        super().__init__()
        self.token = TOKEN
        self._before: dict[str, Callable[[], object]] = {}
        self._scripted: list[tuple[str, int | None, Refusal]] = []
        self._server = Server(self.answer, self.download)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def refuse_next(self, method: str, refusal: Refusal, chat_id: int | None = None) -> None:
        """Answer the next call of a method (in one chat) with an error."""
        self._scripted.append((method, chat_id, refusal))

    def call_before(self, method: str, act: Callable[[], object]) -> None:
        """Do something just before the next call of a method is answered."""
        self._before[method] = act

    async def until(self, condition: Callable[[], bool], seconds: float = 20) -> None:
        """Wait for a condition; raises ``TimeoutError`` with all calls when it does not come true."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("\n".join(f"{call.method} {call.params} {call.refusal}" for call in self.calls))
            await asyncio.sleep(0.01)

    async def replies(self, count: int, chat_id: int | None = None) -> list[Sent]:
        """The messages sent (to a chat), once there are at least so many."""

        def there() -> list[Sent]:
            return [sent for sent in self.sent if chat_id is None or sent.chat_id == chat_id]

        await self.until(lambda: len(there()) >= count)
        return there()

    def called(self, method: str) -> list[Call]:
        """The calls of one method."""
        return [call for call in self.calls if call.method == method]

    def answer(self, path: str, params: Params) -> Any:
        """The result of one call; raises `Refusal`."""
        _, _, rest = path.partition("/bot")
        token, _, method = rest.partition("/")
        call = Call(method, params)
        if method != "getUpdates":
            self.calls.append(call)
        try:
            return self._result(token, method, params)
        except Refusal as refusal:
            call.refusal = refusal
            raise

    def download(self, path: str) -> bytes:
        """The content of a file that a person has sent; raises `Refusal`."""
        token, _, wanted = unquote(path).removeprefix("/file/bot").partition("/")
        self._check_token(token)
        for stored, content in self.files.values():
            if stored == wanted:
                return content
        raise Refusal(404, "Not Found")

    def _result(self, token: str, method: str, params: Params) -> Any:
        self._check_token(token)
        if method in self._before:
            self._before.pop(method)()
        self._follow_script(method, params)
        result = getattr(self, f"_do_{method}", None)
        if result is None:
            raise Refusal(404, "Not Found")
        return result(params)

    def _check_token(self, token: str) -> None:
        if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
            raise Refusal(404, "Not Found")
        if token != self.token:
            raise Refusal(401, "Unauthorized")

    def _follow_script(self, method: str, params: Params) -> None:
        for number, (scripted, chat_id, refusal) in enumerate(self._scripted):
            if scripted == method and chat_id in {None, int(params.get("chat_id", 0))}:
                del self._scripted[number]
                raise refusal
