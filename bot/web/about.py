"""What this is, what is kept of people, and how that is deleted; and what machines ask for."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from bot import texts
from bot.serving.health import say_alive
from bot.web.answers import DONE
from bot.web.asking import SEE_OTHER
from bot.web.rendering import Page
from bot.web.site import Site

_FORGOTTEN = "xoa"
# Answers are not forbidden here: whoever makes a preview of a link would not fetch it then. They say themselves that
# they are not to be listed, which only those see who may fetch them.
_ROBOTS = """User-agent: *
Disallow: /hoi
Disallow: /chon
Disallow: /so-sanh?
Disallow: /*.xlsx
"""


class About:
    """The pages beside questions and articles."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def show(self, request: Request) -> Response:
        """What this is, and what is kept."""
        title = texts.pages.page_title(texts.pages.ABOUT_TITLE)
        page = Page("about.html", title, texts.pages.HOME_DESCRIPTION, path="/gioi-thieu")
        return self._site.pages.render(
            request,
            page,
            privacy=texts.pages.privacy(self._site.days),
            is_known=self._site.visitors.recognise(request).secret is not None,
            is_forgotten=request.query_params.get(DONE) == _FORGOTTEN,
        )

    async def forget(self, request: Request) -> Response:
        """Delete all that is kept of who asks for it, the cookie too."""
        received = await self._site.doorman.receive(request)
        person = self._site.visitors.person_of(received.visitor)
        if person is not None and not received.visitor.is_new:
            await self._site.writers.run(self._forget, person)
        response = RedirectResponse(f"/gioi-thieu?{DONE}={_FORGOTTEN}", SEE_OTHER)
        self._site.visitors.forget(response)
        return response

    async def robots(self, _request: Request) -> Response:
        """What search engines may fetch."""
        return PlainTextResponse(_ROBOTS, headers={"Cache-Control": "public, max-age=86400"})

    async def health(self, _request: Request) -> Response:
        """Whether the library can be asked, for whoever watches this process."""
        version = await self._site.workers.run(self._site.library.version)
        return say_alive(version)

    def _forget(self, person: str) -> None:
        self._site.answering.journal.forget(person)
        self._site.answering.preferences.forget(person)
