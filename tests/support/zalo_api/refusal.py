"""What Zalo answers instead of a result: mostly with status 200, and its own number inside."""

from __future__ import annotations


class Refusal(Exception):
    """An error answer; ``status`` is HTTP's."""

    def __init__(self, code: int, description: str, *, status: int = 200, retry_after: int | None = None) -> None:
        self.code = code
        self.description = description
        self.status = status
        self.retry_after = retry_after
        super().__init__(description)

    @property
    def answer(self) -> dict[str, object]:
        """The body of the answer."""
        waiting = {} if self.retry_after is None else {"parameters": {"retry_after": self.retry_after}}
        return {"ok": False, "error_code": self.code, "description": self.description, **waiting}
