"""What is the matter with a database, told from what its driver says: one error that names it, whatever the driver."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path
from urllib.parse import unquote

import sqlalchemy as sa
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from knowledge.errors import LibraryUnavailable, Trouble

# The low byte of SQLite's code is the kind, the rest says where (sqlite.org/rescode.html).
_SQLITE = {
    sqlite3.SQLITE_PERM: Trouble.NO_PERMISSION,
    sqlite3.SQLITE_BUSY: Trouble.LOCKED,
    sqlite3.SQLITE_LOCKED: Trouble.LOCKED,
    sqlite3.SQLITE_READONLY: Trouble.READ_ONLY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_FULL: Trouble.DISK_FULL,
    sqlite3.SQLITE_CANTOPEN: Trouble.NO_PERMISSION,
    sqlite3.SQLITE_NOTADB: Trouble.NOT_A_DATABASE,
}
# An I/O error is a disk that takes nothing more when it came while writing, and a disk that fails when while reading.
_WHILE_READING = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_FSTAT}
# The first characters of PostgreSQL's codes (postgresql.org/docs/current/errcodes-appendix.html), longest first.
_POSTGRES = {
    "25006": Trouble.READ_ONLY,
    "42501": Trouble.READ_ONLY,
    "53100": Trouble.DISK_FULL,
    "58030": Trouble.DISK_FULL,
    "55P03": Trouble.LOCKED,
    "57P": Trouble.UNREACHABLE,
    "08": Trouble.UNREACHABLE,
    "28": Trouble.LOGIN_REFUSED,
    "3D": Trouble.MISSING,
    "53": Trouble.UNREACHABLE,
    "XX00": Trouble.DAMAGED,
}
# A refused connection has no code; these are the server's words, in the language that PostgreSQL's own tests are in.
_REFUSED_CONNECTIONS = (
    ("authentication failed", Trouble.LOGIN_REFUSED),
    ("no password supplied", Trouble.LOGIN_REFUSED),
    ("no pg_hba.conf entry", Trouble.LOGIN_REFUSED),
    ("permission denied", Trouble.LOGIN_REFUSED),
    # Of a database or a role that is there, for now.
    ("too many connections", Trouble.UNREACHABLE),
    ("not currently accepting connections", Trouble.UNREACHABLE),
    # "The database system is starting up" is none of these.
    ('database "', Trouble.MISSING),
    ('role "', Trouble.LOGIN_REFUSED),
)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_OF_SYSTEM = dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), Trouble.NO_PERMISSION)


def name_of(url: str | sa.URL) -> str:
    """A database as it may be shown: the path of a file, or a URL without its password."""
    try:
        parsed = sa.make_url(url)
    except (SQLAlchemyError, ValueError):
        # It may be a URL all the same, with a password in it.
        return "URL" if "@" in str(url) else str(url)
    if parsed.drivername.startswith("sqlite") and parsed.database:
        return unquote(parsed.database.removeprefix("file:"))
    # An @ that a password was to write as %40 leaves the rest of the password before the host.
    host = (parsed.host or "").rpartition("@")[2]
    return parsed.set(query={}, host=host or None).render_as_string(hide_password=True)


def tell_troubles(engine: Engine, *, full: bool = False) -> None:
    """Have an engine raise `LibraryUnavailable` where its driver's error says that the database cannot be used.

    One that can only be read because its disk is ``full`` says so to whoever wants to write.
    """
    database = name_of(engine.url)
    # What the driver says of such a host would say a part of the password.
    split = "@" in (engine.url.host or "")

    def told(context: ExceptionContext) -> LibraryUnavailable | None:
        # A connection that is found dead before it is used is replaced, and nobody need hear of it.
        if context.is_pre_ping:
            return None
        trouble = _trouble_of(context.original_exception)
        if trouble is None and context.is_disconnect:
            trouble = Trouble.UNREACHABLE
        if trouble is Trouble.READ_ONLY and full:
            trouble = Trouble.DISK_FULL
        if trouble is None:
            return None
        return LibraryUnavailable(trouble, database, "" if split else str(context.original_exception))

    sa.event.listen(engine, "handle_error", told)


def diagnose(error: Exception, database: str) -> LibraryUnavailable:
    """The error that says of a database what another one means for it."""
    if isinstance(error, LibraryUnavailable):
        return error
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    trouble = _trouble_of(cause) or Trouble.OTHER
    # What cannot be read as a URL may hold a password anywhere.
    return LibraryUnavailable(trouble, database, "" if trouble is Trouble.UNKNOWN_URL else str(cause))


def blocked_file(path: Path) -> tuple[Trouble, Path]:
    """Why SQLite could not open a file, and which one: its own, one that lies beside it, or its folder."""
    if path.is_dir():
        return Trouble.IS_FOLDER, path
    for each in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))):
        try:
            with each.open("rb"):
                pass
        except FileNotFoundError:
            continue
        except OSError:
            return Trouble.NO_PERMISSION, each
    return Trouble.NO_PERMISSION, path if path.exists() else path.parent


def _trouble_of(error: BaseException) -> Trouble | None:
    if isinstance(error, sqlite3.Error):
        return _trouble_of_sqlite(getattr(error, "sqlite_errorcode", None))
    if isinstance(error, OSError):
        return Trouble.DISK_FULL if error.errno in _FULL else _OF_SYSTEM.get(error.errno or 0)
    if isinstance(error, ImportError):
        return Trouble.NO_DRIVER
    if isinstance(error, ArgumentError | NoSuchModuleError | ValueError):
        return Trouble.UNKNOWN_URL
    if type(error).__module__.partition(".")[0] == "psycopg":
        return _trouble_of_postgres(error)
    return None


def _trouble_of_sqlite(code: int | None) -> Trouble | None:
    if code is None:
        return None
    kind = code & 0xFF
    if kind == sqlite3.SQLITE_IOERR:
        return Trouble.DAMAGED if code in _WHILE_READING else Trouble.DISK_FULL
    return _SQLITE.get(kind)


def _trouble_of_postgres(error: BaseException) -> Trouble | None:
    import psycopg

    code = getattr(error, "sqlstate", None)
    if code:
        return next((trouble for begins, trouble in _POSTGRES.items() if code.startswith(begins)), None)
    if not isinstance(error, psycopg.OperationalError):
        return None
    said = str(error)
    if "FATAL" not in said:
        return Trouble.UNREACHABLE
    said = said.partition("FATAL")[2]
    return next((trouble for words, trouble in _REFUSED_CONNECTIONS if words in said), Trouble.UNREACHABLE)
