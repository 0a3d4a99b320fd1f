"""What people write and send; each action is one update, and returns its id."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Any

import httpx

from tests.support.bot_api.accounts import DATE, describe_person, describe_sender, find_entities
from tests.support.bot_api.markup import utf16_length
from tests.support.bot_api.records import Sent
from tests.support.bot_api.state import State, without_reply

# Of a quotation, in UTF-16 units (core.telegram.org/bots/api#replyparameters, field `quote`).
_LONGEST_QUOTE = 1024
Answered = Sent | int | dict[str, Any]


class People(State):
    """People and what they write, in private and in groups."""

    def say(
        self,
        text: str,
        *,
        chat_id: int = 7,
        user_id: int | None = None,
        chat_type: str = "private",
        update_id: int | None = None,
        message_id: int | None = None,
        **circumstances: Any,
    ) -> int:
        """A person writes; returns the id of the update. The same id again is the same update delivered twice.

        ``circumstances`` are those of `message`, and any further fields of Telegram's message.
        """
        message = self.message(text, chat_id, user_id, chat_type, **circumstances)
        if message_id is not None:
            del self.messages[chat_id][message["message_id"]]
            message["message_id"] = message_id
        return self.deliver(message, update_id, "channel_post" if chat_type == "channel" else "message")

    def message(
        self,
        text: str,
        chat_id: int = 7,
        user_id: int | None = None,
        chat_type: str = "private",
        **circumstances: Any,
    ) -> dict[str, Any]:
        """A person's message that is there to be answered, without an update of its own.

        Args:
            text: What they write; commands and mentions in it are marked.
            chat_id: Negative for everything but a private chat.
            user_id: Who writes: by default the person of a private chat, person 7 elsewhere.
            chat_type: As Telegram names it.
            circumstances: ``reply_to`` (a `Sent`, the id of a message of this chat, or a message), ``quoted`` (a part
                of that message), ``thread_id``, ``sender_chat``, ``from_bot``, ``forwarded`` (yes, or an origin), and
                fields of Telegram's own.
        """
        entities = find_entities(text)
        content = {"text": text, **({"entities": entities} if entities else {})}
        return self._message(chat_id, user_id, chat_type, **content, **circumstances)

    def attach(self, chat_id: int = 7, user_id: int | None = None, chat_type: str = "private", **content: Any) -> int:
        """A person sends something that is no text."""
        return self.deliver(self._message(chat_id, user_id, chat_type, **content))

    def send_file(
        self,
        name: str,
        content: bytes,
        chat_id: int = 7,
        mime_type: str | None = None,
        caption: str | None = None,
        **circumstances: Any,
    ) -> int:
        """A person sends a document, which the bot can then download."""
        number = self._number()
        identity = f"BQACAgUAAx{number}"
        self.files[identity] = f"documents/file_{number}{PurePath(name).suffix}", content
        document = {
            "file_id": identity,
            "file_unique_id": f"AgAD{number}",
            "file_name": name,
            "file_size": len(content),
            "mime_type": mime_type or mimetypes.guess_type(name)[0] or "application/octet-stream",
        }
        entities = find_entities(caption or "")
        captioned = {"caption": caption} if caption else {}
        marked = {"caption_entities": entities} if entities else {}
        return self.attach(chat_id, document=document, **captioned, **marked, **circumstances)

    def send_photo(self, content: bytes, size: tuple[int, int], chat_id: int = 7, **circumstances: Any) -> int:
        """A person sends a photograph, which Telegram hands on as a JPEG in several sizes, the largest last."""
        number = self._number()
        identity = f"AgACAgUAAx{number}"
        self.files[identity] = f"photos/file_{number}.jpg", content
        sizes = [
            {
                "file_id": identity if width == size[0] else f"{identity}s",
                "file_unique_id": f"AQAD{number}{width}",
                "width": width,
                "height": height,
            }
            for width, height in ((90, 90 * size[1] // size[0]), size)
        ]
        return self.attach(chat_id, photo=sizes, **circumstances)

    def edit(
        self,
        text: str,
        message_id: int,
        *,
        chat_id: int = 7,
        user_id: int | None = None,
        chat_type: str = "private",
        **circumstances: Any,
    ) -> int:
        """A person edits what they wrote; returns the id of the update."""
        message = self.message(text, chat_id, user_id, chat_type, **circumstances)
        del self.messages[chat_id][message["message_id"]]
        kind = "edited_channel_post" if chat_type == "channel" else "edited_message"
        return self.deliver({**message, "message_id": message_id, "edit_date": DATE + 60}, kind=kind)

    @contextmanager
    def withheld(self) -> Iterator[list[dict[str, Any]]]:
        """Within it, updates are put into the list it gives instead of the queue."""
        self._withheld = updates = []
        try:
            yield updates
        finally:
            self._withheld = None

    def push(self, url: str, update: dict[str, Any], secret: str | None = None) -> int:
        """Post an update as Telegram does to a webhook; returns the HTTP status.

        It waits for the answer: where the webhook runs in the caller's event loop, call it in a thread.
        """
        headers = {} if secret is None else {"X-Telegram-Bot-Api-Secret-Token": secret}
        return httpx.post(url, json=update, headers=headers, trust_env=False, timeout=10).status_code

    def _message(
        self,
        chat_id: int,
        user_id: int | None,
        chat_type: str,
        *,
        reply_to: Answered | None = None,
        quoted: str | None = None,
        thread_id: int | None = None,
        sender_chat: dict[str, Any] | None = None,
        from_bot: bool = False,
        forwarded: bool | dict[str, Any] = False,
        **content: Any,
    ) -> dict[str, Any]:
        chat = self._chat(chat_id, chat_type, is_forum=thread_id is not None)
        message: dict[str, Any] = {"message_id": self._number(), "date": DATE, "chat": chat, **content}
        if chat_type == "channel":
            message["sender_chat"] = sender_chat or chat
        elif sender_chat is not None:
            message |= {"sender_chat": sender_chat, "from": describe_sender(chat_id, sender_chat)}
        else:
            message["from"] = describe_person(user_id or max(chat_id, 0) or 7, is_bot=from_bot)
        if thread_id is not None:
            message |= {"message_thread_id": thread_id, "is_topic_message": True}
        if forwarded:
            hidden = {"type": "hidden_user", "date": DATE, "sender_user_name": "Hoa"}
            message["forward_origin"] = forwarded if isinstance(forwarded, dict) else hidden
        if reply_to is not None:
            message["reply_to_message"] = self._answered(chat_id, reply_to)
        if quoted is not None:
            message["quote"] = _quote(quoted, message["reply_to_message"])
        self._remember(message)
        return message

    def _answered(self, chat_id: int, reply_to: Answered) -> dict[str, Any]:
        if isinstance(reply_to, dict):
            return without_reply(reply_to)
        if isinstance(reply_to, Sent):
            return self._as_message(reply_to, with_reply=False)
        found = self._find_message(chat_id, reply_to)
        if found is None:
            raise KeyError(f"nobody has written message {reply_to} in chat {chat_id}")
        return without_reply(found)


def _quote(part: str, answered: dict[str, Any]) -> dict[str, Any]:
    """A part of a message as its answer quotes it (core.telegram.org/bots/api#textquote); it must stand there."""
    whole = answered.get("text") or answered.get("caption") or ""
    before, found, _ = whole.partition(part)
    if not found or utf16_length(part) > _LONGEST_QUOTE:
        raise ValueError(f"{part!r} cannot be quoted of {whole!r}")
    return {"text": part, "position": utf16_length(before), "is_manual": True}
