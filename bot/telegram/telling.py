"""Tells people what they wanted to be told: soon after the collection has grown, once, and nobody who has not asked."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.exc import SQLAlchemyError
from telegram import Bot, InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.journal.calendar import hour_of
from bot.journal.entry import Channel, Entry
from bot.journal.pinned_answers import PinnedAnswers
from bot.journal.wishes import WARNED_DAYS, Wish, WishBook, WishKind
from bot.serving.closing import break_off
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.keyboards import found_keyboard
from bot.telegram.wish_buttons import news_keyboard
from bot.views.blocks import ReplyBlock
from bot.views.news import compose_found, compose_news, named_articles
from knowledge.errors import LibraryUnavailable
from knowledge.store.library import Library
from knowledge.store.novelty import Holdings, NewArticle, Shelf
from retrieval.records import Answer, Status

_log = logging.getLogger(__name__)

# Two small queries; whoever adds a document sees who asked for it answered before they have put their phone away.
_LOOK_SECONDS = 1.0
SETTLED_SECONDS = 300
"""Documents come several at a time, and news of them in one message: when nothing has come for so long."""
_HOUR_SECONDS = 3600
_AFTER_FAULT_SECONDS = 60.0
# As many as a question's answer has.
_CITATIONS = 6
# A phone makes no sound from ten in the evening until seven.
_NIGHT_FROM, _NIGHT_UNTIL = 22, 7


class Teller:
    """Asks waiting questions again and looks what is new of what is followed; any number of processes may."""

    def __init__(
        self,
        questions: Questions,
        book: WishBook,
        library: Library,
        pinned: PinnedAnswers,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._questions = questions
        self._book = book
        self._library = library
        self._pinned = pinned
        self._clock = clock
        self._task: asyncio.Task[None] | None = None

    def start(self, bot: Bot) -> None:
        """Begin."""
        self._task = asyncio.create_task(self._watch(bot))

    async def stop(self) -> None:
        """End; what is being told now is told again when the program starts, unless it has arrived."""
        await break_off(self._task)

    def state(self) -> str:
        """What can be answered now: another version of the collection, or another approved answer, is another state."""
        return f"{self._questions.answerer.version}.{self._pinned.state()}"

    def known(self, kind: WishKind, about: str) -> Mapping[str, str]:
        """What there is already of something that is followed."""
        return _held(Shelf(self._library), kind, about).marks

    def has_word_of(self, topic: str) -> bool:
        """Whether news of a topic can ever come: whether a word of it stands in an article, or there is none yet."""
        return Shelf(self._library).has_word_of(topic)

    async def _watch(self, bot: Bot) -> None:
        answered, told, changed, due = "", "", 0.0, 0.0
        while True:
            pause = _LOOK_SECONDS
            try:
                state, now = await asyncio.to_thread(self.state), self._clock()
                if state != answered:
                    await self._tell_answers(bot, state)
                    answered, changed = state, now
                if now >= due or (state != told and now - changed >= SETTLED_SECONDS):
                    await asyncio.to_thread(self._book.prune)
                    await self._tell_news(bot, state)
                    told, due = state, now + _HOUR_SECONDS
            except (SQLAlchemyError, LibraryUnavailable, TelegramError) as away:
                _log.warning("who waits for something is told later: %s", type(away).__name__)
                pause = _AFTER_FAULT_SECONDS
            await asyncio.sleep(pause)

    async def _tell_answers(self, bot: Bot, state: str) -> None:
        for wish in await asyncio.to_thread(self._book.awaiting, state):
            answer = await asyncio.to_thread(self._ask, wish)
            if answer.status is not Status.ANSWERED or not answer.citations:
                await asyncio.to_thread(self._book.note_seen, [wish.id], state)
                continue
            # Whoever takes the wish tells it: of two processes one, and once.
            if not await asyncio.to_thread(self._book.drop, wish.id):
                continue
            entry = await asyncio.to_thread(self._keep, wish, answer)
            blocks = compose_found(wish.about, entry.answer)
            sent = await self._send(bot, [wish], blocks, found_keyboard(entry, bot.username))
            messages = [(self._questions.names.message(chat, number), number) for chat, number in sent]
            await asyncio.to_thread(self._questions.journal.note_messages, entry.id, messages)

    def _ask(self, wish: Wish) -> Answer:
        return self._questions.answerer.ask(wish.about, prefer=wish.prefer, k=_CITATIONS)

    def _keep(self, wish: Wish, answer: Answer) -> Entry:
        """The answer in the journal, as any other: its buttons work, and a reply to it takes up its subject."""
        return self._questions.journal.keep(
            answer,
            person=wish.person,
            conversation=self._questions.names.conversation(wish.chat_id, wish.thread),
            channel=Channel.PRIVATE if wish.chat_id > 0 else Channel.GROUP,
        )

    async def _tell_news(self, bot: Bot, state: str) -> None:
        followed = await asyncio.to_thread(self._book.following, state)
        if not followed:
            return
        shelf = await asyncio.to_thread(Shelf, self._library)
        by_chat: dict[int, list[Wish]] = {}
        for wish in followed:
            by_chat.setdefault(wish.chat_id, []).append(wish)
        for wishes in by_chat.values():
            await self._tell_chat(bot, state, shelf, wishes)

    async def _tell_chat(self, bot: Bot, state: str, shelf: Shelf, wishes: Sequence[Wish]) -> None:
        """One message of all that is new in a chat and of what ends soon; none where there is neither."""
        news: dict[str, Sequence[NewArticle]] = {}
        after: list[Wish] = []
        for wish in wishes:
            held = await asyncio.to_thread(_held, shelf, wish.kind, wish.about)
            if new := held.unknown_to(wish.known):
                news[wish.about] = new
            known = wish.known | held.marks
            after.append(
                wish.model_copy(
                    update={"seen": state, "known": known, "warned": wish.warned or self._book.ends_soon(wish)}
                )
            )
        ending = [wish for wish in wishes if self._book.ends_soon(wish)]
        if not news and not ending:
            await asyncio.to_thread(self._book.note_seen, [wish.id for wish in wishes], state)
            return
        if not await asyncio.to_thread(self._book.claim, after):
            return
        blocks = compose_news(news, list(dict.fromkeys(wish.about for wish in ending)), WARNED_DAYS)
        articles = [(number, each.article.id) for number, each in named_articles(news)]
        places = list(dict.fromkeys(w.about for w in wishes if w.kind is WishKind.PLACE and w.about in news))
        await self._send(bot, wishes, blocks, news_keyboard(articles, places, ending))

    async def _send(
        self, bot: Bot, wishes: Sequence[Wish], blocks: Sequence[ReplyBlock], keyboard: InlineKeyboardMarkup | None
    ) -> list[tuple[int, int]]:
        """Send what was wished for, where it was; who cannot be reached is forgotten, who might be is told later."""
        first = wishes[0]
        destination = Destination(first.chat_id, first.thread, first.reply_to)
        hour = hour_of(self._clock())
        quiet = hour >= _NIGHT_FROM or hour < _NIGHT_UNTIL
        try:
            try:
                sent = await send_reply(bot, destination, blocks, keyboard, quiet=quiet)
            except ChatMigrated as moved:
                await asyncio.to_thread(self._book.move_chat, first.chat_id, moved.new_chat_id)
                destination = Destination(moved.new_chat_id)
                sent = await send_reply(bot, destination, blocks, keyboard, quiet=quiet)
            except BadRequest as refused:
                if "thread not found" not in str(refused):
                    raise
                destination = Destination(first.chat_id)
                sent = await send_reply(bot, destination, blocks, keyboard, quiet=quiet)
        except (Forbidden, BadRequest) as refused:
            # Blocked, thrown out, or no chat any more: nobody there wants to hear of it.
            _log.info("who wanted to be told cannot be: %s", type(refused).__name__)
            await asyncio.to_thread(self._book.forget_chat, first.chat_id)
        except TimedOut:
            # It may have arrived, and twice is worse than not at all.
            _log.info("whether somebody was told is not known")
        except (NetworkError, RetryAfter):
            await asyncio.to_thread(self._book.put_back, wishes)
            raise
        else:
            return [(destination.chat_id, number) for number in sent]
        return []


def _held(shelf: Shelf, kind: WishKind, about: str) -> Holdings:
    return shelf.of_place(about) if kind is WishKind.PLACE else shelf.on_topic(about)
