"""What one process writes, the others know of: told by PostgreSQL, seen at once on SQLite."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
import sqlalchemy as sa

from knowledge.store import changes as changes_module
from knowledge.store.library import Library
from tests.factories import make_draft

# The promise is two seconds; the notification itself takes milliseconds.
PATIENCE = 30.0  # for a machine that is busy with other things; what is waited for takes milliseconds


@pytest.fixture
def writer(library_url: str) -> Iterator[Library]:
    opened = Library.open(library_url)
    yield opened
    opened.close()


@pytest.fixture
def reader(library_url: str, writer: Library) -> Iterator[Library]:
    """A second library on the same database, following it."""
    opened = Library.open(library_url)
    opened.follow()
    yield opened
    opened.close()


def wait_until(true: Callable[[], bool], patience: float = PATIENCE) -> float:
    """How long it took, in seconds; fails when patience runs out."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < patience, "patience ran out"
        time.sleep(0.001)
    return time.monotonic() - started


def add(library: Library, number: int) -> None:
    library.put(make_draft(f"Bài {number}", f"Nội dung của bài {number}."))


def test_what_was_there_is_known_at_once(writer: Library, library_url: str) -> None:
    """A follower begins with the version as it is."""
    add(writer, 1)
    reader = Library.open(library_url)
    reader.follow()
    assert reader.version() == 1
    reader.close()


def test_a_write_is_known_to_others(writer: Library, reader: Library) -> None:
    """Adding, and removing, in another process's library."""
    add(writer, 1)
    wait_until(lambda: reader.version() == 1)
    writer.remove(writer.articles()[0].article.id)
    wait_until(lambda: reader.version() == 2)


def test_ones_own_write_is_known_at_once(reader: Library) -> None:
    """No notification is waited for."""
    for number in range(1, 6):
        add(reader, number)
        assert reader.version() == number


def test_a_write_that_is_given_up_is_not_told(writer: Library, reader: Library, library_url: str) -> None:
    """A version that was never committed is never known."""
    add(writer, 1)
    wait_until(lambda: reader.version() == 1)
    engine = sa.create_engine(library_url)
    with engine.connect() as connection:
        connection.execute(sa.text("UPDATE collection_state SET version = version + 1"))
        changes_module.notify(connection)
        connection.rollback()
    engine.dispose()
    time.sleep(0.05)
    assert reader.version() == 1


def test_no_query_is_made_for_a_question(postgres_library_url: str) -> None:
    """On PostgreSQL a version that is followed is read from memory."""
    library = Library.open(postgres_library_url)
    library.follow()
    asked: list[str] = []
    sa.event.listen(library._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert [library.version() for _ in range(100)] == [0] * 100
    assert asked == []
    library.close()


def test_a_lost_notification_costs_a_second(postgres_library_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The version is read once a second as well."""
    monkeypatch.setattr("knowledge.store.changes.notify", lambda _connection: None)
    writer, reader = Library.open(postgres_library_url), Library.open(postgres_library_url)
    reader.follow()
    add(writer, 1)
    assert wait_until(lambda: reader.version() == 1) < PATIENCE
    writer.close()
    reader.close()


def test_a_lost_connection_is_made_again(postgres_library_url: str) -> None:
    """The server ends all connections of a reader; meanwhile the last version stands, and the next is known."""
    writer, reader = Library.open(postgres_library_url), Library.open(postgres_library_url)
    reader.follow()
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"

    def ask(what: str) -> int:
        # A transaction sees the connections as they were at its beginning, so each question has its own.
        with writer._engine.begin() as connection:
            return len(connection.execute(sa.text(f"SELECT {what} {others}")).scalars().all())

    wait_until(lambda: ask("pid") >= 2)
    assert ask("pg_terminate_backend(pid)") >= 2
    assert reader.version() == 0
    add(writer, 1)
    wait_until(lambda: reader.version() == 1, patience=2 * PATIENCE)
    writer.close()
    reader.close()


def test_changes_are_told_and_not_only_found(postgres_library_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ten minutes between two looks every write is known long before the next."""
    monkeypatch.setattr(changes_module, "POLL_SECONDS", 600.0)
    writer, reader = Library.open(postgres_library_url), Library.open(postgres_library_url)
    reader.follow()
    for number in range(1, 8):
        add(writer, number)
        wait_until(lambda expected=number: reader.version() == expected)  # type: ignore[misc]
    writer.close()
    reader.close()
