"""What a question needs to know of the collection's words; every engine gives it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Vocabulary(Protocol):
    """The terms of one version of a collection, in the forms of `retrieval.analysis.terms`."""

    def idf(self, term: str) -> float:
        """The idf of a syllable or bigram term; the highest there is for one that no passage holds."""
        ...

    def holds(self, term: str) -> bool:
        """Whether any passage holds the syllable or bigram term."""
        ...

    def held(self, syllables: Sequence[str]) -> frozenset[str]:
        """Those of the syllable terms that any passage holds; made for hundreds at once."""
        ...
