"""BM25 with rank-bm25's statistics, Lucene's idf, and sparse evaluation.

rank-bm25's own ``get_scores`` visits every text for every term. Here a question touches the columns of its terms and
nothing else. The scores are rank-bm25's.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray
from rank_bm25 import BM25Okapi

from retrieval.index.live_postings import LivePostings
from retrieval.index.postings import Postings, count_terms, join
from retrieval.index.term_hashes import hash_term

Scores = NDArray[Any]

# The usual pair; on the Vietnamese sets b = 0.4 helped news a little and hurt long passages clearly.
K1 = 1.2
B = 0.75
# A term in more than this share of the texts is kept as a full column: adding a full column is a quarter of the work
# a posting takes, so from here on it is faster.
_FULL_SHARE = 0.2
# Up to so many postings all weights are made beforehand, and a term seen for the first time costs a third: 4 bytes and
# 50 ns a posting, some 110 of which a passage has in a field: .4 kB and 5 µs. In a larger collection the change of an
# article would be found later, by half a second at 100,000 passages.
_WEIGHED_UP_TO = 2_000_000
# For frequencies below this the formula is worked out for every text at once, and short columns are looked up there:
# a column of a rare term takes a third of the time.
_FREQUENT = 8
_SHORT = 4_096
# Terms in more than this share of the texts have their columns made beforehand: at 100,000 texts some hundred.
_PREPARED_SHARE = 0.02
# Columns made lately are kept until they have so many weights: with the numbers of their texts 256 MB.
_KEPT_WEIGHTS = 32_000_000


class BM25Lucene(BM25Okapi):  # type: ignore[misc] # rank-bm25 ships no types
    """rank-bm25's Okapi model with the positive idf that Lucene uses; the measure for `BM25Field`.

    idf(t) = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5)), for N texts of which n(t) hold t (Robertson and Zaragoza
    2009, with Lucene's + 1). Okapi's own idf turns negative for a term in more than half of the texts, and
    rank-bm25 replaces it there by a share of the mean, which ranks frequent terms too high.
    """

    def _calc_idf(self, nd: Mapping[str, int]) -> None:
        """Set ``idf`` from the document frequency of each term."""
        self.idf = {term: idf(self.corpus_size, n) for term, n in nd.items()}


def idf(count: int, n: int) -> float:
    """The idf of a term that ``n`` of ``count`` texts hold; see `BM25Lucene`."""
    return math.log(1 + (count - n + 0.5) / (n + 0.5))


class _Column(NamedTuple):
    """One term: the texts that hold it with their weights, or no texts and the weights of all."""

    texts: NDArray[np.int32 | np.intp] | None
    weights: Scores


class BM25Field(LivePostings):
    """One field of a collection, in parts and with deleted texts as in `LivePostings`; these count in no statistic.

    Scores are multiplied by ``factor``. ``dtype`` is that of the scores; float32 differs from rank-bm25 by at most
    5e-6 of a score.
    """

    def __init__(
        self,
        parts: Sequence[Postings],
        deleted: NDArray[np.bool_] | None = None,
        *,
        factor: float = 1.0,
        dtype: DTypeLike = np.float32,
    ) -> None:
        weighed = 0 < sum(len(part.texts) for part in parts) <= _WEIGHED_UP_TO
        super().__init__([join(parts)] if weighed else parts, deleted)
        self._dtype: np.dtype[Any] = np.dtype(dtype)
        self.factor = factor
        lengths = np.concatenate([part.lengths for part in parts]) if parts else np.empty(0, np.int32)
        alive = lengths if self._deleted is None else lengths[~self._deleted]
        self.count = len(alive)
        mean = alive.mean() if alive.any() else 1.0
        self._norm = K1 * (1 - B + B * lengths / mean)
        self._weights = self._weigh(self._parts[0][1]) if weighed else None
        self._frequent: dict[int, _Column] = {}
        self._columns: dict[str, _Column] = {}
        self._weights_kept = 0

    @classmethod
    def of(cls, texts: Sequence[Sequence[str]], *, dtype: DTypeLike = np.float32) -> BM25Field:
        """The field of texts given as their terms."""
        return cls([count_terms(texts)], dtype=dtype).prepare()

    def prepare(self) -> Self:
        """Make the columns that nearly every question needs, so that no question waits for them."""
        for _, part in self._parts:
            often = np.diff(part.starts) > max(_PREPARED_SHARE * self.size, _SHORT)
            for name in part.hashes[often].tolist():
                if name not in self._frequent:
                    self._frequent[name] = self._column(name)
        return self

    def weights(self, terms: Iterable[str]) -> Scores:
        """The BM25 score of every text for distinct terms; unknown terms and no terms score 0."""
        scores = np.zeros(self.size, dtype=self._dtype)
        self.add_to(scores, terms)
        return scores

    def add_to(self, scores: Scores, terms: Iterable[str]) -> None:
        """Add the BM25 scores for distinct terms to scores there are."""
        for term in terms:
            texts, weights = self._columns.get(term) or self._make_column(term)
            if texts is None:
                scores += weights
            else:
                np.add.at(scores, texts, weights)

    def add_share_to(self, scores: Scores, term: str, share: float) -> None:
        """Add a share of one term's BM25 scores to scores there are."""
        texts, weights = self._columns.get(term) or self._make_column(term)
        weights = weights * np.asarray(share, self._dtype)
        if texts is None:
            scores += weights
        else:
            np.add.at(scores, texts, weights)

    def impact(self, term: str, text: int) -> float:
        """What one term adds to the score of one text."""
        texts, weights = self._columns.get(term) or self._make_column(term)
        if texts is None:
            return float(weights[text])
        position = int(np.searchsorted(texts, text))
        return float(weights[position]) if position < len(texts) and texts[position] == text else 0.0

    def idf(self, term: str) -> float | None:
        """The idf of a term; none for one that no text holds."""
        n = self.frequency(term)
        return idf(self.count, n) if n else None

    def idf_or_highest(self, term: str) -> float:
        """The idf of a term, and of one that no text holds that of one in a single text."""
        return idf(self.count, self.frequency(term) or 1)

    def _make_column(self, term: str) -> _Column:
        """The column of a term, kept for the next question."""
        name = hash_term(term)
        column = self._frequent.get(name) or self._column(name)
        if self._weights_kept > _KEPT_WEIGHTS:
            self._columns, self._weights_kept = {}, 0
        self._columns[term] = column
        self._weights_kept += len(column.weights)
        return column

    def _column(self, name: int) -> _Column:
        """The texts that hold the term with this hash, and its weight in each."""
        texts, weights = self._found(name) if self._weights is None else self._weighed(self._weights, name)
        if len(texts) > _FULL_SHARE * self.size:
            full = np.zeros(self.size, dtype=self._dtype)
            full[texts] = weights
            return _Column(None, full)
        # Numbers of the machine's own width are added to in half the time; long columns stay mapped as they are.
        return _Column(texts.astype(np.intp) if len(texts) <= _SHORT else texts, weights)

    def _weighed(self, weights: Scores, name: int) -> tuple[NDArray[np.int32], Scores]:
        """What was made beforehand; deleted texts are there with a weight of 0."""
        part = self._parts[0][1]
        position = part.find(name) or slice(0, 0)
        return part.texts[position], weights[position]

    def _found(self, name: int) -> tuple[NDArray[np.int32], Scores]:
        """Weights from counts: idf · tf · (k1 + 1) / (tf + k1 · (1 - b + b · length / mean length))."""
        texts, counts = self._find(name)
        return texts, self._impacts_of(texts, counts) * np.asarray(self._weight(len(texts)), self._dtype)

    def _weigh(self, part: Postings) -> Scores:
        """The weights of all postings, as `_found` gives those of one term."""
        weights = self._formula(part.texts, part.counts)
        frequencies = np.diff(part.starts)
        alive = frequencies
        if self._deleted is not None:
            there = ~self._deleted[part.texts]
            weights *= there
            alive = np.diff(np.concatenate(([0], np.cumsum(there)))[part.starts])
        different, each = np.unique(alive, return_inverse=True)
        idfs = np.array([self._weight(n) for n in different.tolist()], dtype=self._dtype)
        weights *= np.repeat(idfs[each], frequencies)
        return weights

    def _weight(self, n: int) -> float:
        """What the impact of a term that ``n`` texts hold is multiplied by."""
        return self.factor * idf(self.count, n)

    def _impacts_of(self, texts: NDArray[np.int32], counts: NDArray[np.uint16]) -> Scores:
        """What the postings of a term weigh but for its idf."""
        if len(texts) <= _SHORT:
            try:
                return self._impacts[counts, texts]
            except IndexError:  # a frequency beyond the table
                pass
        return self._formula(texts, counts)

    @cached_property
    def _impacts(self) -> Scores:
        """The formula for frequencies that are few, and every text."""
        impacts = np.empty((_FREQUENT, self.size), self._dtype)
        for tf, of_texts in enumerate(impacts):  # one by one: of a million texts all at once take four times as long
            of_texts[:] = tf * (K1 + 1) / (tf + self._norm)
        return impacts

    def _formula(self, texts: NDArray[np.int32], counts: NDArray[np.uint16]) -> Scores:
        tf = counts.astype(np.float64)
        return (tf * (K1 + 1) / (tf + self._norm[texts])).astype(self._dtype)
