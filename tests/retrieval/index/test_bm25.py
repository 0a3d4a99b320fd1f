"""BM25 scores follow the published formula, term by term."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.bm25 import K1, B, BM25Field, BM25Lucene
from retrieval.index.term_hashes import hash_term, hash_terms
from retrieval.index.top_k import top_k

# Three texts of 2, 4 and 6 terms: the mean length is 4.
TEXTS = [["sạch", "hơn"], ["sạch", "sạch", "nước", "thải"], ["điện", "nước", "thải", "rác", "gió", "đất"]]


def test_score_of_a_rare_term() -> None:
    """ "hơn" stands once in one of three texts, of length 2 against a mean of 4."""
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 1 * (K1 + 1) / (1 + K1 * (1 - B + B * 2 / 4))
    assert BM25Field.of(TEXTS).weights(["hơn"]) == pytest.approx([expected, 0, 0])


def test_score_of_a_repeated_term() -> None:
    """ "sạch" stands twice in the second text, which has the mean length; its idf is positive in 2 of 3 texts."""
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    assert BM25Field.of(TEXTS).weights(["sạch"])[1] == pytest.approx(idf * 2 * (K1 + 1) / (2 + K1))


def test_unknown_terms_and_no_terms_score_nothing() -> None:
    """What no text holds adds nothing, and an empty collection is no error."""
    assert BM25Field.of(TEXTS).weights(["cá"]).sum() == 0
    assert BM25Field.of(TEXTS).weights([]).sum() == 0
    assert BM25Field.of([]).weights(["sạch"]).tolist() == []


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9), min_size=1, max_size=12),
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=6, unique=True),
)
def test_sparse_scores_are_rank_bm25s(texts: list[list[str]], query: list[str]) -> None:
    """Evaluating postings gives what rank-bm25 gives by visiting every text."""
    oracle = BM25Lucene(texts, k1=K1, b=B).get_scores(query)
    assert np.allclose(BM25Field.of(texts, dtype=np.float64).weights(query), oracle, rtol=1e-12, atol=1e-12)
    assert np.allclose(BM25Field.of(texts).weights(query), oracle, rtol=0, atol=5e-6)


def test_frequent_terms_score_the_same_from_full_columns() -> None:
    """Two thousand texts, of which most hold the same word."""
    texts = [["chung", f"riêng{number}"] if number % 4 else ["hiếm", "hiếm"] for number in range(2400)]
    query = ["chung", "hiếm", "riêng7"]
    oracle = BM25Lucene(texts, k1=K1, b=B).get_scores(query)
    assert np.allclose(BM25Field.of(texts).weights(query), oracle, rtol=0, atol=5e-6)
    assert BM25Field.of(texts).impact("chung", 1) == pytest.approx(oracle[1], abs=5e-6)
    assert BM25Field.of(texts).impact("chung", 0) == 0


@given(
    size=st.integers(1, 2000) | st.integers(4097, 20_000),
    k=st.integers(0, 30),
    kinds=st.sampled_from([1, 2, 3, 6, 5000]),
    held=st.sampled_from([0.0005, 0.05, 1.0]),
)
def test_the_best_are_those_of_a_full_sort(size: int, k: int, kinds: int, held: float) -> None:
    """Among few and many, and masses of equal scores too, equal ones in the order of their places."""
    random = np.random.default_rng(size * 31 + k)
    scores = (random.integers(0, kinds, size) * (random.random(size) < held)).astype(np.float32)
    expected = [int(n) for n in np.argsort(-scores, kind="stable")[:k] if scores[n] > 0]
    assert top_k(scores, k).tolist() == expected


@given(st.text(max_size=40))
def test_one_term_and_many_are_hashed_alike(term: str) -> None:
    """Whichever way is taken."""
    (hashed,) = hash_terms([term])
    assert hash_term(term) == int(hashed)


def test_a_terms_hash_is_a_format() -> None:
    """It is written to disk: a change of it has to be a change on purpose."""
    assert f"{hash_term('sạch'):x}" == "b200f62ce76db1aa"


def test_long_terms_are_told_apart() -> None:
    """Those that share a beginning, and those that end with zeros."""
    terms = [f"{'a' * length}{tail}" for length in range(60) for tail in ("", "x", "\0")]
    assert len(set(hash_terms(terms).tolist())) == len(terms)
    assert len(hash_terms([])) == 0
