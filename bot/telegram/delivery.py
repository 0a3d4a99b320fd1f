"""Sends replies: HTML in parts of allowed length, and plain text when Telegram refuses the markup."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Self, TypeVar

from telegram import Bot, CallbackQuery, ForceReply, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot import texts
from bot.views.blocks import ReplyBlock, plain_block
from bot.views.markup import MessagePart, to_html, to_parts, to_plain_text, to_text

_log = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# The person has deleted the message, or it is too old: the answer is sent anew.
_GONE = ("message to edit not found", "message can't be edited")
# What Telegram says of a topic and of a message to reply to that are not there any more.
_NO_TOPIC = ("message thread not found", "topic_deleted", "topic_id_invalid")
_NO_MESSAGE = ("message to be replied not found", "replied message not found", "message to reply not found")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Destination:
    """Where a reply goes: a chat, a topic of it, and the message it replies to."""

    chat_id: int
    topic: int | None = None
    reply_to: int | None = None

    @classmethod
    def under(cls, message: Message) -> Self:
        """Where the answer to a message goes: beside it in a group, simply next in a private chat."""
        grouped = message.chat.type != message.chat.PRIVATE
        topic = message.message_thread_id if message.is_topic_message else None
        return cls(message.chat_id, topic, message.message_id if grouped else None)


async def send_reply(
    bot: Bot,
    destination: Destination,
    blocks: Sequence[ReplyBlock],
    keyboard: InlineKeyboardMarkup | None = None,
    *,
    quiet: bool = False,
) -> list[int]:
    """Send the blocks, the keyboard under the last of them; returns the numbers of the messages.

    A ``quiet`` reply makes no sound on anybody's phone.
    """
    parts = to_parts(blocks)
    sent: list[int] = []
    for number, part in enumerate(parts, 1):
        sent += await _send(bot, destination, part, keyboard if number == len(parts) else None, quiet=quiet)
    return sent


async def send_prompt(bot: Bot, destination: Destination, words: str, hint: str) -> int:
    """Ask for something, opened as a reply with a ``hint`` where it is typed; returns the number of the message.

    In a group it opens for whom it replies to alone.
    """
    grouped = destination.reply_to is not None
    asking = ForceReply(selective=grouped or None, input_field_placeholder=hint)
    sent = await _reach(
        destination,
        lambda to: bot.send_message(
            to.chat_id,
            words,
            message_thread_id=to.topic,
            reply_to_message_id=to.reply_to,
            reply_markup=asking,
        ),
    )
    return sent.message_id


async def send_picture(
    bot: Bot, destination: Destination, picture: bytes, caption: str, keyboard: InlineKeyboardMarkup | None = None
) -> int:
    """Send a picture with a caption of at most 1,024 characters; returns the number of its message."""
    sent = await _reach(
        destination,
        lambda to: bot.send_photo(
            to.chat_id,
            picture,
            caption=caption,
            message_thread_id=to.topic,
            reply_to_message_id=to.reply_to,
            reply_markup=keyboard,
        ),
    )
    return sent.message_id


async def send_file(bot: Bot, destination: Destination, file: InputFile, caption: str) -> int:
    """Send a file; returns the number of its message."""
    sent = await _reach(
        destination,
        lambda to: bot.send_document(
            to.chat_id,
            file,
            caption=caption,
            message_thread_id=to.topic,
            reply_to_message_id=to.reply_to,
        ),
    )
    return sent.message_id


async def _reach(destination: Destination, send: Callable[[Destination], Awaitable[_T]]) -> _T:
    """Send to a destination; what Telegram says is gone of it, a topic or a message, is left out in a second try."""
    try:
        return await send(destination)
    except BadRequest as refused:
        said = str(refused).lower()
        if destination.topic is not None and any(gone in said for gone in _NO_TOPIC):
            # A message of a topic that is gone is gone as well.
            rest = replace(destination, topic=None, reply_to=None)
        elif destination.reply_to is not None and any(gone in said for gone in _NO_MESSAGE):
            rest = replace(destination, reply_to=None)
        else:
            raise
        _log.info("a reply goes on its own: %s", refused)
    return await send(rest)


async def edit_reply(
    bot: Bot,
    destination: Destination,
    earlier: Sequence[int],
    blocks: Sequence[ReplyBlock],
    keyboard: InlineKeyboardMarkup | None = None,
) -> list[int]:
    """Put the blocks in the place of earlier messages; returns the numbers of those that now hold them."""
    parts = to_parts(blocks)
    shown: list[int] = []
    for number, part in enumerate(parts):
        under = keyboard if number + 1 == len(parts) else None
        if number < len(earlier):
            shown += await _edit(bot, destination, earlier[number], part, under)
        else:
            shown += await _send(bot, destination, part, under)
    for surplus in earlier[len(parts) :]:
        # A person may have deleted it, and in a group Telegram lets nobody delete what is older than two days.
        with suppress(BadRequest):
            await bot.delete_message(destination.chat_id, surplus)
    return shown


async def _send(
    bot: Bot, destination: Destination, part: MessagePart, keyboard: InlineKeyboardMarkup | None, *, quiet: bool = False
) -> list[int]:
    async def send(text: str, parse_mode: str | None, under: InlineKeyboardMarkup | None) -> int:
        sent = await _reach(
            destination,
            lambda to: bot.send_message(
                to.chat_id,
                text,
                parse_mode=parse_mode,
                message_thread_id=to.topic,
                reply_to_message_id=to.reply_to,
                link_preview_options=_NO_PREVIEW,
                reply_markup=under,
                disable_notification=quiet,
            ),
        )
        return sent.message_id

    try:
        return [await send(to_html(part), ParseMode.HTML, keyboard)]
    except BadRequest as refused:
        _raise_unless_markup(refused)
    plain = _plain_texts(part)
    return [await send(text, None, keyboard if text is plain[-1] else None) for text in plain]


async def _edit(
    bot: Bot, destination: Destination, message_id: int, part: MessagePart, keyboard: InlineKeyboardMarkup | None
) -> list[int]:
    try:
        await edit_message(bot, part, keyboard, chat_id=destination.chat_id, message_id=message_id)
    except BadRequest as refused:
        if not any(gone in str(refused).lower() for gone in _GONE):
            raise
        return await _send(bot, destination, part, keyboard)
    return [message_id]


async def edit_message(
    bot: Bot,
    part: MessagePart,
    keyboard: InlineKeyboardMarkup | None,
    *,
    chat_id: int | None = None,
    message_id: int | None = None,
    inline_message_id: str | None = None,
) -> None:
    """Put blocks in the place of one message, in a chat or sent inline; showing the same again is fine."""

    async def edit(text: str, parse_mode: str | None) -> None:
        await bot.edit_message_text(
            text,
            chat_id=chat_id,
            message_id=message_id,
            inline_message_id=inline_message_id,
            parse_mode=parse_mode,
            link_preview_options=_NO_PREVIEW,
            reply_markup=keyboard,
        )

    try:
        await edit(to_html(part), ParseMode.HTML)
    except BadRequest as refused:
        if "not modified" in str(refused):
            return
        if any(gone in str(refused).lower() for gone in _GONE):
            raise
        _raise_unless_markup(refused)
        await edit(_plain_texts(part)[0], None)


def stands(query: CallbackQuery, blocks: Sequence[ReplyBlock], keyboard: InlineKeyboardMarkup | None) -> bool:
    """Whether the message whose button was pressed shows just this already."""
    message = query.message
    if not isinstance(message, Message) or message.text is None:
        return False
    return message.text.split() == to_text(to_parts(blocks)[-1]).split() and message.reply_markup == keyboard


async def turn_message(
    bot: Bot,
    query: CallbackQuery,
    blocks: Sequence[ReplyBlock],
    keyboard: InlineKeyboardMarkup | None,
    said: str | None = None,
) -> None:
    """Answer a press with what a toast says, and put blocks of one message in the place of what was pressed.

    What stands there already is not sent again; then a toast says so, unless there is something else to be said.
    """
    message = query.message
    if message is None or stands(query, blocks, keyboard):
        await query.answer(said or texts.telegram.JUST_ANSWERED)
        return
    await query.answer(said)
    await edit_message(bot, to_parts(blocks)[0], keyboard, chat_id=message.chat.id, message_id=message.message_id)


def _raise_unless_markup(refused: BadRequest) -> None:
    if "parse entities" not in str(refused):
        raise refused
    _log.error("Telegram refused our HTML; the same goes as plain text: %s", refused)


def _plain_texts(part: MessagePart) -> list[str]:
    """A part as plain texts; quotation marks may have made it too long for one message."""
    return [to_plain_text(piece) for piece in to_parts((plain_block(to_plain_text(part)),))]
