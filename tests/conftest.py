"""What every test may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from knowledge.store.database import open_database
from tests.support.bot_api import BotApi
from tests.support.database import new_sqlite
from tests.support.pglite import empty, empty_library, run_pglite
from tests.support.postgres import fresh_database, run_postgres

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A strict stand-in for Telegram, for one test."""
    with BotApi() as started:
        yield started


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A fresh SQLite database."""
    opened = open_database(new_sqlite(tmp_path / "bot.sqlite3"))
    yield opened
    opened.dispose()


@pytest.fixture
def seeds() -> Path:
    """The folder of real scraped articles, where it stands beside the project."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        pytest.skip("the real articles are not beside this clone")
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[sa.URL]:
    """A real PostgreSQL server, started when the first test asks for it."""
    with run_postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: sa.URL) -> Iterator[str]:
    """An empty database of its own on the server."""
    with fresh_database(postgres_server) as url:
        yield url


@pytest.fixture(scope="session")
def pglite_server() -> Iterator[str]:
    """PostgreSQL with pg_textsearch, started when the first test asks for it."""
    with run_pglite() as url:
        yield url


@pytest.fixture
def pglite_url(pglite_server: str) -> str:
    """The same server for every test, emptied of what the last one left."""
    empty(pglite_server)
    return pglite_server


@pytest.fixture
def pglite_library_url(pglite_server: str) -> str:
    """The same with the tables of an empty library, which are not migrated for every test."""
    empty_library(pglite_server)
    return pglite_server
