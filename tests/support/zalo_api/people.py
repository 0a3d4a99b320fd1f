"""What people write and send to the bot; each is one event, for polling or for the webhook."""

from __future__ import annotations

import threading
import time
from typing import Any


class People:
    """People, groups, and the events that wait for the bot."""

    def __init__(self) -> None:
        self.chats: set[str] = set()
        self.blocked: set[str] = set()
        self._waiting: list[Any] = []
        self._changed = threading.Condition()
        self._polls_end = False
        self._count = 0
        self.date = int(time.time() * 1000)

    def say(self, text: str, person: str = "7", group: str | None = None, *, twice: bool = False) -> dict[str, Any]:
        """A person writes, in private or in a group; the event, delivered ``twice`` where that is asked for."""
        event = self.event("message.text.received", person, group, text=text)
        self.deliver(event)
        if twice:
            self.deliver(event)
        return event

    def send(self, kind: str, person: str = "7", group: str | None = None, **content: Any) -> dict[str, Any]:
        """A person sends a picture, a sticker, a voice, or what Zalo does not pass on."""
        event = self.event(f"message.{kind}.received", person, group, **content)
        self.deliver(event)
        return event

    def event(self, name: str, person: str, group: str | None = None, **content: Any) -> dict[str, Any]:
        """An event that is not delivered."""
        chat = name_of(group if group is not None else person)
        self.chats.add(chat)
        self._count += 1
        self.date += 10
        message = {
            "from": {"id": name_of(person), "display_name": "Lan", "is_bot": False},
            "chat": {"id": chat, "chat_type": "PRIVATE" if group is None else "GROUP"},
            "message_id": f"{self._count:020x}",
            "date": self.date,
            **content,
        }
        return {"event_name": name, "message": message}

    def deliver(self, item: Any) -> None:
        """Queue an event, or anything else in the place of one."""
        with self._changed:
            self._waiting.append(item)
            self._changed.notify_all()

    def end_polls(self) -> None:
        """Whoever waits for an event waits no longer, and is told that nothing came."""
        with self._changed:
            self._polls_end = True
            self._changed.notify_all()

    def waiting(self) -> int:
        """How many events nobody has taken yet."""
        with self._changed:
            return len(self._waiting)


def name_of(short: str) -> str:
    """The id of a person or group, as long as Zalo's are."""
    return f"{short:0>20}"
