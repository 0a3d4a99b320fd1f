"""What every channel needs of the engine behind it."""

from __future__ import annotations

from typing import Protocol

from retrieval.query.follow_up import Turn
from retrieval.records import Answer, CheckedText, Example

LONGEST_QUESTION = 1000
"""In characters: longer than anything asked on a phone; a pasted article is no question."""
LONGEST_TEXT = 20_000
"""In characters, of a text that is checked: some ten pages."""


class Answerer(Protocol):
    """Answers questions; may be called from several threads."""

    @property
    def version(self) -> int:
        """The version of the collection; it grows with every change."""
        ...

    def ask(
        self,
        question: str,
        *,
        province: str | None = None,
        prefer: str | None = None,
        everywhere: bool = False,
        last: Turn | None = None,
        k: int = 3,
    ) -> Answer:
        """The answer with up to ``k`` citations; ``last`` is what the question before it left.

        ``province`` restricts the documents, ``prefer`` is looked into before everything, unless ``everywhere``
        says that it was seen.
        """
        ...

    def examples(self, *, prefer: str | None = None) -> tuple[Example, ...]:
        """Up to four questions that are answered, those of a preferred province first; none of an empty collection."""
        ...

    def look_up(self, question: str, *, province: str | None = None) -> Answer:
        """The figures of the places, years and indicators named; ``province`` where no place is."""
        ...

    def compare(self, question: str) -> Answer:
        """The figures of two or more places side by side."""
        ...

    def check(self, text: str) -> CheckedText:
        """What the documents say of each statement of a text."""
        ...
