"""What the Bot API answers instead of a result."""

from __future__ import annotations


class Refusal(Exception):
    """An error answer: HTTP code, Telegram's description, and seconds to wait for a 429."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        self.code = code
        self.description = description
        self.retry_after = retry_after
        super().__init__(description)

    @classmethod
    def bad_request(cls, problem: str) -> Refusal:
        return cls(400, f"Bad Request: {problem}")
