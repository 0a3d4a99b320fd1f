"""PostgreSQL with the extension pg_textsearch, in WebAssembly under Node: one server for a whole run.

All its connections share one session, and each waits while another one is in a transaction. A test that opens a second
connection inside a transaction therefore waits for itself; COPY, LISTEN and row locks are for `tests.support.postgres`.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.store.database import open_database
from knowledge.store.schema import collection_state, metadata
from retrieval.index.postgres.schema import metadata as index_tables

SOURCES = Path(__file__).with_name("pglite")
CACHE = Path(__file__).parents[2] / ".pglite"
_INSTALL_SECONDS = 120
_START_SECONDS = 60
# A connection that another one keeps waiting, by a transaction it forgot to end, fails in this time.
_CONNECT_SECONDS = 20


@contextmanager
def run_pglite() -> Iterator[str]:
    """The URL of a server for one run; skips with the reason where there is none to be had."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("Node.js and npm are needed for PostgreSQL with pg_textsearch")
    packages = _installed(npm)
    server = subprocess.Popen(
        # What a server begins with is kept beside the packages: making it takes ten seconds of a processor.
        # What a run asks of it is too little to pay for compiling the WebAssembly a second time, and better.
        [node, "--liftoff-only", str(SOURCES / "serve.mjs"), str(packages), str(packages / "new.tar")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        port = _port_of(server)
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres?sslmode=disable&connect_timeout={_CONNECT_SECONDS}"
    finally:
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.close()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        server.stdout.close()


def empty(url: str) -> None:
    """Drop everything the last test left, so that the next one finds the extension and nothing else."""
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        for statement in (
            "DROP SCHEMA public CASCADE",
            "CREATE SCHEMA public",
            # What was set or prepared in the shared session goes too.
            "DISCARD ALL",
            "CREATE EXTENSION IF NOT EXISTS pg_textsearch SCHEMA public",
        ):
            connection.exec_driver_sql(statement)
    engine.dispose()


def empty_library(url: str) -> None:
    """Leave an empty library and nothing else; its tables are migrated when they are not there, and emptied when not.

    So are those of an index, which is then as one whose making was cut short. Migrating takes longer here than most
    tests do, and making an index as long as many.
    """
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    index = set(index_tables.tables)
    ours = {*metadata.tables, "alembic_version"}
    with engine.connect() as connection:
        there = set(sa.inspect(connection).get_table_names())
        if ours <= there:
            strange = there - ours - index
            if strange:
                connection.exec_driver_sql(f"DROP TABLE {', '.join(sorted(strange))}")
            filled = ", ".join(sorted((set(metadata.tables) | (index & there)) - {collection_state.name}))
            connection.exec_driver_sql(f"TRUNCATE {filled} RESTART IDENTITY")
            connection.execute(collection_state.update().values(version=0, identity=secrets.token_hex(16)))
            connection.exec_driver_sql("DISCARD ALL")
    engine.dispose()
    if not ours <= there:
        empty(url)
        open_database(url).dispose()


def _port_of(server: subprocess.Popen[str]) -> int:
    """The port that the server names as soon as it listens."""
    assert server.stdout is not None
    stuck = threading.Timer(_START_SECONDS, server.kill)
    stuck.start()
    try:
        line = server.stdout.readline().split()
    finally:
        stuck.cancel()
    if len(line) != 2 or line[0] != "ready":
        raise RuntimeError("the server with pg_textsearch ended before it was ready")
    return int(line[1])


def _installed(npm: str) -> Path:
    """The folder with the pinned packages, installed by the first run that needs it."""
    fcntl = pytest.importorskip("fcntl", reason="the packages are installed under a lock that this system has not")
    digest = hashlib.sha256()
    for name in ("package.json", "package-lock.json"):
        digest.update((SOURCES / name).read_bytes())
    CACHE.mkdir(exist_ok=True)
    folder = CACHE / digest.hexdigest()[:16]
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.is_dir():
            _install(npm, folder)
    return folder


def _install(npm: str, folder: Path) -> None:
    """Fill a folder beside it first, so that a half-finished installation is never taken for one."""
    partial = folder.with_suffix(".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir()
    for name in (".npmrc", "package.json", "package-lock.json"):
        shutil.copy(SOURCES / name, partial)
    command = [npm, "ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"]
    try:
        subprocess.run(command, cwd=partial, check=True, capture_output=True, text=True, timeout=_INSTALL_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", None) or "").splitlines()
        reason = next((line for line in said if line.startswith("npm error")), str(error))
        pytest.skip(f"pg_textsearch cannot be installed: {reason}")
    partial.rename(folder)
