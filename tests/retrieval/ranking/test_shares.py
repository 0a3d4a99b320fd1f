"""How much of a question is held: a product of shares, each with its reason."""

from __future__ import annotations

import math

import pytest

from retrieval.ranking.evidence import find_evidence, look_around
from retrieval.ranking.shares import find_factors, product_of
from retrieval.ranking.weighted_query import WeightedQuery
from tests.retrieval.ranking.known_words import cut, weighted

KNOWN = ("lò", "sấy", "chè", "~lo", "~say", "~che", "giảm", "than")


def shares(query: WeightedQuery, *sentences: str) -> dict[str, float]:
    whole = cut(*sentences)
    around = look_around(whole, query)
    factors = find_factors(find_evidence(whole.spans, query, around), query, whole, around)
    assert product_of(factors) == pytest.approx(math.prod(factor.share for factor in factors))
    return {factor.name: factor.share for factor in factors}


def test_all_words_together_are_sure() -> None:
    """Nothing is taken off."""
    assert shares(weighted("lò sấy", *KNOWN), "Đây là lò sấy.") == {
        "words found": 1.0,
        "words together": 1.0,
        "kind of thing": 1.0,
    }


def test_a_word_near_the_sentence_counts_almost_as_one_in_it() -> None:
    """One of two words stands in the next sentence: (1 + .85) / 2."""
    found = shares(weighted("lò sấy", *KNOWN), "Đây là lò.", "Phải sấy khô.")
    assert found["words found"] == pytest.approx((1 + 0.85) / 2)


def test_words_without_marks_must_stand_together() -> None:
    """Apart, .52 is taken off without tone marks, and .15 with them."""
    assert shares(weighted("lo say", *KNOWN), "Có lò rồi mới sấy.")["words together"] == pytest.approx(1 - 0.52)
    assert shares(weighted("lò sấy", *KNOWN), "Có lò rồi mới sấy.")["words together"] == pytest.approx(1 - 0.15)


def test_a_number_of_the_question_must_be_found() -> None:
    """Another year is another answer."""
    query = weighted("lò sấy 2015", *KNOWN, "2015")
    assert shares(query, "Lò sấy năm 2020.")["numbers and years"] == 0.4
    assert "numbers and years" not in shares(query, "Lò sấy năm 2015.")


def test_the_type_of_thing_must_be_there() -> None:
    """.45 is left where something is to be counted and no number is there."""
    query = weighted("giảm bao nhiêu than", *KNOWN)
    assert shares(query, "Nhờ đó giảm nhiều than.")["kind of thing"] == pytest.approx(0.45)
    assert shares(query, "Nhờ đó giảm 3 than.")["kind of thing"] == 1.0


def test_somebody_elses_post_and_another_person_are_beside_the_point() -> None:
    """.45 and .4 are left."""
    post = weighted("ai là giám đốc sở", *KNOWN)
    assert shares(post, "Phó Giám đốc Sở đến.")["post"] == 0.45
    person = weighted("bà Lan nói gì về lò", *KNOWN)
    assert shares(person, "Ông Nam kể về lò.")["person or thing required"] == 0.4
