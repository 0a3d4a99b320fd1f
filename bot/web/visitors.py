"""Who asks: a browser is known by one random cookie, set when somebody asks, and stands in the journal as a hash."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from bot.conversation.asker import Asker
from bot.journal.entry import Channel
from bot.journal.preferences import Preferences, PreferenceStore
from bot.journal.privacy import Pseudonyms

# 128 bits: nobody hits one by guessing.
_SECRET_BYTES = 16
_SECRET = re.compile(r"[0-9a-f]{32}")
_DAY_SECONDS = 24 * 3600


@dataclass(frozen=True)
class Visitor:
    """A browser by its ``secret``; none for one that has not asked anything. ``is_new`` says that it is to be told."""

    secret: str | None
    is_new: bool = False


class Visitors:
    """Knows browsers by their cookie; ``secure`` where pages come by https alone.

    The cookie lasts for as many ``days`` as answers are kept: behind them nothing is known of anybody.
    """

    def __init__(self, names: Pseudonyms, preferences: PreferenceStore, *, secure: bool, days: int) -> None:
        self._names = names
        self._preferences = preferences
        self._secure = secure
        self._days = days
        # With this beginning browsers take it from this very host by https alone.
        self.cookie = "__Host-sxsh" if secure else "sxsh"

    def recognise(self, request: Request) -> Visitor:
        """Whose request it is; whatever we have never made is nobody's."""
        found = request.cookies.get(self.cookie, "")
        return Visitor(found if _SECRET.fullmatch(found) else None)

    def welcome(self, visitor: Visitor) -> Visitor:
        """The same, with a secret of their own from now on."""
        return visitor if visitor.secret is not None else Visitor(secrets.token_hex(_SECRET_BYTES), is_new=True)

    def remember(self, response: Response, visitor: Visitor) -> None:
        """Have the browser keep its secret from now on, for as long as answers are kept."""
        if visitor.secret is None:
            return
        response.set_cookie(
            self.cookie,
            visitor.secret,
            max_age=self._days * _DAY_SECONDS,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="lax",
        )

    def forget(self, response: Response) -> None:
        """Have the browser forget its secret."""
        response.delete_cookie(self.cookie, path="/", secure=self._secure, httponly=True, samesite="lax")

    def person_of(self, visitor: Visitor) -> str | None:
        """The visitor's hash; none for somebody who has not asked anything."""
        return self._names.visitor(visitor.secret) if visitor.secret is not None else None

    def asker(self, visitor: Visitor) -> Asker:
        """Who asks, with what they have chosen; blocks. Raises ``ValueError`` for a visitor without a secret."""
        if visitor.secret is None:
            raise ValueError("somebody who asks has been welcomed")
        person = self._names.visitor(visitor.secret)
        return Asker(person, self._names.visit(visitor.secret), Channel.WEB, self._preferences.of(person))

    def preferences_of(self, visitor: Visitor) -> Preferences:
        """What a visitor has chosen; blocks."""
        person = self.person_of(visitor)
        return self._preferences.of(person) if person is not None else Preferences()
