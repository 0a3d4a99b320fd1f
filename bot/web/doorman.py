"""Who comes in: forms that are ours, of people who do not ask faster than anybody reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.requests import Request

from bot.tracing.telling import tell_limited
from bot.tracing.trace import Channel
from bot.web.form_tokens import FormTokens
from bot.web.forms import read_form
from bot.web.origin import Origin, find_address, find_origin
from bot.web.rates import Rates
from bot.web.visitors import Visitor, Visitors

QUESTION, TOKEN = "cau", "the"
"""The fields of a form that hold what was typed, and its token."""
# Somebody who types in several lines, or taps one example after the other, sends no more at once.
_BURST = 6
# Behind one address of a mobile network, or of an office, are many phones.
_PEOPLE_AN_ADDRESS = 10
# Pages: an answer is one, with a picture or two. A crawler of a search engine takes some one a second.
_PAGES_A_MINUTE, _PAGES_AT_ONCE = 600, 200
# Pictures take a third of a second each to draw, and a page shows one.
_PICTURES_A_MINUTE, _PICTURES_AT_ONCE = 120, 60


class Forged(Exception):
    """A form that no page of ours has sent, or that was made before the browser got its cookie."""


class TooMany(Exception):
    """More than one person asks; ``wait`` is in seconds."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(f"wait {wait} seconds")


@dataclass(frozen=True)
class Received:
    """A form with who has sent it."""

    visitor: Visitor
    fields: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()


class Doorman:
    """Lets forms and requests in."""

    def __init__(
        self,
        visitors: Visitors,
        tokens: FormTokens,
        *,
        public: str | None,
        proxies: int,
        questions_a_minute: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._visitors = visitors
        self._tokens = tokens
        self._public = public
        self._proxies = proxies
        many = _PEOPLE_AN_ADDRESS
        self._of_person = Rates(questions_a_minute, _BURST, clock)
        self._of_address = Rates(questions_a_minute * many, _BURST * many, clock)
        self._pages = Rates(_PAGES_A_MINUTE, _PAGES_AT_ONCE, clock)
        self._pictures = Rates(_PICTURES_A_MINUTE, _PICTURES_AT_ONCE, clock)

    def admit(self, request: Request, *, is_picture: bool = False) -> None:
        """Let somebody look at a page, or at a picture that may have to be drawn; raises `TooMany`."""
        self._count(self._pictures if is_picture else self._pages, find_address(request, self._proxies))

    async def receive(self, request: Request) -> Received:
        """The form that was sent, with its sender, who is known from now on.

        Raises `TooMany`, `Forged`, and what `read_form` raises.
        """
        self._count(self._of_address, find_address(request, self._proxies))
        visitor = self._visitors.recognise(request)
        fields = await read_form(request)
        # A page that says why it was not taken has it in its field, so that nobody types it again.
        request.state.typed = fields.get(QUESTION, "")
        origin = find_origin(request, self._public)
        if origin is Origin.FOREIGN or not self._is_ours(fields.get(TOKEN, ""), visitor, origin):
            raise Forged
        person = self._visitors.person_of(visitor)
        if person is not None:
            self._count(self._of_person, person)
        return Received(self._visitors.welcome(visitor), fields)

    def _is_ours(self, token: str, visitor: Visitor, origin: Origin) -> bool:
        if self._tokens.fits(token, visitor.secret):
            return True
        # A page that was opened before its browser got the cookie: anybody could have fetched its token, so that the
        # browser has to say that the form is ours. A browser without the cookie has nothing to be protected.
        return origin is Origin.OURS and self._tokens.fits(token, None)

    @staticmethod
    def _count(rates: Rates, key: str) -> None:
        wait = rates.wait(key)
        if wait:
            tell_limited(Channel.WEB)
            raise TooMany(wait)
