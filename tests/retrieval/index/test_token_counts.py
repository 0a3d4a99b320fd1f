"""Tokens counted by numbers are the terms of `retrieval.analysis.terms`."""

from __future__ import annotations

import numpy as np
import pytest

from retrieval.analysis.terms import bigram_terms, syllable_terms
from retrieval.analysis.tokenizer import tokenize
from retrieval.index.postings import Postings, count_terms
from retrieval.index.token_counts import TokenCounts

TEXTS = ("Sạch hơn sạch hơn sạch", "", "điện", "Điện điện dien 10.000 ĐIỆN", "hơn sạch. Nước sạch")


def assert_equal(found: Postings, expected: Postings) -> None:
    for name in ("hashes", "starts", "texts", "counts", "lengths"):
        assert getattr(found, name).dtype == getattr(expected, name).dtype
        np.testing.assert_array_equal(getattr(found, name), getattr(expected, name))


@pytest.mark.parametrize("texts", [TEXTS, (), ("",), ("", ""), ("điện",)])
def test_numbers_count_what_strings_count(texts: tuple[str, ...]) -> None:
    """Syllables and pairs, with words of other texts numbered beside them that none of these holds."""
    counts = TokenCounts()
    counts.number(tokenize("không có ở đâu"))
    tokens = [tokenize(text) for text in texts]
    numbered = [counts.number(each) for each in tokens]
    assert_equal(counts.syllables(numbered), count_terms([syllable_terms(each) for each in tokens]))
    assert_equal(counts.pairs(numbered), count_terms([bigram_terms(each) for each in tokens]))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Tiết kiệm 10 nghìn kWh,  hòa/hoà;\nnhà máy iso14001 giảm 12.3.2019 và 4,2%.",
        "hai trăm triệu đồng, mười phần trăm; muc5 5S ly\u0323",
    ],
)
def test_a_text_is_numbered_as_its_tokens_are(text: str) -> None:
    """Word by word between spaces, with its numbers and what multiplies them."""
    counts = TokenCounts()
    assert counts.number_text(text) == counts.number(tokenize(text))


def test_a_text_with_an_abbreviation_is_left_to_who_spells_it_out() -> None:
    """Also where it is glued to what stands beside it."""
    counts = TokenCounts()
    assert counts.number_text("Sở (SXSH/2020) nói") is None
    assert counts.number_text("Sở Công Thương nói") is not None
