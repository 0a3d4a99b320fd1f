"""Privacy mode: what of a group's talk a bot gets that does not administer the group.

core.telegram.org/bots/features#privacy-mode names commands meant for it, replies to it and what was sent through it;
a mention is not among them. Service messages come to every bot.
"""

from __future__ import annotations

from typing import Any

from tests.support.bot_api.accounts import BOT, GROUPS

_TALK = frozenset({"text", "caption", "photo", "document", "sticker", "voice", "video", "animation", "audio"})


def is_withheld(message: dict[str, Any], administrators: set[int]) -> bool:
    """Whether Telegram keeps a message from the bot."""
    if message["chat"]["type"] not in GROUPS or BOT["id"] in administrators or not message.keys() & _TALK:
        return False
    replied = message.get("reply_to_message", {}).get("from", {}).get("id") == BOT["id"]
    through = message.get("via_bot", {}).get("id") == BOT["id"]
    return not (replied or through or _is_command(message))


def _is_command(message: dict[str, Any]) -> bool:
    """Whether it opens with a command for this bot, or for any."""
    text = message.get("text") or message.get("caption") or ""
    first = next(iter(text.split()), "")
    return first.startswith("/") and first.partition("@")[2].lower() in {"", BOT["username"]}
