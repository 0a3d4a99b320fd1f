"""The doors that a process opens, and what it does beside."""

from __future__ import annotations

import gc
import logging
from collections.abc import Mapping
from typing import TYPE_CHECKING

from sqlalchemy.engine import Engine

from bot.composition.assistant import make_assistant, snapshots_of
from bot.composition.library import Setup, open_collection
from bot.settings import Settings
from bot.texts.wording import TelegramWording
from knowledge.optional_parts import leaving_out
from knowledge.store.database import check_writable
from knowledge.store.library import Library
from knowledge.store.revisions import known_revision

if TYPE_CHECKING:
    from bot.serving.doors import Door
    from bot.serving.housekeeping import Housekeeping
    from bot.serving.monitor import Monitor
    from bot.serving.readiness import FindTrouble
    from bot.telegram.door import TelegramDoor
    from bot.zalo.door import ZaloDoor
    from retrieval.snapshots.snapshot import Snapshots

# httpx's own command brings rich and pygments (5 MB and .1 s of a start), Telegram's passports cryptography (7 MB).
UNUSED_PARTS = ("httpx._main", "rich", "cryptography")
"""What the libraries of the doors would load and nothing here uses."""

# New objects until they are looked through for garbage, as Python has it: as seldom as while the parts are loaded
# (`bot.__main__`) left 4 MB more after 600 chats.
_GARBAGE = (700, 10, 10)


def serve(setup: Setup, *, telegram: bool = False, zalo: bool = False, web: bool = False) -> None:
    """Open these doors and serve them until interrupted, from an index that follows the library.

    Raises `LibraryUnavailable` for a database that cannot be written, and when a newer version has changed its tables,
    and `SettingsError` for a door whose settings it cannot be opened with.
    """
    from bot.redaction.logs import log_thread_faults
    from bot.serving.doors import run_doors
    from bot.serving.schema_watch import SchemaWatch

    with open_collection(setup) as library, snapshots_of(library, setup) as snapshots:
        # Who cannot write an update down would answer it again and again.
        check_writable(library.engine)
        doors: list[Door] = []
        channels: dict[str, FindTrouble] = {}
        if telegram:
            telegram_door = _telegram_door(setup.settings, library, snapshots)
            doors.append(telegram_door)
            channels["telegram"] = telegram_door.find_trouble
        if web:
            doors.append(_web_door(setup.settings, library, snapshots))
        if zalo:
            zalo_door = _zalo_door(setup.settings, library, snapshots)
            doors.append(zalo_door)
            channels["zalo"] = zalo_door.find_trouble
        library.follow()
        # Before the first question comes, which would wait for it.
        snapshots.current()
        # What is there now stays for good. Looking through it for garbage took 50 ms, of some question's time.
        gc.collect()
        gc.freeze()
        gc.set_threshold(*_GARBAGE)
        snapshots.follow()
        _configure_logging(telegram=telegram)
        log_thread_faults()
        monitor = make_monitor(setup.settings, library, snapshots, channels)
        run_doors(doors, make_housekeeping(setup.settings, library.engine), SchemaWatch(library.engine), monitor)
        # It may have ended because it has become the older version, and then says so.
        known_revision(library.engine)


def _configure_logging(*, telegram: bool) -> None:
    if telegram:
        from bot.telegram.log_redaction import configure_logging as configure_with_telegram

        configure_with_telegram()
        return
    from bot.redaction.logs import configure_logging

    configure_logging(logging.INFO)


def _telegram_door(settings: Settings, library: Library, snapshots: Snapshots) -> TelegramDoor:
    with leaving_out(*UNUSED_PARTS):
        from bot.composition.telegram import make_application
        from bot.telegram.door import TelegramDoor

    assistant = make_assistant(library, snapshots, TelegramWording())
    return TelegramDoor(lambda: make_application(settings, assistant, library.engine), settings)


def _web_door(settings: Settings, library: Library, snapshots: Snapshots) -> Door:
    from bot.composition.web import make_web
    from bot.web.door import WebDoor

    assistant = make_assistant(library, snapshots)
    return WebDoor(lambda: make_web(settings, assistant, library.engine), settings)


def _zalo_door(settings: Settings, library: Library, snapshots: Snapshots) -> ZaloDoor:
    with leaving_out(*UNUSED_PARTS):
        from bot.composition.zalo import make_zalo
        from bot.zalo.door import ZaloDoor

    # What it says of commands holds in Zalo too.
    assistant = make_assistant(library, snapshots, TelegramWording())
    return ZaloDoor(lambda: make_zalo(settings, assistant, library.engine), settings)


def make_monitor(
    settings: Settings, library: Library, snapshots: Snapshots, channels: Mapping[str, FindTrouble]
) -> Monitor | None:
    """What is looked at from outside; nothing, and nothing of it loaded, where no port is set."""
    if settings.metrics_port is None:
        return None
    from bot.serving.monitor import Monitor
    from bot.serving.readiness import Readiness, checks_of

    readiness = Readiness(checks_of(library.engine, snapshots, channels))
    return Monitor(snapshots, readiness, settings.metrics_listen, settings.metrics_port)


def make_housekeeping(settings: Settings, engine: Engine) -> Housekeeping:
    """What deletes what is too old, whichever doors are open."""
    from bot.journal.answer_drafts import AnswerDrafts
    from bot.journal.asked_values import AskedValues
    from bot.journal.open_choices import OpenChoices
    from bot.journal.previews import Previews
    from bot.journal.question_decisions import QuestionDecisions
    from bot.journal.reports import Reports
    from bot.serving.housekeeping import Housekeeping
    from knowledge.store.withdrawn import WithdrawnArticles

    desk = (Previews(engine), AnswerDrafts(engine), WithdrawnArticles(Library(engine)), AskedValues(engine))
    undecided = (*desk, OpenChoices(engine))
    return Housekeeping(Reports(engine), undecided, QuestionDecisions(engine), settings.retention_days)
