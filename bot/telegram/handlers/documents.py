"""Operators add documents from their phone: a preview first, then corrections, then it is in the collection."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Collection

from telegram import Bot, MaybeInaccessibleMessage, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.previews import Preview, Previews
from bot.telegram.conversation import LONGEST_QUESTION, Questions, answer_message
from bot.telegram.delivery import Destination, edit_message, send_reply
from bot.telegram.keyboards import figures_keyboard, preview_keyboard
from bot.telegram.senders import message_of
from bot.views.blocks import plain_block
from bot.views.markup import to_parts
from bot.views.preview import CORRECTABLE, compose_figures, compose_preview, page_of
from knowledge.errors import DocumentRefused, DocumentTooLarge, InvalidCorrection
from knowledge.intake.correction_form import read_corrections
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_document
from knowledge.readers import DEFAULT_LIMIT
from knowledge.readers.document import RawDocument
from knowledge.readers.sources import printable_name
from knowledge.store.draft import Draft
from knowledge.store.library import Library
from knowledge.targets import TargetCorrection, fingerprint, read_target_correction

# Telegram lets a bot download 20 MB (core.telegram.org/bots/api#getfile).
_DOWNLOAD_LIMIT = DEFAULT_LIMIT
_URL = re.compile(r"https?://\S+")
_DATA = re.compile(
    r"d:(?P<id>[0-9a-f]{16}):(?P<action>add|date|province|title|cancel|preview|figures|reject|confirm|correct)(?::(?P<n>\d{1,4}))?"
)
_DECISIONS = frozenset({"reject", "confirm"})
_FIGURE_ACTIONS = frozenset({"preview", "figures", "reject", "confirm", "correct"})
# Before the number of a figure whose right value was asked for.
_FIGURE = "figure:"
_MESSAGE_NAME = "tin-nhan.txt"


class Operators:
    """The handlers of operators, in their private chats."""

    def __init__(
        self, questions: Questions, library: Library, previews: Previews, *, ids: Collection[int], limits: ReadingLimits
    ) -> None:
        self._questions = questions
        self._library = library
        self._previews = previews
        self._ids = frozenset(ids)
        self._limits = limits.model_copy(update={"size": min(limits.size, _DOWNLOAD_LIMIT)})

    async def receive_file(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Preview a file that was sent."""
        message = message_of(update)
        document = message.document
        if document is None:
            raise TypeError("the filters of this handler let only files through")
        name = document.file_name or "tai-lieu"
        try:
            if (document.file_size or 0) > self._limits.size:
                raise DocumentTooLarge(name)
            file = await document.get_file()
            content = bytes(await file.download_as_bytearray())
            draft = await asyncio.to_thread(self._prepare, _upload(content, name))
        except DocumentRefused as refused:
            await self._refuse(context.bot, message, refused)
        except BadRequest as refused:
            if "too big" not in str(refused):
                raise
            await self._refuse(context.bot, message, DocumentTooLarge(name))
        else:
            await self._preview(context.bot, message, draft)

    async def receive_text(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """A value that was asked for, a link, a forwarded or pasted article; anything else is a question."""
        message = message_of(update)
        text = (message.text or "").strip()
        person = self._person(message)
        awaiting = await asyncio.to_thread(self._previews.awaiting, person)
        if awaiting is not None and message.forward_origin is None:
            await self._take_value(context.bot, message, awaiting, text)
        elif _URL.fullmatch(text):
            await self._read(context.bot, message, text)
        elif message.forward_origin is not None or len(text) > LONGEST_QUESTION:
            await self._read(context.bot, message, _upload(text.encode(), _MESSAGE_NAME))
        else:
            await answer_message(self._questions, context.bot, message, text)

    async def press(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Add, correct or drop a previewed document."""
        query = update.callback_query
        found = _DATA.fullmatch(query.data or "") if query else None
        if query is None or found is None or query.message is None or query.from_user.id not in self._ids:
            if query is not None:
                await query.answer(texts.telegram.BUTTON_EXPIRED)
            return
        person = self._questions.names.person(query.from_user.id)
        preview = await asyncio.to_thread(self._previews.find, person, found["id"])
        if preview is None:
            await query.answer(texts.operators.PREVIEW_GONE)
            return
        await query.answer()
        chat_id, message_id = query.message.chat.id, query.message.message_id
        if found["action"] in CORRECTABLE:
            await asyncio.to_thread(self._previews.ask_for, person, preview.id, found["action"])
            question = texts.operators.ask_for_field(found["action"])
            await send_reply(context.bot, Destination(chat_id), (plain_block(question),))
            return
        if found["action"] in _FIGURE_ACTIONS:
            await self._turn_figures(context.bot, person, preview, found["action"], int(found["n"] or 0), query.message)
            return
        said = await asyncio.to_thread(self._decide, preview, found["action"] == "add")
        part = to_parts((plain_block(said),))[0]
        await edit_message(context.bot, part, None, chat_id=chat_id, message_id=message_id)

    async def _turn_figures(
        self, bot: Bot, person: str, preview: Preview, action: str, n: int, message: MaybeInaccessibleMessage
    ) -> None:
        """Show the figures of a preview, confirm, reject or take back one of them, or ask for its right value."""
        found = preview.draft.targets
        if n >= max(len(found), 1):
            return
        if action == "correct":
            await asyncio.to_thread(self._previews.ask_for, person, preview.id, f"{_FIGURE}{n}")
            await send_reply(bot, Destination(message.chat.id), (plain_block(texts.operators.ASK_FIGURE),))
            return
        if action in _DECISIONS:
            key = fingerprint(found[n])
            before = preview.target_corrections.get(key) or TargetCorrection()
            rejected = action == "reject" and not before.rejected
            turned = before.model_copy(update={"rejected": rejected, "confirmed": not rejected})
            await asyncio.to_thread(self._previews.correct_target, preview.id, key, turned)
            turned_preview = await asyncio.to_thread(self._previews.find, person, preview.id)
            preview = turned_preview if turned_preview is not None else preview
        if action == "preview":
            same, like = await asyncio.to_thread(self._library.find_alike, preview.draft)
            blocks, keyboard = (
                compose_preview(preview, same, like),
                preview_keyboard(preview, replaces=same is not None),
            )
        else:
            page = page_of(preview, n) if action in _DECISIONS else n
            blocks, keyboard = compose_figures(preview, page), figures_keyboard(preview, page)
        await edit_message(bot, to_parts(blocks)[0], keyboard, chat_id=message.chat.id, message_id=message.message_id)

    def _decide(self, preview: Preview, add: bool) -> str:
        """Take the document in or forget it; what was done. The first press decides."""
        if not add:
            dropped = self._previews.drop(preview.id)
            return texts.operators.PREVIEW_CANCELLED if dropped else texts.operators.PREVIEW_GONE
        # In this order, because a process may end between the two: taken in twice, a document is there once.
        result = self._library.put(preview.draft, preview.corrections, preview.target_corrections)
        if not self._previews.drop(preview.id):
            return texts.operators.PREVIEW_GONE
        return texts.operators.added_document(result.outcome, preview.article.title, str(result.article_id))

    async def _take_value(self, bot: Bot, message: Message, preview: Preview, typed: str) -> None:
        field = str(preview.awaits)
        if field.startswith(_FIGURE):
            await self._take_figure(bot, message, preview, int(field.removeprefix(_FIGURE)), typed)
            return
        typed_as = {"provinces": re.split(r"\s*[,;]\s*", typed)} if field == "province" else {field: typed}
        try:
            corrections = read_corrections(preview.article, **typed_as)
        except InvalidCorrection as refused:
            said = texts.errors.invalid_correction(refused.field, refused.value)
            await send_reply(bot, Destination.under(message), (plain_block(said),))
            return
        await asyncio.to_thread(self._previews.correct, preview.id, corrections)
        corrected = await asyncio.to_thread(self._previews.find, self._person(message), preview.id)
        if corrected is not None:
            await self._show(bot, message, corrected)

    async def _take_figure(self, bot: Bot, message: Message, preview: Preview, n: int, typed: str) -> None:
        """Take the right value of one figure."""
        found = preview.draft.targets[n]
        try:
            correction = read_target_correction(typed)
            correction.over(found)
        except ValueError:
            await send_reply(bot, Destination.under(message), (plain_block(texts.operators.FIGURE_NOT_READ),))
            return
        await asyncio.to_thread(self._previews.correct_target, preview.id, fingerprint(found), correction)
        corrected = await asyncio.to_thread(self._previews.find, self._person(message), preview.id)
        if corrected is not None:
            page = page_of(corrected, n)
            blocks = compose_figures(corrected, page)
            await send_reply(bot, Destination.under(message), blocks, figures_keyboard(corrected, page))

    async def _read(self, bot: Bot, message: Message, document: str | RawDocument) -> None:
        try:
            draft = await asyncio.to_thread(self._prepare, document)
        except DocumentRefused as refused:
            await self._refuse(bot, message, refused)
        else:
            await self._preview(bot, message, draft)

    def _prepare(self, document: str | RawDocument) -> Draft:
        return prepare_document(document, limits=self._limits)

    async def _preview(self, bot: Bot, message: Message, draft: Draft) -> None:
        await self._show(bot, message, await asyncio.to_thread(self._previews.keep, self._person(message), draft))

    async def _show(self, bot: Bot, message: Message, preview: Preview) -> None:
        same, like = await asyncio.to_thread(self._library.find_alike, preview.draft)
        blocks = compose_preview(preview, same, like)
        await send_reply(bot, Destination.under(message), blocks, preview_keyboard(preview, replaces=same is not None))

    async def _refuse(self, bot: Bot, message: Message, refused: DocumentRefused) -> None:
        said = texts.operators.document_refused(refused.source, texts.errors.refusal_reason(refused))
        await send_reply(bot, Destination.under(message), (plain_block(said),))

    def _person(self, message: Message) -> str:
        return self._questions.names.person(message.from_user.id if message.from_user else message.chat_id)


def _upload(content: bytes, name: str) -> RawDocument:
    return RawDocument(content=content, source=printable_name(name), name=name)
