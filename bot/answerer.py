"""What every face of the product needs of the engine behind it."""

from __future__ import annotations

from typing import Protocol

from retrieval.records import Answer


class Answerer(Protocol):
    """Answers questions; may be called from several threads."""

    def ask(self, question: str, *, dialogue: str | None = None) -> Answer:
        """The answer to a question; ``dialogue`` names one person in one chat, for follow-ups."""
        ...
