"""What people asked in vain, for operators: ``/chuatraloi`` with what can be done about each, and ``/goy``."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection, Sequence

from cachetools import LRUCache
from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.asked_values import AskedValue, Purpose
from bot.journal.pinned_answers import PinnedAnswers, part_source
from bot.journal.question_decisions import QuestionDecisions
from bot.journal.unanswered import Unanswered, UnansweredQuestions, group_with
from bot.redaction.secrets import redact
from bot.telegram.conversation import Questions
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.desk_keyboards import (
    ANSWER,
    COVERED,
    FIRST,
    GROUPS_A_PAGE,
    MERGE,
    MERGE_INTO,
    SKIP,
    STOP,
    group_keyboard,
    merging_keyboard,
)
from bot.telegram.handlers.approving import Approving
from bot.telegram.presses import read_press
from bot.telegram.prompts import Prompts
from bot.telegram.senders import message_of, sender_id
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.desk import compose_group, compose_merging
from retrieval.records import Status

_DATA = re.compile(r"u:(?P<id>[0-9a-f]{16}):(?P<action>[srckmjxn])(?::(?P<with>[0-9a-f]{16}|\d{1,4}))?")
# So many groups, those asked most, are asked again before they are listed; a question takes some 20 ms.
_ASKED_AGAIN = 100
_REMEMBERED = 4096

_View = tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup | None]


class QuestionDesk:
    """The open questions, one group a card; the buttons carry which, so they work in old messages."""

    def __init__(
        self,
        questions: Questions,
        unanswered: UnansweredQuestions,
        decisions: QuestionDecisions,
        pinned_answers: PinnedAnswers,
        approving: Approving,
        prompts: Prompts,
        *,
        ids: Collection[int],
    ) -> None:
        self._questions = questions
        self._unanswered = unanswered
        self._decisions = decisions
        self._pinned_answers = pinned_answers
        self._approving = approving
        self._prompts = prompts
        self._ids = frozenset(ids)
        self._said: LRUCache[tuple[object, ...], tuple[Status, str]] = LRUCache(_REMEMBERED)

    async def look(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the group of open questions that was asked most; the others are a tap away."""
        blocks, keyboard = _show(await asyncio.to_thread(self._open), 0)
        await send_reply(context.bot, Destination.under(message_of(update)), blocks, keyboard)

    async def approve(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """``/goy CODE answer. Nguồn: …`` approves an answer for a group of questions; alone it lists the approved."""
        message = message_of(update)
        parts = (message.text or "").split(maxsplit=2)
        if len(parts) == 1:
            await self._approving.look(context.bot, message)
            return
        said = texts.operators.APPROVE_USAGE
        if len(parts) == 3:
            said = await asyncio.to_thread(self._approve, parts[1].lower(), parts[2])
        await send_reply(context.bot, Destination.under(message), (plain_block(said),))

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Go to a group, or do something about it and show what comes next."""
        pressed = await read_press(update, _DATA.fullmatch, only=self._ids)
        if pressed is None:
            return
        query, shown, found = pressed.query, pressed.shown, pressed.meant
        groups = await asyncio.to_thread(self._open)
        group = group_with(groups, found["id"])
        action, given = found["action"], found["with"] or ""
        if action == STOP:
            person = self._questions.names.person(query.from_user.id)
            await self._prompts.leave(context.bot, shown.chat.id, person, turned=shown.message_id)
        if group is None:
            said = None if action == FIRST else texts.desk.GROUP_GONE
            await turn_message(context.bot, query, *_show(groups, 0), said)
        elif action == ANSWER:
            await query.answer()
            await self._ask(context.bot, query, group)
        elif action == MERGE:
            page = int(given) if given.isdecimal() else 0
            await turn_message(context.bot, query, *_merging(groups, group, page))
        else:
            said = await asyncio.to_thread(self._decide, groups, group, action, given)
            await turn_message(context.bot, query, *await asyncio.to_thread(self._after, groups, group), said)

    async def take_value(self, bot: Bot, message: Message, asked: AskedValue, typed: str) -> None:
        """Take the answer that was asked for, and preview it; one without a source is asked for again."""
        person = self._questions.names.person(sender_id(message))
        if asked.field == ANSWER:
            question = await asyncio.to_thread(self._unanswered.find_question, asked.subject)
            await self._approving.preview(bot, message, person, asked, question, typed)
        else:
            await self._approving.correct(bot, message, person, asked, typed)

    def _open(self) -> list[Unanswered]:
        """The groups that today's collection and what was approved do not answer, then what they still answer badly.

        Those asked seldom are listed without asking again.
        """
        known = tuple(each.id for each in self._pinned_answers.all()), len(self._decisions.merges())
        version = self._questions.answerer.version
        waiting = []
        for number, group in enumerate([*self._unanswered.groups(), *self._unanswered.disliked()]):
            key = (version, known, group.question)
            if number < _ASKED_AGAIN and key not in self._said:
                self._said[key] = self._ask_again(group)
            if _is_open(group, self._said.get(key)):
                waiting.append(group)
        return waiting

    def _ask_again(self, group: Unanswered) -> tuple[Status, str]:
        answer = self._questions.find(group.question)
        return answer.status, answer.headline

    def _decide(self, groups: Sequence[Unanswered], group: Unanswered, action: str, given: str) -> str | None:
        """Do what a button says about a group; what a toast says of it."""
        if action == SKIP:
            self._decisions.skip(group.question)
            return texts.desk.GROUP_SKIPPED
        if action == MERGE_INTO:
            into = group_with(groups, given)
            if into is None or into == group:
                return texts.desk.GROUP_GONE
            self._decisions.merge(group.question, into.question)
            return texts.desk.GROUP_MERGED
        if action == COVERED:
            said = self._ask_again(group)
            if not _is_open(group, said):
                return texts.desk.GROUP_COVERED
            if group.shown:
                return texts.desk.GROUP_STILL_DISLIKED
            return texts.desk.GROUP_STILL_NEAR if said[0] is Status.NEAR else texts.desk.GROUP_STILL_OPEN
        return None

    def _after(self, before: Sequence[Unanswered], group: Unanswered) -> _View:
        """The group as it is now, or the one that has moved up into its place."""
        groups = self._open()
        there = group_with(groups, group.id)
        place = groups.index(there) if there is not None else before.index(group)
        return _show(groups, min(place, len(groups) - 1))

    async def _ask(self, bot: Bot, query: CallbackQuery, group: Unanswered) -> None:
        if query.message is None:
            return
        await self._prompts.ask(
            bot,
            query.message,
            self._questions.names.person(query.from_user.id),
            purpose=Purpose.ANSWER,
            subject=group.id,
            field=ANSWER,
            words=texts.desk.ask_answer(group.question),
            stop=f"u:{group.id}:{STOP}",
        )

    def _approve(self, code: str, written: str) -> str:
        question = self._unanswered.find_question(code)
        if question is None:
            return texts.operators.unknown_code(code)
        try:
            text, source, url = part_source(redact(written))
        except ValueError:
            return texts.operators.APPROVE_NEEDS_SOURCE
        self._pinned_answers.pin(question, text, source, url)
        return texts.operators.approved(question)


def _is_open(group: Unanswered, said: tuple[Status, str] | None) -> bool:
    """Whether a group waits for an operator after what is said to it today: no answer, or the one not liked."""
    if group.shown:
        return said is None or said == (Status.ANSWERED, group.shown)
    return said is None or said[0] is not Status.ANSWERED


def _show(groups: Sequence[Unanswered], position: int) -> _View:
    if not groups:
        return (plain_block(texts.operators.NOTHING_UNANSWERED),), None
    return compose_group(groups, position), group_keyboard(groups, position)


def _merging(groups: Sequence[Unanswered], group: Unanswered, page: int) -> _View:
    """A page of the groups beside one, by the numbers that they have in the list."""
    others = [(number, each) for number, each in enumerate(groups, 1) if each != group]
    pages = max(-(-len(others) // GROUPS_A_PAGE), 1)
    page = min(page, pages - 1)
    shown = others[page * GROUPS_A_PAGE : (page + 1) * GROUPS_A_PAGE]
    return compose_merging(group, shown), merging_keyboard(group, shown, page, pages)
