"""What the bot does by itself every hour: what is too old is counted where it counts, and deleted."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Protocol

from sqlalchemy.exc import SQLAlchemyError

from bot.journal.question_decisions import QuestionDecisions
from bot.journal.reports import Reports
from bot.serving.closing import break_off
from knowledge.errors import LibraryUnavailable

_log = logging.getLogger(__name__)
_HOUR_SECONDS = 3600


class Prunable(Protocol):
    """What is kept for a day."""

    def prune(self) -> None:
        """Forget what is older; blocks."""
        ...


class Housekeeping:
    """Deletes answers older than so many days, and what nobody decided on for one, at start and then hourly."""

    def __init__(
        self, reports: Reports, undecided: Sequence[Prunable], decisions: QuestionDecisions, retention_days: int
    ) -> None:
        self._reports = reports
        self._undecided = undecided
        self._decisions = decisions
        self._days = retention_days
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; several processes on one database may all do this."""
        self._task = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """End."""
        await break_off(self._task)

    async def _keep(self) -> None:
        while True:
            try:
                for each in self._undecided:
                    await asyncio.to_thread(each.prune)
                await asyncio.to_thread(self._decisions.expire, self._days)
                count = await asyncio.to_thread(self._reports.expire, self._days)
                if count:
                    _log.info("%s answers older than %s days were counted and deleted", count, self._days)
            except (SQLAlchemyError, LibraryUnavailable):
                _log.exception("what is too old could not be deleted")
            await asyncio.sleep(_HOUR_SECONDS)
