"""Copies of a library: made while others work on it, complete or not there, and put back without losing anything."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import texts
from bot.composition.assistant import make_assistant, open_snapshots
from bot.journal.privacy import Pseudonyms
from bot.settings import Settings, default_privacy_key_file
from knowledge.store.library import Library
from retrieval.snapshots import embedded
from tests.factories import make_draft
from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.database import new_sqlite
from tests.support.permissions import no_file_beyond, open_folder, without_privileges
from tests.support.serving import serving

QUESTIONS = Path(__file__).parents[2] / "retrieval" / "evaluation" / "questions" / "collection.jsonl"
unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits are those of Unix")


@pytest.fixture
def ours() -> Iterator[Command]:
    """The command with a few articles, in a folder that others may look into."""
    with open_folder() as folder:
        library = Library.open(new_sqlite(folder / "library.sqlite3"))
        for number in range(3):
            library.put(make_draft(f"Bài {number}", f"Xưởng thứ {number} tiết kiệm điện. " * 200))
        library.close()
        yield Command(folder)


def refused(sxsh: Command, *arguments: str, code: int = 1, names: object, **environment: str) -> str:
    """The one line of a command that does nothing."""
    assert sxsh(*arguments, code=code, **environment) == ""
    (line,) = sxsh.stderr.splitlines()
    assert line.startswith("Lỗi: ")
    assert str(names) in line
    return line


def answers(url: str, count: int | None = None) -> list[str]:
    """What a library answers to a whole set of questions."""
    library = Library.open(url)
    assistant = make_assistant(library)
    questions = [json.loads(line)["question"] for line in QUESTIONS.read_text(encoding="utf-8").splitlines()][:count]
    given = [assistant.ask(question).model_dump_json() for question in questions]
    library.close()
    return given


def test_a_restored_copy_answers_a_whole_set_of_questions_alike(stocked: Command) -> None:
    """Word for word, in a new library and in one that has meanwhile become another."""
    copy, other = stocked.folder / "copy.sqlite3", f"sqlite:///{stocked.folder}/other.sqlite3"
    url = f"sqlite:///{stocked.folder}/library.sqlite3"
    before = answers(url)
    stocked("backup", str(copy))
    stocked("restore", str(copy), "--database", other)
    assert answers(other) == before
    library = Library.open(url)
    for entry in library.articles():
        library.remove(entry.article.id)
    library.close()
    assert answers(url, 1) != before[:1]
    said = stocked("restore", str(copy))
    assert answers(url) == before
    former = next(stocked.folder.glob("library.sqlite3.before-*"))
    assert str(former) in said
    assert stocked.json("articles", "--database", str(former)) == []
    assert sorted(path.name for path in stocked.folder.iterdir() if path.name.startswith(".")) == []


def test_an_index_on_disk_follows_what_is_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where an article stands under a number that the index knows with other words."""
    monkeypatch.setattr(embedded, "_WORTH_KEEPING", 0)
    url = new_sqlite(tmp_path / "library.sqlite3")
    sxsh = Command(tmp_path)
    library = Library.open(url)
    library.put(make_draft("Bài một", "Nhà máy tiết kiệm điện."))
    sxsh("backup", "copy.sqlite3")
    library.put(make_draft("Bài hai", "Xưởng nhuộm tái sử dụng nước."))
    library.follow()
    snapshots = open_snapshots(Settings(_env_file=None), library, url)
    assert snapshots.current().index.holds("nhuộm")
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as copy:
        copy.execute("UPDATE articles SET text = replace(text, 'điện', 'than')")
        copy.execute("UPDATE passages SET text = replace(text, 'điện', 'than')")
        copy.commit()
    sxsh("restore", "copy.sqlite3")
    for each in (snapshots, open_snapshots(Settings(_env_file=None), library, url)):
        index = each.current().index
        assert [index.holds(word) for word in ("nhuộm", "điện", "than")] == [False, False, True]
        each.close()
    library.close()


async def test_the_privacy_key_is_not_in_a_copy(sxsh: Command, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that is made beside the library; what it has hashed is in it."""
    home = sxsh.folder / "home"
    monkeypatch.setenv("XDG_DATA_HOME", str(home))
    (home / "sxsh").mkdir(parents=True)
    url = new_sqlite(home / "sxsh" / "sxsh.sqlite3")
    library = Library.open(url)
    async with serving(api, make_assistant(library), library.engine, SXSH_PRIVACY_KEY=None):
        api.say("mục tiêu SXSH 2020 Thanh Hóa", user_id=4711)
        await api.until(lambda: len(api.sent) == 1, seconds=60)
        sxsh("backup", "copy.sqlite3", SXSH_DATABASE_URL=url)
    library.close()
    key = default_privacy_key_file().read_text("ascii").strip()
    with closing(sqlite3.connect(sxsh.folder / "copy.sqlite3")) as copy:
        written = "\n".join(copy.iterdump())
    assert Pseudonyms(key).person(4711) in written
    content = (sxsh.folder / "copy.sqlite3").read_bytes()
    for form in (key, hashlib.sha256(key.encode()).hexdigest()):
        assert form not in written
        assert form.encode() not in content
    assert hashlib.sha256(key.encode()).digest() not in content


async def test_a_running_bot_is_copied_and_follows_what_is_put_back(tmp_path: Path) -> None:
    """No update that it has answered is answered again, and the next question is answered from the copy."""
    url = new_sqlite(tmp_path / "library.sqlite3")
    sxsh = Command(tmp_path)
    library = Library.open(url)
    library.put(make_draft("Hà Nam tập huấn", "Sở Công Thương Hà Nam mở lớp cho 45 học viên về sản xuất sạch hơn."))
    with BotApi() as api:
        async with serving(api, make_assistant(library), library.engine):
            api.say("lớp ở Hà Nam có bao nhiêu học viên")
            await api.until(lambda: len(api.sent) == 1)
            sxsh("backup", "copy.sqlite3")
            api.say("lớp ở Hà Nam có mấy học viên", chat_id=8)
            await api.until(lambda: len(api.sent) == 2)
            (entry,) = library.articles()
            library.remove(entry.article.id)
            api.say("lớp ở Hà Nam có bao nhiêu học viên", chat_id=9)
            await api.until(lambda: len(api.sent) == 3)
            sxsh("restore", "copy.sqlite3")
            api.say("lớp ở Hà Nam có bao nhiêu học viên", chat_id=10)
            await api.until(lambda: len(api.sent) == 4)
    assert ["45 học viên" in sent.text for sent in api.sent] == [True, True, False, True]
    with library.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*), sum(done) FROM updates").one() == (4, 4)
    library.close()


def test_a_file_that_is_there_is_not_written_over(ours: Command) -> None:
    """Another file, a folder, the library itself, or a name that SQLite gives to what lies beside it."""
    library = ours.folder / "library.sqlite3"
    note = ours.folder / "note.txt"
    note.write_text("của tôi", encoding="utf-8")
    before = library.read_bytes()
    for target in (note, library, ours.folder, Path(f"{library}-wal"), Path(f"{library}-journal")):
        refused(ours, "backup", str(target), names=target)
    refused(ours, "restore", str(library), names=library)
    assert note.read_text(encoding="utf-8") == "của tôi"
    assert library.read_bytes() == before


@unix
def test_a_copy_for_which_there_is_no_room_leaves_nothing(ours: Command) -> None:
    """Nor does one in a folder that takes no file, or that is not there."""
    copy = ours.folder / "copy.sqlite3"
    with no_file_beyond(40_000):
        assert "dọn bớt chỗ" in refused(ours, "backup", str(copy), names=copy)
    refused(ours, "backup", str(ours.folder / "no" / "copy.sqlite3"), names=ours.folder / "no" / "copy.sqlite3")
    inner = ours.folder / "inner"
    inner.mkdir(mode=0o555)
    with without_privileges():
        refused(ours, "backup", str(inner / "copy.sqlite3"), names=inner / "copy.sqlite3")
    assert list(inner.iterdir()) == []
    assert [path.name for path in ours.folder.iterdir() if path.is_file() and "library" not in path.name] == []


@unix
def test_a_copy_is_its_owners_alone_and_lies_where_nothing_can_be_written(ours: Command) -> None:
    """It holds what people asked; it needs no file beside it."""
    copies = ours.folder / "copies"
    copies.mkdir()
    ours("backup", str(copies / "copy.sqlite3"))
    assert (copies / "copy.sqlite3").stat().st_mode & 0o777 == 0o600
    (copies / "copy.sqlite3").chmod(0o444)
    copies.chmod(0o555)
    ours.folder.chmod(0o777)
    (ours.folder / "library.sqlite3").chmod(0o666)
    count = len(ours.json("articles"))
    with without_privileges():
        assert ours.json("restore", str(copies / "copy.sqlite3"))["articles"] == count > 0
    assert [path.name for path in copies.iterdir()] == ["copy.sqlite3"]


def _cut(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def _text(path: Path) -> None:
    path.write_text("không phải bản sao " * 300, encoding="utf-8")


def _foreign(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id)")


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
        connection.commit()


def test_a_file_that_was_never_a_copy_is_not_called_a_damaged_one(ours: Command) -> None:
    """It is said what to choose instead; a name that is empty is none."""
    note = ours.folder / "note.txt"
    note.write_text("Ghi chú của tôi. " * 300, encoding="utf-8")
    assert "không phải bản sao" in refused(ours, "restore", str(note), names=note)
    ours("backup", str(ours.folder / "copy.sqlite3"))
    _cut(ours.folder / "copy.sqlite3")
    assert "bị hỏng" in refused(ours, "restore", str(ours.folder / "copy.sqlite3"), names="copy.sqlite3")
    for command in ("backup", "restore"):
        ours(command, " ", code=2)
        assert ours.stderr == f"Lỗi: {texts.cli.EMPTY_PATH}\n"
    assert "thư mục" in refused(ours, "backup", str(ours.folder), names=ours.folder)


@pytest.mark.parametrize("spoil", [_cut, _text, _foreign, _newer, Path.unlink])
def test_what_is_no_whole_copy_is_not_put_back(ours: Command, spoil: object) -> None:
    """The library stays as it is, and nothing is left beside it."""
    copy = ours.folder / "copy.sqlite3"
    ours("backup", str(copy))
    spoil(copy)  # type: ignore[operator]
    before = ours.json("articles")
    refused(ours, "restore", str(copy), names=copy)
    assert ours.json("articles") == before
    assert {path.name for path in ours.folder.iterdir()} <= {"library.sqlite3", "copy.sqlite3"}


def test_a_copy_with_a_strange_table_is_put_back_without_it(ours: Command) -> None:
    """Names that stand in a copy are no part of what is done: only the library's own tables are put back."""
    copy = ours.folder / "copy.sqlite3"
    ours("backup", str(copy))
    with closing(sqlite3.connect(copy)) as strange:
        strange.execute('CREATE TABLE "articles"" WHERE 0 --" (x)')
        strange.execute("CREATE TABLE of_somebody (x)")
        strange.commit()
    ours("restore", str(copy))
    with closing(sqlite3.connect(ours.folder / "library.sqlite3")) as library:
        assert not library.execute("SELECT name FROM sqlite_master WHERE name = 'of_somebody'").fetchall()


def test_a_path_that_climbs_beyond_the_root_is_followed(ours: Command) -> None:
    """As the system follows it: a copy is found, and what is none is said to be none."""
    copy = ours.folder / "copy.sqlite3"
    ours("backup", str(copy))
    far = "../" * 40
    ours("restore", f"{far}{copy.relative_to('/')}")
    stranger = ours.folder / "stranger.txt"
    stranger.write_text("no copy", encoding="utf-8")
    assert "không phải bản sao" in refused(ours, "restore", f"{far}{stranger.relative_to('/')}", names=stranger)


@unix
def test_a_disk_that_is_full_midway_leaves_the_library_as_it_is(ours: Command) -> None:
    """Whatever step it is that finds no room."""
    copy = ours.folder / "copy.sqlite3"
    size = (ours.folder / "library.sqlite3").stat().st_size
    ours("backup", str(copy))
    ours("articles", "remove", ours.json("articles")[0]["id"])
    before = ours.json("articles")
    for room in (10_000, size - 20_000, size - 5_000):
        with no_file_beyond(room):
            assert "dọn bớt chỗ" in refused(ours, "restore", str(copy), names=ours.folder)
        assert ours.json("articles") == before
        assert {path.name for path in ours.folder.iterdir()} == {"library.sqlite3", "copy.sqlite3"}
    ours("restore", str(copy))
    assert len(ours.json("articles")) == len(before) + 1


@pytest.mark.parametrize("where", ["header", "middle"])
def test_a_damaged_library_is_moved_aside(ours: Command, where: str) -> None:
    """That is what a copy is for; the damaged file is kept under another name."""
    library, copy = ours.folder / "library.sqlite3", ours.folder / "copy.sqlite3"
    before = ours.json("articles")
    ours("backup", str(copy))
    content = bytearray(library.read_bytes())
    start = 0 if where == "header" else 8192
    content[start : start + 50_000] = b"\xa5" * 50_000
    library.write_bytes(content)
    assert "khởi động lại" in ours("restore", str(copy))
    assert ours.json("articles") == before
    assert next(ours.folder.glob("library.sqlite3.before-*")).read_bytes() == content
    refused(
        ours, "backup", str(ours.folder / "b"), "--database", str(next(ours.folder.glob("*.before-*"))), names="lib"
    )


def test_a_server_is_copied_with_its_own_tools(sxsh: Command) -> None:
    """One line names them, without the password; nothing is connected to."""
    url = "postgresql+psycopg://u:s3cret@127.0.0.1:1/db"
    for command in ("backup", "restore"):
        line = refused(sxsh, command, "copy.sqlite3", "--database", url, names="pg_dump")
        assert "s3cret" not in line
        wrong = "postgresql+psycopg://u:s3cret@h:x/db"
        line = refused(sxsh, command, "copy.sqlite3", "--database", wrong, code=2, names="URL")
        assert "s3cret" not in line


def test_an_older_copy_is_brought_up_to_date_and_stays_as_it_is(sxsh: Command) -> None:
    """The library it is put into is of this version; of an article's text is read again what the copy did not keep."""
    page, copy = sxsh.folder / "ha-nam.txt", sxsh.folder / "copy.sqlite3"
    page.write_text("Hà Nam tập huấn\n\nNgày 12/5/2019, Sở Công Thương Hà Nam mở lớp cho 45 học viên.", "utf-8")
    sxsh("add", str(page))
    shutil.copy(sxsh.folder / "library.sqlite3", copy)
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("ALTER TABLE updates DROP COLUMN door")
        for table in ("open_choices", "wishes", "watched_pages", "watch_days", "contacts"):
            connection.execute(f"DROP TABLE {table}")
        for table in ("withdrawn_articles", "question_decisions", "answer_drafts", "asked_values"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("ALTER TABLE previews ADD COLUMN awaits VARCHAR(16)")
        connection.execute("DROP TABLE shipped_digests")
        connection.execute("DROP INDEX ix_articles_url_key")
        connection.execute("DROP TABLE sketches")
        connection.execute("DROP INDEX ix_articles_reading")
        for column in ("digest", "url_key", "particulars", "lines", "reading", "sentence_hashes", "replaced"):
            connection.execute(f"ALTER TABLE articles DROP COLUMN {column}")
        connection.execute("ALTER TABLE passages DROP COLUMN role")
        connection.execute("DROP INDEX ix_answers_room_at")
        connection.execute("CREATE INDEX ix_answers_room ON answers (room)")
        connection.execute("ALTER TABLE articles DROP COLUMN revision")
        connection.execute("ALTER TABLE collection_state DROP COLUMN identity")
        connection.execute("UPDATE alembic_version SET version_num = '0003'")
        connection.commit()
    before, listed = copy.read_bytes(), sxsh.json("articles")
    sxsh("restore", str(copy))
    assert (copy.read_bytes(), sxsh.json("articles")) == (before, listed)


@pytest.mark.parametrize("ending", ["-wal", "-shm", ".index"])
def test_a_copy_never_takes_a_name_that_belongs_to_the_library(sxsh: Command, ending: str) -> None:
    """Whether or not something stands there: a live log is never called a file to be removed."""
    sxsh("articles")
    sxsh("backup", str(sxsh.folder / f"library.sqlite3{ending}"), code=1)
    assert "chọn tên khác" in sxsh.stderr
    assert "xoá" not in sxsh.stderr
