"""What the pages are made with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.answering import Answering
from bot.conversation.choosing import Choosing
from bot.web.doorman import Doorman
from bot.web.drawings import Drawings
from bot.web.rendering import PageRenderer
from bot.web.visitors import Visitors
from bot.web.workers import Workers
from knowledge.store.contacts import ContactBook
from knowledge.store.coverage import CoverageReader
from knowledge.store.library import Library


@dataclass(frozen=True)
class Site:
    """One of each, shared by all handlers; ``days`` is for how many answers are kept.

    What writes has threads of its own: while somebody else writes for long, pages can be read.
    """

    answering: Answering
    choosing: Choosing
    library: Library
    coverage: CoverageReader
    contacts: ContactBook
    pages: PageRenderer
    visitors: Visitors
    doorman: Doorman
    workers: Workers
    writers: Workers
    drawings: Drawings
    days: int
