"""What the Bot API answers instead of a result."""

from __future__ import annotations


class Refusal(Exception):
    """An error answer: HTTP code, Telegram's description, and what a 429 or a migrated group adds to it."""

    def __init__(
        self, code: int, description: str, retry_after: int | None = None, migrate_to_chat_id: int | None = None
    ) -> None:
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to_chat_id = migrate_to_chat_id
        super().__init__(description)

    @classmethod
    def bad_request(cls, problem: str) -> Refusal:
        return cls(400, f"Bad Request: {problem}")

    @property
    def answer(self) -> dict[str, object]:
        """The body of the answer."""
        named = {"retry_after": self.retry_after, "migrate_to_chat_id": self.migrate_to_chat_id}
        parameters = {name: value for name, value in named.items() if value is not None}
        return {"ok": False, "error_code": self.code, "description": self.description, "parameters": parameters}
