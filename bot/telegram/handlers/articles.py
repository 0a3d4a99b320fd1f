"""Operators look after the articles that are there: ``/bai`` finds, shows, corrects, hides and removes them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Collection

from telegram import Bot, InlineKeyboardMarkup, Message, Update
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.asked_values import AskedValue, Purpose
from bot.journal.privacy import Pseudonyms
from bot.telegram.delivery import Destination, send_reply, turn_message
from bot.telegram.desk_keyboards import (
    article_keyboard,
    found_keyboard,
    hiding_keyboard,
    removing_keyboard,
    withdrawn_keyboard,
)
from bot.telegram.looked_for import look_for, words_of
from bot.telegram.presses import read_press
from bot.telegram.prompts import Prompts
from bot.telegram.senders import message_of, sender_id
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.desk import compose_article_card, compose_found, compose_withdrawn
from bot.views.preview import CORRECTABLE
from knowledge.errors import ArticleNotFound, InvalidCorrection
from knowledge.intake.correction_form import read_field
from knowledge.records import Article
from knowledge.store.library import Library
from knowledge.store.withdrawn import Withdrawn, WithdrawnArticles

_DATA = re.compile(
    r"b:(?P<action>[aldpthHrRuwx])(?::(?P<id>[0-9a-f-]{0,16}))?(?::(?P<page>\d{1,3}):(?P<words>[a-z0-9-]*))?"
)
_A_PAGE = 6
# Of what is hidden so many are listed, newest first.
_WITHDRAWN = 30
_FIELDS = {field[0]: field for field in CORRECTABLE}

_View = tuple[tuple[ReplyBlock, ...], InlineKeyboardMarkup | None]


class ArticleDesk:
    """``/bai`` and its buttons; they carry what was looked for, so they work in old messages."""

    def __init__(
        self,
        library: Library,
        withdrawn: WithdrawnArticles,
        names: Pseudonyms,
        prompts: Prompts,
        *,
        ids: Collection[int],
    ) -> None:
        self._library = library
        self._withdrawn = withdrawn
        self._names = names
        self._prompts = prompts
        self._ids = frozenset(ids)

    async def find(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Show the articles with these words in their title or of this place; without words all, newest first."""
        message = message_of(update)
        typed = " ".join((message.text or "").split()[1:])
        blocks, keyboard = await asyncio.to_thread(self._find, words_of(typed), 0)
        await send_reply(context.bot, Destination.under(message), blocks, keyboard)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Go where a button leads, or change an article and show what has become of it."""
        pressed = await read_press(update, _DATA.fullmatch, only=self._ids)
        if pressed is None:
            return
        query, shown, found = pressed.query, pressed.shown, pressed.meant
        action, page, words = found["action"], int(found["page"] or 0), found["words"] or ""
        person = self._names.person(query.from_user.id)
        if action in _FIELDS:
            await query.answer()
            await self._prompts.ask(
                context.bot,
                shown,
                person,
                purpose=Purpose.ARTICLE,
                subject=found["id"] or "",
                field=_FIELDS[action],
                words=texts.operators.ask_for_field(_FIELDS[action]),
                stop=f"b:x:{found['id']}:{page}:{words}",
            )
            return
        if action == "x":
            await self._prompts.leave(context.bot, shown.chat.id, person, turned=shown.message_id)
        said, view = await asyncio.to_thread(self._turn, action, found["id"] or "", page, words)
        await turn_message(context.bot, query, *view, said)

    async def take_value(self, bot: Bot, message: Message, asked: AskedValue, typed: str) -> None:
        """Take the value that was asked for; a bad one is refused and goes on being asked for."""
        try:
            blocks, keyboard = await asyncio.to_thread(self._correct, asked.subject, asked.field, typed)
        except InvalidCorrection as refused:
            said = texts.errors.invalid_correction(refused.field, refused.value)
            await send_reply(bot, Destination.under(message), (plain_block(said),))
            return
        await self._prompts.done(bot, message.chat_id, self._names.person(sender_id(message)), asked)
        await send_reply(bot, Destination.under(message), blocks, keyboard)

    def _turn(self, action: str, article_id: str, page: int, words: str) -> tuple[str | None, _View]:
        """Do what a button says; what a toast says of it, and what is shown then."""
        if action == "l":
            return None, self._find(words, page)
        if action == "w":
            withdrawn = self._withdrawn.all()[:_WITHDRAWN]
            return None, (compose_withdrawn(withdrawn), withdrawn_keyboard(withdrawn))
        if action == "u":
            return self._bring_back(article_id)
        changes: dict[str, Callable[[Article], _View]] = {
            "r": lambda article: (
                (plain_block(texts.desk.sure_to_remove(article.title)),),
                removing_keyboard(article, page, words),
            ),
            "h": lambda article: (
                (plain_block(texts.desk.sure_to_hide(article.title)),),
                hiding_keyboard(article, page, words),
            ),
            "H": lambda article: self._withdraw(article, page, words, hidden=True),
            "R": lambda article: self._withdraw(article, page, words, hidden=False),
        }
        try:
            article = self._library.article(article_id)
            change = changes.get(action)
            return None, change(article) if change is not None else self._card(article, page, words)
        except ArticleNotFound:
            return texts.desk.ARTICLE_GONE, self._find(words, page)

    def _bring_back(self, article_id: str) -> tuple[str, _View]:
        if self._withdrawn.bring_back(article_id) is None:
            return texts.desk.ARTICLE_NOT_THERE, self._find("", 0)
        article = self._library.article(article_id)
        return texts.desk.ARTICLE_BACK, self._card(article, 0, "")

    def _withdraw(self, article: Article, page: int, words: str, *, hidden: bool) -> _View:
        taken: Withdrawn = self._withdrawn.withdraw(article.id, hidden=hidden)
        said = texts.desk.article_withdrawn(article.title, hidden=hidden)
        return (plain_block(said),), withdrawn_keyboard([taken], page, words)

    def _correct(self, article_id: str, field: str, typed: str) -> _View:
        try:
            article = self._library.article(article_id)
            article = self._library.correct(article_id, read_field(article, field, typed))
        except ArticleNotFound:
            return (plain_block(texts.desk.ARTICLE_GONE),), None
        return self._card(article, 0, "")

    def _card(self, article: Article, page: int, words: str) -> _View:
        passages = len(self._library.passages_of(article.id))
        figures = len(self._library.targets(article_id=article.id))
        return compose_article_card(article, passages, figures), article_keyboard(article, page, words)

    def _find(self, words: str, page: int) -> _View:
        """A page of the articles that were looked for: see `look_for`."""
        withdrawn = len(self._withdrawn.all())
        found = look_for(words, self._library.articles())
        if not found:
            nothing = texts.desk.no_article_like(words.replace("-", " ")) if words else texts.telegram.NO_ARTICLES
            keyboard = found_keyboard([], words, 0, 1, withdrawn) if withdrawn else None
            return (plain_block(nothing), plain_block(texts.desk.ARTICLE_USAGE)), keyboard
        pages = -(-len(found) // _A_PAGE)
        page = min(page, pages - 1)
        shown = list(enumerate(found, 1))[page * _A_PAGE : (page + 1) * _A_PAGE]
        return compose_found(shown, len(found), page, pages), found_keyboard(shown, words, page, pages, withdrawn)
