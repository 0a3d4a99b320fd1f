"""Changes of the collection, known without asking: PostgreSQL tells, SQLite is asked for a number it has at hand.

Every write of a `Library` moves the collection's version and, on PostgreSQL, notifies ``CHANNEL`` with the new one in
the same transaction: it is sent when the write is committed, and not at all when it is not. A follower holds one
connection that listens, and reads the version once a second as well, so that a connection lost without a word (a
balancer, a laptop asleep) costs a second and no more.
"""

from __future__ import annotations

import logging
import sqlite3
import time
from threading import Event, Lock, Thread
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.errors import LibraryUnavailable
from knowledge.store.database import connect_arguments
from knowledge.store.faults import diagnose, name_of
from knowledge.store.schema import collection_state

_log = logging.getLogger(__name__)

CHANNEL = "sxsh_collection"

# The longest that a change can stay unseen when its notification is lost.
POLL_SECONDS = 1.0
# How soon a follower that is told to stop does so; waking up this often is not measurable.
_WAKE_SECONDS = 0.2
# Every article that is written moves the version on, which takes less time than making the statement for it.
_ADVANCE = collection_state.update().values(version=collection_state.c.version + 1)


class Changes(Protocol):
    """The last known version of one collection; safe to share between threads."""

    def version(self) -> int:
        """The newest version known, without a query that a question would wait for."""
        ...

    def observe(self, version: int) -> None:
        """Take notice of a version that this process has written itself."""
        ...

    def close(self) -> None:
        """Stop following and give the connection back."""
        ...


def follow(engine: Engine) -> Changes:
    """The changes of the collection in a database; raises `LibraryUnavailable` when it cannot be read now."""
    return PolledChanges(engine) if engine.dialect.name == "sqlite" else NotifiedChanges(engine)


def read_version(connection: Connection) -> int:
    """The version as this connection sees it."""
    return int(connection.execute(sa.select(collection_state.c.version)).scalar_one())


def advance(connection: Connection) -> None:
    """Move the version on, within a transaction that writes, and tell the followers."""
    connection.execute(_ADVANCE)
    notify(connection)


def notify(connection: Connection) -> None:
    """Tell the followers of the version this transaction will have written; SQLite has nobody to tell."""
    if connection.dialect.name == "postgresql":
        told = sa.select(sa.func.pg_notify(CHANNEL, sa.cast(collection_state.c.version, sa.Text)))
        connection.execute(told)


class PolledChanges:
    """SQLite's changes: its ``data_version`` moves with the commits of others, and reading it touches no table."""

    def __init__(self, engine: Engine) -> None:
        self._lock = Lock()
        # One connection that never writes sees every commit as somebody else's.
        self._connection = engine.connect()
        self._data_version = -1
        self._version = 0
        self.version()

    def version(self) -> int:
        """The version as of now."""
        with self._lock:
            # Every question asks: of the driver itself it takes a tenth of the time.
            driver: Any = self._connection.connection.driver_connection
            try:
                moved = int(driver.execute("PRAGMA data_version").fetchone()[0])
            except sqlite3.Error as error:
                raise diagnose(error, name_of(self._connection.engine.url)) from error
            if moved != self._data_version:
                self._version = read_version(self._connection)
                self._data_version = moved
                # Ends what SQLAlchemy takes for a transaction; without a BEGIN the driver has none to end.
                self._connection.rollback()
            return self._version

    def observe(self, version: int) -> None:
        """Nothing to do: this process's writes come from other connections and are seen as any other."""

    def close(self) -> None:
        """Give the connection back."""
        with self._lock:
            self._connection.close()


class NotifiedChanges:
    """PostgreSQL's changes, followed by a thread with a connection of its own.

    While the server is away the last version known stands: questions are answered from what was read before it left.
    """

    def __init__(self, engine: Engine) -> None:
        # Apart from the engine's pool, where one connection less would be one question less at a time.
        self._engine = sa.create_engine(
            engine.url,
            poolclass=sa.NullPool,
            isolation_level="AUTOCOMMIT",
            connect_args=connect_arguments(engine.url),
        )
        self._lock = Lock()
        self._stopped = Event()
        with engine.connect() as connection:
            self._version = read_version(connection)
        self._thread = Thread(target=self._run, name="collection changes", daemon=True)
        self._thread.start()

    def version(self) -> int:
        """The newest version told or read; no query."""
        return self._version

    def observe(self, version: int) -> None:
        """Take notice of a version; an older one, told late, changes nothing."""
        with self._lock:
            self._version = max(self._version, version)

    def close(self) -> None:
        """Stop the thread, and wait until it has given its connection back."""
        self._stopped.set()
        self._thread.join()
        self._engine.dispose()

    def _run(self) -> None:
        away = False
        while not self._stopped.is_set():
            try:
                with self._engine.connect() as connection:
                    connection.exec_driver_sql(f"LISTEN {CHANNEL}")
                    if away:
                        _log.info("the database is followed again")
                        away = False
                    self._listen(connection)
            except (SQLAlchemyError, LibraryUnavailable, OSError) as error:
                if not away:
                    _log.warning("the database is away, its changes will be seen later: %s", type(error).__name__)
                away = True
                self._stopped.wait(POLL_SECONDS)

    def _listen(self, connection: Connection) -> None:
        """Take notifications until told to stop; raises when the connection is lost."""
        due = 0.0  # at once: what changed before LISTEN was told to nobody here
        while not self._stopped.is_set():
            if time.monotonic() >= due:
                self.observe(read_version(connection))
                due = time.monotonic() + POLL_SECONDS
            self._take_notifications(connection.connection.driver_connection)

    def _take_notifications(self, driver: Any) -> None:
        import psycopg

        try:
            for told in driver.notifies(timeout=_WAKE_SECONDS, stop_after=1):
                self.observe(int(told.payload))
        except psycopg.Error as error:
            raise OSError("the connection that listens was lost") from error
