"""Who takes part, as Telegram describes them: the bot, people, anonymous senders, chats."""

from __future__ import annotations

import re
from typing import Any

from tests.support.bot_api.markup import utf16_length

BOT: dict[str, Any] = {"id": 42, "is_bot": True, "first_name": "SXSH", "username": "sxsh_bot"}
DATE = 1_760_000_000
GROUPS = frozenset({"group", "supergroup"})
# Telegram signs for those who write as a chat (core.telegram.org/bots/api#message, field `sender_chat`).
_ANONYMOUS_ADMINISTRATOR = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}
_CHANNEL = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
_COMMAND = re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w/@])@[a-zA-Z0-9_]{4,32}(?!\w)")


def describe_person(user_id: int, *, is_bot: bool = False) -> dict[str, Any]:
    if is_bot:
        return {"id": user_id, "is_bot": True, "first_name": "Bot", "username": f"other{user_id}_bot"}
    return {"id": user_id, "is_bot": False, "first_name": "Lan", "language_code": "vi"}


def describe_sender(chat_id: int, sender_chat: dict[str, Any]) -> dict[str, Any]:
    """The account that stands in for a chat which writes in a group."""
    return dict(_ANONYMOUS_ADMINISTRATOR if sender_chat["id"] == chat_id else _CHANNEL)


def describe_chat(chat_id: int, chat_type: str, title: str = "Nhóm", *, is_forum: bool = False) -> dict[str, Any]:
    """A chat; raises ``ValueError`` for an id of the wrong sign, which Telegram never gives."""
    if (chat_id > 0) != (chat_type == "private"):
        raise ValueError(f"{chat_id} is no id of a {chat_type} chat: people's are positive, all others negative")
    if chat_type == "private":
        return {"id": chat_id, "type": chat_type, "first_name": "Lan"}
    return {"id": chat_id, "type": chat_type, "title": title, **({"is_forum": True} if is_forum else {})}


def guess_chat_type(chat_id: int) -> str:
    """By its id: supergroups and channels begin with -100."""
    if chat_id > 0:
        return "private"
    return "supergroup" if chat_id < -(10**12) else "group"


def find_entities(text: str) -> list[dict[str, Any]]:
    """The commands and mentions that Telegram marks; offsets and lengths are UTF-16 units."""
    found = [("bot_command", match) for match in _COMMAND.finditer(text)]
    found += [
        ("mention", match)
        for match in _MENTION.finditer(text)
        if not any(command.start() < match.start() < command.end() for _, command in found)
    ]
    return [
        {"type": kind, "offset": utf16_length(text[: match.start()]), "length": utf16_length(match[0])}
        for kind, match in sorted(found, key=lambda each: each[1].start())
    ]
