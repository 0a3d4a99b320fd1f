"""How are the parts put together? Here, and nowhere else, one of each is chosen and handed to those that need it.

What a command does not need is not loaded for it: parts that take long to load are imported where they are made.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from pydantic import Field
from sqlalchemy.engine import Engine

from bot import texts
from bot.settings import IndexEngine, Settings, SettingsError, load_privacy_key
from bot.texts.wording import TelegramWording, VietnameseWording
from knowledge.errors import LibraryUnavailable, NoReader, Trouble
from knowledge.records import Record
from knowledge.store.contacts import ContactBook
from knowledge.store.database import can_write, check_writable, open_reader, open_unchanged
from knowledge.store.draft import READING
from knowledge.store.library import Library
from knowledge.store.revisions import known_revision

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from bot.conversation.answerer import Answerer
    from bot.serving.doors import Door
    from bot.serving.housekeeping import Housekeeping
    from bot.telegram.routes import App
    from bot.zalo.door import ZaloBot
    from retrieval.answers.wording import Wording
    from retrieval.assistant import Assistant
    from retrieval.snapshots.snapshot import Snapshots


_log = logging.getLogger(__name__)

# Reading a library meets none of these; what does is making one.
_NOTHING_CAN_BE_MADE = {Trouble.READ_ONLY, Trouble.NO_PERMISSION, Trouble.DISK_FULL}


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
        if refused.trouble not in _NOTHING_CAN_BE_MADE:
            raise
    except NoReader as error:
        _log.warning("the articles of an older version are read again another time: %s", error)
    return {}


@contextlib.contextmanager
def open_assistant(
    setup: Setup, *, in_memory: Callable[[LibraryUnavailable], None] | None = None
) -> Iterator[Assistant]:
    """What answers questions from the articles; the library gets the digests that this version ships first.

    Where no library is and none can be made, ``in_memory`` is told why, and the digests alone answer.
    """
    with contextlib.ExitStack() as stack:
        try:
            library = stack.enter_context(open_collection(setup))
            snapshots = stack.enter_context(_snapshots_of(library, setup))
        except LibraryUnavailable as refused:
            nothing_there = refused.trouble in _NOTHING_CAN_BE_MADE and not _is_filled(setup.database)
            if in_memory is None or not setup.collection or not nothing_there:
                raise
            in_memory(refused)
            setup = setup.model_copy(update={"database": "sqlite://"})
            library = stack.enter_context(open_collection(setup))
            snapshots = stack.enter_context(_snapshots_of(library, setup))
        yield make_assistant(library, snapshots)


def _is_filled(database: str) -> bool:
    """Whether there may be articles in a database, one that cannot be looked into included."""
    try:
        engine = open_unchanged(database)
    except LibraryUnavailable as refused:
        return refused.trouble is not Trouble.NOT_THERE
    try:
        return known_revision(engine) is not None and Library(engine).version() > 0
    finally:
        engine.dispose()


def make_assistant(library: Library, snapshots: Snapshots | None = None, wording: Wording | None = None) -> Assistant:
    """What answers questions from a library in Vietnamese, with what the editors approved before everything.

    Without snapshots the index is kept in memory; the wording is the terminal's unless another is given.
    """
    from bot.journal.pinned_answers import PinnedAnswers
    from retrieval.assistant import Assistant

    curated = PinnedAnswers(library.engine)
    return Assistant(library, wording or VietnameseWording(), snapshots=snapshots, curated=curated)


def serve(setup: Setup, *, telegram: bool = False, zalo: bool = False, web: bool = False) -> None:
    """Open these doors and serve them until interrupted, from an index that follows the library.

    Raises `LibraryUnavailable` for a database that cannot be written, and when a newer version has changed its tables,
    and `SettingsError` for a door whose settings it cannot be opened with.
    """
    from bot.redaction.logs import log_thread_faults
    from bot.serving.doors import run_doors
    from bot.serving.schema_watch import SchemaWatch

    with open_collection(setup) as library, _snapshots_of(library, setup) as snapshots:
        # Who cannot write an update down would answer it again and again.
        check_writable(library.engine)
        doors: list[Door] = []
        if telegram:
            doors.append(_telegram_door(setup.settings, library, snapshots))
        if web:
            doors.append(_web_door(setup.settings, library, snapshots))
        if zalo:
            doors.append(_zalo_door(setup.settings, library, snapshots))
        library.follow()
        # Before the first question comes, which would wait for it.
        snapshots.current()
        # What is there now stays for good. Looking through it for garbage took 50 ms, of some question's time.
        gc.collect()
        gc.freeze()
        snapshots.follow()
        _configure_logging(telegram=telegram)
        log_thread_faults()
        run_doors(doors, make_housekeeping(setup.settings, library.engine), SchemaWatch(library.engine))
        # It may have ended because it has become the older version, and then says so.
        known_revision(library.engine)


def _configure_logging(*, telegram: bool) -> None:
    if telegram:
        from bot.telegram.log_redaction import configure_logging as configure_with_telegram

        configure_with_telegram()
        return
    from bot.redaction.logs import configure_logging

    configure_logging(logging.INFO)


def _telegram_door(settings: Settings, library: Library, snapshots: Snapshots) -> Door:
    from bot.telegram.door import TelegramDoor

    assistant = make_assistant(library, snapshots, TelegramWording())
    return TelegramDoor(lambda: make_application(settings, assistant, library.engine), settings)


def _web_door(settings: Settings, library: Library, snapshots: Snapshots) -> Door:
    from bot.web.door import WebDoor

    assistant = make_assistant(library, snapshots)
    return WebDoor(lambda: make_web(settings, assistant, library.engine), settings)


def _zalo_door(settings: Settings, library: Library, snapshots: Snapshots) -> Door:
    from bot.zalo.door import ZaloDoor

    # What it says of commands holds in Zalo too.
    assistant = make_assistant(library, snapshots, TelegramWording())
    return ZaloDoor(lambda: make_zalo(settings, assistant, library.engine), settings)


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


def make_application(
    settings: Settings, answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.time
) -> App:
    """The bot around an answering engine and a database; nothing is sent before it is started.

    The ``clock`` says when who waits for something is told.
    """
    from bot.conversation.about_last import AboutLast
    from bot.conversation.choosing import Choosing
    from bot.journal.answer_drafts import AnswerDrafts
    from bot.journal.answers import Journal
    from bot.journal.asked_values import AskedValues
    from bot.journal.pinned_answers import PinnedAnswers
    from bot.journal.preferences import PreferenceStore
    from bot.journal.previews import Previews
    from bot.journal.privacy import Pseudonyms
    from bot.journal.question_decisions import QuestionDecisions
    from bot.journal.reports import Reports
    from bot.journal.unanswered import UnansweredQuestions
    from bot.journal.update_inbox import UpdateStore
    from bot.journal.wishes import WishBook
    from bot.telegram.application import build_application
    from bot.telegram.conversation import Questions
    from bot.telegram.daily_watch import DailyWatch
    from bot.telegram.handlers.answer_buttons import AnswerButtons
    from bot.telegram.handlers.approving import Approving
    from bot.telegram.handlers.articles import ArticleDesk
    from bot.telegram.handlers.browsing import Browsing
    from bot.telegram.handlers.checking import Checks
    from bot.telegram.handlers.contacts import Contacts
    from bot.telegram.handlers.documents import Operators
    from bot.telegram.handlers.figures import Lookups
    from bot.telegram.handlers.groups import GroupChat
    from bot.telegram.handlers.inline import InlineAnswers
    from bot.telegram.handlers.operator_texts import OperatorTexts
    from bot.telegram.handlers.preferences import Choices
    from bot.telegram.handlers.private import PrivateChat
    from bot.telegram.handlers.reactions import Reactions
    from bot.telegram.handlers.receiving import Receiving
    from bot.telegram.handlers.reports import Reporting
    from bot.telegram.handlers.unanswered import QuestionDesk
    from bot.telegram.handlers.wishes import Wishes
    from bot.telegram.prompts import Prompts
    from bot.telegram.routes import Handlers
    from bot.telegram.telling import Teller
    from knowledge.store.coverage import CoverageReader
    from knowledge.store.withdrawn import WithdrawnArticles

    library, reports, previews = Library(engine), Reports(engine), Previews(engine)
    pinned_answers, names = PinnedAnswers(engine), Pseudonyms(load_privacy_key(settings))
    contacts, coverage = ContactBook(engine), CoverageReader(library)
    journal = Journal(engine)
    questions = Questions(answerer, journal, PreferenceStore(engine), names, AboutLast(journal, library.passages_of))
    choosing = Choosing(questions, library)
    lookups = Lookups(questions, choosing)
    wishes = WishBook(engine, clock)
    teller = Teller(questions, wishes, library, pinned_answers, clock)
    ids = settings.operator_ids
    asked_values, decisions, drafts = AskedValues(engine), QuestionDecisions(engine), AnswerDrafts(engine)
    prompts = Prompts(asked_values)
    withdrawn, unanswered = WithdrawnArticles(library), UnansweredQuestions(engine, decisions)
    operators = Operators(names, library, previews, prompts, ids=ids)
    receiving = Receiving(names, previews, operators, prompts, settings.reading_limits)
    approving = Approving(drafts, pinned_answers, names, prompts, ids=ids)
    question_desk = QuestionDesk(questions, unanswered, decisions, pinned_answers, approving, prompts, ids=ids)
    article_desk = ArticleDesk(library, withdrawn, names, prompts, ids=ids)
    private = PrivateChat(questions, library, ids=ids)
    handlers = Handlers(
        private=private,
        group=GroupChat(questions),
        buttons=AnswerButtons(questions, choosing, lookups),
        lookups=lookups,
        checks=Checks(questions),
        inline=InlineAnswers(questions),
        browsing=Browsing(library, contacts, coverage),
        choices=Choices(questions, library, coverage, contacts, wishes),
        operators=operators,
        receiving=receiving,
        operator_texts=OperatorTexts(questions, prompts, receiving, operators, question_desk, article_desk, private),
        unanswered=question_desk,
        approving=approving,
        articles=article_desk,
        reporting=Reporting(reports),
        contacts=Contacts(contacts, names, ids=settings.operator_ids),
        reactions=Reactions(questions),
        wishes=Wishes(questions, wishes, teller),
    )
    daily = DailyWatch(
        library,
        previews,
        names,
        sources=settings.watch_pages,
        ids=settings.operator_ids,
        limits=settings.reading_limits,
        pause=settings.watch_pause,
        clock=clock,
    )
    return build_application(settings, handlers, UpdateStore(engine), teller, daily)


def make_web(
    settings: Settings, answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.monotonic
) -> Starlette:
    """The page in the browser around an answering engine and a database.

    The ``clock`` says in seconds how much somebody has asked lately.
    """
    from bot.conversation.about_last import AboutLast
    from bot.conversation.answering import Answering
    from bot.conversation.choosing import Choosing
    from bot.journal.answers import Journal
    from bot.journal.preferences import PreferenceStore
    from bot.journal.privacy import Pseudonyms
    from bot.web.application import build_web
    from bot.web.assets import Assets
    from bot.web.doorman import Doorman
    from bot.web.drawings import Drawings
    from bot.web.form_tokens import FormTokens
    from bot.web.rendering import Pages
    from bot.web.site import Site
    from bot.web.visitors import Visitors
    from bot.web.workers import Workers
    from knowledge.store.coverage import CoverageReader

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
        pages=Pages(assets, tokens, visitors, public),
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
        drawings=Drawings(),
        days=settings.retention_days,
    )
    return build_web(site, assets, https=https)


def make_zalo(
    settings: Settings, answerer: Answerer, engine: Engine, clock: Callable[[], float] = time.time
) -> ZaloBot:
    """The bot in Zalo around an answering engine and a database; made in the event loop that serves it."""
    from bot.conversation.about_last import AboutLast
    from bot.conversation.allowance import Allowance
    from bot.conversation.answering import Answering
    from bot.conversation.choosing import Choosing
    from bot.journal.answers import Journal
    from bot.journal.open_choices import OpenChoices
    from bot.journal.preferences import PreferenceStore
    from bot.journal.privacy import Pseudonyms
    from bot.journal.update_inbox import UpdateStore
    from bot.zalo.asking import Asking
    from bot.zalo.browsing import Browsing
    from bot.zalo.client import ZaloClient
    from bot.zalo.commands import Commands
    from bot.zalo.conversation import Conversation
    from bot.zalo.delivery import Delivery
    from bot.zalo.door import ZaloBot
    from bot.zalo.groups import GroupChat
    from bot.zalo.inbox import DOOR, Inbox
    from bot.zalo.intake import Intake
    from bot.zalo.numbered_choices import NumberedChoices
    from bot.zalo.pages import Pages
    from knowledge.store.coverage import CoverageReader

    if settings.zalo_bot_token is None:
        raise SettingsError("ZALO_BOT_TOKEN", texts.errors.ZALO_TOKEN_NEEDED)
    library, journal, offers = Library(engine), Journal(engine), OpenChoices(engine, clock)
    coverage, names = CoverageReader(library), Pseudonyms(load_privacy_key(settings))
    about_last = AboutLast(journal, library.passages_of)
    answering = Answering(answerer, journal, PreferenceStore(engine), names, about_last)
    client = ZaloClient(settings.zalo_bot_token.get_secret_value(), settings.zalo_api_url)
    asking = Asking(answering, Delivery(client, offers, Pages(url=settings.web_url)), clock)
    browsing = Browsing(asking.delivery, library, coverage)
    commands = Commands(asking, browsing, coverage, offers)
    numbered = NumberedChoices(asking, Choosing(answering, library), browsing, offers)
    group = GroupChat(asking, commands, numbered, clock)
    conversation = Conversation(asking, commands, numbered, group)
    inbox = Inbox(UpdateStore(engine, door=DOOR), conversation)
    intake = Intake(inbox, Allowance(settings.questions_a_minute), conversation.say_too_many)
    return ZaloBot(client, inbox, intake, group)


def open_snapshots(settings: Settings, library: Library, database: str) -> Snapshots:
    """The snapshots of a library as the settings want them; ``database`` is the library's URL."""
    if settings.index is IndexEngine.POSTGRES:
        from retrieval.snapshots.postgres import PostgresSnapshots

        reading = open_reader(settings.search_url) if settings.search_url is not None else None
        return PostgresSnapshots(library, reading)
    from retrieval.index.segment_store import SegmentStore
    from retrieval.snapshots.embedded import EmbeddedSnapshots

    identity = library.identity()
    return EmbeddedSnapshots(library, SegmentStore(index_folder(settings, database) / identity, identity))


def index_folder(settings: Settings, database: str) -> Path:
    """Beside a SQLite file, and for a server in the user's folder for what can be made again, unless one is set."""
    if settings.index_folder is not None:
        return settings.index_folder.expanduser()
    url = sa.make_url(database)
    if url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:"):
        file = Path(str(url.database)).expanduser()
        return file.with_name(f"{file.name}.index")
    from platformdirs import user_cache_path

    return Path(user_cache_path("sxsh", appauthor=False)) / "index"


@contextlib.contextmanager
def _snapshots_of(library: Library, setup: Setup) -> Iterator[Snapshots]:
    snapshots = open_snapshots(setup.settings, library, setup.database)
    try:
        yield snapshots
    finally:
        snapshots.close()


def bring_digests(library: Library, setup: Setup) -> None:
    """Bring the digests up to those that ship; a library that holds something answers without where that fails."""
    if not setup.collection or (library.version() > 0 and not can_write(library.engine)):
        return
    from knowledge.intake.shipping import load_collection

    try:
        load_collection(library)
    except LibraryUnavailable as refused:
        if refused.trouble not in _NOTHING_CAN_BE_MADE or library.version() == 0:
            raise
