"""The database away or full while the bot serves: people are told once, and everything is gone on with by itself."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot import texts
from bot.journal.reports import Reports
from bot.journal.update_inbox import UpdateStore
from knowledge.store.database import open_database
from tests.bot.telegram.test_process import ROOT, free_port
from tests.support.bot_api import BotApi
from tests.support.database import new_sqlite
from tests.support.permissions import no_file_beyond
from tests.support.postgres import server_away
from tests.support.serving import PRIVACY_KEY, WEBHOOK_SECRET, CannedAnswerer, make_answer, serving

WATCHFUL = (
    "from bot.serving import schema_watch\n"
    "schema_watch._LOOK_SECONDS = 0.1\n"
    "from bot.cli.main import main\n"
    "main(['bot', '--no-collection'])"
)


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """A database of each kind."""
    if request.param == "sqlite" and sys.platform == "win32":
        pytest.skip("the limit of a file's size is Unix's")
    postgres = request.param == "postgresql"
    url = request.getfixturevalue("postgres_library_url") if postgres else new_sqlite(tmp_path / "bot.sqlite3")
    engine = open_database(url)
    yield engine
    engine.dispose()


@contextmanager
def unusable(engine: Engine) -> Iterator[None]:
    """A server that turns everybody away, and a disk that takes nothing more."""
    if engine.dialect.name == "postgresql":
        with server_away(engine.url):
            yield
    else:
        # What the log holds by now is put away, so that it has to grow.
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        with no_file_beyond(64):
            yield


async def test_who_writes_while_it_is_away_is_told_once_and_answered_when_it_is_back(database: Engine) -> None:
    """Two questions of one person bring one kind line; a group is not disturbed; each question gets one answer."""
    answerer = CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))
    with BotApi() as api:
        async with serving(api, answerer, database):
            api.say("câu không")
            await api.until(lambda: len(api.sent) == 1)
            with unusable(database):
                api.say("câu một")
                api.say("câu hai")
                api.say("câu ba", chat_id=8)
                api.say("/hoi câu bốn", chat_id=-5, chat_type="supergroup")
                await api.until(lambda: len(api.sent) >= 3, seconds=20)
                assert [(sent.chat_id, sent.text) for sent in api.sent[1:]] == [
                    (7, texts.telegram.AWAY),
                    (8, texts.telegram.AWAY),
                ]
            await api.until(lambda: len(api.sent) >= 7, seconds=20)
            api.say("câu năm")
            await api.until(lambda: len(api.sent) >= 8, seconds=20)
    answers = Counter(sent.text.splitlines()[0] for sent in api.sent if sent.text != texts.telegram.AWAY)
    assert answers == Counter(f"Về câu {number}." for number in ("không", "một", "hai", "ba", "bốn", "năm"))
    with database.connect() as connection:
        assert set(connection.execute(sa.text("SELECT done FROM updates")).scalars()) == {True}


async def test_a_button_pressed_while_it_is_away_is_told_so_and_counts_afterwards(database: Engine) -> None:
    """The press is not lost, and nothing is said of it a second time."""
    with BotApi() as api:
        async with serving(api, CannedAnswerer(make_answer), database):
            api.say("một")
            await api.until(lambda: len(api.sent) == 1)
            with unusable(database):
                api.press(api.sent[0], "👍")
                await api.until(lambda: len(api.toasts) == 1, seconds=20)
                assert api.toasts[0]["text"] == texts.telegram.AWAY
            await api.until(lambda: len(Reports(database).judged()) == 1, seconds=20)
    assert [sent.chat_id for sent in api.sent] == [7]


async def test_what_came_in_while_it_was_away_outlives_the_process(database: Engine) -> None:
    """Telegram is not told that it has arrived, so the next process is offered it; who came later is told as well."""
    with BotApi() as api:
        with unusable(database):
            async with serving(api, CannedAnswerer(make_answer), database):
                api.say("một")
                await api.until(lambda: len(api.sent) == 1, seconds=20)
                api.say("hai", chat_id=8)
                await api.until(lambda: len(api.sent) == 2, seconds=20)
        async with serving(api, CannedAnswerer(make_answer), database):
            await api.until(lambda: len(api.sent) == 4, seconds=20)
            api.say("ba", chat_id=9)
            await api.until(lambda: len(api.sent) == 5, seconds=20)
    assert [sent.chat_id for sent in api.sent if sent.text == texts.telegram.AWAY] == [7, 8]
    assert sorted(sent.chat_id for sent in api.sent if sent.text != texts.telegram.AWAY) == [7, 8, 9]


async def test_a_webhook_brings_again_what_could_not_be_written_down(database: Engine) -> None:
    """It is told 503 until then; the sender is told once and answered once."""
    port = free_port()
    with BotApi() as api:
        with api.withheld() as withheld:
            api.say("một")

        async def push() -> int:
            url = f"http://127.0.0.1:{port}/hook"
            return await asyncio.to_thread(api.push, url, withheld[0], WEBHOOK_SECRET)

        async with serving(api, CannedAnswerer(make_answer), database, port=port):
            with unusable(database):
                assert [await push(), await push()] == [503, 503]
            await api.until(lambda: len(api.sent) == 2, seconds=20)
            assert await push() == 200
            await asyncio.sleep(0.1)
    assert [sent.text == texts.telegram.AWAY for sent in api.sent] == [True, False]


async def test_an_answer_that_was_sent_is_not_sent_again(database: Engine) -> None:
    """Though the database left before it could be noted that it was."""
    with BotApi() as api:
        async with serving(api, CannedAnswerer(make_answer), database):
            leaving = unusable(database)
            api.call_before("sendMessage", leaving.__enter__)
            api.say("một")
            await api.until(lambda: len(api.sent) == 1, seconds=20)
            leaving.__exit__(None, None, None)
            api.say("hai")
            await api.until(lambda: len(api.sent) == 2, seconds=20)


def test_what_another_process_has_taken_over_is_not_ones_own_any_more(engine: Engine) -> None:
    """Who comes back from an outage asks before going on."""
    now = 1000.0
    one, other = UpdateStore(engine, lambda: now), UpdateStore(engine, lambda: now)
    one.take(5, {"update_id": 5})
    assert one.keep(5)
    now += 100
    assert len(other.take_over()) == 1
    assert not one.keep(5)
    assert other.keep(5)
    other.finish(5)
    assert not other.keep(5)


@contextmanager
def watchful(api: BotApi, folder: Path, url: str) -> Iterator[subprocess.Popen[bytes]]:
    """``sxsh bot`` that looks at the tables ten times a second."""
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("SXSH")},
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "SXSH_DATABASE_URL": url,
        "SXSH_PRIVACY_KEY": PRIVACY_KEY,
    }
    command = [sys.executable, "-c", WATCHFUL]
    with subprocess.Popen(command, env=environment, cwd=folder, stderr=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


async def test_a_process_that_has_become_the_older_version_ends_with_a_line(api: BotApi, tmp_path: Path) -> None:
    """It writes nothing into tables it does not know, and what comes in then is left to Telegram."""
    database = tmp_path / "bot.sqlite3"
    with watchful(api, tmp_path, new_sqlite(database)) as process:
        api.say("5s la gi")
        await api.until(lambda: len(api.sent) == 1, seconds=30)
        with closing(sqlite3.connect(database)) as upgraded:
            upgraded.execute("UPDATE alembic_version SET version_num = '0999'")
            upgraded.commit()
        _, said = await asyncio.to_thread(process.communicate, timeout=30)
    assert process.returncode == 1
    assert "cập nhật sxsh" in said.decode().splitlines()[-1]
    assert "Traceback" not in said.decode()
