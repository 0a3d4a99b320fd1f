"""The snapshots of the engine inside PostgreSQL."""

from __future__ import annotations

from sqlalchemy.engine import Engine

from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.faults import name_of
from knowledge.store.library import Library
from retrieval.analysis.lexicon import Lexicon
from retrieval.index.passage_cache import LibraryPassages
from retrieval.index.postgres.engine import PostgresIndex
from retrieval.index.postgres.filling import fill_index
from retrieval.snapshots.refresher import SnapshotRefresher
from retrieval.snapshots.snapshot import Snapshot


class PostgresSnapshots(SnapshotRefresher):
    """The snapshots of a library in PostgreSQL, whose index lies beside it.

    ``reading`` is where questions are looked up, such as hot standbys; by default the library's own server.
    Raises `LibraryUnavailable` for another kind of database, and where the server lacks the extension.
    """

    def __init__(self, library: Library, reading: Engine | None = None) -> None:
        super().__init__(library)
        self._engine = library.engine
        if self._engine.dialect.name != "postgresql":
            raise LibraryUnavailable(Trouble.NOT_POSTGRES, name_of(self._engine.url))
        self._reading = reading or self._engine
        self._passages = LibraryPassages(Library(self._reading))
        self._meanings: dict[str, str] = {}
        self._lexicon = Lexicon.shipped()

    def _build(self, before: Snapshot | None) -> Snapshot:
        version, meanings = fill_index(self._engine, self._library)
        if meanings != self._meanings:
            self._meanings, self._lexicon = meanings, Lexicon.shipped().with_learned(meanings)
        return Snapshot.of(PostgresIndex(version, self._reading, self._passages), self._lexicon, before)

    def close(self) -> None:
        """Stop following, and give connections to other servers back."""
        super().close()
        if self._reading is not self._engine:
            self._reading.dispose()
