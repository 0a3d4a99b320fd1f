"""A question from anywhere in Telegram: answered, written in the journal, and sent with its buttons."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, InlineKeyboardMarkup

from bot import texts
from bot.answerer import Answerer
from bot.journal.answers import Journal
from bot.journal.entry import Entry, Face
from bot.journal.pinned_answers import EditorialAnswers
from bot.journal.preferences import Chosen, Preferences
from bot.journal.pseudonyms import Pseudonyms
from bot.telegram.delivery import Spot, edit_reply, send_reply
from bot.telegram.keyboards import answer_keyboard
from bot.telegram.keyed_locks import KeyedLocks
from bot.views.answer import ReplyBlock
from bot.views.card import compose_shown
from knowledge.places import find_places
from retrieval.query.follow_up import Turn
from retrieval.query.target_query import asks_for_own_place
from retrieval.records import Answer, Status

# The card shows up to three; the others are behind "Nguồn khác".
_CITATIONS = 6


@dataclass(frozen=True)
class Asker:
    """Who asks, under keyed hashes, with what holds for them: their own choices, or the group's."""

    person: str
    room: str
    face: Face
    chosen: Chosen


class Questions:
    """Answers questions and keeps the journal; the parts that block run in threads."""

    def __init__(
        self,
        answerer: Answerer,
        journal: Journal,
        preferences: Preferences,
        editorial: EditorialAnswers,
        names: Pseudonyms,
    ) -> None:
        self.answerer = answerer
        self.journal = journal
        self.preferences = preferences
        self.editorial = editorial
        self.names = names
        self._locks = KeyedLocks()

    async def reply(
        self,
        bot: Bot,
        spot: Spot,
        question: str,
        asker: Asker,
        *,
        asked_in: str | None = None,
        last: Turn | None = None,
    ) -> Entry:
        """Answer a question where it was asked; an edited one gets its new answer in the place of the old."""
        # An edit that follows at once waits until it is known which messages hold the answer.
        async with self._locks.hold(asked_in):
            earlier = await self.messages_answering(asked_in)
            entry = await asyncio.to_thread(self._answer, question, asker, asked_in, last)
            await self.show(bot, spot, entry, asker.chosen, earlier)
        return entry

    async def reply_with(
        self, bot: Bot, spot: Spot, answer: Answer, asker: Asker, *, asked_in: str, took_ms: float
    ) -> Entry:
        """Show an answer that was found already, in the place of an earlier one to the same message."""
        async with self._locks.hold(asked_in):
            earlier = await self.messages_answering(asked_in)
            entry = await asyncio.to_thread(
                self.journal.keep,
                answer,
                person=asker.person,
                room=asker.room,
                face=asker.face,
                asked_in=asked_in,
                took_ms=took_ms,
            )
            await self.show(bot, spot, entry, asker.chosen, earlier)
        return entry

    async def show(self, bot: Bot, spot: Spot, entry: Entry, chosen: Chosen, earlier: Sequence[int] = ()) -> None:
        """Send an answer, or put it in the place of earlier messages, and note where it stands."""
        blocks, keyboard = shown_blocks(entry, chosen), answer_keyboard(entry)
        shown = await put(bot, spot, blocks, keyboard, earlier)
        places = [(self.names.message(spot.chat_id, number), number) for number in shown]
        await asyncio.to_thread(self.journal.note_messages, entry.id, places)

    async def messages_answering(self, asked_in: str | None) -> tuple[int, ...]:
        """The messages that answer the question in a message, if it was answered before."""
        if asked_in is None:
            return ()
        earlier = await asyncio.to_thread(self.journal.answered_from, asked_in)
        return await asyncio.to_thread(self.journal.messages_of, earlier.id) if earlier else ()

    async def answer_everywhere(self, entry: Entry) -> Entry | None:
        """The same question again, without the province that was chosen; under the same id."""
        question = entry.answer.searched or entry.question
        answer = await asyncio.to_thread(self.answerer.ask, question, k=_CITATIONS)
        answer = answer.model_copy(update={"question": entry.question})
        return await asyncio.to_thread(self.journal.replace, entry.id, answer, None)

    def _answer(self, question: str, asker: Asker, asked_in: str | None, last: Turn | None) -> Entry:
        """The answer, kept in the journal."""
        last = last or self.journal.last_turn(asker.person, asker.room)
        started = time.perf_counter()
        answer, province = self.find(question, asker.chosen.province, last)
        took_ms = (time.perf_counter() - started) * 1000
        return self.journal.keep(
            answer,
            person=asker.person,
            room=asker.room,
            face=asker.face,
            asked_in=asked_in,
            province=province,
            took_ms=took_ms,
        )

    def find(
        self, question: str, province: str | None = None, last: Turn | None = None, *, citations: int = _CITATIONS
    ) -> tuple[Answer, str | None]:
        """The answer, and the chosen province if it decided it; what the editors have approved goes first."""
        answer = self.answerer.ask(question, k=citations, last=last)
        approved = self.editorial.find(answer.searched or question)
        if approved is not None:
            return approved.model_copy(update={"question": question}), None
        if any(place.certain for place in find_places(answer.searched)):
            return answer, None
        if province is None:
            own = asks_for_own_place(answer.searched)
            return (_noted(answer, texts.telegram.CHOOSE_PROVINCE_FIRST) if own else answer), None
        there = self.answerer.ask(question, province=province, k=citations, last=last)
        if there.status is Status.ANSWERED:
            return _noted(there, texts.telegram.by_chosen_province(province)), province
        if answer.status is Status.ANSWERED:
            return _noted(answer, texts.telegram.not_in_chosen_province(province)), None
        return answer, None


async def put(
    bot: Bot,
    spot: Spot,
    blocks: Sequence[ReplyBlock],
    keyboard: InlineKeyboardMarkup | None = None,
    earlier: Sequence[int] = (),
) -> list[int]:
    """Send blocks, or put them in the place of earlier messages."""
    if earlier:
        return await edit_reply(bot, spot, earlier, blocks, keyboard)
    return await send_reply(bot, spot, blocks, keyboard)


def shown_blocks(entry: Entry, chosen: Chosen) -> tuple[ReplyBlock, ...]:
    """An entry in the form its reader has chosen."""
    return compose_shown(entry.answer, long_form=chosen.long_form)


def _noted(answer: Answer, note: str) -> Answer:
    return answer.model_copy(update={"notes": (note, *answer.notes)})
