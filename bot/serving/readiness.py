"""Whether a process can answer now: each thing that it needs is looked at, and says why not."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from sqlalchemy.engine import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import texts
from bot.redaction.faults import describe_fault
from knowledge.errors import LibraryUnavailable
from knowledge.store.revisions import known_revision
from retrieval.snapshots.snapshot import Snapshots

FindTrouble = Callable[[], Awaitable[str | None]]
"""Looks at one thing: none where all is well, and otherwise what is the matter, in a sentence."""

# Who asks whether a process is ready waits for some seconds, and comes every ten: a channel is not asked more often.
_PATIENCE_SECONDS = 3.0
_KEPT_SECONDS = 5.0


class Readiness:
    """Looks at everything at once; what was found stands for some seconds, however often it is asked for."""

    def __init__(self, things: Mapping[str, FindTrouble]) -> None:
        self._things = things
        self._found: dict[str, str | None] = {}
        self._looked = float("-inf")
        self._looking = asyncio.Lock()

    async def look(self) -> Mapping[str, str | None]:
        """What is the matter with each thing; none where all is well."""
        async with self._looking:
            if time.monotonic() - self._looked >= _KEPT_SECONDS:
                found = await asyncio.gather(*(_look_at(find) for find in self._things.values()))
                self._found = dict(zip(self._things, found, strict=True))
                self._looked = time.monotonic()
            return self._found


async def _look_at(find: FindTrouble) -> str | None:
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await find()
    except TimeoutError:
        return texts.monitoring.NO_ANSWER


class DatabaseCheck:
    """Asks the database in a thread of its own: however long it is silent, one question waits for it and no more."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1, "readiness")
        self._asked: Future[object] | None = None

    async def __call__(self) -> str | None:
        """Whether the tables are there, and those of this version."""
        if self._asked is None or self._asked.done():
            self._asked = self._thread.submit(known_revision, self._engine)
        try:
            await asyncio.shield(asyncio.wrap_future(self._asked))
        except LibraryUnavailable as refused:
            return texts.errors.library_unavailable(refused)
        except SQLAlchemyError as away:
            return texts.monitoring.database_away(type(away).__name__)
        return None


async def find_index_trouble(snapshots: Snapshots) -> str | None:
    """Whether questions can be searched for; an index that is a moment behind can."""
    return None if snapshots.latest() is not None else texts.monitoring.INDEX_UNREAD


async def find_channel_trouble(ask: Callable[[], Awaitable[object]] | None, fault: type[Exception]) -> str | None:
    """Whether a channel knows the bot: ``ask`` asks it so, and is none while its door is shut."""
    if ask is None:
        return texts.monitoring.NOT_OPEN
    try:
        await ask()
    except fault as away:
        return texts.monitoring.channel_away(describe_fault(away))
    return None


def checks_of(engine: Engine, snapshots: Snapshots, channels: Mapping[str, FindTrouble]) -> Mapping[str, FindTrouble]:
    """What a process with these channels needs."""
    return {"database": DatabaseCheck(engine), "index": partial(find_index_trouble, snapshots), **channels}
