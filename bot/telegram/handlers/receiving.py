"""What operators send to be added: files, links, forwarded and pasted texts are read and shown as previews."""

from __future__ import annotations

import asyncio

from telegram import Bot, Document, Message, PhotoSize, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes

from bot import texts
from bot.journal.previews import Previews
from bot.journal.privacy import Pseudonyms
from bot.telegram.delivery import Destination, send_reply
from bot.telegram.handlers.documents import Operators
from bot.telegram.links import addresses_of
from bot.telegram.prompts import Prompts
from bot.telegram.senders import message_of, sender_id
from bot.tracing.telling import tell_document_refused
from bot.views.blocks import plain_block
from knowledge.errors import DocumentRefused, DocumentTooLarge, PageUnreachable
from knowledge.intake.limits import ReadingLimits
from knowledge.intake.workers import prepare_document
from knowledge.readers import DEFAULT_LIMIT
from knowledge.readers.document import RawDocument
from knowledge.readers.sources import printable_name
from knowledge.store.draft import Draft

# Telegram lets a bot download 20 MB (core.telegram.org/bots/api#getfile).
_DOWNLOAD_LIMIT = DEFAULT_LIMIT
_MESSAGE_NAME = "tin-nhan.txt"
_PHOTO_NAME = "anh-chup.jpg"


class Receiving:
    """Reads what operators send; nothing is added before it was looked at."""

    def __init__(
        self, names: Pseudonyms, previews: Previews, desk: Operators, prompts: Prompts, limits: ReadingLimits
    ) -> None:
        self._names = names
        self._previews = previews
        self._desk = desk
        self._prompts = prompts
        self._limits = limits.model_copy(update={"size": min(limits.size, _DOWNLOAD_LIMIT)})

    async def receive_file(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Preview a file that was sent."""
        message = message_of(update)
        if message.document is None:
            raise TypeError("the filters of this handler let only files through")
        await self._receive(context.bot, message, message.document, message.document.file_name or "tai-lieu")

    async def receive_photo(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Preview the page on a photograph that was sent, from the largest of its sizes."""
        message = message_of(update)
        if not message.photo:
            raise TypeError("the filters of this handler let only photographs through")
        await self._receive(context.bot, message, message.photo[-1], _PHOTO_NAME)

    async def _receive(self, bot: Bot, message: Message, sent: Document | PhotoSize, name: str) -> None:
        await self._prompts.leave(bot, message.chat_id, self._person(message))
        try:
            if (sent.file_size or 0) > self._limits.size:
                raise DocumentTooLarge(name)
            file = await sent.get_file()
            content = bytes(await file.download_as_bytearray())
            draft = await asyncio.to_thread(self._prepare, _upload(content, name))
        except DocumentRefused as refused:
            await self._refuse(bot, message, refused)
        except BadRequest as refused:
            if "too big" not in str(refused):
                raise
            await self._refuse(bot, message, DocumentTooLarge(name))
        else:
            await self._preview(bot, message, draft)

    async def read_link(self, bot: Bot, message: Message, link: str) -> None:
        """Preview the page behind a link, which may have no scheme."""
        *unsure, last = addresses_of(link)
        for address in unsure:
            try:
                draft = await asyncio.to_thread(self._prepare, address)
            except PageUnreachable:
                continue
            except DocumentRefused as refused:
                await self._refuse(bot, message, refused)
            else:
                await self._preview(bot, message, draft)
            return
        await self._read(bot, message, last)

    async def read_text(self, bot: Bot, message: Message, text: str) -> None:
        """Preview a text that was forwarded or pasted."""
        await self._read(bot, message, _upload(text.encode(), _MESSAGE_NAME))

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
        preview = await asyncio.to_thread(self._previews.keep, self._person(message), draft)
        await self._desk.show(bot, message, preview)

    async def _refuse(self, bot: Bot, message: Message, refused: DocumentRefused) -> None:
        tell_document_refused(type(refused).__name__)
        said = texts.operators.document_refused(refused.source, texts.errors.refusal_reason(refused))
        await send_reply(bot, Destination.under(message), (plain_block(said),))

    def _person(self, message: Message) -> str:
        return self._names.person(sender_id(message))


def _upload(content: bytes, name: str) -> RawDocument:
    return RawDocument(content=content, source=printable_name(name), name=name)
