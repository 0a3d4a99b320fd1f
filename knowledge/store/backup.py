"""Copies of a library in SQLite, made and put back while others work on it.

A copy is SQLite's own of one moment (sqlite.org/backup.html), complete before it has its name. What is put back goes
into the file that is there, in one transaction: whoever has it open sees one more change, and a fault leaves it as it
was. Only a file that is too damaged for that is moved aside.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge.errors import BackupRefused, LibraryUnavailable, Trouble, WhyNoBackup
from knowledge.records import Record
from knowledge.store.database import open_database
from knowledge.store.faults import diagnose, name_of
from knowledge.store.schema import SCHEMA_REVISION

# What SQLite keeps beside a file and would take for its own.
_BESIDE = ("-wal", "-shm", "-journal")
_BEYOND_REPAIR = {Trouble.DAMAGED, Trouble.NOT_A_DATABASE}


class Restored(Record):
    """What was put back: how many articles; where the former content is, and whether as the damaged file itself."""

    articles: int
    former: str | None = None
    moved_aside: bool = False


def library_file(url: str) -> Path:
    """The file of a library in SQLite; raises `BackupRefused` for another kind of database."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        raise BackupRefused(WhyNoBackup.NO_FILE, parsed.set(query={}).render_as_string(hide_password=True))
    return Path(name_of(parsed)).expanduser()


def back_up(engine: Engine, target: Path) -> None:
    """Copy the library as it is at this moment into a new file.

    Raises `BackupRefused` for a file that exists, `LibraryUnavailable` for a library that is damaged, and ``OSError``
    with the name of the file that could not be written; nothing is left behind then.
    """
    source = library_file(engine.url.render_as_string())
    if target.exists() or target.is_symlink():
        raise BackupRefused(WhyNoBackup.EXISTS, str(target))
    if target.resolve() in [source.with_name(source.name + ending).resolve() for ending in _BESIDE]:
        raise BackupRefused(WhyNoBackup.BELONGS, str(target))
    with _draft_of(target) as draft:
        with closing(engine.raw_connection()) as connection, closing(sqlite3.connect(draft)) as copy:
            driver = connection.driver_connection
            if not isinstance(driver, sqlite3.Connection):
                raise BackupRefused(WhyNoBackup.NO_FILE, str(engine.url.database))
            _copy(driver, copy, named=source, into=target)
            if not _is_whole(copy):
                raise LibraryUnavailable(Trouble.DAMAGED, str(source))
        _make_lasting(draft)
        draft.replace(target)


def restore(backup: Path, url: str, *, keep: Collection[str] = ()) -> Restored:
    """Put what a copy holds into the library at a URL; its former content is kept in a file beside it.

    The tables in ``keep`` stay as they are. Raises `BackupRefused` for what is no whole copy of a library of this
    version or an older one, `LibraryUnavailable` for a library that cannot be written, and ``OSError``.
    """
    target = library_file(url)
    if target.exists() and backup.exists() and target.samefile(backup):
        raise BackupRefused(WhyNoBackup.SAME_FILE, str(backup))
    with _folder_beside(target) as folder:
        copy = folder / "restoring.sqlite3"
        _copy_whole(backup, copy)
        _bring_up_to_date(backup, copy)
        former = _free_name(target)
        try:
            engine = open_database(url)
            try:
                empty = not _count(engine)
                if not empty:
                    back_up(engine, former)
                articles = _put_in(engine, copy, keep)
            except Exception:
                # Nothing was replaced.
                former.unlink(missing_ok=True)
                raise
            finally:
                engine.dispose()
        except LibraryUnavailable as damaged:
            if damaged.trouble not in _BEYOND_REPAIR:
                raise
            return _replace(target, copy, former)
    return Restored(articles=articles, former=None if empty else str(former))


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
        for ending in ("", *_BESIDE):
            with suppress(OSError):
                draft.with_name(draft.name + ending).unlink()


@contextmanager
def _folder_beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk, gone at the end; raises ``OSError`` that names the folder it was to be made in."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        made = tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target.parent)) from error
    with made as folder:
        yield Path(folder)


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, *, named: Path, into: Path) -> None:
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


def _is_whole(connection: sqlite3.Connection) -> bool:
    try:
        return [row[0] for row in connection.execute("PRAGMA integrity_check(1)")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def _make_lasting(file: Path) -> None:
    """On the disk, so that a machine that stops does not leave an empty file under a promising name."""
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _copy_whole(backup: Path, copy: Path) -> None:
    """A copy of a backup that has been looked at; raises `BackupRefused`."""
    with backup.open("rb"):  # for its errors, which name it
        pass
    # Read only: a backup may lie where nothing can be written, and is never changed.
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        with closing(sqlite3.connect(f"file:{quote(str(backup))}?{mode}", uri=True)) as source:
            try:
                revision = source.execute("SELECT version_num FROM alembic_version").fetchone()
                source.execute("SELECT version FROM collection_state")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
                    continue
                raise BackupRefused(WhyNoBackup.NOT_OURS, str(backup)) from error
            except sqlite3.DatabaseError as error:
                raise BackupRefused(WhyNoBackup.DAMAGED, str(backup)) from error
            if revision is None or revision[0] > SCHEMA_REVISION:
                raise BackupRefused(WhyNoBackup.TOO_NEW, str(backup))
            if not _is_whole(source):
                raise BackupRefused(WhyNoBackup.DAMAGED, str(backup))
            with closing(sqlite3.connect(copy)) as target:
                _copy(source, target, named=backup, into=copy.parent.parent)
            return
    raise BackupRefused(WhyNoBackup.DAMAGED, str(backup))


def _bring_up_to_date(backup: Path, copy: Path) -> None:
    """The tables of a copy as this version has them; the backup itself is never changed."""
    try:
        open_database(f"sqlite:///{copy}").dispose()
    except LibraryUnavailable as problem:
        if problem.trouble is Trouble.DISK_FULL:
            raise LibraryUnavailable(problem.trouble, str(copy.parent.parent), problem.detail) from problem
        raise BackupRefused(WhyNoBackup.DAMAGED, str(backup)) from problem


def _count(engine: Engine) -> int:
    """The version of the library; 0 when there is nothing to lose."""
    with engine.connect() as connection:
        return int(connection.execute(sa.text("SELECT version FROM collection_state")).scalar_one())


def _put_in(engine: Engine, copy: Path, keep: Collection[str]) -> int:
    """Every table of the copy in the place of what is there, in one transaction; the number of articles."""
    with closing(engine.raw_connection()) as pooled:
        driver = pooled.driver_connection
        if not isinstance(driver, sqlite3.Connection):
            raise BackupRefused(WhyNoBackup.NO_FILE, str(engine.url.database))
        try:
            driver.execute("ATTACH DATABASE ? AS restored", (str(copy),))
            driver.execute("PRAGMA foreign_keys = OFF")
            try:
                driver.execute("BEGIN IMMEDIATE")
                _exchange(driver, keep)
                driver.execute("COMMIT")
            finally:
                if driver.in_transaction:
                    driver.execute("ROLLBACK")
                driver.execute("DETACH DATABASE restored")
                driver.execute("PRAGMA foreign_keys = ON")
            return int(driver.execute("SELECT count(*) FROM articles").fetchone()[0])
        except sqlite3.Error as error:
            raise diagnose(error, str(engine.url.database)) from error


def _exchange(driver: sqlite3.Connection, keep: Collection[str]) -> None:
    named = driver.execute("SELECT name FROM restored.sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in named:
        if table in {"alembic_version", "collection_state", *keep} or table.startswith("sqlite_"):
            continue
        columns = ", ".join(f'"{row[1]}"' for row in driver.execute(f'PRAGMA restored.table_info("{table}")'))
        # The names are our own schema's.
        driver.execute(f'DELETE FROM main."{table}"')  # noqa: S608
        driver.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM restored."{table}"')  # noqa: S608
    # Later than anything that an index may know of either, and every article changed: what was read of an article of
    # the same number is not read again.
    driver.execute(
        "UPDATE main.collection_state SET version = 1 + max(version, (SELECT version FROM restored.collection_state))"
    )
    driver.execute("UPDATE main.articles SET revision = (SELECT version FROM main.collection_state)")


def _replace(target: Path, copy: Path, former: Path) -> Restored:
    """The copy in the place of a file that is beyond repair, which is moved aside with what belongs to it."""
    with closing(sqlite3.connect(copy)) as connection:
        # An index on disk belongs to the damaged one.
        connection.execute("UPDATE collection_state SET identity = ?", (secrets.token_hex(16),))
        connection.commit()
        connection.execute("PRAGMA journal_mode = DELETE")
        articles = int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    _make_lasting(copy)
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            target.with_name(target.name + ending).replace(former.with_name(former.name + ending))
    target.replace(former)
    try:
        copy.replace(target)
    except OSError:
        former.replace(target)
        raise
    return Restored(articles=articles, former=str(former), moved_aside=True)


def _free_name(target: Path) -> Path:
    """A name for what is replaced, by the second."""
    wanted = target.with_name(f"{target.name}.before-{time.strftime('%Y%m%d-%H%M%S')}")
    return wanted if not wanted.exists() else wanted.with_name(f"{wanted.name}-{secrets.token_hex(2)}")
