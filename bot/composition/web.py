"""The page in the browser."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy.engine import Engine
from starlette.applications import Starlette

from bot.conversation.about_last import AboutLast
from bot.conversation.answerer import Answerer
from bot.conversation.answering import Answering
from bot.conversation.choosing import Choosing
from bot.journal.answers import Journal
from bot.journal.preferences import PreferenceStore
from bot.journal.privacy import Pseudonyms
from bot.settings import Settings, load_privacy_key
from bot.web.application import build_web
from bot.web.assets import Assets
from bot.web.doorman import Doorman
from bot.web.drawings import Drawings
from bot.web.form_tokens import FormTokens
from bot.web.rendering import PageRenderer
from bot.web.site import Site
from bot.web.visitors import Visitors
from bot.web.workers import Workers
from knowledge.store.contacts import ContactBook
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library

# How many seconds somebody waits for a database that others write to; proxies in front wait for a minute.
_PATIENCE = 20


def make_web(
    settings: Settings, answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.monotonic
) -> Starlette:
    """The page in the browser around an answering engine and a database.

    The ``clock`` says in seconds how much somebody has asked lately.
    """
    library, key, public = Library(engine), load_privacy_key(settings), settings.web_url
    journal, preferences, names = Journal(engine), PreferenceStore(engine), Pseudonyms(key)
    answering = Answering(answerer, journal, preferences, names, AboutLast(journal, library.passages_of))
    https = public is not None and public.startswith("https://")
    visitors = Visitors(names, preferences, secure=https, days=settings.retention_days)
    assets, tokens = Assets(), FormTokens(key)
    site = Site(
        answering=answering,
        choosing=Choosing(answering, library),
        library=library,
        coverage=CoverageReader(library),
        contacts=ContactBook(engine),
        pages=PageRenderer(assets, tokens, visitors, public),
        visitors=visitors,
        doorman=Doorman(
            visitors,
            tokens,
            public=public,
            proxies=settings.web_proxies,
            questions_a_minute=settings.questions_a_minute,
            clock=clock,
        ),
        workers=Workers("web", at_once=4, waiting=100),
        writers=Workers("web-writing", at_once=4, waiting=100, patience=_PATIENCE),
        drawings=Drawings(),
        days=settings.retention_days,
    )
    return build_web(site, assets, https=https)
