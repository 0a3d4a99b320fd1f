"""What every test may ask for."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import certifi
import pytest
import sqlalchemy as sa
from hypothesis import settings
from sqlalchemy.engine import Engine

from bot.redaction import secrets
from knowledge.intake import workers
from knowledge.intake.cores import usable_cores
from knowledge.intake.limits import ReadingLimits
from knowledge.readers.document import RawDocument
from knowledge.store.database import open_database
from tests.support.bot_api import BotApi
from tests.support.database import new_sqlite
from tests.support.pglite import empty, empty_library, run_pglite
from tests.support.postgres import fresh_database, fresh_library, migrated_database, run_postgres
from tests.support.processes import fresh_processes
from tests.support.scratch import write_to_memory
from tests.support.shared_dialect import share_compiled
from tests.support.shipped import share_library

SHARED = Path(__file__).parents[2] / "shared"


# How long an example takes says more of the machine than of the code. `make soak` tries a thousand a test.
settings.register_profile("gate", deadline=None)
settings.register_profile("soak", deadline=None, max_examples=1000)
settings.load_profile("gate")


def pytest_configure() -> None:
    """Compiled modules are kept, whatever the shell says: every process of a run would compile all of them anew.

    Nothing multiplies large matrices here: threads for that would be made in every process, and wait busily.

    What they write is kept by nobody, and lies in memory. What one of them had compiled for SQLite serves the others.

    Ctrl-C is heard: what runs in the background of a shell ignores it, and so would all that is started here.
    """
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    write_to_memory()
    share_compiled()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """Two more than there are processors: tests of servers wait; with one more a sixth of the time was waited."""
    return usable_cores() + 2


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a server of their own come first: one process of the run starts it, and the others begin elsewhere."""
    items.sort(key=lambda item: not _asks_for_a_server(item))


def pytest_collection_finish() -> None:
    """What is there for the whole run is no garbage, and new garbage is looked for less often: it took a tenth."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def _asks_for_a_server(item: pytest.Item) -> bool:
    fixtures = set(getattr(item, "fixturenames", ()))
    # A test on every database names it in its id, and asks for it as it runs.
    return "[postgres" in item.nodeid or not fixtures.isdisjoint({"postgres_server", "pglite_server"})


@pytest.fixture(scope="session", autouse=True)
def _one_certificate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Nothing here speaks TLS, and every bot makes two clients: reading all certificates takes longer than a test."""
    first, end, _ = Path(certifi.where()).read_text(encoding="utf-8").partition("-----END CERTIFICATE-----\n")
    file = tmp_path_factory.mktemp("certificates") / "one.pem"
    file.write_text(first + end, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SSL_CERT_FILE", str(file))
        yield


@pytest.fixture(scope="session", autouse=True)
def _one_kind_of_process() -> Iterator[None]:
    """Documents are read in processes from where all those of the tests come: there is one such place a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workers, "_processes", fresh_processes)
        yield


@pytest.fixture(scope="session")
def _processes_ready() -> None:
    """The place that processes come from is there, so that a test with a clock of its own does not wait for it."""
    ready = RawDocument(
        content=b"Ready\n\nThe factory saves a third of its water every year.", source="a", name="a.txt"
    )
    workers.prepare_document(ready, limits=ReadingLimits())


@pytest.fixture(autouse=True)
def _no_secrets_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test's settings held is no secret of another's; each would be looked for in all that is written."""
    monkeypatch.setattr(secrets, "_known", {})


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


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that holds the shipped digests, and its index: to be copied, as filling takes longer."""
    return share_library(tmp_path_factory)


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
def postgres_migrated(postgres_server: sa.URL) -> Iterator[str]:
    """The database that empty libraries on the server are copied from."""
    with migrated_database(postgres_server) as name:
        yield name


@pytest.fixture
def postgres_library_url(postgres_server: sa.URL, postgres_migrated: str) -> Iterator[str]:
    """An empty library of its own on the server, which is not migrated for every test."""
    with fresh_library(postgres_server, postgres_migrated) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def library_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty library on each, copied from one that was made in the same way."""
    if request.param == "postgresql":
        return str(request.getfixturevalue("postgres_library_url"))
    return new_sqlite(tmp_path / "library.sqlite3")


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
