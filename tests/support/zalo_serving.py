"""Zalo's door at work in a test, around an engine that answers what the test has made, or the real one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.composition.zalo import make_zalo
from bot.journal.schema import updates
from bot.settings import Settings
from bot.zalo.door import ZaloDoor
from bot.zalo.records import read_event
from knowledge.store.database import open_database
from tests.support.database import new_sqlite
from tests.support.serving import PRIVACY_KEY
from tests.support.zalo_api import ZaloApi


@asynccontextmanager
async def zalo_serving(
    api: ZaloApi,
    answerer: object,
    engine: Engine | None = None,
    *,
    clock: Callable[[], float] = time.time,
    **settings: object,
) -> AsyncIterator[Engine]:
    """The door, open, on a database of its own unless one is given."""
    with TemporaryDirectory() as folder:
        database = engine or open_database(new_sqlite(Path(folder) / "zalo.sqlite3"))
        given = zalo_settings(api, **settings)
        door = ZaloDoor(lambda: make_zalo(given, answerer, database, clock), given)  # type: ignore[arg-type]
        stop = asyncio.Event()
        serving = asyncio.create_task(door.serve(stop))
        try:
            yield database
        finally:
            stop.set()
            api.end_polls()
            await serving
            if engine is None:
                database.dispose()


def zalo_settings(api: ZaloApi, **settings: object) -> Settings:
    own = {"ZALO_BOT_TOKEN": api.token, "ZALO_API_URL": api.url, "SXSH_PRIVACY_KEY": PRIVACY_KEY}
    # People here write as fast as they are answered.
    return Settings(_env_file=None, **{**own, "SXSH_QUESTIONS_A_MINUTE": 6000, **settings})  # type: ignore[arg-type]


async def told(api: ZaloApi, engine: Engine, text: str, person: str = "7", group: str | None = None) -> list[str]:
    """What a person is told once their message has been handled; nothing where the bot is silent."""
    before = len(api.sent)
    await handled(api, engine, api.say(text, person, group))
    return [sent.text for sent in api.sent[before:]]


async def handled(api: ZaloApi, engine: Engine, event: object) -> None:
    """Wait until the message of an event is done with."""
    message = read_event(event)
    assert message is not None
    query = sa.select(updates.c.done).where(updates.c.id == message.number)

    def is_done() -> bool:
        with engine.connect() as connection:
            return bool(connection.scalar(query))

    await api.until(is_done)
