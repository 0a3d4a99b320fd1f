"""Sends a reply: HTML in parts of allowed length, and plain text when Telegram refuses the markup."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from telegram import LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.markup import MESSAGE_LIMIT, to_messages, to_plain_text
from bot.reply import ReplyBlock

_log = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send_reply(message: Message, blocks: Sequence[ReplyBlock]) -> list[Message]:
    """Send the blocks to where the message came from; returns what was sent."""
    try:
        return [
            await message.reply_text(part, parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
            for part in to_messages(blocks)
        ]
    except BadRequest as refused:
        if "parse entities" not in str(refused):
            raise
        _log.exception("Telegram refused our HTML; sending the same as plain text")
    return [await message.reply_text(part, link_preview_options=_NO_PREVIEW) for part in _cut(to_plain_text(blocks))]


async def edit_reply(sent: Message, blocks: Sequence[ReplyBlock]) -> None:
    """Put the blocks in the place of an earlier reply; what does not fit one message is left to a new question."""
    try:
        await sent.edit_text(to_messages(blocks)[0], parse_mode=ParseMode.HTML, link_preview_options=_NO_PREVIEW)
    except BadRequest as refused:
        if "not modified" not in str(refused):
            raise


def _cut(text: str) -> list[str]:
    """Plain text in pieces that fit whatever their characters; half the limit is safe for any of them."""
    size = MESSAGE_LIMIT // 2
    return [text[start : start + size] for start in range(0, len(text), size)]
