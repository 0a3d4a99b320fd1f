"""BM25 with rank-bm25's statistics, Lucene's idf, and sparse evaluation.

rank-bm25's own ``get_scores`` visits every text for every term. Here each (term, text) pair has its weight in
columns, laid out once: a question touches the columns of its terms and nothing else. The scores are rank-bm25's.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray
from rank_bm25 import BM25Okapi

from retrieval.term_hash import Hashes, hash_term, hash_terms

Scores = NDArray[Any]

# The usual pair; on the Vietnamese sets b = 0.4 helped news a little and hurt long passages clearly.
K1 = 1.2
B = 0.75
# A term in more than this share of the texts is kept as a full column as well: adding a full column is a quarter of
# the work a posting takes, so from here on it is faster. Below 2,000 texts nothing is worth it.
_DENSE_SHARE = 0.2
_DENSE_FROM = 2000
_KEPT_COLUMNS = 4096


class BM25Lucene(BM25Okapi):  # type: ignore[misc] # rank-bm25 ships no types
    """rank-bm25's Okapi model with the positive idf that Lucene uses; the measure for `BM25Field`.

    idf(t) = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5)), for N texts of which n(t) hold t (Robertson and Zaragoza
    2009, with Lucene's + 1). Okapi's own idf turns negative for a term in more than half of the texts, and
    rank-bm25 replaces it there by a share of the mean, which ranks frequent terms too high.
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        """Set ``idf`` from the document frequency of each term."""
        count = self.corpus_size
        self.idf = {term: math.log(1 + (count - n + 0.5) / (n + 0.5)) for term, n in nd.items()}


class _Column(NamedTuple):
    """One term: the texts that hold it, their weights, and the full column if it is kept."""

    texts: NDArray[np.int32] | None
    weights: Scores
    full: Scores | None


_NO_COLUMN = _Column(None, np.empty(0), None)


class BM25Field:
    """One field of a collection: for each term a column of the texts that hold it, with their weights.

    ``dtype`` is that of the weights; float32 differs from rank-bm25 by at most 5e-6 of a score.
    """

    def __init__(self, texts: Sequence[Sequence[str]], *, dtype: DTypeLike = np.float32) -> None:
        self.size = len(texts)
        self._dtype = np.dtype(dtype)
        vocabulary: defaultdict[str, int] = defaultdict()
        vocabulary.default_factory = vocabulary.__len__
        lengths = np.fromiter(map(len, texts), dtype=np.int32, count=self.size)
        tokens = np.fromiter(
            map(vocabulary.__getitem__, chain.from_iterable(texts)), dtype=np.int32, count=int(lengths.sum())
        )
        hashes = hash_terms(list(vocabulary))
        order = np.argsort(hashes, kind="stable")
        # From here on a term's number is the place of its hash among the sorted hashes.
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        self._hashes: Hashes = hashes[order]
        del vocabulary, hashes, order
        # One key for a term and a text; made in place, because this is where the most memory is taken.
        keys = rank[tokens]
        del tokens
        keys *= max(self.size, 1)
        keys += np.repeat(np.arange(self.size, dtype=np.int32), lengths)
        self._lay_out(keys, lengths)
        self._found: dict[str, _Column] = {}

    def weights(self, terms: Mapping[str, float]) -> Scores:
        """The BM25 score of every text for weighted terms; unknown terms and no terms score 0."""
        scores = np.zeros(self.size, dtype=self._dtype)
        self.add_to(scores, terms)
        return scores

    def add_to(self, scores: Scores, terms: Mapping[str, float], factor: float = 1.0) -> None:
        """Add the BM25 scores for weighted terms, times a factor, to scores there are."""
        for term, weight in terms.items():
            column = self._found.get(term) or self._find(term)
            share = weight * factor
            if column.full is not None:
                scores += column.full if share == 1 else column.full * np.array(share, dtype=self._dtype)[()]
            elif column.texts is not None:
                added = column.weights if share == 1 else column.weights * np.array(share, dtype=self._dtype)[()]
                scores[column.texts] += added

    def impact(self, term: str, text: int) -> float:
        """What one term adds to the score of one text."""
        column = self._find(term)
        if column.texts is None:
            return 0.0
        place = int(np.searchsorted(column.texts, text))
        return float(column.weights[place]) if place < len(column.texts) and column.texts[place] == text else 0.0

    def idf(self, term: str) -> float | None:
        """The idf of a term; none for one that no text holds."""
        number = self._number(term)
        if number is None:
            return None
        return _idf(self.size, int(self._starts[number + 1] - self._starts[number]))

    def holds(self, term: str) -> bool:
        """Whether any text holds the term."""
        return self._number(term) is not None

    @property
    def nbytes(self) -> int:
        """The memory of the columns, in bytes."""
        full = sum(column.nbytes for column in self._full.values())
        return full + sum(each.nbytes for each in (self._hashes, self._starts, self._texts, self._weights))

    def _number(self, term: str) -> int | None:
        name = np.uint64(hash_term(term))
        place = int(np.searchsorted(self._hashes, name))
        return place if place < len(self._hashes) and self._hashes[place] == name else None

    def _find(self, term: str) -> _Column:
        """The column of a term; those asked for lately are kept at hand."""
        number = self._number(term)
        if number is None:
            return _NO_COLUMN
        first, last = int(self._starts[number]), int(self._starts[number + 1])
        column = _Column(self._texts[first:last], self._weights[first:last], self._full.get(number))
        if len(self._found) >= _KEPT_COLUMNS:
            self._found.clear()
        self._found[term] = column
        return column

    def _lay_out(self, keys: NDArray[np.int64], lengths: NDArray[np.int32]) -> None:
        """Count, and turn counts into weights: idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / mean length))."""
        # Equal neighbours are one posting, and their number its frequency.
        keys.sort()
        starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
        tf = np.diff(np.append(starts, len(keys))).astype(np.float32)
        number, text = np.divmod(keys[starts], max(self.size, 1))
        df = np.bincount(number, minlength=len(self._hashes))
        self._starts = np.concatenate(([0], np.cumsum(df)))
        self._texts = text.astype(np.int32)
        idf = np.log(1 + (self.size - df + 0.5) / (df + 0.5))
        mean = lengths.mean() if self.size and lengths.any() else 1.0
        norm = K1 * (1 - B + B * lengths / mean)
        self._weights = (idf[number] * tf * (K1 + 1) / (tf + norm[text])).astype(self._dtype)
        self._full = {
            int(frequent): self._column(int(frequent))
            for frequent in np.flatnonzero(df > max(_DENSE_SHARE * self.size, _DENSE_FROM * _DENSE_SHARE))
        }

    def _column(self, number: int) -> Scores:
        column = np.zeros(self.size, dtype=self._dtype)
        first, last = self._starts[number], self._starts[number + 1]
        column[self._texts[first:last]] = self._weights[first:last]
        return column


def _idf(count: int, n: int) -> float:
    return math.log(1 + (count - n + 0.5) / (n + 0.5))
