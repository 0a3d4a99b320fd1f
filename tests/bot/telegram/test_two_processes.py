"""Two processes, one PostgreSQL database, one webhook address: nothing is lost, nothing is done twice.

``SXSH_SOAK_UPDATES`` sets how many people write; ``make soak`` runs it with 1,000.
"""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import httpx

from bot import texts
from knowledge.intake.intake import prepare
from knowledge.readers import read_content
from knowledge.store.library import Library
from tests.bot.telegram.test_process import ROOT, _listens, free_port
from tests.support.balancer import balance
from tests.support.bot_api import BotApi
from tests.support.serving import PRIVACY_KEY

PEOPLE = int(os.environ.get("SXSH_SOAK_UPDATES", "40"))
# ``sxsh bot`` that is taken for dead sooner, which most of this test waits for; the soak waits the whole. It says more
# often that it lives: a beat may be five seconds late. It answers from two pages; the soak's takes the digests in.
BRIEFLY = (
    "from bot.journal import update_inbox\n"
    "update_inbox.LEASE_SECONDS = 6\n"
    "from bot.serving import heartbeat\n"
    "heartbeat._BEAT = 0.5\n"
    "from bot.cli.main import main\n"
    "main(['bot', '--no-collection'])"
)
PROGRAM = ["-m", "bot", "bot"] if "SXSH_SOAK_UPDATES" in os.environ else ["-c", BRIEFLY]
SECRET = "only-telegram-knows"
TARGET = (
    "Thanh Hóa sản xuất sạch hơn\nNgày 2/3/2015, Thanh Hóa đặt mục tiêu 60% cơ sở áp dụng sản xuất sạch hơn năm 2020."
)
CLASS = "Bình Định tập huấn\nNgày 12/5/2019, Sở Công Thương Bình Định tổ chức lớp cho 45 học viên của tỉnh."


@contextmanager
def process(api: BotApi, url: str, port: int) -> Iterator[subprocess.Popen[bytes]]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "TELEGRAM_BOT_TOKEN": api.token,
        "TELEGRAM_API_URL": api.url,
        "SXSH_DATABASE_URL": url,
        "SXSH_PRIVACY_KEY": PRIVACY_KEY,
        "SXSH_WEBHOOK_URL": "https://bot.example.org/hook",
        "SXSH_WEBHOOK_LISTEN": "127.0.0.1",
        "SXSH_WEBHOOK_PORT": str(port),
        "SXSH_WEBHOOK_SECRET": SECRET,
    }
    started = subprocess.Popen([sys.executable, *PROGRAM], env=environment, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        yield started
    finally:
        started.kill()
        started.wait(20)


def put(url: str, page: str, name: str) -> None:
    library = Library.open(url)
    library.put(prepare(read_content(page.encode(), name), name))
    library.close()


async def deliver(client: httpx.AsyncClient, address: str, update: dict[str, Any]) -> None:
    """Offer an update until it is taken, as Telegram does."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
    for _ in range(50):
        try:
            answer = await client.post(address, json=update, headers=headers)
        except httpx.HTTPError:
            await asyncio.sleep(0.2)
            continue
        if answer.status_code == 200:
            return
    raise AssertionError("nobody takes the update")


async def test_two_processes_behind_one_address_lose_and_repeat_nothing(api: BotApi, postgres_library_url: str) -> None:
    """Everybody is answered once; buttons work at the other; a document is found at both; one of them is killed."""
    url = postgres_library_url
    put(url, TARGET, "thanh-hoa.txt")
    ports = [free_port(), free_port()]
    with ExitStack() as stack:
        first = stack.enter_context(process(api, url, ports[0]))
        stack.enter_context(process(api, url, ports[1]))
        await api.until(lambda: all(map(_listens, ports)), seconds=60)
        async with balance(ports) as door, httpx.AsyncClient(trust_env=False, timeout=30) as client:
            address = f"http://127.0.0.1:{door}/hook"

            async def all_of(updates: list[dict[str, Any]]) -> None:
                for start in range(0, len(updates), 20):
                    await asyncio.gather(*(deliver(client, address, each) for each in updates[start : start + 20]))

            with api.withheld() as updates:
                for person in range(1, PEOPLE + 1):
                    api.say("muc tieu sxsh 2020 thanh hoa", chat_id=person)
            await all_of([*updates, *updates[: PEOPLE // 4]])  # some are offered twice
            await api.until(lambda: len(api.sent) >= PEOPLE, seconds=60 + PEOPLE / 5)
            assert Counter(sent.chat_id for sent in api.sent) == Counter(range(1, PEOPLE + 1))

            for port in ports:  # the same answer's button, at both
                with api.withheld() as presses:
                    api.press(api.sent[0], "👍")
                await deliver(client, f"http://127.0.0.1:{port}/hook", presses[0])
            await api.until(lambda: len(api.toasts) == 2, seconds=20)
            assert {toast["text"] for toast in api.toasts} == {texts.choices.THANKS_FOR_LIKING}

            put(url, CLASS, "tin.txt")
            await asyncio.sleep(2)
            for number, port in enumerate(ports):
                with api.withheld() as questions:
                    api.say("lớp tập huấn ở Bình Định có bao nhiêu học viên", chat_id=5000 + number)
                await deliver(client, f"http://127.0.0.1:{port}/hook", questions[0])
            await api.until(lambda: sum("45 học viên" in sent.text for sent in api.sent) == 2, seconds=20)

            before = len(api.sent)
            with api.withheld() as updates:
                for person in range(10_001, 10_001 + PEOPLE):
                    api.say("5s la gi", chat_id=person)
            offering = asyncio.create_task(all_of(updates))
            await api.until(lambda: len(api.sent) > before + PEOPLE // 4, seconds=60)
            first.send_signal(signal.SIGKILL)
            await offering
            # What the dead one had taken is gone on with after its lease.
            await api.until(
                lambda: {sent.chat_id for sent in api.sent} >= set(range(10_001, 10_001 + PEOPLE)),
                seconds=90 + PEOPLE / 5,
            )
