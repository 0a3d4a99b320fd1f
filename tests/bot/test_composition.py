"""Which engine the settings choose, where its index lies, and what is said when it cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from platformdirs import user_cache_path

from bot.cli.endings import REFUSED, WRONG_USE
from bot.cli.main import main
from bot.composition.assistant import index_folder, open_snapshots
from bot.settings import Settings
from knowledge.errors import LibraryUnavailable
from knowledge.store.library import Library
from retrieval.snapshots import embedded
from retrieval.snapshots.embedded import EmbeddedSnapshots
from retrieval.snapshots.postgres import PostgresSnapshots
from tests.factories import make_draft

SERVER = "postgresql+psycopg://reader:secret@db.example.org:5432/sxsh"


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests, and no ``.env`` beside them."""
    for name in ("SXSH_INDEX", "SXSH_INDEX_FOLDER", "SXSH_SEARCH_URL", "SXSH_DATABASE_URL", "TELEGRAM_BOT_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_the_index_lies_beside_a_sqlite_file(tmp_path: Path) -> None:
    """Whoever moves the file sees what belongs to it, and two files in one folder have two indexes."""
    assert index_folder(Settings(), f"sqlite:///{tmp_path}/one.sqlite3") == tmp_path / "one.sqlite3.index"
    assert index_folder(Settings(), f"sqlite:///{tmp_path}/two.sqlite3") == tmp_path / "two.sqlite3.index"
    assert index_folder(Settings(), "sqlite:///~/one.db") == Path.home() / "one.db.index"


def test_the_index_of_a_server_lies_in_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where what can be made again belongs; a database in memory has no file to lie beside either."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    expected = Path(user_cache_path("sxsh", appauthor=False)) / "index"
    assert index_folder(Settings(), SERVER) == expected
    assert index_folder(Settings(), "sqlite://") == expected
    assert index_folder(Settings(), "sqlite:///:memory:") == expected


def test_the_index_lies_where_it_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """For a file and for a server; ``~`` is the user's own folder, and blank is not set."""
    monkeypatch.setenv("SXSH_INDEX_FOLDER", str(tmp_path / "fast"))
    assert index_folder(Settings(), f"sqlite:///{tmp_path}/one.sqlite3") == tmp_path / "fast"
    assert index_folder(Settings(), SERVER) == tmp_path / "fast"
    monkeypatch.setenv("SXSH_INDEX_FOLDER", "~/fast")
    assert index_folder(Settings(), SERVER) == Path.home() / "fast"
    monkeypatch.setenv("SXSH_INDEX_FOLDER", "")
    assert index_folder(Settings(), f"sqlite:///{tmp_path}/one.sqlite3") == tmp_path / "one.sqlite3.index"


def test_the_embedded_engine_writes_into_a_folder_of_the_databases_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Several databases may share the folder that is set; a small collection writes none at all."""
    url = f"sqlite:///{tmp_path}/library.sqlite3"
    library = Library.open(url)
    library.put(make_draft("Bài", "Nhà máy tiết kiệm điện."))
    snapshots = open_snapshots(Settings(), library, url)
    assert isinstance(snapshots, EmbeddedSnapshots)
    snapshots.current()
    folder = tmp_path / "library.sqlite3.index"
    assert not folder.exists()
    monkeypatch.setattr(embedded, "_WORTH_KEEPING", 0)
    snapshots = open_snapshots(Settings(), library, url)
    snapshots.current()
    assert [path.name for path in folder.iterdir()] == [library.identity()]
    assert (folder / library.identity() / "manifest.json").is_file()
    library.close()


def test_the_engine_inside_postgresql_is_chosen_by_a_setting(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, pglite_url: str
) -> None:
    """With or without a server of its own for questions, which answers the same."""
    monkeypatch.setenv("SXSH_INDEX", "postgres")
    library = Library.open(pglite_url)
    library.put(make_draft("Bài", "Nhà máy tiết kiệm điện."))
    for search_url in ("", pglite_url):
        monkeypatch.setenv("SXSH_SEARCH_URL", search_url)
        snapshots = open_snapshots(Settings(), library, pglite_url)
        assert isinstance(snapshots, PostgresSnapshots)
        assert snapshots.current().index.holds("điện")
        snapshots.close()
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv("SXSH_SEARCH_URL", "no url")
    with pytest.raises(LibraryUnavailable) as refused:
        open_snapshots(Settings(), library, pglite_url)
    assert "\n" not in str(refused.value)
    library.close()


def ends(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """How the command ends, and the one line it says on standard error."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    shown = capsys.readouterr()
    assert shown.out == ""
    (line,) = shown.err.splitlines()
    assert "Traceback" not in line
    return int(str(ended.value.code)), line


def test_postgresqls_engine_without_postgresql_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Asking ends with a code of its own, and the line names what is to be set."""
    monkeypatch.setenv("SXSH_INDEX", "postgres")
    url = f"sqlite:///{tmp_path}/library.sqlite3"
    code, line = ends(["ask", "điện", "--no-collection", "--database", url], capsys)
    assert code in (REFUSED, WRONG_USE)
    assert "SXSH_DATABASE_URL" in line
    assert "PostgreSQL" in line


def test_a_server_without_the_extension_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same, naming the extension."""
    monkeypatch.setenv("SXSH_INDEX", "postgres")
    code, line = ends(["ask", "điện", "--no-collection", "--database", postgres_url], capsys)
    assert code in (REFUSED, WRONG_USE)
    assert "pg_textsearch" in line


def test_an_engine_that_is_none_is_one_clear_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What may be set is said, and not that a number was expected."""
    monkeypatch.setenv("SXSH_INDEX", "elsewhere")
    code, line = ends(["ask", "điện", "--database", f"sqlite:///{tmp_path}/library.sqlite3"], capsys)
    assert code == WRONG_USE
    assert "SXSH_INDEX" in line
    assert "embedded" in line
    assert "postgres" in line
