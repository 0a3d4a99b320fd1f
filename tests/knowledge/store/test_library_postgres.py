"""What a library promises on PostgreSQL alone: many writers, locales of its own, and texts that SQLite would take."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa

from knowledge.store.database import open_database
from knowledge.store.library import Library
from tests.factories import make_draft
from tests.support.processes import fresh_processes

TITLE = "Hải Phòng thăm các cơ sở đúc"
BODY = "Ba cơ sở đúc đã thay lò. Mỗi lò bớt được một phần năm than."


@pytest.fixture
def library(postgres_library_url: str) -> Iterator[Library]:
    opened = Library.open(postgres_library_url)
    yield opened
    opened.close()


def test_one_document_from_many_connections_is_one_article(library: Library) -> None:
    """Whoever comes first adds it; the others find it there."""
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda _: library.put(make_draft(TITLE, BODY)), range(16)))
    assert sorted(result.outcome for result in results) == ["added"] + ["unchanged"] * 15
    assert len({result.article_id for result in results}) == 1
    assert (len(library.articles()), library.version()) == (1, 1)


def test_an_id_is_found_in_capitals_too(library: Library) -> None:
    """As in SQLite, whose comparison of beginnings knows no capitals."""
    added = str(library.put(make_draft(TITLE, BODY)).article_id)
    assert library.article(added[:6].upper()).id == library.article(added.upper()).id == added


def test_documents_of_one_id_get_two(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids that collide, written at the same time, are told apart by a number."""
    monkeypatch.setattr("knowledge.store.identity._ID_LENGTH", 0)
    drafts = [make_draft(f"Bài {number}", f"Nội dung của bài {number}.") for number in range(6)]
    with ThreadPoolExecutor(6) as pool:
        ids = [result.article_id for result in pool.map(library.put, drafts)]
    assert len(set(ids)) == 6


def _open(url: str) -> None:
    Library.open(url).close()


def test_processes_that_start_together_make_the_tables_once(postgres_url: str) -> None:
    """The second waits for the first, and finds nothing left to do."""
    context = fresh_processes()
    processes = [context.Process(target=_open, args=(postgres_url,)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_nul_in_a_document_is_replaced(kind: str, request: pytest.FixtureRequest) -> None:
    """PostgreSQL's texts cannot hold one; both databases keep the same sign instead, at the same length."""
    library = Library.open("sqlite://" if kind == "sqlite" else request.getfixturevalue("postgres_url"))
    added = library.put(make_draft("Lò\0hơi", "Hơi\0nước."))
    article = library.article(str(added.article_id))
    assert (article.title, article.text) == ("Lò\ufffdhơi", "Hơi\ufffdnước.")
    assert library.put(make_draft("Lò\0hơi", "Hơi\0nước.")).outcome == "unchanged"
    library.close()


def test_every_server_lists_in_one_order(postgres_server: sa.URL) -> None:
    """A server whose locale sorts "ă" behind "a" and passes over hyphens gives the order that SQLite gives."""
    from tests.support.postgres import fresh_database

    titles = ["b", "ă", "a-b", "ab", "B"]
    with fresh_database(postgres_server, locale="vi") as url:
        library = Library.open(url)
        for title in titles:
            library.put(make_draft(title, f"Nội dung {title}."))
        listed = [entry.article.title for entry in library.articles()]
        ids = [article.id for article, _ in library.read(library.revisions()[1])]
        library.close()
    assert listed == ["B", "a-b", "ab", "b", "ă"]
    assert ids == sorted(ids)


def test_a_server_that_is_not_there_is_named(postgres_url: str) -> None:
    """One line, without the password."""
    from knowledge.errors import LibraryUnavailable

    missing = sa.make_url(postgres_url).set(database="khong_co", password="s3cret")
    with pytest.raises(LibraryUnavailable, match="khong_co") as refused:
        open_database(missing.render_as_string(hide_password=False))
    assert "s3cret" not in str(refused.value)
