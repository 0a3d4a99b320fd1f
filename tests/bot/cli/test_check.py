"""``sxsh check``: every fault is a line with its remedy, and nothing is made, changed or given away."""

from __future__ import annotations

import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from bot import texts
from tests.support.bot_api import BotApi
from tests.support.bot_api.refusal import Refusal
from tests.support.command import Command
from tests.support.database import new_sqlite
from tests.support.permissions import fill_disk, open_folder, small_disk, without_privileges
from tests.support.zalo_api import ZaloApi

unix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and limits are those of Unix")
KEY = "a-key-that-nobody-guesses"


@pytest.fixture
def ours() -> Iterator[Command]:
    """The command with an empty library, in a folder that others may look into."""
    with open_folder() as folder:
        new_sqlite(folder / "library.sqlite3")
        (folder / "library.sqlite3").chmod(0o600)
        yield Command(folder)


def findings(sxsh: Command, *arguments: str, code: int, **environment: str) -> dict[str, dict[str, Any]]:
    """What was found, by its name; with a key that is set, so that none is looked for in this user's folder."""
    found = sxsh.json("check", *arguments, code=code, **{"SXSH_PRIVACY_KEY": KEY, **environment})
    assert code == (0 if all(each["good"] for each in found) else 1)
    return {each["check"]: each for each in found}


def test_a_machine_on_which_all_is_well_ends_with_0(ours: Command, api: BotApi) -> None:
    """A line for each thing, and the bot's own name; the token is in none."""
    settings = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "SXSH_PRIVACY_KEY": KEY}
    shown = ours("check", **settings)
    assert all(line.startswith("tốt ") for line in shown.splitlines())
    assert "@" in shown
    assert api.token.partition(":")[2] not in shown
    assert set(findings(ours, code=0, **settings)) == {
        "settings_file",
        "settings",
        "database",
        "schema",
        "writing",
        "index",
        "disk",
        "telegram",
    }


def test_a_database_that_is_not_there_yet_is_not_made(sxsh: Command) -> None:
    """It will be, by the first question."""
    assert "sẽ được tạo" in findings(sxsh, code=0)["database"]["said"]
    assert list(sxsh.folder.iterdir()) == []


def test_every_setting_that_is_wrong_is_listed(ours: Command) -> None:
    """Not the first alone, and what is right beside them is looked at; their values may be secrets."""
    wrong = {
        "TELEGRAM_BOT_TOKEN": "s3cret-token",
        "SXSH_RETENTION_DAYS": "ewig",
        "SXSH_PRIVACY_KEY": "s3cret",
        "SXSH_WEBHOOK_URL": "http://u:s3cret@h/",
        "SXSH_INDEX": "elsewhere",
    }
    shown = ours("check", code=1, **wrong)
    assert [name for name in wrong if name in shown] == list(wrong)
    assert shown.count("cần sửa") == len(wrong)
    assert "s3cret" not in shown
    assert "library.sqlite3" in shown


def test_the_file_of_the_settings_is_named(ours: Command) -> None:
    """Or the folder that has none: what is written in another folder's is not used, whatever else is wrong."""
    said = findings(ours, code=0)["settings_file"]["said"]
    assert "không có .env" in said
    assert str(ours.folder) in said
    (ours.folder / ".env").write_text("SXSH_RETENTION_DAYS=ewig\n", encoding="utf-8")
    (ours.folder / ".env").chmod(0o600)
    assert findings(ours, code=1)["settings_file"]["said"] == f"đã đọc {ours.folder / '.env'}"
    (ours.folder / ".env").write_bytes(b"SXSH_RETENTION_DAYS=30 # ng\xe0y\n")
    assert "settings_file" not in findings(ours, code=1)


@unix
def test_without_telegram_it_says_what_is_served_instead(ours: Command) -> None:
    """The terminal, unless another door is set up."""
    assert findings(ours, code=0)["telegram"]["said"] == texts.check.TELEGRAM_NOT_SET
    said = findings(ours, code=0, SXSH_WEB_URL="https://sxsh.example.org")["telegram"]["said"]
    assert said == texts.check.TELEGRAM_LEFT_OUT


def test_two_doors_at_one_port_are_told_before_they_are_opened(ours: Command, api: BotApi) -> None:
    """By the settings of both; each at an address of its own is fine."""
    settings = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "SXSH_WEB_PORT": "8080"}
    settings |= {"SXSH_WEBHOOK_URL": "https://bot.example.org/hook", "SXSH_WEB_URL": "https://sxsh.example.org"}
    said = findings(ours, code=1, **settings)["settings"]["said"]
    assert "SXSH_WEB_PORT" in said
    assert "SXSH_WEBHOOK_PORT" in said
    findings(ours, code=0, SXSH_WEBHOOK_LISTEN="127.0.0.2", **settings)
    findings(ours, code=0, **{**settings, "SXSH_WEB_PORT": "8090"})


@pytest.mark.parametrize(
    ("command", "clash", "named"),
    [
        (("run",), {"SXSH_METRICS_PORT": "8000"}, {"SXSH_WEB_PORT", "SXSH_METRICS_PORT"}),
        (("run",), {"SXSH_WEBHOOK_PORT": "8000"}, {"SXSH_WEB_PORT", "SXSH_WEBHOOK_PORT"}),
        (("bot",), {"SXSH_METRICS_PORT": "8080"}, {"SXSH_WEBHOOK_PORT", "SXSH_METRICS_PORT"}),
        (("web", "--port", "9090"), {"SXSH_METRICS_PORT": "9090"}, {"SXSH_WEB_PORT", "SXSH_METRICS_PORT"}),
    ],
)
def test_two_doors_at_one_port_are_not_opened(
    ours: Command, command: tuple[str, ...], clash: dict[str, str], named: set[str]
) -> None:
    """Whoever starts them is told by both settings, before anything is opened, and has to mend one: code 2."""
    settings = {"TELEGRAM_BOT_TOKEN": f"123456789:{'A' * 35}", "SXSH_WEBHOOK_URL": "https://bot.example.org/hook"}
    assert ours(*command, code=2, SXSH_WEB_URL="https://sxsh.example.org", **settings, **clash) == ""
    (line,) = ours.stderr.splitlines()
    assert set(re.findall(r"SXSH_\w+", line)) == named


def test_files_with_secrets_are_for_their_owner_alone(ours: Command) -> None:
    """``.env`` in the folder of the program, and the key that it has made itself."""
    (ours.folder / ".env").write_text("SXSH_RETENTION_DAYS=30\n", encoding="utf-8")
    (ours.folder / ".env").chmod(0o644)
    assert "chmod 600 .env" in findings(ours, code=1)["secrets"]["said"]
    (ours.folder / ".env").chmod(0o600)
    assert findings(ours, code=0)["secrets"]["good"]
    key = ours.folder / "home" / "sxsh" / "privacy.key"
    key.parent.mkdir(parents=True)
    key.write_text("k" * 64, encoding="ascii")
    key.chmod(0o640)
    shown = ours("check", code=1, XDG_DATA_HOME=str(ours.folder / "home"))
    assert f"chmod 600 {key}" in shown
    assert "kkkk" not in shown


@unix
def test_a_database_that_everybody_may_read_is_named(ours: Command) -> None:
    """Earlier versions made it so; a folder that is its owner's alone keeps it as well."""
    library = ours.folder / "library.sqlite3"
    library.chmod(0o644)
    assert f"chmod 600 {library}" in findings(ours, code=1)["secrets"]["said"]
    ours.folder.chmod(0o700)
    assert "secrets" not in findings(ours, code=0)
    ours.folder.chmod(0o755)
    library.chmod(0o600)
    assert "secrets" not in findings(ours, code=0)


@unix
def test_what_cannot_be_written_is_named(ours: Command) -> None:
    """The database, and the folder of its index."""
    index = ours.folder / "library.sqlite3.index"
    index.mkdir()
    index.chmod(0o555)
    (ours.folder / "library.sqlite3").chmod(0o444)
    with without_privileges():
        found = findings(ours, code=1)
    assert [name for name, each in found.items() if not each["good"]] == ["secrets", "writing", "index"]
    assert str(index) in found["index"]["said"]
    assert "cấp quyền ghi" in found["writing"]["said"]


def test_a_damaged_database_and_one_of_another_version_are_told_apart(ours: Command) -> None:
    """The older is good, because it will be brought up to date; the newer asks for an update."""
    library = ours.folder / "library.sqlite3"
    content = library.read_bytes()
    for revision, code, said in (("0003", 0, "sxsh backup"), ("0999", 1, "cập nhật sxsh")):
        with closing(sqlite3.connect(library)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
            connection.commit()
        found = findings(ours, code=code)
        assert said in found["schema" if code == 0 else "database"]["said"]
        with closing(sqlite3.connect(library)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)
    library.write_bytes(content[:8192] + b"\xa5" * 40_000 + content[48_192:])
    assert "sxsh restore" in findings(ours, code=1)["database"]["said"]


def test_a_token_that_telegram_refuses_and_a_server_that_is_away_are_told_apart(ours: Command, api: BotApi) -> None:
    """Without the token, which is in the address."""
    other = "987654321:AAotherotherotherotherotherotherother"
    said = findings(ours, code=1, TELEGRAM_BOT_TOKEN=other, TELEGRAM_API_URL=api.url)["telegram"]["said"]
    assert "@BotFather" in said
    away = findings(ours, code=1, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL="http://127.0.0.1:1")["telegram"]
    assert "TELEGRAM_API_URL" in away["said"]
    api.refuse_next("getMe", Refusal(502, "Bad Gateway"))
    assert "TELEGRAM_API_URL" in ours("check", code=1, TELEGRAM_BOT_TOKEN=api.token, TELEGRAM_API_URL=api.url)


def test_zalo_is_looked_at_where_there_is_a_token(ours: Command) -> None:
    """The bot by its name, and where messages are brought to; a refused token and a server that is away."""
    with ZaloApi() as zalo:
        given = {"ZALO_BOT_TOKEN": zalo.token, "ZALO_API_URL": zalo.url}
        assert "Bot SXSH" in findings(ours, code=0, **given)["zalo"]["said"]
        zalo.webhook = {"url": "https://bot.example.org/hook", "secret": "x" * 8}
        assert "https://bot.example.org/hook" in findings(ours, code=0, **given)["zalo"]["said"]
        wrong = {**given, "ZALO_BOT_TOKEN": "1459232241454765289:anotherAnotherAnotherAnother"}
        shown = ours("check", code=1, **wrong)
        assert "Zalo Bot Manager" in shown
        assert "another" not in shown
    assert given["ZALO_API_URL"] in findings(ours, code=1, **given)["zalo"]["said"]
    assert "zalo" not in findings(ours, code=0)


def test_a_full_disk_is_not_called_one_that_can_only_be_read() -> None:
    """What helps is room, not a permission."""
    with small_disk(3 << 20) as disk:
        sxsh = Command(disk)
        sxsh("articles")
        fill_disk(disk)
        found = findings(sxsh, code=1)
        assert "dọn bớt chỗ" in found["writing"]["said"]
        assert not found["disk"]["good"]


@pytest.mark.parametrize("url", ["://", "sqlite+pysqlcipher:///x", "postgresql+psycopg://h:abc/x", "sqlite:///x?key=a"])
def test_an_address_that_is_none_is_one_line(sxsh: Command, url: str) -> None:
    """Everything else is looked at all the same."""
    found = findings(sxsh, code=1, SXSH_DATABASE_URL=url)
    assert [name for name, each in found.items() if not each["good"]] == ["database"]


def test_a_disk_that_is_nearly_full_is_said_before_it_is(ours: Command) -> None:
    """With what is left and what is wanted."""
    with small_disk(3 << 20) as disk:
        found = findings(ours, "--database", str(disk / "library.sqlite3"), code=1)
    assert str(disk) in found["disk"]["said"]


def test_postgresql_and_its_extension_are_looked_at(sxsh: Command, postgres_url: str) -> None:
    """A server without the extension is enough for an index of one's own; none at all is no database."""
    settings = {"SXSH_DATABASE_URL": postgres_url}
    assert "sẽ tự nâng cấp" in findings(sxsh, code=0, **settings)["schema"]["said"]
    assert "pg_textsearch" in findings(sxsh, code=1, SXSH_INDEX="postgres", **settings)["index"]["said"]
    elsewhere = {"SXSH_INDEX": "postgres", "SXSH_SEARCH_URL": "postgresql+psycopg://u:s3cret@127.0.0.1:1/search"}
    assert "127.0.0.1:1/search" in findings(sxsh, code=1, **elsewhere, **settings)["search"]["said"]
    away = findings(sxsh, code=1, SXSH_DATABASE_URL="postgresql+psycopg://u:s3cret@127.0.0.1:1/db")["database"]
    assert "s3cret" not in away["said"]
    assert "bogus://x" in findings(sxsh, code=1, SXSH_DATABASE_URL="bogus://x")["database"]["said"]
