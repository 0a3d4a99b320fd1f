"""What is said when a page cannot be shown: why, in a sentence, and the field to ask in; never any detail."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot import texts
from bot.web.doorman import Forged, TooMany
from bot.web.forms import FormTooLarge, FormUnreadable
from bot.web.rendering import Page, PageRenderer
from bot.web.workers import Busy
from knowledge.errors import LibraryUnavailable

_log = logging.getLogger(__name__)
# In seconds: threads that are all at work are free again by then.
_SOON = 5
_LATER = 30
AWAY = (LibraryUnavailable, sa.exc.TimeoutError, sa.exc.OperationalError, sa.exc.InterfaceError)


class Faults:
    """Makes pages of what went wrong."""

    def __init__(self, pages: PageRenderer) -> None:
        self._pages = pages

    @property
    def handlers(self) -> Mapping[Any, Callable[[Request, Any], Any]]:
        """What to say, by what was raised."""
        return {
            HTTPException: self._refused,
            Forged: self._say(403, texts.pages.FORGED, texts.pages.FORGED_SAID),
            FormTooLarge: self._say(413, texts.pages.TOO_LARGE, texts.pages.TOO_LARGE_SAID),
            FormUnreadable: self._say(400, texts.pages.UNREADABLE, texts.pages.UNREADABLE_SAID),
            TooMany: self._too_many,
            Busy: self._say(503, texts.pages.BUSY, texts.pages.BUSY_SAID, _SOON),
            **dict.fromkeys(AWAY, self._away),
        }

    def show(self, request: Request, status: int, title: str, said: str, wait: int | None = None) -> Response:
        """A page that says what is wrong; ``wait`` in how many seconds it may be right."""
        page = Page("fault.html", title, said, is_listed=False, status=status)
        response = self._pages.render(request, page)
        response.headers["Cache-Control"] = "no-store"
        if wait is not None:
            response.headers["Retry-After"] = str(wait)
        return response

    async def _refused(self, request: Request, refused: HTTPException) -> Response:
        if refused.status_code == 405:
            response = self.show(request, 405, texts.pages.WRONG_METHOD, texts.pages.WRONG_METHOD_SAID)
            response.headers["Allow"] = (refused.headers or {}).get("Allow", "GET")
            return response
        # What a page of ours says of what is missing; the library's own words are no Vietnamese.
        said = refused.detail if refused.detail in _SAID else texts.pages.PAGE_GONE
        return self.show(request, refused.status_code, texts.pages.NOT_FOUND, said)

    async def _too_many(self, request: Request, many: TooMany) -> Response:
        return self.show(request, 429, texts.pages.TOO_MANY, texts.pages.wait(many.wait), many.wait)

    async def _away(self, request: Request, away: Exception) -> Response:
        _log.warning("the library could not be asked: %s", type(away).__name__)
        return self.show(request, 503, texts.pages.FAULT, texts.pages.FAULT_SAID, _LATER)

    def _say(self, status: int, title: str, said: str, wait: int | None = None) -> Callable[[Request, Any], Any]:
        async def handle(request: Request, _raised: Exception) -> Response:
            return self.show(request, status, title, said, wait)

        return handle


_SAID = frozenset(
    {
        texts.pages.ANSWER_GONE,
        texts.choices.PASSAGE_GONE,
        texts.choices.NO_PASSAGE,
        texts.choices.EXPIRED,
        texts.figures.NOTHING_TO_DRAW,
    }
)


class FaultGuard:
    """Whatever else goes wrong is logged once, and whoever asked is told that something did."""

    def __init__(self, app: ASGIApp, faults: Faults) -> None:
        self._app = app
        self._faults = faults

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        has_begun = False

        async def send_on(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, receive, send_on)
        except Exception:
            # By its pattern alone: an address holds the id of an answer.
            _log.exception("a page could not be shown")
            if has_begun:
                raise
            response = self._faults.show(Request(scope), 500, texts.pages.FAULT, texts.pages.FAULT_SAID)
            await response(scope, receive, send)
