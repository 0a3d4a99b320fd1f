"""The tokens of articles counted as terms, without a string made for each of them.

What `retrieval.analysis.terms` makes of tokens is what is counted here: a word is written out once for all of its
places, and a pair never, since its name is made of those of its words (`hash_pairs`).
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.lexicon import is_written_short
from retrieval.analysis.tokenizer import FOLDED, Token, find_lone_numbers, scales_of, tokens_of_word
from retrieval.index.postings import Postings, count_numbered
from retrieval.index.term_hashes import Hashes, hash_pairs, hash_terms

# A token in numbers is two: its marked form, and behind it its folded form.
_FORMS = 2
Numbers = bytes
"""The numbers of a text's tokens, two for each, in the bytes of an array: those of texts in a row are joined."""
_NUMBER = np.dtype(np.intc)


class TokenCounts:
    """Words by their numbers, in the order in which they came; marked and folded forms have numbers of their own."""

    def __init__(self) -> None:
        self._marked: defaultdict[str, int] = defaultdict()
        self._marked.default_factory = self._marked.__len__
        self._folded: defaultdict[str, int] = defaultdict()
        self._folded.default_factory = self._folded.__len__
        self._between_spaces = _Remembered(self._number_word)

    def number(self, tokens: Iterable[Token]) -> Numbers:
        """The numbers of tokens; those of several texts in a row are those of one."""
        return self._number_forms((token.marked, token.folded) for token in tokens)

    def number_text(self, text: str) -> Numbers | None:
        """The numbers of a text's tokens; none where an abbreviation may have to be spelled out.

        What stands between two spaces is numbered once, and no token is made.
        """
        parts: list[Numbers | None] = []
        position = 0
        for number in find_lone_numbers(text):
            parts += map(self._between_spaces.__getitem__, text[position : number.start].split(" "))
            parts.append(self._number_forms([(number.written, number.written)]))
            parts.append(self.number(scales_of(number, text)))
            position = number.end
        parts += map(self._between_spaces.__getitem__, text[position:].split(" "))
        return None if None in parts else b"".join(part for part in parts if part)

    def _number_word(self, word: str) -> Numbers | None:
        """The numbers of what stands between two spaces; none where some of it is written as an abbreviation is."""
        tokens = tokens_of_word(word)
        if is_written_short(word) and any(is_written_short(word[start:end]) for _, _, start, end in tokens):
            return None
        return self._number_forms([(marked, folded) for marked, folded, _, _ in tokens])

    def _number_forms(self, forms: Iterable[tuple[str, str]]) -> Numbers:
        marked, folded = self._marked, self._folded
        return array("i", [number for each in forms for number in (marked[each[0]], folded[each[1]])]).tobytes()

    def syllables(self, texts: Sequence[Numbers]) -> Postings:
        """The postings of texts by the `syllable_terms` of each."""
        numbers, owners, lengths = _in_a_row(texts)
        numbers = numbers.copy()
        numbers[1::_FORMS] += len(self._marked)
        hashes = np.concatenate([hash_terms(list(self._marked)), self._folded_hashes(FOLDED)])
        order = np.argsort(hashes, kind="stable")
        # From here on a term's number is the position of its hash among the sorted hashes.
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        return count_numbered(hashes[order], rank[numbers], owners, lengths)

    def pairs(self, texts: Sequence[Numbers]) -> Postings:
        """The postings of texts by the `bigram_terms` of each."""
        numbers, owners, lengths = _in_a_row(texts)
        owners = owners[::_FORMS]
        inside = owners[1:] == owners[:-1]
        marked, folded = hash_terms(list(self._marked))[numbers[::_FORMS]], numbers[1::_FORMS]
        first, second = self._folded_hashes(FOLDED)[folded], self._folded_hashes("")[folded]
        names = np.concatenate(
            [hash_pairs(marked[:-1][inside], marked[1:][inside]), hash_pairs(first[:-1][inside], second[1:][inside])]
        )
        hashes, keys = np.unique(names, return_inverse=True)
        return count_numbered(hashes, keys, np.tile(owners[1:][inside], _FORMS), np.maximum(lengths - _FORMS, 0))

    def _folded_hashes(self, mark: str) -> Hashes:
        return hash_terms([mark + word for word in self._folded])


class _Remembered(dict[str, Numbers | None]):
    """The numbers of each word asked for, made when first asked for."""

    def __init__(self, make: Callable[[str], Numbers | None]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Numbers | None:
        made = self[word] = self._make(word)
        return made


def _in_a_row(texts: Sequence[Numbers]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """The numbers of all texts in one row, the text of each, and how many each text has."""
    lengths = np.fromiter(map(len, texts), dtype=np.int32, count=len(texts)) // _NUMBER.itemsize
    numbers = np.frombuffer(b"".join(texts), dtype=_NUMBER)
    return numbers, np.repeat(np.arange(len(texts), dtype=np.int32), lengths), lengths
