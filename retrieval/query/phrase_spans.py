"""Phrases of a table among the words of a question: where each begins and ends, the longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from knowledge.vietnamese.normalization import fold, to_match

What = TypeVar("What")


class PhraseSpan(NamedTuple, Generic[What]):
    """A phrase from word ``start`` to before word ``end``, and all that it is a phrase for."""

    start: int
    end: int
    what: frozenset[What]


class PhraseMatcher(Generic[What]):
    """Finds the phrases of a table, from left to right, at each word the longest; none overlaps another.

    "bao nhiêu tiền" is one phrase and no "bao nhiêu" as well. ``folded`` is for words without tone marks.
    """

    def __init__(self, table: Mapping[What, Sequence[str]], *, folded: bool) -> None:
        meant: dict[tuple[str, ...], set[What]] = {}
        for what, phrases in table.items():
            for phrase in phrases:
                words = tuple((fold(phrase) if folded else to_match(phrase)).split())
                meant.setdefault(words, set()).add(what)
        self._by_opening: dict[str, list[tuple[tuple[str, ...], frozenset[What]]]] = {}
        for words in sorted(meant, key=len, reverse=True):
            self._by_opening.setdefault(words[0], []).append((words, frozenset(meant[words])))

    def find(self, words: Sequence[str]) -> Iterator[PhraseSpan[What]]:
        """The phrases among the words of a question, in its order."""
        position = 0
        while position < len(words):
            span = self._longest_at(words, position)
            if span is not None:
                yield span
            position = span.end if span is not None else position + 1

    def _longest_at(self, words: Sequence[str], position: int) -> PhraseSpan[What] | None:
        for phrase, what in self._by_opening.get(words[position], ()):
            end = position + len(phrase)
            if tuple(words[position:end]) == phrase:
                return PhraseSpan(position, end, what)
        return None
