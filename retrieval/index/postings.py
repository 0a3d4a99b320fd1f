"""Which texts hold which terms how often: the counts that scores are made of, laid out in columns.

Counts never age: a document added elsewhere changes every idf and the mean length, and no count. So counts are what
is written to disk, merged and shared, and weights are made of them when they are needed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from retrieval.index.term_hashes import Hashes, hash_terms

# A frequency is kept in 16 bits: beyond, tf / (tf + norm) differs from 1 by less than float32 can tell.
_MOST = np.iinfo(np.uint16).max


@dataclass(frozen=True)
class Postings:
    """The texts of one field, numbered from 0.

    ``hashes`` names the terms, ascending. The texts that hold term i are ``texts[starts[i]:starts[i + 1]]``,
    ascending, and ``counts`` says how often. ``lengths`` are those of the texts, in tokens.
    """

    hashes: Hashes
    starts: NDArray[np.int64]
    texts: NDArray[np.int32]
    counts: NDArray[np.uint16]
    lengths: NDArray[np.int32]

    @property
    def size(self) -> int:
        """The number of texts."""
        return len(self.lengths)

    def find(self, name: int) -> slice | None:
        """Where the postings of the term with this hash lie; none when no text holds it."""
        hashes, starts = self._numbers
        position = bisect_left(hashes, name)
        if position == len(hashes) or hashes[position] != name:
            return None
        return slice(starts[position], starts[position + 1])

    @cached_property
    def _numbers(self) -> tuple[memoryview, memoryview]:
        """``hashes`` and ``starts`` as Python reads them number by number: one is found in half of numpy's time."""
        return self.hashes.data, self.starts.data


def count_terms(texts: Sequence[Sequence[str]]) -> Postings:
    """The postings of texts given as their terms; no texts give empty arrays."""
    size = len(texts)
    vocabulary: defaultdict[str, int] = defaultdict()
    vocabulary.default_factory = vocabulary.__len__
    lengths = np.fromiter(map(len, texts), dtype=np.int32, count=size)
    tokens = np.fromiter(
        map(vocabulary.__getitem__, chain.from_iterable(texts)), dtype=np.int32, count=int(lengths.sum())
    )
    hashes = hash_terms(list(vocabulary))
    order = np.argsort(hashes, kind="stable")
    # From here on a term's number is the position of its hash among the sorted hashes.
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    hashes = hashes[order]
    del vocabulary, order
    keys = rank[tokens]
    del tokens
    return count_numbered(hashes, keys, np.repeat(np.arange(size, dtype=np.int32), lengths), lengths)


def count_numbered(
    hashes: Hashes, keys: NDArray[np.int64], owners: NDArray[np.int32], lengths: NDArray[np.int32]
) -> Postings:
    """The postings of terms by their numbers, of which each may stand in texts or not.

    ``hashes`` names the terms, ascending; ``keys`` are the numbers in them of all terms of all texts, and ``owners``
    the texts. The keys are used up: this is where the most memory is taken.
    """
    size = len(lengths)
    # One key for a term and a text.
    keys *= max(size, 1)
    keys += owners
    keys.sort()
    # Equal neighbours are one posting, and their number its frequency.
    first = _begins(keys)
    counts = np.minimum(np.diff(first, append=len(keys)), _MOST).astype(np.uint16)
    number, text = np.divmod(keys[first], max(size, 1))
    starts = _begins(number)
    return Postings(hashes[number[starts]], np.append(starts, len(number)), text.astype(np.int32), counts, lengths)


def _begins(row: NDArray[Any]) -> NDArray[np.int64]:
    """Where each run of equal numbers begins."""
    begins = np.ones(len(row), dtype=bool)
    np.not_equal(row[1:], row[:-1], out=begins[1:])
    return np.flatnonzero(begins)


def keep_texts(postings: Postings, kept: NDArray[np.bool_]) -> Postings:
    """The postings of the texts that are kept, numbered anew; terms that none of them holds are gone."""
    number = np.cumsum(kept, dtype=np.int64) - 1
    holds = kept[postings.texts]
    before = np.concatenate(([0], np.cumsum(holds, dtype=np.int64)))
    starts = before[postings.starts]
    there = np.diff(starts) > 0
    return Postings(
        postings.hashes[there],
        np.append(starts[:-1][there], starts[-1]),
        number[postings.texts[holds]].astype(np.int32),
        postings.counts[holds],
        postings.lengths[kept],
    )


def join(parts: Sequence[Postings]) -> Postings:
    """The postings of all texts of the parts, numbered one part after the other; at least one part is needed.

    Nothing is sorted but the terms: where a column begins in the whole is known from the columns' lengths.
    """
    if len(parts) == 1:
        return parts[0]
    # Sorted: numpy's own `unique` puts numbers into a table of hashes, which takes ten times as long for millions.
    hashes = np.sort(np.concatenate([part.hashes for part in parts]))
    hashes = hashes[_begins(hashes)]
    ranks = [np.searchsorted(hashes, part.hashes) for part in parts]
    frequencies = np.zeros(len(hashes), dtype=np.int64)
    for rank, part in zip(ranks, parts, strict=True):
        frequencies[rank] += np.diff(part.starts)
    starts = np.concatenate(([0], np.cumsum(frequencies)))
    texts = np.empty(starts[-1], dtype=np.int32)
    counts = np.empty(starts[-1], dtype=np.uint16)
    filled = starts[:-1].copy()
    for rank, part, offset in zip(ranks, parts, _offsets(parts), strict=True):
        own = np.diff(part.starts)
        positions = np.repeat(filled[rank] - part.starts[:-1], own)
        positions += np.arange(len(part.texts))
        texts[positions] = part.texts + np.int32(offset)
        counts[positions] = part.counts
        filled[rank] += own
    return Postings(hashes, starts, texts, counts, np.concatenate([part.lengths for part in parts]))


def _offsets(parts: Sequence[Postings]) -> Iterator[int]:
    offset = 0
    for part in parts:
        yield offset
        offset += part.size
