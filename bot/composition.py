"""Which engine searches, and where the embedded one keeps its index."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from bot.settings import IndexEngine, Settings
from knowledge.store.database import open_reader
from knowledge.store.library import Library
from retrieval.snapshots.snapshot import Snapshots


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
