"""What Zalo tells us, read strictly: what we use of an event and nothing else, or nothing at all.

No name goes further than this: of a person only the number is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, Field, StringConstraints, ValidationError

from bot.redaction.control_characters import without_control
from knowledge.records import Record

# Zalo's are of 20 characters; what is much longer is nobody's.
Id = Annotated[str, StringConstraints(min_length=1, max_length=128)]
# In front of these bits Telegram's updates have none, so that both have their own numbers.
_OURS = 1 << 62


class ChatType(StrEnum):
    """Who reads a chat."""

    PRIVATE = "PRIVATE"
    GROUP = "GROUP"


class Kind(StrEnum):
    """What a message is, by the name of its event."""

    TEXT = "message.text.received"
    IMAGE = "message.image.received"
    STICKER = "message.sticker.received"
    VOICE = "message.voice.received"
    # Of a form that Zalo passes to no bot, or from a person whose words the law protects.
    UNSUPPORTED = "message.unsupported.received"


class BotIdentity(Record):
    """The bot, as Zalo names it."""

    id: str
    name: str


class Incoming(Record):
    """A message that a person has sent; ``at`` is in seconds since 1970, UTC, and ``text`` may be a picture's."""

    kind: Kind
    message_id: Id
    sender_id: Id
    chat_id: Id
    chat_type: ChatType
    at: float
    text: str = ""

    @property
    def number(self) -> int:
        """One number for the message, however often it comes: Zalo's events have none of their own."""
        named = hashlib.blake2b(f"{self.chat_id} {self.message_id}".encode(), digest_size=8).digest()
        return _OURS | (int.from_bytes(named, "big") >> 2)


class _Sender(BaseModel):
    id: Id
    is_bot: bool = False


class _Chat(BaseModel):
    id: Id
    chat_type: ChatType


class _Message(BaseModel):
    message_id: Id
    sender: _Sender = Field(alias="from")
    chat: _Chat
    date: float = Field(ge=0, allow_inf_nan=False)
    text: str | None = None
    caption: str | None = None


def read_event(item: object) -> Incoming | None:
    """The message of an event, bare or in the envelope of a webhook; none for what is no message of a person.

    An event whose name is not known yet is none, as is one in which a field is missing or of another type.
    """
    event = _unwrapped(item)
    if event is None or not isinstance(event.get("message"), dict):
        return None
    try:
        # In one of Zalo's own examples the name is missing beside a text.
        kind = Kind(event.get("event_name", Kind.TEXT))
        message = _Message.model_validate(event["message"])
    except (ValidationError, ValueError):
        return None
    if message.sender.is_bot:
        return None
    return Incoming(
        kind=kind,
        message_id=without_control(message.message_id),
        sender_id=without_control(message.sender.id),
        chat_id=without_control(message.chat.id),
        chat_type=message.chat.chat_type,
        at=message.date / 1000,
        text=without_control(message.text or message.caption or ""),
    )


def read_identity(item: object) -> BotIdentity | None:
    """The bot of an answer to ``getMe``; none for anything else."""
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        return None
    name = item.get("display_name") or item.get("account_name")
    return BotIdentity(id=item["id"], name=name if isinstance(name, str) else "")


def _unwrapped(item: object) -> Mapping[str, Any] | None:
    if not isinstance(item, dict):
        return None
    return item["result"] if isinstance(item.get("result"), dict) else item
