"""Whether the values of an update are of the types that Telegram's documentation gives them.

The library reads a number where a text should be without a word, and whoever handles the message stumbles over it.
"""

from __future__ import annotations

from telegram import Update

# Beside the kinds of updates, what the handlers look into; elsewhere anything may stand, today and in years to come.
_LOOKED_INTO = frozenset(
    {*Update.ALL_TYPES, "message", "reply_to_message", "quote", "entities", "caption_entities", "document"}
    | {"from", "chat", "user", "sender_chat", "via_bot", "old_chat_member", "new_chat_member"}
)
# Whichever of these they belong to, these are texts (core.telegram.org/bots/api).
_TEXTS = frozenset(
    {"text", "caption", "data", "query", "title", "type", "username", "first_name", "last_name", "language_code"}
    | {"file_id", "file_unique_id", "file_name", "mime_type", "url", "inline_message_id", "chat_instance", "status"}
)
# And these whole numbers.
_NUMBERS = frozenset({"message_id", "message_thread_id", "file_size", "length", "edit_date"})
# People and chats have numbers; queries have words under the same name.
_NUMBERED = frozenset({"from", "chat", "user", "sender_chat", "via_bot"})


def check_types(value: object) -> None:
    """Nothing, where all is of its type; raises ``TypeError`` with the name of the first field that is not."""
    pending = [("", value)]
    while pending:
        name, each = pending.pop()
        if isinstance(each, dict):
            if name in _NUMBERED and type(each.get("id")) is not int:
                raise TypeError(f"{name}.id")
            _check_own(each)
            pending += [(inner, below) for inner, below in each.items() if inner in _LOOKED_INTO]
        elif isinstance(each, list):
            pending += [("", below) for below in each]


def _check_own(fields: dict[str, object]) -> None:
    for name, value in fields.items():
        if value is None:
            continue
        if (name in _TEXTS and not isinstance(value, str)) or (name in _NUMBERS and type(value) is not int):
            raise TypeError(name)
