"""The pages as `sxsh web` serves them, in a thread of the test."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.composition.assistant import make_assistant, open_snapshots
from bot.composition.web import make_web
from bot.settings import Settings
from bot.web.door import WebDoor
from knowledge.store.library import Library
from tests.factories import make_draft
from tests.support.database import copy_library
from tests.support.ports import free_port
from tests.support.serving import PRIVACY_KEY

HOSTILE = "Nhà máy giấy Vinh Xuyên <script>document.title='bị chiếm'</script>\u202e đảo chữ " + "dài" * 80
"""The title of an article: markup, a turned direction, and a word wider than any phone."""


@dataclass(frozen=True)
class Served:
    """Where the pages are, and the hostile article among them."""

    url: str
    hostile: str


@contextmanager
def serve_shipped(shipped: Path, folder: Path) -> Iterator[Served]:
    """What ships, and a hostile article, served without limits."""
    copy_library(shipped, folder)
    url = f"sqlite:///{folder / 'library.sqlite3'}"
    library = Library.open(url)
    hostile = _add_hostile(library)
    snapshots = open_snapshots(Settings(_env_file=None), library, url)
    snapshots.current()
    port, stop, loop = free_port(), asyncio.Event(), asyncio.new_event_loop()
    given = {"SXSH_PRIVACY_KEY": PRIVACY_KEY, "SXSH_QUESTIONS_A_MINUTE": 6000, "SXSH_WEB_PORT": port}
    settings = Settings(_env_file=None, **given)
    door = WebDoor(lambda: make_web(settings, make_assistant(library, snapshots), library.engine), settings)
    thread = threading.Thread(target=loop.run_until_complete, args=(door.serve(stop),))
    thread.start()
    try:
        _wait(f"http://127.0.0.1:{port}/khoe")
        yield Served(f"http://127.0.0.1:{port}", hostile)
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        loop.close()
        snapshots.close()
        library.close()


def _add_hostile(library: Library) -> str:
    """Add the hostile article; its id."""
    told = "Nhà máy giấy Vinh Xuyên tiết kiệm 37% nước nhờ tuần hoàn nước trắng <b onclick=alert(1)>.\u202e"
    return library.put(make_draft(HOSTILE, told, url="https://example.org/<script>", province="Phú Thọ")).article_id


def _wait(address: str) -> None:
    for _ in range(200):
        with contextlib.suppress(httpx.ConnectError):
            httpx.get(address, trust_env=False)
            return
        time.sleep(0.05)
    raise AssertionError("nothing is served")
