"""What can go wrong when a question is asked."""

from __future__ import annotations


class RetrievalError(Exception):
    """The root of all errors of this package."""


class UnknownProvince(RetrievalError):
    """No province has this name, then or now."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"no province is called {name!r}")
