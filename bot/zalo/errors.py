"""What can go wrong between us and Zalo; none of it shows the token, which is a part of every address.

ZaloError
├── TokenRefused      nothing will go through
├── ZaloUnreachable   the network, Zalo's gateway, or an answer that is none
├── TooManyRequests   another time
├── Blocked           this chat does not want us
└── BadRequest        what was asked for is wrong, or not known by us
"""

from __future__ import annotations


class ZaloError(Exception):
    """A call that came to nothing; ``method`` is what was called."""

    def __init__(self, method: str, problem: str) -> None:
        self.method = method
        self.problem = problem
        super().__init__(f"{method}: {problem}")


class TokenRefused(ZaloError):
    """Zalo knows no bot of this token."""


class ZaloUnreachable(ZaloError):
    """Zalo was not reached, or nobody can tell what it answered; then what was sent ``may_have_arrived``."""

    def __init__(self, method: str, problem: str, *, may_have_arrived: bool) -> None:
        self.may_have_arrived = may_have_arrived
        super().__init__(method, problem)


class TooManyRequests(ZaloError):
    """Zalo wants to be left alone for ``retry_after`` seconds, where it says how long."""

    def __init__(self, method: str, problem: str, retry_after: float | None) -> None:
        self.retry_after = retry_after
        super().__init__(method, problem)


class Blocked(ZaloError):
    """The person has blocked the bot, or the group has removed it."""


class BadRequest(ZaloError):
    """Zalo refuses the call as it is; ``code`` is its number, 0 where it gives none."""

    def __init__(self, method: str, problem: str, code: int) -> None:
        self.code = code
        super().__init__(method, problem)
