"""Opens the database: one engine per process, its schema up to date, SQLite in WAL mode."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SAWarning, SQLAlchemyError

from knowledge.errors import LibraryUnavailable, Trouble
from knowledge.store.faults import blocked_file, diagnose, name_of, tell_troubles
from knowledge.store.private_files import make_private_file, make_private_folder
from knowledge.store.revisions import bring_up_to_date, known_revision
from knowledge.store.schema import collection_state

# How long a writer waits for another one. An article is written in milliseconds; a minute is a safe ceiling.
_BUSY_SECONDS = 60
# How long a server may take to answer a connection, in seconds, and to confirm what was sent, in milliseconds.
_PATIENCE = {"connect_timeout": 10, "tcp_user_timeout": 20_000}
# What keeps a file from being written and need not keep it from being read.
_STILL_READABLE = {Trouble.READ_ONLY, Trouble.NO_PERMISSION, Trouble.DISK_FULL}


def open_database(url: str) -> Engine:
    """The engine for a SQLAlchemy URL, with its file, folders and tables created on first use.

    A SQLite file that cannot be written, or on a disk that is full, is opened to be read. Raises `LibraryUnavailable`
    when the database cannot be reached, is no database, or was written by a newer version of this program.
    """
    try:
        parsed = read_url(url)
        if parsed.get_backend_name() != "sqlite":
            return _open(parsed)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise diagnose(error, name_of(url)) from error
    if _is_in_memory(parsed):
        return _open(parsed)
    return _open_file(parsed, Path(str(parsed.database)).expanduser())


def open_unchanged(url: str) -> Engine:
    """The engine for a database that is there, as it is: nothing is made and nothing brought up to date.

    A SQLite file that cannot be written is opened to be read. Raises `LibraryUnavailable`, for what is not there too.
    """
    try:
        parsed = read_url(url)
        if parsed.get_backend_name() != "sqlite":
            return _open(parsed, changing=False)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise diagnose(error, name_of(url)) from error
    if _is_in_memory(parsed):
        return _open(parsed, changing=False)
    path = Path(str(parsed.database)).expanduser()
    if not path.exists():
        raise LibraryUnavailable(Trouble.NOT_THERE, str(path))
    refused: LibraryUnavailable | None = None
    for each in (_file_url(path, mode="rw"), *_reading_urls(path)):
        try:
            return _open(each, changing=False, full=refused is not None and refused.trouble is Trouble.DISK_FULL)
        except LibraryUnavailable as problem:
            refused = refused or problem
            if problem.trouble not in _STILL_READABLE:
                break
    raise _say_which_file(refused or LibraryUnavailable(Trouble.OTHER, str(path)), path)


def open_reader(url: str) -> Engine:
    """The engine for a URL that is only read from, such as hot standbys; nothing is connected to yet.

    Several hosts are named as libpq wants them: ``postgresql+psycopg://user@/base?host=a:5432&host=b:5432`` with
    ``target_session_attrs=prefer-standby``. Raises `LibraryUnavailable` for what is no URL.
    """
    try:
        parsed = sa.make_url(url)
        engine = sa.create_engine(parsed, hide_parameters=True, **_options(parsed))
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise diagnose(error, name_of(url)) from error
    tell_troubles(engine)
    return engine


def check_writable(engine: Engine) -> None:
    """Nothing, where the database takes what is written; raises `LibraryUnavailable` and leaves it as it is."""
    with engine.connect() as connection:
        begin_write(connection)
        connection.execute(collection_state.update().values(version=collection_state.c.version))
        connection.rollback()


def url_of(path: Path) -> str:
    """The URL of a SQLite file, whatever signs its name has: a question mark would begin parameters."""
    return sa.URL.create("sqlite", database=str(path)).render_as_string()


def read_url(url: str) -> sa.URL:
    """A URL of a database that this program can use; raises `LibraryUnavailable` for any other."""
    try:
        parsed = sa.make_url(url)
    except (SQLAlchemyError, ValueError) as error:
        raise diagnose(error, name_of(url)) from error
    backend = parsed.get_backend_name()
    if backend not in ("sqlite", "postgresql"):
        raise LibraryUnavailable(Trouble.UNKNOWN_URL, name_of(parsed))
    if backend == "sqlite":
        # Python's own driver; others want a password, or an event loop.
        if parsed.drivername not in ("sqlite", "sqlite+pysqlite") or parsed.host or parsed.username or parsed.password:
            raise LibraryUnavailable(Trouble.UNKNOWN_URL, parsed.set(query={}).render_as_string(hide_password=True))
        _check_parameters(parsed)
    return parsed


def _check_parameters(url: sa.URL) -> None:
    """Nothing, where SQLite's driver takes what stands behind the question mark; raises `LibraryUnavailable`."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", SAWarning)  # how SQLAlchemy tells of one that nobody takes
        try:
            url.get_dialect()().create_connect_args(url)
        except (SAWarning, SQLAlchemyError, ValueError) as error:
            raise LibraryUnavailable(Trouble.UNKNOWN_PARAMETER, name_of(url), ", ".join(url.query)) from error


def can_write(engine: Engine) -> bool:
    """Whether the engine may write at all: a file that could not be written was opened to be read."""
    return "mode" not in engine.url.query


def _is_in_memory(url: sa.URL) -> bool:
    """Whether no file is named, or one in SQLite's own way, which says itself how it is opened."""
    return url.database in (None, "", ":memory:") or str(url.database).startswith("file:")


def _open_file(url: sa.URL, path: Path) -> Engine:
    """The engine for a file: to be written, and where that is impossible in the first way in which it can be read."""
    try:
        make_private_folder(path.parent)
        make_private_file(path)
        return _open(url.set(database=str(path)))
    except (LibraryUnavailable, OSError) as error:
        refused = diagnose(error, str(path))
        for reading_url in _reading_urls(path) if refused.trouble in _STILL_READABLE else ():
            with suppress(LibraryUnavailable):
                return _open(reading_url, full=refused.trouble is Trouble.DISK_FULL)
        raise _say_which_file(refused, path) from error


def _say_which_file(refused: LibraryUnavailable, path: Path) -> LibraryUnavailable:
    """The same error, naming the very file or folder to which permission is lacking."""
    if refused.trouble is not Trouble.NO_PERMISSION:
        return refused
    trouble, blocked = blocked_file(path)
    return LibraryUnavailable(trouble, str(blocked), refused.detail)


def _reading_urls(path: Path) -> Iterator[sa.URL]:
    if not path.is_file():
        return
    yield _file_url(path, mode="ro")
    # Where SQLite cannot put its shared memory beside a file, the file alone is read; what somebody has written into a
    # log beside it would be missing then.
    log = path.with_name(f"{path.name}-wal")
    if not log.exists() or log.stat().st_size == 0:
        yield _file_url(path, mode="ro", immutable="1")


def _file_url(path: Path, **how: str) -> sa.URL:
    return sa.URL.create("sqlite", database=f"file:{quote(str(path))}", query={**how, "uri": "true"})


def _open(url: sa.URL, *, full: bool = False, changing: bool = True) -> Engine:
    """The engine for a URL, its tables up to date unless they are not to be changed; raises `LibraryUnavailable`."""
    # What was to be written stands in no error: an update has people's words in it, and errors are logged.
    engine = sa.create_engine(url, hide_parameters=True, **_options(url))
    tell_troubles(engine, full=full)
    if url.get_backend_name() == "sqlite":
        sa.event.listen(engine, "connect", _prepare_reading if "mode" in url.query else _prepare_sqlite)
    try:
        if changing:
            bring_up_to_date(engine)
        else:
            known_revision(engine)
    except (SQLAlchemyError, OSError, LibraryUnavailable) as error:
        engine.dispose()
        raise diagnose(error, name_of(url)) from error
    return engine


def _options(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {}
    # A server may restart or drop an idle connection; asking first costs a tenth of a millisecond.
    return {"pool_pre_ping": True, "connect_args": connect_arguments(url)}


def connect_arguments(url: sa.URL) -> dict[str, Any]:
    """What PostgreSQL's driver is told with each connection, but for what the URL says itself.

    Nothing is prepared on the server, because behind a pooler the next statement may reach another session. A machine
    that has gone without a word is not waited for as long as the system would.
    """
    given = {"prepare_threshold": None, **_PATIENCE}
    return {name: value for name, value in given.items() if name not in url.query}


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that writes; it is undone when its block raises."""
    with engine.connect() as connection:
        begin_write(connection)
        yield connection
        connection.commit()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that only reads, all of it as of one moment."""
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN")
        else:
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection
        connection.rollback()


def _insert_of(connection: Connection) -> Callable[[sa.Table], Any]:
    """The INSERT of a database that knows what to do with rows that are there already; only one of both is loaded."""
    if connection.dialect.name == "sqlite":
        from sqlalchemy.dialects import sqlite

        return sqlite.insert
    from sqlalchemy.dialects import postgresql

    return postgresql.insert


def insert_absent(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> bool:
    """Insert a row unless its primary key is there already; whether it was inserted."""
    make = _insert_of(connection)
    # What is returned tells more surely than a count of rows, which drivers do not keep for an INSERT.
    inserted = make(table).values(**row).on_conflict_do_nothing().returning(*table.primary_key)
    return connection.execute(inserted).first() is not None


def put_row(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Insert a row, or replace the one with the same primary key."""
    make = _insert_of(connection)
    keys = [column.name for column in table.primary_key]
    others = {name: value for name, value in row.items() if name not in keys}
    connection.execute(make(table).values(**row).on_conflict_do_update(index_elements=keys, set_=others))


def begin_write(connection: Connection) -> None:
    """Take SQLite's write lock at once, so that what is read next cannot change before it is written."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions begin at the first write; ours are begun by `begin_write`.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _prepare_reading(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
