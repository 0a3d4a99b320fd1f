"""Databases that cannot be used: one Vietnamese line that names the file and the remedy; reading goes on."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import alembic.command  # noqa: F401 - as below
import pytest
import sqlalchemy as sa

import bot.telegram.application  # noqa: F401 - whoever may read nothing of the program's can load nothing later
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from retrieval.snapshots import embedded
from tests.support.command import Command
from tests.support.database import copy_library, new_sqlite
from tests.support.permissions import fill_disk, no_file_beyond, open_folder, small_disk, without_privileges

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits are those of Unix")
QUESTION = "mục tiêu Thanh Hóa 2020"
FEW_TARGETS = ("targets", "--province", "Thanh Hóa", "--year", "2020")
READING = (("ask", QUESTION), FEW_TARGETS, ("articles", "list", "--json"), ("report", "questions"))
TOKEN = "123456789:AAstandinstandinstandinstandinstand"
PAGE = "Hà Nam tập huấn\n\nNgày 12/5/2019, Sở Công Thương Hà Nam tổ chức lớp cho 45 học viên của tỉnh."
ABOUT_PAGE = "lớp ở Hà Nam có bao nhiêu học viên"


@pytest.fixture
def small() -> Iterator[Command]:
    """The command with one page, in a folder that others may look into."""
    with open_folder() as folder:
        library = Library.open(new_sqlite(folder / "library.sqlite3"))
        library.put(prepare(read_content(PAGE.encode(), "tin.txt"), "tin.txt"))
        library.close()
        yield Command(folder)


def refused(sxsh: Command, *arguments: str, code: int = 1, names: object, **environment: str) -> str:
    """The one line that a command ends with; it names what it is about, in Vietnamese."""
    assert sxsh(*arguments, code=code, **environment) == ""
    (line,) = sxsh.stderr.splitlines()
    assert line.startswith("Lỗi: ")
    assert str(names) in line
    assert "Traceback" not in line
    return line


@pytest.fixture(scope="module")
def printed(shipped: Path) -> list[str]:
    """What the commands that read print of the digests, where all may be written."""
    with open_folder() as folder:
        copy_library(shipped, folder)
        return [Command(folder)(*each) for each in READING]


@pytest.mark.parametrize("locked", ["file", "folder", "both"])
def test_questions_are_answered_from_what_can_only_be_read(ours: Command, printed: list[str], locked: str) -> None:
    """Without permission to write the file, its folder or both, every command that reads prints what it would."""
    library = ours.folder / "library.sqlite3"
    if locked != "folder":
        library.chmod(0o444)
    ours.folder.chmod(0o777 if locked == "file" else 0o555)
    with without_privileges():
        assert [ours(*each) for each in READING] == printed
        assert ours.stderr == ""
        refused(ours, "bot", names=library, TELEGRAM_BOT_TOKEN=TOKEN)
        line = refused(ours, "articles", "set", ours.json("articles")[0]["id"], "--title", "Khác", names=library)
    assert "cấp quyền ghi" in line


def test_a_file_of_another_journal_mode_is_read_where_it_cannot_be_changed(ours: Command) -> None:
    """A copy that another program has made needs no log beside it."""
    library = ours.folder / "library.sqlite3"
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    before = ours("ask", QUESTION)
    with sqlite3.connect(library) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.close()
    library.chmod(0o444)
    ours.folder.chmod(0o555)
    with without_privileges():
        assert ours("ask", QUESTION) == before


def test_what_is_read_beside_a_writer_is_what_was_written_last(ours: Command) -> None:
    """The log of somebody who is at work counts, also for who may not write."""
    library = ours.folder / "library.sqlite3"
    writer = sqlite3.connect(library)
    writer.execute("UPDATE articles SET title = 'Tên mới'")
    writer.commit()
    ours.folder.chmod(0o555)
    with without_privileges():
        assert {each["title"] for each in ours.json("articles")} == {"Tên mới"}
    (ours.folder / "library.sqlite3-wal").chmod(0o600)
    with without_privileges():
        if library.stat().st_uid != os.geteuid():
            refused(ours, "ask", QUESTION, names="library.sqlite3-wal")
    writer.close()


def test_a_folder_that_takes_no_file_is_named(ours: Command) -> None:
    """With the permission that is lacking; nothing is made."""
    inner = ours.folder / "inner"
    inner.mkdir(mode=0o555)
    with without_privileges():
        assert "cấp quyền" in refused(ours, "articles", "--database", str(inner / "new.sqlite3"), names=inner)
    assert list(inner.iterdir()) == []


def test_where_no_library_can_be_made_the_digests_answer(ours: Command) -> None:
    """Which is said; a library that is there and cannot be read is not passed over so."""
    inner = ours.folder / "inner"
    inner.mkdir(mode=0o555)
    database = ("--database", str(inner / "new.sqlite3"))
    before = ours("ask", QUESTION)
    with without_privileges():
        assert ours("ask", QUESTION, *database) == before
        assert "bộ bài tóm lược" in ours.stderr
        assert str(inner) in ours.stderr
        refused(ours, "ask", QUESTION, "--no-collection", *database, names=inner)
    library = ours.folder / "library.sqlite3"
    library.chmod(0o000)
    with without_privileges():
        refused(ours, "ask", QUESTION, names=library)
    assert list(inner.iterdir()) == []


def test_a_library_that_is_not_there_is_not_taken_for_a_forbidden_one(sxsh: Command) -> None:
    """Copying it says that there is nothing to be copied."""
    assert "chưa có" in refused(sxsh, "backup", "copy.sqlite3", names="library.sqlite3")
    assert list(sxsh.folder.iterdir()) == []


@pytest.mark.parametrize("damage", ["unwritable", "no folder", "garbage"])
def test_an_index_that_cannot_be_used_is_made_anew(
    small: Command, damage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In memory where nothing can be written; the answer is the same."""
    monkeypatch.setattr(embedded, "_WORTH_KEEPING", 0)
    before = small("--no-collection", "ask", ABOUT_PAGE)
    assert "45 học viên" in before
    folder = small.folder / "library.sqlite3.index"
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    if damage == "no folder":
        shutil.rmtree(folder)
        folder.write_text("kein Ordner", encoding="utf-8")
    elif damage == "garbage":
        for file in files:
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] + b"\xa5")
    for path in (folder, *folder.rglob("*")) if damage == "unwritable" else ():
        path.chmod(0o000)
    with without_privileges():
        assert small("--no-collection", "ask", ABOUT_PAGE) == before


def _no_database(path: Path) -> None:
    path.write_text("Ghi chú của tôi. " * 400, encoding="utf-8")


def _bad_header(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(b"\xff" * 100 + content[100:])


def _bad_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 2 :] = b"\xa5" * (len(content) - 4096 * 2)
    path.write_bytes(content)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


@pytest.mark.parametrize("damage", [_no_database, _bad_header, _bad_middle, _cut])
def test_a_damaged_file_is_named_with_what_brings_it_back(ours: Command, damage: object) -> None:
    """Whatever is damaged in it; reading and adding alike."""
    library = ours.folder / "library.sqlite3"
    damage(library)  # type: ignore[operator]
    content = library.read_bytes()
    page = ours.folder / "tin.txt"
    page.write_text(PAGE, encoding="utf-8")
    for command in (("ask", QUESTION), ("articles", "list"), ("add", str(page))):
        assert "sxsh restore" in refused(ours, *command, names=library)
    assert library.read_bytes() == content


def test_a_folder_under_the_name_of_the_database_is_told_from_a_file(ours: Command) -> None:
    """And the line says what to name instead."""
    assert "thư mục" in refused(ours, "ask", QUESTION, "--database", str(ours.folder), code=2, names=ours.folder)


def test_a_newer_schema_asks_for_an_update(ours: Command) -> None:
    """Every command refuses alike, the bot too, and changes nothing."""
    library = ours.folder / "library.sqlite3"
    with sqlite3.connect(library) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    for command in (("ask", QUESTION), ("articles",), ("bot",)):
        assert "cập nhật sxsh" in refused(ours, *command, names=library, TELEGRAM_BOT_TOKEN=TOKEN)


def test_an_older_schema_that_cannot_be_changed_says_so(ours: Command) -> None:
    """It is not read with the eyes of a newer program."""
    library = ours.folder / "library.sqlite3"
    with sqlite3.connect(library) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
    connection.close()
    library.chmod(0o444)
    ours.folder.chmod(0o555)
    with without_privileges():
        refused(ours, "ask", QUESTION, names=library)


@pytest.mark.parametrize("command", ["run", "bot", "web", "zalo"])
@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"SXSH_INDEX": "postgres"}, "SXSH_INDEX=postgres"),
        ({"SXSH_DATABASE_URL": "mysql://a/b"}, "mysql://a/b"),
        ({"SXSH_DATABASE_URL": "."}, "thư mục"),
    ],
)
def test_a_service_with_a_wrong_database_is_not_to_be_started_again(
    ours: Command, command: str, wrong: dict[str, str], named: str
) -> None:
    """Nothing but a person mends it, which whoever keeps the process running is told by code 2."""
    channels = {"TELEGRAM_BOT_TOKEN": TOKEN, "ZALO_BOT_TOKEN": TOKEN, **wrong}
    refused(ours, command, code=2, names=named, **channels)


def test_a_service_waits_for_a_database_that_is_away_and_not_for_one_that_refuses_it(
    ours: Command, postgres_url: str
) -> None:
    """Code 1 asks to be started again."""
    away = "postgresql+psycopg://u@127.0.0.1:1/db"
    refused(ours, "run", names="127.0.0.1", SXSH_DATABASE_URL=away, TELEGRAM_BOT_TOKEN=TOKEN)
    stranger = sa.make_url(postgres_url).set(username="khong_ai").render_as_string(hide_password=False)
    said = refused(ours, "run", code=2, names="postgresql", SXSH_DATABASE_URL=stranger, TELEGRAM_BOT_TOKEN=TOKEN)
    assert "mật khẩu" in said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("bogus://x", "bogus://x"),
        ("postgres://u:s3cret@h/db", "postgresql+psycopg://"),
        ("mysql://u:s3cret@h/db", "mysql://***@h/db"),
        ("sqlite+pysqlcipher://:s3cret@/x.sqlite3", "sqlite+pysqlcipher://***@/x.sqlite3"),
        ("sqlite+aiosqlite:///x.sqlite3", "sqlite+aiosqlite:///x.sqlite3"),
        ("sqlite://host/x.sqlite3", "sqlite://host/x.sqlite3"),
        ("sqlite:///x.sqlite3?key=s3cret", "(key)"),
        ("sqlite:///x.sqlite3?timeout=s3cret", "(timeout)"),
        ("sqlite:///:memory:?cache=s3cret", "(cache)"),
        ("://", "không hiểu địa chỉ"),
        ("postgresql+asyncpg://u:s3cret@h/db", "sxsh[postgres]"),
        ("postgresql+psycopg://u:s3cret@h:port/db", "không hiểu địa chỉ"),
    ],
)
def test_a_url_that_leads_nowhere_is_named_without_its_password(sxsh: Command, url: str, said: str) -> None:
    """With what a URL should look like, or what to look at."""
    assert "s3cret" not in refused(sxsh, "ask", QUESTION, "--database", url, code=2, names=said)
    assert list(sxsh.folder.iterdir()) == []


def test_a_server_that_does_not_answer_is_named_without_its_password(sxsh: Command) -> None:
    """It may answer later: that is no wrong use."""
    url = "postgresql+psycopg://u:s3cret@127.0.0.1:1/db"
    assert "s3cret" not in refused(sxsh, "ask", QUESTION, "--database", url, names="không kết nối được")


@pytest.mark.parametrize("name", ["a?b.sqlite3", "a%41.sqlite3", "a#b&c=d.sqlite3"])
def test_a_file_is_found_under_whatever_name_it_has(sxsh: Command, name: str) -> None:
    """A sign that means something in a URL means nothing in a path."""
    sxsh("articles", "--database", str(sxsh.folder / name), "--no-collection")
    assert (sxsh.folder / name).is_file()
    assert sxsh("articles", "--database", str(sxsh.folder / "a"), "--no-collection")


@pytest.mark.parametrize("password", ["half@s3cret", "a/b@s3cret:x"])
def test_a_password_that_ends_a_urls_address_too_soon_is_wrong_use(sxsh: Command, password: str) -> None:
    """It is said how to write it, before a library shows a part of it."""
    url = f"postgresql+psycopg://u:{password}@127.0.0.1:1/db"
    assert "s3cret" not in refused(sxsh, "ask", QUESTION, "--database", url, code=2, names="%40")


def test_postgresql_says_which_of_its_names_is_wrong(sxsh: Command, postgres_url: str) -> None:
    """A database that is not there, and one that this user may only read."""
    url = sa.make_url(postgres_url)
    missing = url.set(database="khong_co").render_as_string(hide_password=False)
    assert "createdb" in refused(sxsh, "ask", QUESTION, "--database", missing, code=2, names="khong_co")
    page = sxsh.folder / "tin.txt"
    page.write_text(PAGE, encoding="utf-8")
    sxsh("add", str(page), "--database", postgres_url)
    before = sxsh("ask", ABOUT_PAGE, "--database", postgres_url, "--no-collection")
    engine = sa.create_engine(postgres_url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql(f"ALTER DATABASE {url.database} SET default_transaction_read_only = on")
    engine.dispose()
    page.write_text(PAGE.replace("45", "46"), encoding="utf-8")
    assert sxsh("ask", ABOUT_PAGE, "--database", postgres_url) == before
    assert "chỉ đọc" in refused(sxsh, "add", str(page), "--database", postgres_url, names=url.database)


def test_a_full_disk_ends_adding_with_one_line_and_whole_documents(sxsh: Command) -> None:
    """What was added before stands, the one that found no room left nothing, and questions are answered.

    Also where this version's digests find no room.
    """
    pages = sxsh.folder / "pages"
    pages.mkdir()
    for number in range(4):
        (pages / f"{number:02d}.txt").write_text(f"{PAGE}\n\n{'Xưởng số tiết kiệm điện. ' * 400}{number}", "utf-8")
    first = sxsh.folder / "tin.txt"
    first.write_text(PAGE, "utf-8")
    sxsh("add", str(first))
    before = len(sxsh.json("articles"))
    with no_file_beyond((sxsh.folder / "library.sqlite3").stat().st_size + 150_000):
        assert "dọn bớt chỗ" in refused(sxsh, "add", str(pages), names="library.sqlite3")
        there = sxsh.json("articles")
        sxsh("ask", "Hà Nam có bao nhiêu học viên")
    assert all(each["passages"] for each in there)
    assert before <= len(there) < before + 4
    sxsh("add", str(pages))
    assert len(sxsh.json("articles")) == before + 4


def test_a_disk_without_a_free_byte_is_read_from(shipped: Path, tmp_path: Path) -> None:
    """Where SQLite has no room for its shared memory either."""
    with small_disk(12 << 20) as disk:
        copy_library(shipped, disk)
        sxsh = Command(disk)
        before = sxsh("ask", QUESTION)
        fill_disk(disk)
        assert sxsh("ask", QUESTION) == before
        page = tmp_path / "tin.txt"
        page.write_text(PAGE * 40, encoding="utf-8")
        assert "dọn bớt chỗ" in refused(sxsh, "add", str(page), names="library.sqlite3")
        fresh = disk / "new" / "library.sqlite3"
        assert "dọn bớt chỗ" in refused(sxsh, "articles", "--database", str(fresh), names=fresh)


def test_a_workbook_that_cannot_be_written_is_named(ours: Command) -> None:
    """As every other file that a command writes."""
    target = ours.folder / "no" / "such.xlsx"
    refused(ours, *FEW_TARGETS, "--xlsx", str(target), code=2, names=target)


def test_a_workbook_is_written_whole_or_not_at_all(ours: Command) -> None:
    """What was there before stays as it was, and nothing half written lies beside it."""
    target = ours.folder / "targets.xlsx"
    ours(*FEW_TARGETS, "--xlsx", str(target))
    target.write_bytes(b"before")
    there = {each.name for each in ours.folder.iterdir()}
    with no_file_beyond(100):
        assert "dọn bớt chỗ" in refused(ours, *FEW_TARGETS, "--xlsx", str(target), code=2, names=target)
    assert target.read_bytes() == b"before"
    left = {each.name for each in ours.folder.iterdir()} - there
    assert all(name.startswith("library.sqlite3") for name in left)  # as SQLite comes and goes


def test_a_locked_database_says_that_somebody_holds_it(ours: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a wait that is long enough for any writer."""
    monkeypatch.setattr("knowledge.store.database._BUSY_SECONDS", 0)
    library = ours.folder / "library.sqlite3"
    holder = sqlite3.connect(library, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    page = ours.folder / "tin.txt"
    page.write_text(PAGE, encoding="utf-8")
    refused(ours, "add", str(page), names=library)
    assert ours("ask", QUESTION)
    holder.close()
