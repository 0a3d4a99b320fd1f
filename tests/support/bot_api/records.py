"""What a test reads afterwards: the calls the bot has made and the messages it has sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tests.support.bot_api.refusal import Refusal

Params = dict[str, Any]


def parsed(value: Any) -> Any:
    """A parameter that is an object: itself in a JSON request, its text in a form."""
    if not isinstance(value, str) or not value:
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise Refusal.bad_request("can't parse JSON object") from None


def is_set(value: Any) -> bool:
    """A yes or no, as JSON or as a form writes it."""
    return str(value).lower() in {"true", "1"}


@dataclass
class Call:
    """One request: the method, its parameters, and the refusal if it was refused."""

    method: str
    params: Params
    refusal: Refusal | None = None


@dataclass
class Sent:
    """A message the bot has sent: what a reader sees, and how it was written."""

    message_id: int
    chat_id: int
    text: str
    written: str
    html: bool
    keyboard: Any = None
    reply_to: int | None = None
    edits: list[str] = field(default_factory=list)
    thread_id: int | None = None
    kind: str = "text"  # or "photo", "document": then the text is a caption
    file: Any = None

    @property
    def buttons(self) -> list[dict[str, Any]]:
        """The buttons under the message, row by row."""
        return [button for row in (self.keyboard or {}).get("inline_keyboard", []) for button in row]

    def edits_and_text(self) -> str:
        """Everything that the message has ever said."""
        return "\n".join([self.text, *self.edits])
