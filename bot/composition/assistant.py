"""What answers questions, from the articles and an index of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from bot.composition.library import NOTHING_CAN_BE_MADE, Setup, open_collection
from bot.settings import IndexEngine, Settings
from bot.texts.wording import VietnameseWording
from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.database import open_reader, open_unchanged
from knowledge.store.library import Library
from knowledge.store.revisions import known_revision

if TYPE_CHECKING:
    from retrieval.answers.wording import Wording
    from retrieval.assistant import Assistant
    from retrieval.snapshots.snapshot import Snapshots


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
            snapshots = stack.enter_context(snapshots_of(library, setup))
        except LibraryUnavailable as refused:
            nothing_there = refused.trouble in NOTHING_CAN_BE_MADE and not _is_filled(setup.database)
            if in_memory is None or not setup.collection or not nothing_there:
                raise
            in_memory(refused)
            setup = setup.model_copy(update={"database": "sqlite://"})
            library = stack.enter_context(open_collection(setup))
            snapshots = stack.enter_context(snapshots_of(library, setup))
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
    from bot.tracing.telling import note_stage
    from retrieval.assistant import Assistant

    curated = PinnedAnswers(library.engine)
    said = wording or VietnameseWording()
    return Assistant(library, said, snapshots=snapshots, curated=curated, tell_stage=note_stage)


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
def snapshots_of(library: Library, setup: Setup) -> Iterator[Snapshots]:
    """The snapshots of a library, as long as they are needed."""
    snapshots = open_snapshots(setup.settings, library, setup.database)
    try:
        yield snapshots
    finally:
        snapshots.close()
