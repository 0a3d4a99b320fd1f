"""What the stand-in remembers, shared by the people who act and the methods that answer."""

from __future__ import annotations

import threading
from typing import Any

from tests.support.bot_api.accounts import BOT, DATE, describe_chat, guess_chat_type
from tests.support.bot_api.privacy import is_withheld
from tests.support.bot_api.records import Call, Params, Sent
from tests.support.bot_api.refusal import Refusal


class State:
    """The chats with their messages, the queries that wait for an answer, and all that the bot has done."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.sent: list[Sent] = []
        self.toasts: list[dict[str, Any]] = []
        self.inline_answers: list[dict[str, Any]] = []
        self.inline_messages: dict[str, Sent] = {}
        self.menus: list[dict[str, Any]] = []
        self.webhook: dict[str, Any] | None = None
        self.blocked: set[int] = set()
        self.left: dict[int, str] = {}
        self.migrated: dict[int, int] = {}
        self.administrators: dict[int, set[int]] = {}
        self.chats: dict[int, dict[str, Any]] = {}
        self.messages: dict[int, dict[int, dict[str, Any]]] = {}
        self.reactions: dict[tuple[int, int], str | None] = {}
        self.queries: list[str] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self._open_queries: set[str] = set()
        self._updates: list[dict[str, Any]] = []
        self._withheld: list[dict[str, Any]] | None = None
        self._changed = threading.Condition()
        self._next_id = 1000
        self._closing = False

    def deliver(self, message: dict[str, Any], update_id: int | None = None, kind: str = "message") -> int:
        """Queue an update around a message, unless privacy mode keeps it from the bot."""
        update = self.next_update(kind, message, update_id)
        if "message_id" in message and "chat" in message and kind != "message_reaction":
            self._remember(message)
            talk = kind in {"message", "edited_message"}
            if talk and is_withheld(message, self.administrators.get(message["chat"]["id"], set())):
                return int(update["update_id"])
        with self._changed:
            (self._updates if self._withheld is None else self._withheld).append(update)
            self._changed.notify_all()
        return int(update["update_id"])

    def waiting(self) -> int:
        """How many updates nobody has taken yet."""
        with self._changed:
            return len(self._updates)

    def deliver_raw(self, item: Any) -> None:
        """Queue anything at all in the place of an update."""
        with self._changed:
            self._updates.append(item)
            self._changed.notify_all()

    def next_update(self, kind: str, payload: dict[str, Any], update_id: int | None = None) -> dict[str, Any]:
        """An update with a fresh id that is not queued."""
        return {"update_id": self._number() if update_id is None else update_id, kind: payload}

    def _number(self) -> int:
        with self._changed:
            self._next_id += 1
            return self._next_id

    def _open_query(self) -> str:
        """The id of a new query; it can be answered once."""
        identity = f"77{self._number()}"
        self.queries.append(identity)
        self._open_queries.add(identity)
        return identity

    def _close_query(self, identity: Any) -> None:
        if str(identity) not in self._open_queries:
            raise Refusal.bad_request("query is too old and response timeout expired or query ID is invalid")
        self._open_queries.remove(str(identity))

    def _chat(self, chat_id: int, chat_type: str | None = None, *, is_forum: bool = False) -> dict[str, Any]:
        """A chat as it was first met, or met now; what is once a forum stays one."""
        known = self.chats.get(chat_id)
        if known is None or chat_type not in {None, known["type"]}:
            known = describe_chat(chat_id, chat_type or guess_chat_type(chat_id))
            self.chats[chat_id] = known
        if is_forum:
            known["is_forum"] = True
        return dict(known)

    def _remember(self, message: dict[str, Any]) -> None:
        self.messages.setdefault(message["chat"]["id"], {})[message["message_id"]] = message

    def _find_sent(self, params: Params, purpose: str) -> Sent:
        wanted = int(params.get("chat_id", 0)), int(params.get("message_id", 0))
        for sent in self.sent:
            if (sent.chat_id, sent.message_id) == wanted:
                return sent
        raise Refusal.bad_request(f"message to {purpose} not found")

    def _find_message(self, chat_id: int, message_id: int) -> dict[str, Any] | None:
        """A message of the bot or of a person that is still there."""
        for sent in self.sent:
            if (sent.chat_id, sent.message_id) == (chat_id, message_id):
                return self._as_message(sent, with_reply=False)
        return self.messages.get(chat_id, {}).get(message_id)

    def _as_message(self, sent: Sent, *, with_reply: bool = True) -> dict[str, Any]:
        """A message of the bot, as Telegram shows it."""
        message: dict[str, Any] = {
            "message_id": sent.message_id,
            "date": DATE,
            "chat": self._chat(sent.chat_id),
            "from": BOT,
        }
        identity = f"sent{sent.message_id}"
        if sent.kind == "photo":
            message["photo"] = [{"file_id": identity, "file_unique_id": identity, "width": 90, "height": 60}]
        elif sent.kind == "document":
            message["document"] = {"file_id": identity, "file_unique_id": identity}
        if sent.text:
            message["text" if sent.kind == "text" else "caption"] = sent.text
        if sent.buttons:
            message["reply_markup"] = sent.keyboard
        if sent.edits:
            message["edit_date"] = DATE + 60
        if sent.thread_id is not None:
            message |= {"message_thread_id": sent.thread_id, "is_topic_message": True}
        answered = self._find_message(sent.chat_id, sent.reply_to) if with_reply and sent.reply_to else None
        return message if answered is None else {**message, "reply_to_message": without_reply(answered)}


def without_reply(message: dict[str, Any]) -> dict[str, Any]:
    """A message as it stands in an answer to it: what it answered itself is left out."""
    return {name: value for name, value in message.items() if name != "reply_to_message"}
