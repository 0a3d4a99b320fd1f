"""Each request under an id of its own, told of by its kind and never by its address, which may open an answer."""

from __future__ import annotations

import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.tracing.telling import tell_ended, tell_received, tell_sent
from bot.tracing.trace import Channel, Trace
from bot.web.assets import FOLDER

# What machines ask for, over and over: it is neither anybody's question nor made for them.
_UNTOLD = (f"{FOLDER}/", "/robots.txt", "/khoe")
_FORMS = {"/hoi": "question", "/chon": "choice"}
_FILES = {".png": "picture", ".xlsx": "file"}


class Traced:
    """Follows requests, from the first byte to the last."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http" or scope["path"].startswith(_UNTOLD):
            await self._app(scope, receive, send)
            return
        trace = Trace.new(Channel.WEB, _kind_of(scope))
        began, status = 0.0, 0

        async def send_on(message: Message) -> None:
            nonlocal began, status
            if message["type"] == "http.response.start":
                began, status = time.perf_counter(), message["status"]
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                tell_sent(f"HTTP {status}", time.perf_counter() - began)

        with trace.followed():
            tell_received(trace)
            await self._app(scope, receive, send_on)
            tell_ended(trace)


def _kind_of(scope: Scope) -> str:
    path = str(scope["path"])
    if scope["method"] == "POST":
        return _FORMS.get(path, "form")
    return next((kind for ending, kind in _FILES.items() if path.endswith(ending)), "page")
