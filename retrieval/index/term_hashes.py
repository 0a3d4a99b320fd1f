"""A 64-bit name for each term, so that a vocabulary of millions is one array and needs no strings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

# Odd constants of MurmurHash3's 64-bit finaliser (Appleby 2011, public domain), which spreads every bit.
_MIX_1_INT, _MIX_2_INT = 0xFF51AFD7ED558CCD, 0xC4CEB9FE1A85EC53
_SEED_INT = 0x9E3779B97F4A7C15
_MIX_1, _MIX_2, _SEED, _SHIFT = np.uint64(_MIX_1_INT), np.uint64(_MIX_2_INT), np.uint64(_SEED_INT), np.uint64(33)
_WORD = 8
_MASK = (1 << 64) - 1


def hash_terms(terms: Sequence[str]) -> Hashes:
    """The hash of each term, the same on every machine and in every process; no terms give no hashes.

    A term of several words parted by spaces has the hash that `hash_pairs` makes of those of its words, one after the
    other. Two of ten million terms collide with a chance of three in a million; they would share their postings.
    """
    if " " not in "".join(terms):  # as of all that a word may have been meant for
        return _hash_single(terms)
    words = [term.split(" ") for term in terms]
    hashes = _hash_single([each[0] for each in words])
    for number in range(1, max(map(len, words), default=1)):
        longer = [position for position, each in enumerate(words) if len(each) > number]
        hashes[longer] = hash_pairs(hashes[longer], _hash_single([words[position][number] for position in longer]))
    return hashes


def hash_pairs(first: Hashes, second: Hashes) -> Hashes:
    """The hash of each term of two words, from those of the words: most pairs of a text need not be written out."""
    return _mix(_mix(first) ^ second) + _SEED


def _hash_single(terms: Sequence[str]) -> Hashes:
    encoded = [term.encode() for term in terms]
    lengths = np.fromiter(map(len, encoded), dtype=np.int64, count=len(encoded))
    hashes = np.empty(len(encoded), dtype=np.uint64)
    # Terms of one number of words of eight bytes are hashed together, so that a long one does not widen the others.
    words = np.maximum(-(-lengths // _WORD), 1)
    for count in sorted(set(words.tolist())):
        positions = np.flatnonzero(words == count)
        hashes[positions] = _hash_words(
            [encoded[position] for position in positions.tolist()], count, lengths[positions]
        )
    return hashes


def hash_term(term: str) -> int:
    """The hash of one term, as `hash_terms` gives it; for one alone this is eight times as fast."""
    if " " not in term:
        return _hash_one(term)
    first, *others = term.split(" ")
    state = _hash_one(first)
    for other in others:
        state = (_mix_one(_mix_one(state) ^ _hash_one(other)) + _SEED_INT) & _MASK
    return state


def _hash_one(term: str) -> int:
    encoded = term.encode()
    state = _begin(len(encoded))
    if len(encoded) <= _WORD:  # as most syllables are
        return (_mix_one(state ^ int.from_bytes(encoded, "little")) + _SEED_INT) & _MASK
    for start in range(0, len(encoded), _WORD):
        word = int.from_bytes(encoded[start : start + _WORD], "little")
        state = (_mix_one(state ^ word) + _SEED_INT) & _MASK
    return state


@cache
def _begin(length: int) -> int:
    """Where the hash of a word of so many bytes begins."""
    return _mix_one((length + _SEED_INT) & _MASK)


def _mix_one(state: int) -> int:
    state = ((state ^ (state >> 33)) * _MIX_1_INT) & _MASK
    state = ((state ^ (state >> 33)) * _MIX_2_INT) & _MASK
    return state ^ (state >> 33)


def _hash_words(encoded: Sequence[bytes], count: int, lengths: NDArray[np.int64]) -> Hashes:
    # numpy pads with zeros by itself; a term's own zeros at its end are told apart by the length, which is hashed too.
    padded = np.array(encoded, dtype=f"S{count * _WORD}")
    table = padded.view("<u8").reshape(len(encoded), count)
    state = _mix(lengths.astype(np.uint64) + _SEED)
    for column in range(count):
        state = _mix(state ^ table[:, column].astype(np.uint64)) + _SEED
    return state


def _mix(state: Hashes) -> Hashes:
    state = (state ^ (state >> _SHIFT)) * _MIX_1
    state = (state ^ (state >> _SHIFT)) * _MIX_2
    return state ^ (state >> _SHIFT)
