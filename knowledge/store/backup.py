"""Copies of a library in SQLite, made while others work on it: of one moment, and complete before they have a name.

The copying is SQLite's own (sqlite.org/backup.html).
"""

from __future__ import annotations

import errno
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy.engine import Engine

from knowledge.errors import BackupRefused, LibraryUnavailable, Trouble, WhyNoBackup
from knowledge.store.database import read_url
from knowledge.store.faults import diagnose, name_of

# What SQLite keeps beside a file and would take for its own.
BESIDE = ("-wal", "-shm", "-journal")
# Beside it the embedded engine keeps its index, in a folder.
INDEX = ".index"


def library_file(url: str) -> Path:
    """The file of a library in SQLite; raises `BackupRefused` for another database, `LibraryUnavailable` for no URL."""
    parsed = read_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise BackupRefused(WhyNoBackup.NO_FILE, name_of(parsed))
    return Path(name_of(parsed)).expanduser()


def back_up(engine: Engine, target: Path) -> None:
    """Copy the library as it is at this moment into a new file.

    Raises `BackupRefused` for a file that exists, `LibraryUnavailable` for a library that is damaged, and ``OSError``
    with the name of the file that could not be written; nothing is left behind then.
    """
    source = library_file(engine.url.render_as_string())
    if target.resolve() in [source.with_name(source.name + ending).resolve() for ending in (*BESIDE, INDEX)]:
        raise BackupRefused(WhyNoBackup.BELONGS, str(target))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() or target.is_symlink():
        raise BackupRefused(WhyNoBackup.EXISTS, str(target))
    with _draft_of(target) as draft:
        with closing(engine.raw_connection()) as connection, closing(sqlite3.connect(draft)) as copy:
            driver = connection.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise BackupRefused(WhyNoBackup.NO_FILE, str(engine.url.database))
            copy_pages(driver, copy, named=source, into=target)
            if not is_whole(copy):
                raise LibraryUnavailable(Trouble.DAMAGED, str(source))
        make_lasting(draft)
        draft.replace(target)


@contextmanager
def _draft_of(target: Path) -> Iterator[Path]:
    """An empty file beside a target that is its owner's alone, and gone at the end; its errors name the target."""
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        # It holds what people have asked.
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield draft
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    finally:
        for ending in ("", *BESIDE):
            with suppress(OSError):
                draft.with_name(draft.name + ending).unlink()


def copy_pages(source: sqlite3.Connection, target: sqlite3.Connection, *, named: Path, into: Path) -> None:
    """All pages as of one moment; raises `LibraryUnavailable` that names the file at fault."""
    try:
        source.backup(target)
        # A file by itself, which can be read where nothing can be written.
        target.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        problem = diagnose(error, str(named))
        # Nothing is written but the copy.
        if problem.trouble is Trouble.DISK_FULL:
            raise LibraryUnavailable(Trouble.DISK_FULL, str(into), problem.detail) from error
        raise problem from error


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether every page of a file is what it should be."""
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def make_lasting(file: Path) -> None:
    """On the disk, so that a machine that stops does not leave an empty file under a promising name."""
    with file.open("rb") as written:
        os.fsync(written.fileno())
