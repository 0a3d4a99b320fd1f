"""Counts laid out in columns: what is joined and weeded is what would have been counted at once."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from itertools import chain, compress

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.bm25 import BM25Field
from retrieval.index.postgres.packed_counts import counts_of_texts, unpack
from retrieval.index.postings import Postings, count_terms, join, keep_texts
from retrieval.index.term_hashes import hash_terms

WORDS = ("điện", "nước", "giấy", "mía", "~dien", "tiết kiệm", "")

Texts = list[list[str]]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=8), max_size=6)
# Texts in parts, each text with whether it is kept.
parts = st.lists(
    st.lists(st.tuples(st.lists(st.sampled_from(WORDS), max_size=8), st.booleans()), max_size=6),
    min_size=1,
    max_size=4,
)


def assert_equal(one: Postings, other: Postings) -> None:
    for each in fields(Postings):
        left, right = getattr(one, each.name), getattr(other, each.name)
        assert left.dtype == right.dtype, each.name
        assert left.tolist() == right.tolist(), each.name


def weeded(part: list[tuple[list[str], bool]]) -> Postings:
    return keep_texts(count_terms([text for text, _ in part]), np.array([kept for _, kept in part], dtype=bool))


@given(parts)
def test_parts_weeded_and_joined_are_one_count_of_what_is_left(given_parts: list[list[tuple[list[str], bool]]]) -> None:
    """Every array is the same, to its type: nothing of the texts that are gone stays."""
    left = [text for text, kept in chain.from_iterable(given_parts) if kept]
    assert_equal(join([weeded(part) for part in given_parts]), count_terms(left))


@given(parts)
def test_it_is_all_one_whether_weeding_or_joining_comes_first(given_parts: list[list[tuple[list[str], bool]]]) -> None:
    """What is taken out after parts were joined leaves the same as what was taken out before."""
    whole = join([count_terms([text for text, _ in part]) for part in given_parts])
    kept = np.array([kept for _, kept in chain.from_iterable(given_parts)], dtype=bool)
    assert_equal(keep_texts(whole, kept), join([weeded(part) for part in given_parts]))


def test_nothing_is_no_error() -> None:
    """No texts, texts without terms, and texts that are all gone give postings that hold no term."""
    for empty in (
        count_terms([]),
        join([count_terms([]), count_terms([])]),
        keep_texts(count_terms([]), np.zeros(0, dtype=bool)),
        keep_texts(count_terms([["điện"], ["nước"]]), np.zeros(2, dtype=bool)),
    ):
        assert_equal(empty, count_terms([]))
        assert empty.size == 0
        assert empty.starts.tolist() == [0]
        assert empty.find(hash_terms(["điện"])[0]) is None
        assert list(counts_of_texts(empty)) == []
    assert join([count_terms([[], []]), count_terms([]), count_terms([[]])]).lengths.tolist() == [0, 0, 0]


def test_a_frequency_beyond_16_bits_is_the_highest_there_is() -> None:
    """It is clipped and never wraps around; the length of the text stays what it is."""
    counted = join([count_terms([["điện"] * 65_535]), count_terms([["điện"] * 65_536, ["điện"] * 131_073 + ["nước"]])])
    where = counted.find(hash_terms(["điện"])[0])
    assert where is not None
    assert counted.counts[where].tolist() == [65_535] * 3
    assert counted.lengths.tolist() == [65_535, 65_536, 131_074]
    assert [text.counts.max() for text in counts_of_texts(counted)] == [65_535] * 3


@given(parts, st.lists(st.sampled_from((*WORDS, "không có")), min_size=1, unique=True))
def test_dead_texts_count_in_no_statistic(given_parts: list[list[tuple[list[str], bool]]], query: list[str]) -> None:
    """Scores and idf over several parts with deleted texts are bit for bit those of the texts that are left."""
    alive = np.array([kept for _, kept in chain.from_iterable(given_parts)], dtype=bool)
    left = list(compress((text for text, _ in chain.from_iterable(given_parts)), alive))
    field = BM25Field([count_terms([text for text, _ in part]) for part in given_parts], ~alive)
    rest = BM25Field.of(left)
    assert field.weights(query)[alive].tobytes() == rest.weights(query).tobytes()
    assert not field.weights(query)[~alive].any()
    assert [field.idf(term) for term in query] == [rest.idf(term) for term in query]
    assert field.held(query) == rest.held(query)
    assert field.count == len(left)


def test_dead_texts_count_in_no_statistic_of_a_full_column() -> None:
    """The same for a term so frequent that its weights are kept for every text."""
    given_texts = [["chung", f"riêng{number}"] if number % 5 else ["hiếm"] * 3 for number in range(2600)]
    alive = np.array([number % 7 != 3 for number in range(2600)])
    field = BM25Field([count_terms(given_texts[:900]), count_terms(given_texts[900:])], ~alive)
    rest = BM25Field.of(list(compress(given_texts, alive)))
    query = ["chung", "hiếm", "riêng7"]
    assert field.weights(query)[alive].tobytes() == rest.weights(query).tobytes()
    assert not field.weights(query)[~alive].any()


@given(texts)
def test_a_texts_counts_are_packed_and_unpacked(given_texts: Texts) -> None:
    """Each text gives its own terms, ascending, and what was packed comes back as it was."""
    counted = list(counts_of_texts(count_terms(given_texts)))
    asked = hash_terms((*WORDS, "không có"))
    assert len(counted) == len(given_texts)
    for text, given_text in zip(counted, given_texts, strict=True):
        frequencies = Counter(given_text)
        assert text.length == len(given_text)
        assert np.all(text.hashes[1:] > text.hashes[:-1])
        for each in (text, unpack(text.pack(), text.length)):
            assert each.hashes.tolist() == sorted(hash_terms(list(frequencies)).tolist())
            assert each.frequencies(asked).tolist() == [float(frequencies[word]) for word in (*WORDS, "không có")]
            assert each.counts.tolist() == text.counts.tolist()
            assert each.length == text.length
