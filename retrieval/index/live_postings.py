"""Lookups in postings of several parts, some of whose texts are no longer there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from retrieval.index.postings import Postings
from retrieval.index.term_hashes import hash_term, hash_terms

# A question asks for some fifty frequencies, most of them again and again.
_KEPT_FREQUENCIES = 65_536


class LivePostings:
    """Which texts hold a term; the texts of the parts are numbered one part after the other.

    Texts marked ``deleted`` are not there. Safe to share between threads.
    """

    def __init__(self, parts: Sequence[Postings], deleted: NDArray[np.bool_] | None = None) -> None:
        self._parts: list[tuple[int, Postings]] = []
        self.size = 0
        for part in parts:
            self._parts.append((self.size, part))
            self.size += part.size
        self._deleted = deleted if deleted is not None and deleted.any() else None
        self._frequencies: dict[str, int] = {}

    def texts_of(self, term: str) -> NDArray[np.int32]:
        """The numbers of the texts that hold a term, ascending."""
        return self._find(hash_term(term))[0]

    def frequency(self, term: str) -> int:
        """The number of texts that hold a term."""
        known = self._frequencies.get(term)
        if known is None:
            known = self._count_texts(term)
            if len(self._frequencies) >= _KEPT_FREQUENCIES:
                self._frequencies = {}
            self._frequencies[term] = known
        return known

    def holds(self, term: str) -> bool:
        """Whether any text holds the term."""
        return self.frequency(term) > 0

    def held(self, terms: Sequence[str]) -> frozenset[str]:
        """Those of the terms that any text holds; made for many at once."""
        names = hash_terms(terms)
        there = np.zeros(len(terms), dtype=bool)
        for _, part in self._parts:
            if len(part.hashes):
                positions = np.minimum(part.hashes.searchsorted(names), len(part.hashes) - 1)
                there |= part.hashes[positions] == names
        found = (terms[position] for position in np.flatnonzero(there).tolist())
        return frozenset(term for term in found if self._deleted is None or self.holds(term))

    def _count_texts(self, term: str) -> int:
        name = hash_term(term)
        if self._deleted is not None:
            return len(self._find(name)[0])
        positions = (part.find(name) for _, part in self._parts)
        return sum(position.stop - position.start for position in positions if position is not None)

    def _find(self, name: int) -> tuple[NDArray[np.int32], NDArray[np.uint16]]:
        """The texts that hold the term with this hash, and how often each does."""
        texts, counts = [], []
        for offset, part in self._parts:
            position = part.find(name)
            if position is not None:
                texts.append(part.texts[position] + np.int32(offset) if offset else part.texts[position])
                counts.append(part.counts[position])
        if not texts:
            return np.empty(0, np.int32), np.empty(0, np.uint16)
        held = (texts[0], counts[0]) if len(texts) == 1 else (np.concatenate(texts), np.concatenate(counts))
        if self._deleted is None:
            return held
        alive = ~self._deleted[held[0]]
        return held[0][alive], held[1][alive]
