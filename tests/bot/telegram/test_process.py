"""The bot as a process of its own behind a webhook with its secret, and many people at once.

By polling, and after a restart, `tests/bot/test_seen_from_outside.py` has it.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.ports import free_port
from tests.support.serving import PRIVACY_KEY, CannedAnswerer, make_answer, serving

ROOT = Path(__file__).parents[3]
SECRET = "only-telegram-knows"
QUESTION = "muc tieu sxsh 2020 thanh hoa"


@contextmanager
def process(api: BotApi, folder: Path, **settings: str) -> Iterator[subprocess.Popen[bytes]]:
    """``sxsh bot`` with settings from the environment."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "SXSH_DATABASE_URL": f"sqlite:///{folder}/library.sqlite3",
        "SXSH_PRIVACY_KEY": PRIVACY_KEY,
        **settings,
    }
    started = subprocess.Popen(
        [sys.executable, "-m", "bot", "bot", "--no-collection"], env=environment, cwd=folder, stderr=subprocess.DEVNULL
    )
    try:
        yield started
    finally:
        started.terminate()
        try:
            assert started.wait(20) == 0
        finally:
            started.kill()


async def test_a_webhook_takes_updates_with_the_right_secret_alone(api: BotApi, migrated: Command) -> None:
    """Another secret or none is turned away, and nothing of it is answered."""
    port = free_port()
    settings = {
        "SXSH_WEBHOOK_URL": "https://bot.example.org/hook",
        "SXSH_WEBHOOK_LISTEN": "127.0.0.1",
        "SXSH_WEBHOOK_PORT": str(port),
        "SXSH_WEBHOOK_SECRET": SECRET,
    }
    address = f"http://127.0.0.1:{port}/hook"
    with api.withheld() as updates:
        for person in (7, 8, 9):
            api.say(QUESTION, chat_id=person)
    with process(api, migrated.folder, **settings):
        await api.until(lambda: _listens(port) and bool(api.webhook), seconds=30)
        assert api.push(address, updates[0], None) == 403
        assert api.push(address, updates[1], "wrong") == 403
        assert api.push(address, updates[2], SECRET) == 200
        assert api.push(address, updates[2], SECRET) == 200
        await api.until(lambda: len(api.sent) == 1)
        assert api.push(f"http://127.0.0.1:{port}/other", updates[0], SECRET) == 404
    assert [sent.chat_id for sent in api.sent] == [9]


async def test_sixty_people_at_once_each_get_their_own_answer(api: BotApi) -> None:
    """In private chats and groups, twice as many as one second lets through; none is mixed up and none is left out."""
    answerer = CannedAnswerer(lambda question: make_answer(question, headline=f"Về {question}."))
    async with serving(api, answerer):
        for person in range(1, 61):
            if person % 4:
                api.say(f"câu {person}", chat_id=person)
            else:
                api.say(f"/hoi câu {person}", chat_id=-person, user_id=person, chat_type="supergroup")
        await api.until(lambda: len(api.sent) >= 60, seconds=60)
        await asyncio.sleep(0.2)
    assert len(api.sent) == 60
    assert all(sent.text.startswith(f"Về câu {abs(sent.chat_id)}.\n") for sent in api.sent)


def _listens(port: int) -> bool:
    # This is asked a hundred times a second; a client of httpx would read all certificates each time.
    connection = HTTPConnection("127.0.0.1", port, timeout=1)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
    return True
