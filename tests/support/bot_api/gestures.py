"""What people do without writing: buttons, inline queries, groups that come, go and move."""

from __future__ import annotations

from typing import Any

from tests.support.bot_api.accounts import BOT, DATE, GROUPS, describe_chat, describe_person, describe_sender
from tests.support.bot_api.records import Sent
from tests.support.bot_api.state import State


class Gestures(State):
    """Presses, inline queries and changes of membership; each returns the id of its update."""

    def press(self, sent: Sent, button: str, user_id: int | None = None, chat_type: str | None = None) -> int:
        """A person presses a button of a message, named by its data or by its text.

        Raises:
            KeyError: The message has no such button that would tell the bot; the buttons are listed.
        """
        for candidate in sent.buttons:
            if "callback_data" in candidate and button in {candidate["callback_data"], candidate["text"]}:
                self._chat(sent.chat_id, chat_type)
                return self._press(user_id or max(sent.chat_id, 0) or 7, candidate["callback_data"], sent=sent)
        raise KeyError(f"{button!r} is not among {sent.buttons}")

    def press_forged(self, data: str, chat_id: int = 7, user_id: int | None = None, message_id: int = 1) -> int:
        """A person sends data that no button of the bot carries; a message nobody knows is inaccessible."""
        known = self._find_message(chat_id, message_id)
        message = known or {"message_id": message_id, "chat": self._chat(chat_id), "date": 0}
        return self._press(user_id or max(chat_id, 0) or 7, data, message=message)

    def press_inline(self, inline_message_id: str, data: str, user_id: int = 7) -> int:
        """A person presses a button of a message that was sent through the bot in another chat."""
        self._inline_message(inline_message_id)
        return self._press(user_id, data, inline_message_id=inline_message_id)

    def react(self, sent: Sent, emoji: str | None, before: str | None = None, user_id: int | None = None) -> int | None:
        """A person changes their reaction to a message of the bot, or takes it back; none where no bot is told.

        Of a group's reactions only its administrators are told (core.telegram.org/bots/api#update).
        """
        if sent.chat_id < 0 and BOT["id"] not in self.administrators.get(sent.chat_id, ()):
            return None
        old, new = ([{"type": "emoji", "emoji": each}] if each else [] for each in (before, emoji))
        person = describe_person(user_id or max(sent.chat_id, 0) or 7)
        changed = {"chat": self._chat(sent.chat_id), "message_id": sent.message_id, "user": person, "date": DATE}
        return self.deliver({**changed, "old_reaction": old, "new_reaction": new}, kind="message_reaction")

    def ask_inline(self, query: str, user_id: int = 7, chat_type: str = "sender", offset: str = "") -> int:
        """A person types after the bot's name, in any chat."""
        sender = describe_person(user_id)
        content = {"from": sender, "query": query, "offset": offset, "chat_type": chat_type}
        return self.deliver({"id": self._open_query(), **content}, kind="inline_query")

    def choose_inline(self, result_id: str, query: str, user_id: int = 7, inline_message_id: str | None = None) -> int:
        """A person sends one of the results; its message has an id for the bot only if there are buttons under it."""
        chosen = {"result_id": result_id, "from": describe_person(user_id), "query": query}
        if inline_message_id is not None:
            chosen["inline_message_id"] = inline_message_id
            self._inline_message(inline_message_id, result_id)
        return self.deliver(chosen, kind="chosen_inline_result")

    def add_bot_to(self, chat_id: int, title: str = "Nhóm", by_user: int = 7, chat_type: str = "supergroup") -> int:
        """A person takes the bot into a group."""
        self.chats[chat_id] = describe_chat(chat_id, chat_type, title)
        self.left.pop(chat_id, None)
        return self._membership(chat_id, by_user, {"status": "left"}, {"status": "member"})

    def remove_bot_from(self, chat_id: int, by_user: int = 7) -> int:
        """A person throws the bot out of a group."""
        kind = self._chat(chat_id)["type"]
        self.left[chat_id] = f"bot was kicked from the {kind} chat"
        return self._membership(chat_id, by_user, {"status": "member"}, {"status": "kicked", "until_date": 0})

    def migrate(self, old_id: int, new_id: int) -> int:
        """A group becomes a supergroup with another id; returns the id of the second of the two updates."""
        old, new = self._chat(old_id, "group"), self._chat(new_id, "supergroup")
        self.chats[new_id]["title"] = new["title"] = old["title"]
        self.migrated[old_id] = new_id
        if old_id in self.administrators:
            self.administrators[new_id] = self.administrators.pop(old_id)
        service = {"date": DATE, "from": describe_sender(new_id, new)}
        self.deliver({"message_id": self._number(), "chat": old, "migrate_to_chat_id": new_id, **service})
        return self.deliver({"message_id": self._number(), "chat": new, "migrate_from_chat_id": old_id, **service})

    def _press(self, user_id: int, data: str, sent: Sent | None = None, **where: Any) -> int:
        if sent is not None:
            where["message"] = self._as_message(sent)
        pressed = {"id": self._open_query(), "from": describe_person(user_id), "chat_instance": "1", "data": data}
        return self.deliver({**pressed, **where}, kind="callback_query")

    def _inline_message(self, identity: str, result_id: str | None = None) -> None:
        """Remember a message sent through the bot, so that it can be edited."""
        if identity in self.inline_messages:
            return
        offered = [result for answer in reversed(self.inline_answers) for result in answer["results"]]
        chosen = next((result for result in offered if result["id"] == result_id), {})
        content = chosen.get("input_message_content", {})
        written, html = content.get("message_text", ""), content.get("parse_mode") == "HTML"
        self.inline_messages[identity] = Sent(0, 0, written, written, html, chosen.get("reply_markup"))

    def _membership(self, chat_id: int, by_user: int, before: dict[str, Any], after: dict[str, Any]) -> int:
        if self._chat(chat_id)["type"] not in GROUPS:
            raise ValueError(f"{chat_id} is no group")
        change = {"chat": self._chat(chat_id), "from": describe_person(by_user), "date": DATE}
        members = {"old_chat_member": {"user": BOT, **before}, "new_chat_member": {"user": BOT, **after}}
        return self.deliver({**change, **members}, kind="my_chat_member")
