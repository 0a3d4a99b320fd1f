"""BM25 scores follow the published formula, term by term."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.bm25 import K1, B, BM25Field, BM25Lucene

# Three texts of 2, 4 and 6 terms: the mean length is 4.
TEXTS = [["sạch", "hơn"], ["sạch", "sạch", "nước", "thải"], ["điện", "nước", "thải", "rác", "gió", "đất"]]


def test_score_of_a_rare_term() -> None:
    """ "hơn" stands once in one of three texts, of length 2 against a mean of 4."""
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    expected = idf * 1 * (K1 + 1) / (1 + K1 * (1 - B + B * 2 / 4))
    assert BM25Field(TEXTS).weights({"hơn": 1.0}) == pytest.approx([expected, 0, 0])


def test_score_of_a_repeated_term() -> None:
    """ "sạch" stands twice in the second text, which has the mean length; its idf is positive in 2 of 3 texts."""
    idf = math.log(1 + (3 - 2 + 0.5) / (2 + 0.5))
    assert BM25Field(TEXTS).weights({"sạch": 2.0})[1] == pytest.approx(2 * idf * 2 * (K1 + 1) / (2 + K1))


def test_unknown_terms_and_no_terms_score_nothing() -> None:
    """What no text holds adds nothing, and an empty collection is no error."""
    assert BM25Field(TEXTS).weights({"cá": 1.0}).sum() == 0
    assert BM25Field(TEXTS).weights({}).sum() == 0
    assert BM25Field([]).weights({"sạch": 1.0}).tolist() == []


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=9), min_size=1, max_size=12),
    st.lists(st.sampled_from("abcdefg"), min_size=1, max_size=6, unique=True),
)
def test_sparse_scores_are_rank_bm25s(texts: list[list[str]], query: list[str]) -> None:
    """Evaluating postings gives what rank-bm25 gives by visiting every text."""
    oracle = BM25Lucene(texts, k1=K1, b=B).get_scores(query)
    assert np.allclose(BM25Field(texts).weights(dict.fromkeys(query, 1.0)), oracle, rtol=1e-12, atol=1e-12)
