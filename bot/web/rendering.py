"""A template with what every page has: its head, the way to other pages, and the field to ask in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from bot.conversation.answerer import LONGEST_QUESTION
from bot.pages.environment import environment_of
from bot.pages.head import Head
from bot.web.assets import Assets
from bot.web.form_tokens import FormTokens
from bot.web.visitors import Visitors


@dataclass(frozen=True)
class Page:
    """What a page is: its template, what it is called, and where and how it may be shown.

    ``path`` is where it is found again, ``picture`` the path of what stands beside a link to it, both none where
    nobody links to it. ``of`` is the answer that a question asked here goes on with, ``passage`` the number of the one
    that is read.
    """

    template: str
    title: str
    description: str
    path: str | None = None
    picture: str | None = None
    is_listed: bool = True
    of: str | None = None
    passage: int = 0
    status: int = 200


class PageRenderer:
    """Makes responses of pages; ``public`` is the address under which people open them."""

    def __init__(self, assets: Assets, tokens: FormTokens, visitors: Visitors, public: str | None) -> None:
        self._environment = environment_of(Path(__file__).parent / "templates")
        self._assets = assets
        self._tokens = tokens
        self._visitors = visitors
        self._public = public

    def render(self, request: Request, page: Page, **shown: object) -> HTMLResponse:
        """A page with what is ``shown`` in its template."""
        written = self._environment.get_template(page.template).render(
            head=self._head(page),
            path=request.url.path,
            token=self._tokens.make(self._visitors.recognise(request).secret),
            typed=getattr(request.state, "typed", ""),
            longest=LONGEST_QUESTION,
            page=page,
            **shown,
        )
        headers = {} if page.is_listed else {"X-Robots-Tag": "noindex"}
        return HTMLResponse(written, status_code=page.status, headers=headers)

    def absolute(self, request: Request, path: str) -> str:
        """The address of a path as people open it: the public one, or where this request has found us."""
        return f"{self._public or f'{request.url.scheme}://{request.url.netloc}'}{path}"

    def _head(self, page: Page) -> Head:
        public = self._public
        return Head(
            title=page.title,
            description=page.description,
            style=self._assets.style,
            icon=self._assets.icon,
            script=self._assets.script,
            home="/",
            address=f"{public}{page.path}" if public and page.path else None,
            picture=f"{public}{page.picture}" if public and page.picture else None,
            is_listed=page.is_listed,
        )
