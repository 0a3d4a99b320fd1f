"""Looks at the watched pages once a day, and puts what is new before the operators, a few at a time."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Sequence

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot
from telegram.error import TelegramError

from bot import texts
from bot.journal.calendar import day_of
from bot.journal.previews import Previews
from bot.journal.privacy import Pseudonyms
from bot.serving.closing import break_off
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.operator_keyboards import preview_keyboard
from bot.tracing.telling import tell_document_refused
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.preview import compose_preview
from bot.views.watched import compose_watched
from knowledge.errors import DocumentNotFound, DocumentRefused, LibraryUnavailable, NoReader
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.watching import PageReport, Watcher
from knowledge.intake.workers import prepare_document
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.store.watched_pages import PageState, WatchedPage, WatchedPages

_log = logging.getLogger(__name__)

MOST_A_DAY = 5
"""Previews of new articles: as many as somebody reads beside their work."""
# Of those found some are no articles after all; so many are tried for the previews of a day.
_TRIED = 15
# While people are answered, this waits: two hosts at a time, where the command asks four.
_HOSTS = 2
_HOUR_SECONDS = 3600
_TOLD = (PageState.DEAD, PageState.CHANGED)


class DailyWatch:
    """One look a day, by one of the processes, while there are pages to watch; without any it does nothing."""

    def __init__(
        self,
        library: Library,
        previews: Previews,
        names: Pseudonyms,
        *,
        sources: Sequence[str],
        ids: Collection[int],
        limits: ReadingLimits,
        pause: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._library = library
        self._pages = WatchedPages(library.engine, clock)
        self._previews = previews
        self._names = names
        self._sources = sources
        self._ids = ids
        self._limits = limits
        self._pause = pause
        self._clock = clock
        self._watcher = Watcher(self._pages, limits=limits, pause=pause, hosts=_HOSTS)
        self._task: asyncio.Task[None] | None = None

    def start(self, bot: Bot) -> None:
        """Begin, where there is something to watch and somebody to tell."""
        if self._sources and self._ids:
            self._task = asyncio.create_task(self._watch(bot))

    async def stop(self) -> None:
        """End; a page that is being waited for is the last one."""
        self._watcher.stop()
        await break_off(self._task)

    async def _watch(self, bot: Bot) -> None:
        while True:
            try:
                day = day_of(self._clock()).isoformat()
                if await asyncio.to_thread(self._pages.begin_day, day):
                    await self._tell(bot, await asyncio.to_thread(self._look))
                    await self._offer(bot)
            except (SQLAlchemyError, LibraryUnavailable, NoReader, TelegramError):
                _log.exception("the watched pages could not be looked at")
            await asyncio.sleep(_HOUR_SECONDS)

    def _look(self) -> list[PageReport]:
        """What has turned dead or changed since the last look; nothing where it is this machine that is cut off."""
        looked = list(self._watcher.look(self._sources))
        away = sum(refused is not None and not isinstance(refused, DocumentNotFound) for _, refused in looked)
        if 2 * away > len(looked):
            _log.warning("%s of %s watched pages could not be reached: nothing is told of them", away, len(looked))
            return []
        return [report for report, _ in looked if report.turned and report.state in _TOLD]

    async def _tell(self, bot: Bot, reports: Sequence[PageReport]) -> None:
        if reports:
            await self._send(bot, compose_watched(reports))

    async def _offer(self, bot: Bot) -> None:
        """Put the day's new articles before the operators; what cannot be read is passed over, and not tried again."""
        offered = 0
        for page in await asyncio.to_thread(self._pages.to_offer, _TRIED):
            if offered == MOST_A_DAY or not await asyncio.to_thread(self._pages.note_offered, page.url):
                continue
            try:
                draft = await asyncio.to_thread(prepare_document, page.url, limits=self._limits)
            except DocumentRefused as refused:
                tell_document_refused(type(refused).__name__)
                _log.info("a page that a source lists was passed over: %s", refused)
            else:
                offered += 1
                await self._preview(bot, page, draft)
            await asyncio.sleep(self._pause)

    async def _preview(self, bot: Bot, page: WatchedPage, draft: Draft) -> None:
        """Show it to each operator, under an id of their own: they decide as of what they have sent themselves."""
        foreseen = await asyncio.to_thread(self._library.foresee, draft)
        found = plain_block(texts.operators.watched_found(page.url, page.found_on or page.url))
        for operator in sorted(self._ids):
            preview = await asyncio.to_thread(self._previews.keep, self._names.person(operator), draft)
            keyboard = preview_keyboard(preview, replaces=foreseen.same is not None)
            blocks = (found, *compose_preview(preview, foreseen))
            try:
                await send_reply(bot, Destination(operator), blocks, keyboard, quiet=True)
            except TelegramError as refused:
                # Who has never written to the bot, or has blocked it, is told nothing; the others are.
                _log.info("an operator was not shown a new page: %s", type(refused).__name__)

    async def _send(self, bot: Bot, blocks: Sequence[ReplyBlock]) -> None:
        for operator in sorted(self._ids):
            try:
                await send_reply(bot, Destination(operator), blocks, quiet=True)
            except TelegramError as refused:
                _log.info("an operator was not told of pages: %s", type(refused).__name__)
