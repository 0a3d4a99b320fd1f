"""An upgraded program reads again what an older one has read, wherever that can be written, and loses nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

import knowledge.store
from knowledge.intake.intake import add_documents
from knowledge.intake.refreshing import refresh_articles
from knowledge.records import Basis, IntakeResult, LineRole, SourceDate
from knowledge.store.corrections import Corrections
from knowledge.store.database import open_unchanged
from knowledge.store.draft import READING
from knowledge.store.library import Library
from tests.support.processes import fresh_processes

PAGE = """Tỉnh thứ {n} tập huấn sản xuất sạch hơn

Ngày đăng: 12/05/2019

Sở Công Thương vừa tổ chức lớp tập huấn thứ {n} về sản xuất sạch hơn cho 45 học viên đến từ các cơ sở chế biến.

Đến năm 2020, tỉnh đặt mục tiêu 50% cơ sở sản xuất công nghiệp áp dụng sản xuất sạch hơn.
"""


@pytest.fixture
def pages(tmp_path: Path) -> list[Path]:
    files = [tmp_path / "pages" / f"bai-{number}.txt" for number in range(4)]
    files[0].parent.mkdir()
    for number, file in enumerate(files):
        file.write_text(PAGE.format(n=number), encoding="utf-8")
    return files


def fill(url: str, pages: list[Path]) -> list[str]:
    """The ids of the articles in a database of schema 0004: no roles, no figures, nothing of the way in."""
    library = Library.open(url)
    results = [each for each in add_documents(library, pages) if isinstance(each, IntakeResult)]
    library.correct(str(results[0].article_id), Corrections(date=SourceDate.of(Basis.EVENT, 2019, 5, 1)))
    asides = sa.text("SELECT id, text FROM passages WHERE role = 'dateline'")
    with library.engine.begin() as connection:
        for passage, text in connection.execute(asides).all():
            connection.execute(sa.text("DELETE FROM passages WHERE id = :id"), {"id": passage})
            shorter = sa.text("UPDATE articles SET text = replace(text, :text, '')")
            connection.execute(shorter, {"text": f"\n{text}"})
        connection.execute(sa.text("DELETE FROM targets"))
    library.close()
    config = Config()
    config.set_main_option("script_location", str(Path(knowledge.store.__file__).with_name("migrations")))
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0004")
    engine.dispose()
    return [str(result.article_id) for result in results]


@pytest.fixture
def old(library_url: str, pages: list[Path]) -> Iterator[tuple[Library, list[str]]]:
    ids = fill(library_url, pages)
    library = Library.open(library_url)
    yield library, ids
    library.close()


def roles(library: Library, article_id: str) -> list[LineRole]:
    return [passage.role for passage in library.passages_of(article_id)]


def test_what_an_older_version_has_read_is_read_again(old: tuple[Library, list[str]], pages: list[Path]) -> None:
    """From its file where that is as it was, else from what was kept; ids, corrections and texts stay."""
    library, ids = old
    pages[1].unlink()
    pages[2].write_text(PAGE.format(n="khác hẳn").replace("45", "54"), encoding="utf-8")
    before = {each: library.article(each) for each in ids}
    assert library.targets() == ()
    assert len(library.read_before(READING)) == 4
    told: list[tuple[int, int]] = []
    outcomes = refresh_articles(library, tell=lambda done, of: told.append((done, of)))
    assert outcomes == {"updated": 4}
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert [entry.article.id for entry in library.articles()] == ids
    assert roles(library, ids[0])[-1] is LineRole.DATELINE
    for article_id in ids[1:3]:
        assert roles(library, article_id) == [LineRole.BODY]
        assert library.article(article_id).text == before[article_id].text
    for article_id in ids:
        article = library.article(article_id)
        assert (article.date, article.title) == (before[article_id].date, before[article_id].title)
        assert article.told == before[article_id].told
        assert article.lines
        assert {each.target.low for each in library.targets(article_id=article_id)} >= {50.0}
    assert library.read_before(READING) == ()
    version = library.version()
    assert refresh_articles(library) == {}
    assert library.version() == version
    # Added again, it is the same document.
    (again,) = add_documents(library, [pages[0]])
    assert isinstance(again, IntakeResult)
    assert (again.outcome, again.article_id) == ("unchanged", ids[0])


def test_one_that_cannot_be_read_stays_as_it_was(
    old: tuple[Library, list[str]], pages: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried once, and the others are read."""
    library, ids = old
    pages[3].unlink()

    def fail(*_: Any) -> None:
        raise RuntimeError("a fault of the new version")

    monkeypatch.setattr("knowledge.intake.refreshing.prepare_stored", fail)
    before = library.article(ids[3])
    assert refresh_articles(library) == {"updated": 3, "unchanged": 1}
    assert library.article(ids[3]) == before
    assert library.read_before(READING) == ()


def _die_after(url: str, articles: int) -> None:
    def tell(done: int, of: int) -> None:
        if done == articles:
            os._exit(9)

    refresh_articles(Library.open(url), tell=tell)


def _refresh(url: str) -> None:
    refresh_articles(Library.open(url))


def test_who_is_killed_goes_on_next_time_and_two_do_it_once(library_url: str, pages: list[Path]) -> None:
    """What is done stays done; two processes at once leave what one would."""
    ids = fill(library_url, pages)
    killed = fresh_processes().Process(target=_die_after, args=(library_url, 2))
    killed.start()
    killed.join()
    assert killed.exitcode == 9
    library = Library.open(library_url)
    assert [article_id for article_id, _ in library.read_before(READING)] == sorted(ids)[2:]
    both = [fresh_processes().Process(target=_refresh, args=(library_url,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert library.read_before(READING) == ()
    assert [entry.article.id for entry in library.articles()] == ids
    assert all(library.targets(article_id=article_id) for article_id in ids)
    library.close()


def test_a_library_that_is_only_read_stays_as_it_is(library_url: str, pages: list[Path], tmp_path: Path) -> None:
    """Nothing is written by who may not, and whoever may does it later."""
    if not library_url.startswith("sqlite"):
        pytest.skip("a file that cannot be written")
    from bot.composition.library import Setup, refresh_library
    from bot.settings import load_settings

    fill(library_url, pages)
    Library.open(library_url).close()  # brought up to date by another process, which was stopped then
    file = tmp_path / "library.sqlite3"
    reader = Library(open_unchanged(f"sqlite:///file:{file}?mode=ro&uri=true"))
    assert refresh_library(reader, Setup(settings=load_settings(), database=library_url)) == {}
    assert len(reader.read_before(READING)) == 4
    reader.close()
    writer = Library.open(library_url)
    assert refresh_library(writer, Setup(settings=load_settings(), database=library_url)) == {"updated": 4}
    writer.close()
