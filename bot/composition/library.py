"""The articles, as long as a command or a door needs them; what ships is among them."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Mapping

from pydantic import Field

from bot.settings import Settings
from knowledge.errors import LibraryUnavailable, NoReader, Trouble
from knowledge.records import Record
from knowledge.store.database import can_write
from knowledge.store.draft import READING
from knowledge.store.library import Library

_log = logging.getLogger(__name__)

NOTHING_CAN_BE_MADE = frozenset({Trouble.READ_ONLY, Trouble.NO_PERMISSION, Trouble.DISK_FULL})
"""Reading a library meets none of these; what does is making one."""


class Setup(Record):
    """What the parts are made from: the settings, the URL of the database, and whether digests may be put into it."""

    settings: Settings
    database: str
    collection: bool = True
    tell_refreshed: Callable[[int, int], None] | None = Field(default=None, exclude=True)
    """Told how many of how many articles of an older version have been read again."""


@contextlib.contextmanager
def open_library(setup: Setup) -> Iterator[Library]:
    """The articles, as long as they are needed; those that an older version has read are read again first."""
    with contextlib.closing(Library.open(setup.database)) as library:
        refresh_library(library, setup)
        yield library


@contextlib.contextmanager
def open_collection(setup: Setup) -> Iterator[Library]:
    """The same with the digests that this version ships among them, brought in before: they come read."""
    with contextlib.closing(Library.open(setup.database)) as library:
        bring_digests(library, setup)
        refresh_library(library, setup)
        yield library


def refresh_library(library: Library, setup: Setup) -> Mapping[str, int]:
    """Read again what an older version of the program has read, where that can be written; how many of what outcome.

    A library that can only be read answers as it is. What could not be done is done by whoever opens it next.
    """
    if not can_write(library.engine) or not library.read_before(READING):
        return {}
    from knowledge.intake.refreshing import refresh_articles

    try:
        return refresh_articles(library, limits=setup.settings.reading_limits, tell=setup.tell_refreshed)
    except LibraryUnavailable as refused:
        if refused.trouble not in NOTHING_CAN_BE_MADE:
            raise
    except NoReader as error:
        _log.warning("the articles of an older version are read again another time: %s", error)
    return {}


def bring_digests(library: Library, setup: Setup) -> None:
    """Bring the digests up to those that ship; a library that holds something answers without where that fails."""
    if not setup.collection or (library.version() > 0 and not can_write(library.engine)):
        return
    from knowledge.intake.shipping import load_collection

    try:
        load_collection(library)
    except LibraryUnavailable as refused:
        if refused.trouble not in NOTHING_CAN_BE_MADE or library.version() == 0:
            raise
