"""An operator's own answers: previewed before they are pinned, listed, and taken back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection

from telegram import Bot, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.answer_drafts import AnswerDraft, AnswerDrafts
from bot.journal.asked_values import AskedValue, Purpose
from bot.journal.pinned_answers import PinnedAnswers, part_source
from bot.journal.privacy import Pseudonyms
from bot.redaction.secrets import redact
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.desk_keyboards import (
    DROP,
    EDIT,
    LIST,
    LOOK,
    NOBODY,
    PIN,
    STOP,
    UNPIN,
    draft_keyboard,
    next_group_keyboard,
    pinned_keyboard,
    pinned_list_keyboard,
)
from bot.telegram.presses import read_press
from bot.telegram.prompts import Prompts
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.desk import compose_draft, compose_pinned, compose_pinned_list

_DATA = re.compile(r"g:(?P<id>[0-9a-f]{16}):(?P<action>[pedlvtx])(?::(?P<page>\d{1,4}))?")
_A_PAGE = 6
_OF_DRAFTS = frozenset({PIN, EDIT, DROP, STOP})

_View = tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup | None]


class Approving:
    """Answers on their way to being pinned, and those that are."""

    def __init__(
        self, drafts: AnswerDrafts, pinned: PinnedAnswers, names: Pseudonyms, prompts: Prompts, *, ids: Collection[int]
    ) -> None:
        self._drafts = drafts
        self._pinned = pinned
        self._names = names
        self._prompts = prompts
        self._ids = frozenset(ids)

    async def look(self, bot: Bot, message: Message) -> None:
        """Show the pinned answers, newest first."""
        blocks, keyboard = await asyncio.to_thread(self._list, 0)
        await send_reply(bot, Destination.under(message), blocks, keyboard)

    async def preview(
        self, bot: Bot, message: Message, person: str, asked: AskedValue, question: str | None, typed: str
    ) -> None:
        """Show what people would see of an answer to a question; the question may be there no more."""
        if question is None:
            await self._prompts.done(bot, message.chat_id, person, asked)
            await send_reply(bot, Destination.under(message), (plain_block(texts.desk.GROUP_GONE),))
            return
        await self._keep(bot, message, person, asked, question, typed, None)

    async def correct(self, bot: Bot, message: Message, person: str, asked: AskedValue, typed: str) -> None:
        """Put what was typed in the place of a draft."""
        draft = await asyncio.to_thread(self._drafts.find, person, asked.subject)
        if draft is None:
            await self._prompts.done(bot, message.chat_id, person, asked)
            await send_reply(bot, Destination.under(message), (plain_block(texts.desk.DRAFT_GONE),))
            return
        await self._keep(bot, message, person, asked, draft.question, typed, draft.id)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Pin, correct or leave a draft; look at pinned answers and take one back."""
        pressed = await read_press(update, _DATA.fullmatch, only=self._ids)
        if pressed is None:
            return
        query, shown, found = pressed.query, pressed.shown, pressed.meant
        person, action = self._names.person(query.from_user.id), found["action"]
        if action in _OF_DRAFTS:
            draft = await asyncio.to_thread(self._drafts.find, person, found["id"])
            if draft is None:
                await query.answer(texts.desk.DRAFT_GONE)
                return
            if action == EDIT:
                await query.answer()
                await self._prompts.ask(
                    context.bot,
                    shown,
                    person,
                    purpose=Purpose.ANSWER,
                    subject=draft.id,
                    field=EDIT,
                    words=texts.desk.ask_answer(draft.question),
                    stop=f"g:{draft.id}:{STOP}",
                )
                return
            if action == STOP:
                await self._prompts.leave(context.bot, shown.chat.id, person, turned=shown.message_id)
            said, view = None, await asyncio.to_thread(self._decide, draft, action)
        else:
            said, view = await asyncio.to_thread(self._turn, found["id"], action, int(found["page"] or 0))
        await turn_message(context.bot, query, *view, said)

    async def _keep(
        self,
        bot: Bot,
        message: Message,
        person: str,
        asked: AskedValue,
        question: str,
        typed: str,
        draft_id: str | None,
    ) -> None:
        try:
            text, source, url = part_source(redact(typed))
        except ValueError:
            await send_reply(bot, Destination.under(message), (plain_block(texts.desk.ANSWER_NEEDS_SOURCE),))
            return
        draft = await asyncio.to_thread(self._drafts.keep, person, question, text, source, url, draft_id=draft_id)
        await self._prompts.done(bot, message.chat_id, person, asked)
        await send_reply(bot, Destination.under(message), compose_draft(draft), draft_keyboard(draft))

    def _decide(self, draft: AnswerDraft, action: str) -> _View:
        """Pin a draft, leave it, or show it again. The first press decides."""
        if action == STOP:
            return compose_draft(draft), draft_keyboard(draft)
        if action == DROP:
            self._drafts.drop(draft.id)
            return (plain_block(texts.desk.DRAFT_DROPPED),), next_group_keyboard()
        # In this order, because a process may end between the two: pinned twice, an answer is there once.
        pinned = self._pinned.pin(draft.question, draft.text, draft.source, draft.url)
        self._drafts.drop(draft.id)
        return (plain_block(texts.operators.approved(draft.question)),), next_group_keyboard(pinned.id)

    def _turn(self, pinned_id: str, action: str, page: int) -> tuple[str | None, _View]:
        """Look at a pinned answer, take it back, or go to the list; what a toast says, and what is shown."""
        pinned = next((each for each in self._pinned.all() if each.id == pinned_id), None)
        if action == LIST or pinned is None:
            return None if action == LIST and pinned_id == NOBODY else texts.desk.PINNED_GONE, self._list(page)
        if action == LOOK:
            return None, (compose_pinned(pinned), pinned_keyboard(pinned))
        if action == UNPIN and self._pinned.unpin(pinned.id):
            return texts.desk.UNPINNED, self._list(page)
        return texts.desk.PINNED_GONE, self._list(page)

    def _list(self, page: int) -> _View:
        pinned = self._pinned.all()
        if not pinned:
            return (plain_block(texts.desk.NONE_PINNED), plain_block(texts.operators.APPROVE_USAGE)), None
        pages = -(-len(pinned) // _A_PAGE)
        page = min(page, pages - 1)
        shown = list(enumerate(pinned, 1))[page * _A_PAGE : (page + 1) * _A_PAGE]
        return compose_pinned_list(shown, len(pinned), page, pages), pinned_list_keyboard(shown, page, pages)
