"""Several doors in one process: one that cannot be opened keeps no other shut.

That each serves, and that one signal ends all of them, `tests/bot/test_seen_from_outside.py` says.
"""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from bot.composition.doors import make_housekeeping
from bot.serving import doors
from bot.serving.doors import DoorUnreachable, run_doors
from bot.serving.schema_watch import SchemaWatch
from bot.settings import Settings, SettingsError
from knowledge.store.database import open_database
from tests.support.bot_api import BotApi
from tests.support.command import Command
from tests.support.ports import free_port


async def _page(port: int) -> str:
    """The page, once it is served."""
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10) as client:
        for _ in range(600):
            try:
                return (await client.get("/")).text
            except httpx.TransportError:
                await asyncio.sleep(0.05)
    raise TimeoutError("no page is served")


async def test_a_telegram_that_is_not_reached_leaves_the_page_open(migrated: Command, api: BotApi) -> None:
    """It is said once with the setting to look at, and tried again."""
    port = free_port()
    given = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": "http://127.0.0.1:1", "SXSH_WEB_PORT": str(port)}
    with migrated.start("run", "--no-collection", SXSH_WEB_URL=f"http://127.0.0.1:{port}", **given) as process:
        page = await _page(port)
        await asyncio.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        _, said = await asyncio.to_thread(process.communicate, timeout=30)
    assert "<form" in page
    assert process.returncode == 0
    assert [line for line in said.decode().splitlines() if "TELEGRAM_API_URL" in line][1:] == []
    assert "TELEGRAM_API_URL" in said.decode()


def test_a_refused_token_ends_all_of_it(migrated: Command, api: BotApi) -> None:
    """Nobody would look for a page that is served while half of what was set up is wrong."""
    port = free_port()
    wrong = "987654321:AAotherotherotherotherotherotherother"
    given = {"TELEGRAM_BOT_TOKEN": wrong, "TELEGRAM_API_URL": api.url, "SXSH_WEB_PORT": str(port)}
    migrated("run", "--no-collection", code=2, SXSH_WEB_URL=f"http://127.0.0.1:{port}", **given)
    assert migrated.stderr.splitlines()[-1].startswith("Lỗi: TELEGRAM_BOT_TOKEN: ")


def test_a_port_that_is_taken_is_named_by_its_setting(migrated: Command, api: BotApi) -> None:
    """Telegram's webhook beside another program: which of the ports is meant would be anybody's guess."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        given = {"TELEGRAM_BOT_TOKEN": api.token, "TELEGRAM_API_URL": api.url, "SXSH_WEBHOOK_LISTEN": "127.0.0.1"}
        address = "https://bot.example.org/hook"
        with migrated.start("bot", "--no-collection", SXSH_WEBHOOK_URL=address, SXSH_WEBHOOK_PORT=port, **given) as bot:
            _, said = bot.communicate(timeout=60)
    assert bot.returncode == 2
    assert said.decode().splitlines()[-1].startswith("Lỗi: SXSH_WEBHOOK_PORT: ")


class Opened:
    """A door that cannot be opened the first times."""

    def __init__(self, refusals: int, problem: type[SettingsError] = DoorUnreachable) -> None:
        self.refusals = refusals
        self.problem = problem
        self.tried = 0
        self.opened = asyncio.Event()
        self.closed = False

    async def serve(self, stop: asyncio.Event) -> None:
        self.tried += 1
        if self.tried <= self.refusals:
            raise self.problem("SOME_URL", "not reached")
        self.opened.set()
        await stop.wait()
        self.closed = True


class Leaving(Opened):
    """A door that is left when another was opened in the end."""

    def __init__(self, other: Opened) -> None:
        super().__init__(0)
        self.other = other

    async def serve(self, stop: asyncio.Event) -> None:
        await self.other.opened.wait()
        stop.set()
        await super().serve(stop)


@pytest.fixture
def engine(tmp_path: Path) -> sa.Engine:
    return open_database(f"sqlite:///{tmp_path}/doors.sqlite3")


def _run(engine: sa.Engine, *opened: Opened) -> None:
    settings = Settings(_env_file=None)  # type: ignore[call-arg]
    run_doors(opened, make_housekeeping(settings, engine), SchemaWatch(engine))
    engine.dispose()


def test_a_door_beside_others_is_tried_until_it_opens(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then both are served, and both are closed."""
    monkeypatch.setattr(doors, "_AGAIN_SECONDS", 0.01)
    late = Opened(3)
    beside = Leaving(late)
    _run(engine, late, beside)
    assert late.tried == 4
    assert late.closed
    assert beside.closed


def test_a_door_alone_says_at_once_that_it_cannot_be_opened(engine: sa.Engine) -> None:
    """Whoever started the process sees why, and a supervisor starts it again."""
    alone = Opened(1)
    with pytest.raises(DoorUnreachable) as refused:
        _run(engine, alone)
    assert refused.value.variable == "SOME_URL"
    assert alone.tried == 1


def test_what_can_never_be_opened_closes_the_others(engine: sa.Engine) -> None:
    """They are closed in order before the problem is told."""
    beside = Opened(0)
    with pytest.raises(SettingsError):
        _run(engine, Opened(1, SettingsError), beside)
    assert beside.closed
