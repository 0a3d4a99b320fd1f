"""Opens the database: one engine per process, its schema up to date, SQLite in WAL mode."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from knowledge.errors import LibraryUnavailable
from knowledge.store.schema import SCHEMA_REVISION

# How long a writer waits for another one. An article is written in milliseconds; a minute is a safe ceiling.
_BUSY_SECONDS = 60
# Any fixed number: it names the lock under which one process brings a PostgreSQL schema up to date.
_MIGRATION_LOCK = 71_520


def open_database(url: str) -> Engine:
    """The engine for a SQLAlchemy URL, with its file, folders and tables created on first use.

    Raises `LibraryUnavailable` with one clear line when the database cannot be reached, is no database, or was
    written by a newer version of this program.
    """
    engine: Engine | None = None
    try:
        parsed = sa.make_url(url)
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).expanduser().parent.mkdir(parents=True, exist_ok=True)
        # What was to be written stands in no error: an update has people's words in it, and errors are logged.
        engine = sa.create_engine(parsed, hide_parameters=True, **_options(parsed))
        if parsed.get_backend_name() == "sqlite":
            sa.event.listen(engine, "connect", _prepare_sqlite)
        _bring_up_to_date(engine)
    except LibraryUnavailable:
        _dispose(engine)
        raise
    except (SQLAlchemyError, OSError, ImportError) as error:
        _dispose(engine)
        shown = _shown(url)
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise LibraryUnavailable(f"the database {shown} cannot be opened: {cause}") from error
    return engine


def open_reader(url: str) -> Engine:
    """The engine for a URL that is only read from, such as hot standbys; nothing is connected to yet.

    Several hosts are named as libpq wants them: ``postgresql+psycopg://user@/base?host=a:5432&host=b:5432`` with
    ``target_session_attrs=prefer-standby``. Raises `LibraryUnavailable` for what is no URL.
    """
    try:
        parsed = sa.make_url(url)
        return sa.create_engine(parsed, hide_parameters=True, **_options(parsed))
    except (SQLAlchemyError, ImportError) as error:
        raise LibraryUnavailable(f"the database {_shown(url)} cannot be opened: {error}") from error


def _options(url: sa.URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {}
    # A server may restart or drop an idle connection; asking first costs a tenth of a millisecond. Nothing is prepared
    # on the server, because behind a pooler the next statement may reach another session.
    return {"pool_pre_ping": True, "connect_args": {"prepare_threshold": None}}


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


def insert_absent(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> bool:
    """Insert a row unless its primary key is there already; whether it was inserted."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    # What is returned tells more surely than a count of rows, which drivers do not keep for an INSERT.
    inserted = make(table).values(**row).on_conflict_do_nothing().returning(*table.primary_key)
    return connection.execute(inserted).first() is not None


def put_row(connection: Connection, table: sa.Table, row: Mapping[str, object]) -> None:
    """Insert a row, or replace the one with the same primary key."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    keys = [column.name for column in table.primary_key]
    others = {name: value for name, value in row.items() if name not in keys}
    connection.execute(make(table).values(**row).on_conflict_do_update(index_elements=keys, set_=others))


def begin_write(connection: Connection) -> None:
    """Take SQLite's write lock at once, so that what is read next cannot change before it is written."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _dispose(engine: Engine | None) -> None:
    if engine is not None:
        engine.dispose()


def _shown(url: str) -> str:
    try:
        return sa.make_url(url).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return "URL"


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transactions begin at the first write; ours are begun by `begin_write`.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _revision(connection: Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _bring_up_to_date(engine: Engine) -> None:
    with engine.connect() as connection:
        if _revision(connection) == SCHEMA_REVISION:
            return
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_MIGRATION_LOCK})"))
        _migrate(connection)
        connection.commit()


def _migrate(connection: Connection) -> None:
    """Run what is missing, unless another process has just done it."""
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise LibraryUnavailable("the database was written by a newer version; update the program") from error
