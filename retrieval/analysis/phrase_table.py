"""Phrases with what stands for each, replaced in a text where they are whole words; the longest wins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from knowledge.vietnamese.normalization import to_match

_PUNCTUATION = ".,;:?!()\"'“”"
# Words of questions, which are few.
_WORDS_KEPT = 8192


class PhraseTable:
    """A table from phrases in match form to what stands for them."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self.entries = dict(entries)
        self._longest = max((phrase.count(" ") + 1 for phrase in self.entries), default=0)

    def __contains__(self, phrase: str) -> bool:
        """Whether a phrase in match form stands in the table."""
        return phrase in self.entries

    def replace_in(self, text: str, form: Callable[[str], str]) -> str:
        """The text with every phrase replaced, in the form given; punctuation around a phrase stays."""
        words = text.split()
        matched = [_match_word(word) for word in words]
        replaced: list[str] = []
        position = 0
        while position < len(words):
            length, standard = self._longest_at(matched, position)
            phrase = " ".join(words[position : position + length])
            if standard is not None:
                phrase = phrase.replace(phrase.strip(_PUNCTUATION), form(standard))
            replaced.append(phrase)
            position += length
        return " ".join(replaced)

    def _longest_at(self, matched: list[str], position: int) -> tuple[int, str | None]:
        """How many words the longest phrase there has, and what stands for it; one word and none without any."""
        for length in range(min(self._longest, len(matched) - position), 0, -1):
            standard = self.entries.get(" ".join(matched[position : position + length]).strip(_PUNCTUATION))
            if standard is not None:
                return length, standard
        return 1, None


@lru_cache(maxsize=_WORDS_KEPT)
def _match_word(word: str) -> str:
    return to_match(word)
