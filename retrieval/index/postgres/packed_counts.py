"""How often each term stands in one text, packed into bytes for a row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import Postings
from retrieval.index.term_hashes import Hashes

# Eight bytes of hash and two of count.
_WIDTH = 10


class TextCounts(NamedTuple):
    """The terms of one text: hashes, ascending, how often each stands there, and the length in tokens."""

    hashes: Hashes
    counts: NDArray[np.uint16]
    length: int

    def pack(self) -> bytes:
        """The hashes and then the counts, little-endian."""
        return self.hashes.astype("<u8").tobytes() + self.counts.astype("<u2").tobytes()

    def frequencies(self, hashes: Hashes) -> NDArray[np.float64]:
        """How often the text holds each of the terms with these hashes."""
        if not len(self.hashes):
            return np.zeros(len(hashes))
        positions = np.minimum(self.hashes.searchsorted(hashes), len(self.hashes) - 1)
        return np.where(self.hashes[positions] == hashes, self.counts[positions], 0).astype(np.float64)


def unpack(packed: bytes, length: int) -> TextCounts:
    """What was packed of a text of this length."""
    size = len(packed) // _WIDTH
    hashes = np.frombuffer(packed, dtype="<u8", count=size)
    return TextCounts(hashes, np.frombuffer(packed, dtype="<u2", offset=8 * size), length)


def counts_of_texts(postings: Postings) -> Iterator[TextCounts]:
    """The counts of each text, in order; an empty text has none."""
    order = np.argsort(postings.texts, kind="stable")
    hashes = np.repeat(postings.hashes, np.diff(postings.starts))[order]
    counts = postings.counts[order]
    ends = np.searchsorted(postings.texts[order], np.arange(postings.size), side="right").tolist()
    start = 0
    for end, length in zip(ends, postings.lengths.tolist(), strict=True):
        yield TextCounts(hashes[start:end], counts[start:end], length)
        start = end
