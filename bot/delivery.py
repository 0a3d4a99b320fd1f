"""Sends a reply: HTML in parts of allowed length, and plain text when Telegram refuses the markup."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from telegram import LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.markup import Page, to_html, to_pages, to_plain_text
from bot.reply import ReplyBlock, plain_block

_log = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# The person has deleted the message, or it is too old: the answer is sent anew.
_GONE = ("message to edit not found", "message can't be edited")


async def send_reply(message: Message, blocks: Sequence[ReplyBlock]) -> list[Message]:
    """Send the blocks to where the message came from; returns what was sent."""
    return [sent for page in to_pages(blocks) for sent in await _send(message, page)]


async def edit_reply(message: Message, earlier: Sequence[Message], blocks: Sequence[ReplyBlock]) -> list[Message]:
    """Put the blocks in the place of what a message was answered with; returns the messages that now hold them."""
    pages = to_pages(blocks)
    shown: list[Message] = []
    for number, page in enumerate(pages):
        shown += await (_edit(message, earlier[number], page) if number < len(earlier) else _send(message, page))
    for surplus in earlier[len(pages) :]:
        await surplus.delete()
    return shown


async def _send(message: Message, page: Page) -> list[Message]:
    try:
        return [await message.reply_text(to_html(page), parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)]
    except BadRequest as refused:
        _raise_unless_markup(refused)
    return [await message.reply_text(text, link_preview_options=_NO_PREVIEW) for text in _plain_parts(page)]


async def _edit(message: Message, shown: Message, page: Page) -> list[Message]:
    try:
        await shown.edit_text(to_html(page), parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    except BadRequest as refused:
        if any(gone in str(refused).lower() for gone in _GONE):
            return await _send(message, page)
        if "not modified" not in str(refused):
            _raise_unless_markup(refused)
            await shown.edit_text(_plain_parts(page)[0], link_preview_options=_NO_PREVIEW)
    return [shown]


def _raise_unless_markup(refused: BadRequest) -> None:
    if "parse entities" not in str(refused):
        raise refused
    _log.error("Telegram refused our HTML; the same goes as plain text: %s", refused)


def _plain_parts(page: Page) -> list[str]:
    """A page as plain text; quotation marks may have made it too long for one message."""
    return [to_plain_text(part) for part in to_pages((plain_block(to_plain_text(page)),))]
