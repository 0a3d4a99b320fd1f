"""A process with every door open, as machines see it: figures, whether it lives and is ready, and how it ends."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import sqlalchemy as sa
from prometheus_client.parser import text_string_to_metric_families

from bot import texts
from bot.composition.doors import make_monitor
from bot.journal.schema import updates
from bot.serving import readiness
from bot.serving.metrics import Metrics
from bot.serving.monitor import Monitor
from bot.serving.readiness import Readiness, checks_of, find_channel_trouble
from bot.settings import Settings, SettingsError
from bot.texts.monitoring import METRICS
from bot.tracing import telling
from bot.tracing.listening import listeners
from bot.zalo.errors import TokenRefused, ZaloError
from knowledge.store.library import Library
from retrieval.answers.stages import Stage
from retrieval.snapshots.embedded import EmbeddedSnapshots
from tests.support.command import Command
from tests.support.database import copy_library
from tests.support.hanging import HangingTelegram, HangingZalo
from tests.support.ports import free_port
from tests.support.serving import PRIVACY_KEY

QUESTION = "muc tieu sxsh 2020 thanh hoa"
DOCUMENT = Path(__file__).parents[2] / "docs" / "quan-sat.md"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are sent to processes of POSIX alone")


async def answer_of(port: int, path: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as client:
        for _ in range(600):
            try:
                return await client.get(path)
            except httpx.ConnectError:
                await asyncio.sleep(0.05)
    raise TimeoutError("nothing is served")


class Process:
    """Both stand-ins, a folder with what ships, and where the process is looked at."""

    def __init__(self, telegram: HangingTelegram, zalo: HangingZalo, folder: Path) -> None:
        self.telegram, self.zalo = telegram, zalo
        self.sxsh = Command(folder)
        self.web, self.metrics = free_port(), free_port()
        self.given = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "ZALO_BOT_TOKEN": zalo.token,
            "ZALO_API_URL": zalo.url,
            "SXSH_WEB_PORT": str(self.web),
            "SXSH_WEB_URL": f"http://127.0.0.1:{self.web}",
            "SXSH_METRICS_PORT": str(self.metrics),
            "SXSH_PRIVACY_KEY": PRIVACY_KEY,
        }

    async def look(self, path: str) -> httpx.Response:
        """What the process says of itself, once it says something."""
        return await answer_of(self.metrics, path)

    def left(self) -> Counter[str]:
        """How many updates of each door are written down and not answered."""
        engine = sa.create_engine(f"sqlite:///{self.sxsh.folder}/library.sqlite3")
        with engine.connect() as connection:
            found = Counter(connection.execute(sa.select(updates.c.door).where(updates.c.done.is_(False))).scalars())
        engine.dispose()
        return found

    async def figures(self) -> Counter[tuple[str, ...]]:
        """Each figure under its name and the words of its labels."""
        families = text_string_to_metric_families((await self.look("/metrics")).text)
        return Counter(
            {
                (sample.name, *(sample.labels[name] for name in sorted(sample.labels))): int(sample.value)
                for family in families
                for sample in family.samples
            }
        )


@pytest.fixture
async def stage(shipped: Path, tmp_path: Path) -> AsyncIterator[Process]:
    copy_library(shipped, tmp_path)
    with HangingTelegram() as telegram, HangingZalo() as zalo:
        yield Process(telegram, zalo, tmp_path)


async def ended(process: Any) -> tuple[float, int, str]:
    """How many seconds a process takes to end when it is told to, its code, and what it has logged."""
    process.send_signal(signal.SIGTERM)
    since = time.monotonic()
    _, logged = await asyncio.to_thread(process.communicate, timeout=30)
    return time.monotonic() - since, process.returncode, logged.decode()


async def test_a_process_is_seen_from_outside_and_ends_in_time_though_everything_hangs(stage: Process) -> None:
    """Each door serves, one signal ends all, and it counts what it does.

    What it could not begin or finish, and what was asked while it was away, is answered by the next; old buttons work.
    """
    telegram, zalo = stage.telegram, stage.zalo
    with stage.sxsh.start("run", **stage.given) as process:
        telegram.say(QUESTION, chat_id=70)
        zalo.say(QUESTION)
        await telegram.until(lambda: len(telegram.sent) == 1, seconds=60)
        await zalo.until(lambda: len(zalo.sent) >= 1)
        assert (await stage.look("/healthz")).json()["ok"] is True
        ready = await stage.look("/readyz")
        assert (ready.status_code, ready.json()) == (
            200,
            {"ready": True, **{each: {"ok": True} for each in ("database", "index", "telegram", "zalo")}},
        )
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{stage.web}", trust_env=False, timeout=30) as client:
            page = await client.get("/")
        assert page.status_code == 200
        assert "<form" in page.text
        assert "Thanh Hóa" in telegram.sent[0].text
        figures = await stage.figures()
        assert figures["sxsh_updates_total", "telegram", "message"] == 1
        assert figures["sxsh_updates_total", "zalo", "message.text.received"] == 1
        assert figures["sxsh_updates_total", "web", "page"] == 1
        assert figures["sxsh_answers_total", "telegram", "answered"] == 1
        assert figures["sxsh_answers_total", "zalo", "answered"] == 1
        assert figures["sxsh_stage_seconds_count", "answer"] == 2
        assert figures[("sxsh_index_version",)] > 0
        assert figures[("sxsh_index_passages",)] > 100
        with telegram.hanging("sendMessage") as silent, zalo.hanging("sendMessage") as silent_too:
            for number in range(6):
                telegram.say(f"5s la gi, cau {number}", chat_id=71)
            zalo.say("5s la gi")
            await asyncio.to_thread(silent.wait, 20)
            await asyncio.to_thread(silent_too.wait, 20)
            took, code, logged = await ended(process)
    assert code == 0
    assert took < 10
    assert "Traceback" not in logged
    left = stage.left()
    # Of one person two are begun at once.
    assert left["telegram"] >= 4
    telegram.say("5s la gi", chat_id=8)
    telegram.press(telegram.sent[0], "👍")
    with stage.sxsh.start("run", **stage.given) as process:
        answered = Counter({70: 1, 71: left["telegram"], 8: 1})
        await telegram.until(lambda: len(telegram.sent) == answered.total() and len(telegram.toasts) == 1, seconds=60)
        # An answer that is on its way when the process is told to end arrives, and is not sent again.
        telegram.call_before("sendMessage", lambda: time.sleep(1))
        telegram.say("tiet kiem nuoc", chat_id=72)
        await telegram.until(lambda: bool(telegram.called("sendChatAction")[-1].params["chat_id"] == "72"))
        took, code, _ = await ended(process)
    assert code == 0
    assert took < 10
    *before, last = (sent.chat_id for sent in telegram.sent)
    assert (Counter(before), last) == (answered, 72)
    assert telegram.toasts[0]["text"] == texts.choices.THANKS_FOR_LIKING
    assert stage.left() == {}


async def test_what_is_away_is_named_with_its_reason(engine: sa.Engine) -> None:
    """A database that has gone, an index that was never read, channels that are silent, refuse or are shut."""

    async def hang() -> None:
        await asyncio.sleep(60)

    async def refuse() -> None:
        raise TokenRefused("getMe", "Unauthorized (401)")

    snapshots = EmbeddedSnapshots(Library(engine))
    channels = {
        "silent": partial(find_channel_trouble, hang, ZaloError),
        "refused": partial(find_channel_trouble, refuse, ZaloError),
        "shut": partial(find_channel_trouble, None, ZaloError),
    }
    away = sa.create_engine("sqlite:////nowhere/at-all.sqlite3")
    things = checks_of(away, snapshots, channels)
    port = free_port()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(readiness, "_PATIENCE_SECONDS", 0.1)
        async with Monitor(snapshots, Readiness(things), "127.0.0.1", port).at_work():
            told = await answer_of(port, "/readyz")
            alive = await answer_of(port, "/healthz")
    assert told.status_code == 503
    assert alive.status_code == 200
    said = told.json()
    assert said.pop("ready") is False
    assert {thing: found["ok"] for thing, found in said.items()} == dict.fromkeys(things, False)
    assert said["index"]["reason"] == texts.monitoring.INDEX_UNREAD
    assert said["silent"]["reason"] == texts.monitoring.NO_ANSWER
    assert "Unauthorized" in said["refused"]["reason"]
    assert said["shut"]["reason"] == texts.monitoring.NOT_OPEN
    assert "at-all" not in said["database"]["reason"]


async def test_what_is_not_asked_for_is_not_there(engine: sa.Engine) -> None:
    """Without a port nothing is measured; one that is taken is named by its setting."""
    library = Library(engine)
    snapshots = EmbeddedSnapshots(library)
    assert make_monitor(Settings(_env_file=None), library, snapshots, {}) is None  # type: ignore[call-arg]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings = Settings(_env_file=None, SXSH_METRICS_PORT=taken.getsockname()[1])  # type: ignore[call-arg]
        monitor = make_monitor(settings, library, snapshots, {})
        assert monitor is not None
        with pytest.raises(SettingsError) as refused:
            async with monitor.at_work():
                pass
    assert refused.value.variable == "SXSH_METRICS_PORT"
    assert listeners() == ()


def test_the_document_lists_what_is_served(engine: sa.Engine) -> None:
    """Every metric with its meaning, and every stage."""
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE))
    registry = Metrics(EmbeddedSnapshots(Library(engine))).registry
    families = {family.name: family for family in registry.collect() if not family.name.startswith("process_")}
    assert families.keys() == METRICS.keys()
    for name, family in families.items():
        served = f"{name}_total" if family.type == "counter" else name
        assert rows.pop(served) == family.documentation == METRICS[name]
    channels = {telling.WAITING, telling.WHOLE_ANSWER, telling.KEEPING, telling.DELIVERY, telling.UPDATE}
    assert {*map(str, Stage), *channels, "asked", "received", "answered", "sent"} == rows.keys() - {"event"}
