"""Pages over HTTP: beside other doors in one loop, and as a process of their own."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from bot.composition.web import make_web
from bot.settings import Settings, SettingsError
from bot.web.door import WebDoor
from tests.support.ports import free_port
from tests.support.serving import PRIVACY_KEY, CannedAnswerer, make_answer

ROOT = Path(__file__).parents[3]


async def test_pages_are_served_until_it_is_said_to_stop(engine: sa.Engine) -> None:
    """Beside whatever else the loop does, without touching its signals; nothing tells what serves them."""
    handlers = [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)]
    port, stop = free_port(), asyncio.Event()
    settings = Settings(_env_file=None, SXSH_PRIVACY_KEY=PRIVACY_KEY, SXSH_WEB_PORT=port)
    door = WebDoor(lambda: make_web(settings, CannedAnswerer(make_answer), engine), settings)
    serving = asyncio.create_task(door.serve(stop))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        response = await _until_served(client)
    assert response.status_code == 200
    assert "server" not in response.headers
    assert [signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)] == handlers
    stop.set()
    await asyncio.wait_for(serving, 15)
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", port)


async def test_what_is_left_hanging_at_the_end_is_cut_off_without_an_error(
    engine: sa.Engine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A form whose rest never comes: one line tells of it, and the end is an orderly one."""
    monkeypatch.setattr("bot.web.door._LAST_SECONDS", 0.2)
    caplog.set_level(logging.INFO)
    port, stop = free_port(), asyncio.Event()
    settings = Settings(_env_file=None, SXSH_PRIVACY_KEY=PRIVACY_KEY, SXSH_WEB_PORT=port)
    door = WebDoor(lambda: make_web(settings, CannedAnswerer(make_answer), engine), settings)
    serving = asyncio.create_task(door.serve(stop))
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        await _until_served(client)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    head = f"POST /hoi HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 500\r\nExpect: 100-continue\r\n"
    writer.write(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nq=a".encode())
    assert b" 100 " in await reader.readuntil(b"\r\n\r\n")
    caplog.clear()
    stop.set()
    await asyncio.wait_for(serving, 15)
    writer.close()
    assert [(each.levelname, each.exc_info) for each in caplog.records] == [("INFO", None)]
    assert "cut off: 1" in caplog.text


@pytest.mark.parametrize(
    ("host", "variable", "said"),
    [
        ("127.0.0.1", "SXSH_WEB_PORT", "có chương trình khác đang dùng"),
        ("no such host", "SXSH_WEB_LISTEN", "máy này không có địa chỉ “no such host”"),
        # RFC 5737 gives this one to nobody.
        ("192.0.2.1", "SXSH_WEB_LISTEN", "máy này không có địa chỉ “192.0.2.1”"),
    ],
)
async def test_where_nothing_can_listen_the_setting_is_named(
    host: str, variable: str, said: str, engine: sa.Engine
) -> None:
    """A port that is taken, an address that is none, and one that is another machine's."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(_env_file=None, SXSH_WEB_LISTEN=host, SXSH_WEB_PORT=taken.getsockname()[1])
        door = WebDoor(lambda: make_web(settings, CannedAnswerer(make_answer), engine), settings)
        with pytest.raises(SettingsError) as refused:
            await door.serve(asyncio.Event())
    assert refused.value.variable == variable
    assert said in str(refused.value)


@pytest.mark.skipif(os.name != "posix", reason="signals are sent to processes of POSIX alone")
def test_sxsh_web_serves_until_it_is_told_to_end(shipped: Path, tmp_path: Path) -> None:
    """It answers at the port that was named, and ends well."""
    from tests.support.database import copy_library

    copy_library(shipped, tmp_path)
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "SXSH_DATABASE_URL": f"sqlite:///{tmp_path}/library.sqlite3",
        "SXSH_PRIVACY_KEY": PRIVACY_KEY,
    }
    command = [sys.executable, "-m", "bot", "web", "--port", str(port)]
    with subprocess.Popen(command, env=environment, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        try:
            response = _first_response(f"http://127.0.0.1:{port}/khoe")
        finally:
            process.terminate()
            _, written = process.communicate(timeout=20)
    assert process.returncode == 0
    assert response.json()["ok"] is True
    assert len(written.splitlines()) == 1, written


async def _until_served(client: httpx.AsyncClient) -> httpx.Response:
    for _ in range(100):
        try:
            return await client.get("/")
        except httpx.ConnectError:
            await asyncio.sleep(0.05)
    raise AssertionError("nothing answers")


def _first_response(address: str) -> httpx.Response:
    for _ in range(100):
        try:
            return httpx.get(address, trust_env=False)
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("nothing answers")
