"""Puts a copy of a library back, also under programs that have the library open.

It goes into the file that is there, in one transaction: whoever has it open sees one more change, and a fault leaves
it as it was. Only a file that is too damaged for that is moved aside.
"""

from __future__ import annotations

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
from knowledge.store.backup import BESIDE, back_up, copy_pages, is_whole, library_file, make_lasting
from knowledge.store.database import open_database, url_of
from knowledge.store.faults import diagnose
from knowledge.store.private_files import make_private_file, make_private_folder
from knowledge.store.schema import SCHEMA_REVISION

_BEYOND_REPAIR = {Trouble.DAMAGED, Trouble.NOT_A_DATABASE}


class Restored(Record):
    """What was put back: how many articles; where the former content is, and whether as the damaged file itself."""

    articles: int
    former: str | None = None
    moved_aside: bool = False


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
def _folder_beside(target: Path) -> Iterator[Path]:
    """A folder on the same disk, gone at the end; raises ``OSError`` that names the folder it was to be made in."""
    try:
        make_private_folder(target.parent)
        made = tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target.parent)) from error
    with made as folder:
        yield Path(folder)


def _copy_whole(backup: Path, copy: Path) -> None:
    """A copy of a backup that has been looked at; raises `BackupRefused`."""
    with backup.open("rb"):  # for its errors, which name it
        pass
    # Read only: a backup may lie where nothing can be written, and is never changed. SQLite takes no path that climbs
    # beyond the root, as the system does.
    address = f"file:{quote(str(backup.resolve()))}"
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        with closing(sqlite3.connect(f"{address}?{mode}", uri=True)) as source:
            try:
                revision = source.execute("SELECT version_num FROM alembic_version").fetchone()
                source.execute("SELECT version FROM collection_state")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_CANTOPEN:
                    continue
                raise BackupRefused(WhyNoBackup.NOT_OURS, str(backup)) from error
            except sqlite3.DatabaseError as error:
                # A file that does not begin as SQLite's do was never one.
                foreign = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_NOTADB
                raise BackupRefused(WhyNoBackup.NOT_OURS if foreign else WhyNoBackup.DAMAGED, str(backup)) from error
            if revision is None or revision[0] > SCHEMA_REVISION:
                raise BackupRefused(WhyNoBackup.TOO_NEW, str(backup))
            if not is_whole(source):
                raise BackupRefused(WhyNoBackup.DAMAGED, str(backup))
            # It may take the place of the library.
            make_private_file(copy)
            with closing(sqlite3.connect(copy)) as target:
                copy_pages(source, target, named=backup, into=copy.parent.parent)
            return
    raise BackupRefused(WhyNoBackup.DAMAGED, str(backup))


def _bring_up_to_date(backup: Path, copy: Path) -> None:
    """The tables of a copy as this version has them; the backup itself is never changed."""
    try:
        open_database(url_of(copy)).dispose()
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
    # The names are those of our own schema: a copy may have been given others, of any signs.
    named = driver.execute(
        "SELECT name FROM main.sqlite_master WHERE type = 'table'"
        " INTERSECT SELECT name FROM restored.sqlite_master WHERE type = 'table' ORDER BY name"
    ).fetchall()
    for (table,) in named:
        if table in {"alembic_version", "collection_state", *keep} or table.startswith("sqlite_"):
            continue
        columns = ", ".join(f'"{row[1]}"' for row in driver.execute(f'PRAGMA main.table_info("{table}")'))
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
    make_lasting(copy)
    for ending in BESIDE:
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
