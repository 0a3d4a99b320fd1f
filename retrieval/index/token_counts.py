"""The tokens of articles counted as terms, without a string made for each of them.

What `retrieval.analysis.terms` makes of tokens is what is counted here: a word is written out once for all of its
places, and a pair never, since its name is made of those of its words (`hash_pairs`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from retrieval.analysis.tokenizer import FOLDED, Token
from retrieval.index.postings import Postings, count_numbered
from retrieval.index.term_hashes import Hashes, hash_pairs, hash_terms

# A token in numbers is two: its marked form, and behind it its folded form.
_FORMS = 2
Numbers = list[int]


class TokenCounts:
    """Words by their numbers, in the order in which they came; marked and folded forms have numbers of their own."""

    def __init__(self) -> None:
        self._marked: defaultdict[str, int] = defaultdict()
        self._marked.default_factory = self._marked.__len__
        self._folded: defaultdict[str, int] = defaultdict()
        self._folded.default_factory = self._folded.__len__

    def number(self, tokens: Sequence[Token]) -> Numbers:
        """The numbers of tokens, two for each; those of several texts in a row are those of one."""
        marked, folded = self._marked, self._folded
        return [number for token in tokens for number in (marked[token.marked], folded[token.folded])]

    def syllables(self, texts: Sequence[Numbers]) -> Postings:
        """The postings of texts by the `syllable_terms` of each."""
        numbers, owners, lengths = _in_a_row(texts)
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


def _in_a_row(texts: Sequence[Numbers]) -> tuple[NDArray[np.int32], NDArray[np.int32], NDArray[np.int32]]:
    """The numbers of all texts in one row, the text of each, and how many each text has."""
    lengths = np.fromiter(map(len, texts), dtype=np.int32, count=len(texts))
    numbers = np.fromiter(chain.from_iterable(texts), dtype=np.int32, count=int(lengths.sum()))
    return numbers, np.repeat(np.arange(len(texts), dtype=np.int32), lengths), lengths
